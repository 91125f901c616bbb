/** The commands: one file each, no name twice, and every example is answered. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandNames, commands, findCommand, runCommand } from '../../commands/index.ts';
import type { Answer, Lang, World } from '../../src/conversation.ts';
import { openClock } from '../../src/desk/clock.ts';
import { openDesk } from '../../src/desk/desk.ts';
import { openMemory } from '../../src/desk/memory.ts';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { keepNothing } from '../../src/desk/records.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import type { Context } from '../../src/language/understand.ts';
import { openLog } from '../../src/log.ts';
import { dayOf } from '../../src/time/day.ts';
import { calendar, sessionOn } from '../given-session.ts';

const ledger = openLedger(`${import.meta.dirname}/../../data`, 'ezhou-2016-2020');
const clock = openClock(Date.parse('2017-06-15T10:00:00+08:00'));
const today = clock.today();
const context: Context = { lexicon: buildLexicon(ledger), today, last: null };
const world = (lang: Lang): World => ({ ledger, today, lang, asker: null, session: sessionOn(today) });
const LANGS = ['zh', 'en'] as const;

const desk = openDesk({
  ledger,
  calendar,
  clock,
  memory: openMemory(),
  records: keepNothing(calendar),
  log: openLog('silent', () => {}),
  read: 'open',
});
let chats = 0;

/** What the desk says to the text, on 15 June 2017, to somebody of 市编办. */
async function answerTo(text: string, as = '市编办', lang?: Lang): Promise<Answer> {
  chats += 1;
  const message = { channel: 'test', chat: String(chats), person: 'li', id: '1', text, addressed: true };
  const answer = await desk.receive(message, { as, lang });
  if (!answer) throw new Error('silence');
  return answer;
}

describe('the list', () => {
  test('holds every file of commands/: add the missing command to commands/index.ts', () => {
    const files = readdirSync(join(import.meta.dirname, '../../commands'))
      .map((name) => name.replace(/\.ts$/u, ''))
      .filter((name) => name !== 'index' && name !== 'command');
    expect(commands.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  test('gives no name to two commands', () => {
    expect(commandNames.filter((name, index) => commandNames.indexOf(name) !== index)).toEqual([]);
  });

  test('finds a command by each of its names, in any width, case and script', () => {
    for (const name of commandNames) expect(findCommand(name)?.name, name).toBeDefined();
    expect(findCommand('ＤＵＥ')?.name).toBe('due');
    expect(findCommand('Due')?.name).toBe('due');
    expect(findCommand('統計')?.name).toBe('stats');
    expect(findCommand('nothing')).toBeUndefined();
  });
});

/** Those of subscriptions and roles need more than a text: see the other tests of this folder. */
const questions = commands.filter(({ isAdministration }) => !isAdministration);

describe.for(questions)('/$name', (command) => {
  const examples = LANGS.flatMap((lang) => command.examples[lang].map((text) => [lang, text] as const));

  test.for(examples)('%s: %s is answered', async ([lang, text]) => {
    const { facts, reply } = await answerTo(text);

    expect(facts.outcome, JSON.stringify(reply.blocks)).toMatch(/^(?:answer|help)$/u);
    expect(text.startsWith('/'), `${lang} example begins with a slash`).toBe(true);
  });

  test('without its argument is answered, or asks for it with examples that can be chosen', async () => {
    for (const lang of LANGS) {
      const { facts, reply } = await answerTo(`/${command.names[lang][0]}`, '市编办', lang);

      if (facts.outcome === 'clarify')
        expect(reply.choices.map(({ send }) => send)).toEqual(command.examples[lang].slice(0, 3));
      else expect(facts.outcome).toMatch(/^(?:answer|help|not_found)$/u);
    }
  });
});

describe('a command is short for a query', () => {
  test.each([
    ['/due 2017年6月', '2017年6月到期的任务'],
    ['/due', '本月到期的任务'],
    ['/item 24', '第24项全文'],
    ['/item 4.3', '4.3全文'],
    ['/lead 24', '第24项谁牵头'],
    ['/lead 市编办', '市编办牵头的任务'],
    ['/due 24', '第24项什么时候完成'],
    ['/due 2018', '2018年到期的任务'],
    ['/stats 2017', '2017年到期的任务有多少'],
    ['/section 3', '第三部分的任务'],
    ['/section 三', '第三部分的任务'],
    ['/overdue', '逾期的任务'],
    ['/next', '最近到期的任务'],
    ['/stats', '一共有多少任务'],
    ['/mine', '我的任务'],
    ['/mine 牵头', '我牵头的任务'],
  ])('%s and “%s” give the same facts', async (command, question) => {
    const { query: _, ...short } = (await answerTo(command)).facts;
    const { query: __, ...long } = (await answerTo(question)).facts;

    expect(short).toEqual(long);
    expect(short.outcome).toBe('answer');
  });

  test('conditions add up', async () => {
    const { facts } = await answerTo('/mine 牵头 2017年底前');

    expect(facts.measures.length).toBeGreaterThan(0);
    for (const id of facts.measures) {
      const measure = ledger.measures.get(id);
      expect(measure?.leads.map(({ name }) => name)).toContain('市编办');
      expect(measure?.due?.day.localeCompare(dayOf(2017, 12, 31) ?? '')).toBeLessThanOrEqual(0);
    }
  });
});

describe('what is wrong', () => {
  test.each([
    ['deu', '/due June 2017'],
    ['leed', '/lead 24'],
    ['overdeu', '/overdue'],
    ['hlep', '/help'],
  ])('/%s is not known and %s is offered first', (name, offered) => {
    const result = runCommand({ name, args: '' }, context, world('en'));

    expect(result).toMatchObject({ kind: 'unclear', reason: 'unknown-command', words: [name] });
    expect('choices' in result && result.choices[0]?.send).toBe(offered);
  });

  test('what is much farther than the nearest is not offered', () => {
    const result = runCommand({ name: 'foo', args: '' }, context, world('zh'));
    expect('choices' in result && result.choices.map(({ send }) => send)).toEqual(['/关注 第24项']);
  });

  test('an unknown Chinese command gets the nearest offered', () => {
    const result = runCommand({ name: '到齐', args: '' }, context, world('zh'));
    expect('choices' in result && result.choices[0]?.send).toBe('/到期 2017年6月');
  });

  test('a command that is like none gets help offered', () => {
    const result = runCommand({ name: '天气预报怎么样', args: '' }, context, world('zh'));
    expect('choices' in result && result.choices.map(({ send }) => send)).toEqual(['/帮助']);
  });

  test.each([
    '/due 昨天吃什么',
    '/unit 河长制',
    '/item 四十六项',
    '/section 9',
    '/help nothing',
    '/language 法语',
    '/item 12.5',
  ])('%s is not answered', async (text) => {
    expect((await answerTo(text)).facts.outcome).toMatch(/^(?:clarify|not_found|refuse)$/u);
  });
});
