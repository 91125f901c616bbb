/** README says what is so: whatever it names exists, its tables are the program's, and its questions get the replies it shows. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '../commands/command.ts';
import { commands, findCommand } from '../commands/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import { en } from '../src/answer/wording/en.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { zh } from '../src/answer/wording/zh.ts';
import { WORDING } from '../src/channels/terminal/wording.ts';
import type { Facts, Lang } from '../src/conversation.ts';
import { openClock } from '../src/desk/clock.ts';
import { openLedger } from '../src/desk/open-ledger.ts';
import { openQuestionDesk } from '../src/desk/start.ts';
import {
  CANNOT_CHECK,
  CANNOT_SAVE,
  EDITED,
  FAILED,
  MEMBERS_ONLY,
  MEMBERS_ONLY_ANONYMOUS,
  NOT_KNOWN,
  OVERTAKEN,
  TOO_MANY,
  WORDLESS,
} from '../src/desk/wording.ts';
import { WORDING as DIGEST_WORDING } from '../src/digest/wording.ts';
import { openLog } from '../src/log.ts';
import { openCalendar } from '../src/time/working-days.ts';
import { ROOT, run } from './command-line.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const ENV_EXAMPLE = readFileSync(join(ROOT, '.env.example'), 'utf8');
const DAY = '2017-06-15';

/** A fenced block; one inside of a list is indented. */
const FENCE = /^(?<indent> *)```(?<info>[^\n]+)\n(?<body>[\s\S]*?)^ *```$/gmu;
const fences = [...README.matchAll(FENCE)].map(({ groups }) => ({
  info: groups?.info ?? '',
  text: (groups?.body ?? '').replaceAll(new RegExp(`^${groups?.indent ?? ''}`, 'gmu'), ''),
}));
const spans = codeIn(README.replaceAll(FENCE, ''));
/** What a reader may type or open: code within sentences, and the blocks that are typed. */
const typed = [...spans, ...fencesOf('sh'), ...fencesOf('console')];

