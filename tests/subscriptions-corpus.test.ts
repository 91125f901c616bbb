/** Every subscription of the corpus is read as its line says, and only messages that are plainly a command become one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../src/desk/open-ledger.ts';
import { buildLexicon } from '../src/language/lexicon.ts';
import { spokenCommand } from '../src/language/spoken-commands.ts';
import { readSubscription } from '../src/language/subscription.ts';
import { understand } from '../src/language/understand.ts';
import { type Day, parseDay } from '../src/time/day.ts';
import { writeSubscription } from './corpus/notation.ts';

interface Line {
  text: string;
  expected: string;
  today: Day;
  place: string;
}

const folder = join(import.meta.dirname, 'corpus/subscriptions');
const lexicon = buildLexicon(openLedger(join(import.meta.dirname, '../data'), 'ezhou-2016-2020'));

function linesOf(file: string): Line[] {
  let today = parseDay('2017-06-15') as Day;
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .flatMap((line, index): Line[] => {
      if (line.trim() === '' || line.startsWith('#')) return [];
      const now = parseDay(/^now (?<day>\S+)$/u.exec(line)?.groups?.day ?? '');
      if (now) {
        today = now;
        return [];
      }
      const at = line.lastIndexOf(' => ');
      if (at < 0) throw new Error(`${file}:${index + 1} is neither a sentence nor a day`);
      return [{ text: line.slice(0, at), expected: line.slice(at + 4), today, place: `${file}:${index + 1}` }];
    });
}

function readingOf({ text, today }: Line): string {
  return writeSubscription(readSubscription(text, { lexicon, today, last: null }));
}

function commandOf({ text }: Line): string {
  const command = spokenCommand(text);
  return command ? `/${command.name} ${command.args}`.trim() : 'none';
}

const subscriptions = [...linesOf('zh.txt'), ...linesOf('en.txt')];
const spoken = linesOf('spoken.txt');

describe('a subscription', () => {
  it.each(subscriptions)('“$text” is read as its line says ($place)', (line) => {
    expect(readingOf(line)).toBe(line.expected);
  });

  it('is read the same whatever was asked before', () => {
    const last = { query: { tell: 'measures', where: { section: [1] } } as const, page: 0 };

    for (const line of subscriptions) {
      const context = {
        lexicon,
        today: line.today,
        last: { query: { ...last.query, where: { section: [1] } }, page: 0 },
      };
      expect(writeSubscription(readSubscription(line.text, context))).toBe(line.expected);
    }
  });

  it('that was not read offers only messages that are read', () => {
    for (const { text, today } of subscriptions) {
      const context = { lexicon, today, last: null };
      const read = readSubscription(text, context);
      for (const { send } of read.kind === 'not-read' ? read.choices : []) {
        const command = spokenCommand(send);
        expect(command?.name, send).toBe('subscribe');
        expect(readSubscription(command?.args ?? '', context).kind, send).toBe('subscription');
      }
    }
  });
});

describe('a message', () => {
  it.each(spoken)('“$text” is the command that its line says ($place)', (line) => {
    expect(commandOf(line)).toBe(line.expected);
  });

  it('that is a command is understood as it, whatever was asked before', () => {
    for (const line of spoken.filter(({ expected }) => expected !== 'none')) {
      const request = understand(line.text, { lexicon, today: line.today, last: null });
      expect(request).toMatchObject({ kind: 'command', ...spokenCommand(line.text) });
    }
  });
});

describe('the corpus of subscriptions', () => {
  it('holds 60 sentences or more in each of its halves, a third of them not to be read', () => {
    for (const lines of [subscriptions, spoken]) {
      const not = lines.filter(({ expected }) => expected.startsWith('not read') || expected === 'none');

      expect(lines.length).toBeGreaterThanOrEqual(60);
      expect(not.length / lines.length).toBeGreaterThanOrEqual(1 / 3);
    }
  });

  it('says each sentence once', () => {
    for (const lines of [subscriptions, spoken]) expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
  });
});
