/** Every sentence of the corpus is read as its line says, and as nothing else; sentences that must not be answered are not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../src/desk/open-ledger.ts';
import { buildLexicon } from '../src/language/lexicon.ts';
import { understand } from '../src/language/understand.ts';
import { type Day, parseDay } from '../src/time/day.ts';
import { writeRequest } from './corpus/notation.ts';

interface Line {
  text: string;
  expected: string;
  today: Day;
  place: string;
}

const folder = join(import.meta.dirname, 'corpus');
const lexicon = buildLexicon(openLedger(join(import.meta.dirname, '../data'), 'ezhou-2016-2020'));

function linesOf(file: string): Line[] {
  let today = parseDay('2017-06-15');
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .flatMap((line, index): Line[] => {
      if (line.trim() === '' || line.startsWith('#')) return [];
      const now = /^now (?<day>\S+)$/u.exec(line)?.groups?.day;
      if (now) today = parseDay(now);
      const at = line.lastIndexOf(' => ');
      if (now || at < 0 || !today) {
        if (!now) throw new Error(`${file}:${index + 1} is neither a question nor a day`);
        return [];
      }
      return [{ text: line.slice(0, at), expected: line.slice(at + 4), today, place: `${file}:${index + 1}` }];
    });
}

function readingOf({ text, today }: Line): string {
  return writeRequest(understand(text, { lexicon, today, last: null }));
}

const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
const lines = files.map((file) => ({ file, lines: linesOf(file) }));

describe.each(lines)('the corpus $file', ({ lines: questions }) => {
  it.each(questions)('reads “$text” ($place)', (line) => {
    expect(readingOf(line)).toBe(line.expected);
  });
});

describe('the corpus as a whole', () => {
  it('holds 600 sentences or more, a third of them not to be answered', () => {
    const all = lines.flatMap((corpus) => corpus.lines);
    const unanswered = all.filter((line) => line.expected.startsWith('not understood'));

    expect(all.length).toBeGreaterThanOrEqual(600);
    expect(unanswered.length / all.length).toBeGreaterThanOrEqual(1 / 3);
  });

  it('says each sentence once', () => {
    const texts = lines.flatMap((corpus) => corpus.lines.map((line) => `${line.today} ${line.text}`));

    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});