function codeIn(markdown: string): string[] {
  return [...markdown.matchAll(/`(?<code>[^`\n]+)`/gu)].flatMap(({ groups }) => groups?.code ?? []);
}

function fencesOf(info: string): string[] {
  return fences.filter((fence) => fence.info === info).map(({ text }) => text);
}

/** Such blocks behind their first lines, as names of tests. */
function titled(info: string): [string, string][] {
  return fencesOf(info).map((text) => [text.split('\n')[0] ?? '', text]);
}

/** The rows of every table that has such a column, as cells by the name of their column. */
function rowsWith(column: string): Record<string, string>[] {
  const tables = README.match(/(?:^\|.*\|\n)+/gmu) ?? [];
  return tables.flatMap((table) => {
    const [header = [], _line, ...rows] = table.trim().split('\n').map(cellsOf);
    if (!header.includes(column)) return [];
    return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
  });
}

function cellsOf(line: string): string[] {
  const cells = line.split('|').slice(1, -1);
  return cells.map((cell) => cell.trim());
}

/** `seeds/<id>/plan.txt` stands for every plan's. */
function exists(path: string): boolean {
  return path.includes('<')
    ? globSync(path.replaceAll(/<\w+>/gu, '*'), { cwd: ROOT }).length > 0
    : existsSync(join(ROOT, path));
}

const ledger = openLedger(join(ROOT, 'data'), 'ezhou-2016-2020');
const log = openLog('silent', () => {});
const clock = openClock(Date.parse(`${DAY}T10:00:00+08:00`));
const desk = openQuestionDesk({ ledger, calendar: openCalendar(), clock, log });

/** What the program makes of the question on that day, asked by 市编办, with nothing before it. */
async function factsOf(text: string): Promise<Facts | undefined> {
  const message = { channel: 'docs', chat: text, person: 'reader', id: '1', text, addressed: true };
  return (await desk.receive(message, { as: '市编办', alone: true }))?.facts;
}

describe('whatever README names is there', () => {
  test('files and folders', () => {
    const words = typed.flatMap((code) => code.split(/\s+/u));
    const paths = words.filter((word) =>
      /^(?:(?:src|commands|data|seeds|tests|\.ci)\/\S*|LICENSE|\.env\.\w+)$/u.test(word),
    );

    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });

  test('npm scripts; and every script is named', () => {
    const calls = typed.flatMap((code) => [
      ...code.matchAll(/\bnpm (?:run (?:--silent )?)?(?<name>[a-z]+(?::[a-z]+)?)/gu),
    ]);
    const named = new Set(calls.map(({ groups }) => groups?.name ?? '').filter((name) => name !== 'ci'));

    expect([...named].sort()).toEqual(Object.keys(packageJson.scripts).sort());
  });

  test('the files that npm scripts run', () => {
    const files = Object.values(packageJson.scripts).flatMap((script) => script.match(/\S+\.ts\b/gu) ?? []);

    expect(files).toContain('src/main.ts');
    expect(files.filter((file) => !exists(file))).toEqual([]);
  });

  test('chat commands', () => {
    const names = spans.flatMap((code) => /^\/(?<name>\S+)/u.exec(code)?.groups?.name ?? []);

    expect(names.length).toBeGreaterThan(commands.length);
    expect(names.filter((name) => !findCommand(name))).toEqual([]);
  });

  test('options of the question tool, all of them', async () => {
    const { out } = await run('ask.ts', ['--help']);
    const told = rowsWith('option').flatMap((row) => row.option?.match(/--\w+/gu) ?? []);

    expect(new Set(told)).toEqual(new Set(out.replaceAll('--silent', '').match(/--\w+/gu)));
  });
});

describe('the tables of README', () => {
  test('the map holds every folder, and no other', () => {
    const map = rowsWith('folder').map((row) => codeIn(row.folder ?? '').join());
    const standsFor = (path: string, folder: string) =>
      new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/<\w+>/gu, '[^/]+')}$`, 'u').test(folder);
    const files = globSync(['{commands,data,seeds,src,tests}/**/*.*', '.ci/*'], { cwd: ROOT });
    const folders = [...new Set(files.map((path) => path.replace(/[^/]+$/u, '')))];

    expect(folders.filter((folder) => !map.some((path) => standsFor(path, folder)))).toEqual([]);
    expect(map.filter((path) => !folders.some((folder) => standsFor(path, folder)))).toEqual([]);
  });

  test('the commands are those of commands/index.ts: when this fails, copy the lines it expects', () => {
    const slashed = (names: Iterable<string>) => [...names].map((name) => `\`/${name}\``).join(' ');
    const expected = commands.map(({ name, names, summary, examples }) => {
      const cells = [slashed(new Set([name, ...names.en])), slashed(names.zh), summary.en, summary.zh];
      return `| ${[...cells, `\`${examples.en[0]}\``, `\`${examples.zh[0]}\``].join(' | ')} |`;
    });
    const told = rowsWith('命令').map((row) => `| ${Object.values(row).join(' | ')} |`);

    expect(told).toEqual(expected);
  });

  test('the settings are those of src/config.ts, and .env.example has them', () => {
    const config = readFileSync(join(ROOT, 'src/config.ts'), 'utf8');
    const read = [...config.matchAll(/^ {2}(?<name>[A-Z]+(?:_[A-Z]+)*):/gmu)].map(({ groups }) => groups?.name);
    const told = rowsWith('name').flatMap((row) => codeIn(row.name ?? ''));

    expect(read).toContain('DUBAN_NOW');
    expect(told).toEqual(read);
    expect([...ENV_EXAMPLE.matchAll(/^(?<name>[A-Z_]+)=/gmu)].map(({ groups }) => groups?.name)).toEqual(read);
  });

  test('the glossary holds the words that were agreed on, in their order', () => {
    const agreed = `plan 规划 · item 项 · measure 措施/任务 · section 部分 · phase 阶段 · lead 牵头单位 · support 配合单位 · unit 单位 ·
      collective 统称 · due 完成时限 · overdue 逾期 · digest 周报 · subscription 订阅 · slot · outbox · delivery · desk · chat 会话 ·
      group 群 · person · liaison 联络员 · query · facts · reply · block · choice · seed`;
    const told = rowsWith('word').map((row) => `${row.word} ${row.中文}`.trim());

    expect(told).toEqual(agreed.split('·').map((word) => word.trim()));
    expect(rowsWith('word').filter(({ meaning }) => !meaning)).toEqual([]);
  });
});

describe('what README shows is what the program says', () => {
  const columns = ['可以这样问', 'in Chinese', 'in English'];
  const questions = columns.flatMap((column) => rowsWith(column).flatMap((row) => codeIn(row[column] ?? '')));

  test('there are questions of every kind in both languages, and conversations', () => {
    for (const column of columns)
      expect(rowsWith(column).filter((row) => codeIn(row[column] ?? '').length === 0)).toEqual([]);
    expect(questions.length).toBeGreaterThan(50);
    expect(fences.map(({ info }) => info)).toEqual(expect.arrayContaining(['transcript', 'console', 'jsonl output']));
  });

  test.each([...new Set(questions)])('“%s” is answered', async (question) => {
    expect((await factsOf(question))?.outcome).toBe('answer');
  });

  const refused = rowsWith('asked').flatMap((row) =>
    codeIn(row.asked ?? '').map((asked) => [asked, row.outcome] as const),
  );

  test.each(refused)('“%s” ends as %s', async (question, outcome) => {
    expect(`\`${(await factsOf(question))?.outcome}\``).toBe(outcome);
  });

  test.each(titled('transcript'))('a conversation on the terminal: %s', async (_first, text) => {
    const input = (text.match(/^> .*\n/gmu) ?? []).map((line) => line.slice(2)).join('');

    const { out } = await run('main.ts', [], { input, env: { DUBAN_NOW: DAY } });

    expect(out.trim()).toBe(text.replaceAll(/^> .*\n/gmu, '').trim());
  });

  test.each(titled('console'))('the question tool: %s', async (_first, text) => {
    const [call = '', ...reply] = text.split('\n');
    const words = call.replace('$ npm run --silent ask -- ', '').match(/"[^"]*"|\S+/gu) ?? [];
    const parameters = words.map((word) => word.replaceAll('"', ''));

    const { out } = await run('ask.ts', parameters);

    expect(out).toBe(reply.join('\n'));
  });

  test('a batch', async () => {
    const { out, status } = await run('ask.ts', ['--batch', '-'], { input: fencesOf('jsonl input').join('') });

    expect(out).toBe(fencesOf('jsonl output').join(''));
    expect(status).toBe(1);
  });

  test('the question that is followed through the seven stations', async () => {
    const [question = ''] = codeIn(README.slice(README.indexOf('## Seven stations')));

    const facts = await factsOf(question);

    expect(facts?.query).toEqual(JSON.parse(fencesOf('json').join('')));
    expect(README).toContain(`: ${facts?.measures.join(', ').replace(/, (?<last>\S+)$/u, ' and $<last>')})`);
  });
});

/** Every leaf of the wording, with the way to it. */
function leavesOf(part: object, path = ''): [string, unknown][] {
  return Object.entries(part).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? leavesOf(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  );
}

const wordings: [string, object, object][] = [
  ['the answers', zh, en],
  ['the terminal', WORDING.zh, WORDING.en],
  ['the desk', deskIn('zh'), deskIn('en')],
  ['the digest station', DIGEST_WORDING.zh, DIGEST_WORDING.en],
  ['subscriptions, rights and status', officeWording('zh'), officeWording('en')],
  ['the commands', commands.map(inOne('zh')), commands.map(inOne('en'))],
];

/** What the desk itself says in that language. */
function deskIn(lang: Lang): object {
  const sentences = {
    FAILED,
    CANNOT_CHECK,
    CANNOT_SAVE,
    MEMBERS_ONLY,
    MEMBERS_ONLY_ANONYMOUS,
    NOT_KNOWN,
    EDITED,
    OVERTAKEN,
    TOO_MANY,
    WORDLESS,
  };
  return Object.fromEntries(Object.entries(sentences).map(([name, said]) => [name, said[lang]]));
}

/** What a command says in that language. */
function inOne(lang: Lang): (command: Command) => object {
  return ({ names, summary, usage, examples }) => [names[lang][0], summary[lang], usage[lang], examples[lang][0]];
}

test.each(wordings)('%s say the same in both languages, and nothing is left empty', (_of, chinese, english) => {
  const leaves = [...leavesOf(chinese), ...leavesOf(english)];
  const paths = (part: object) => leavesOf(part).map(([path]) => path);

  expect(paths(english).sort()).toEqual(paths(chinese).sort());
  expect(leaves.filter(([, value]) => typeof value !== 'function' && !String(value ?? '').trim())).toEqual([]);
});
