/** The house rules that a machine can check: which way imports point, that the core is pure, and that files stay small and say what they are for. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const MAX_LINES = 250;
const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^;'"]*?\sfrom\s)?\s*['"](?<name>[^'"]+)['"]/gu;
const DYNAMIC_IMPORT = /\bimport\(\s*['"](?<name>[^'"]+)['"]\s*\)/gu;

/** What each part may import, besides itself. `src/time` is open to all; `src/main.ts` may import everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  time: [],
  plan: [],
  session: ['plan'],
  conversation: ['plan', 'session'],
  rights: ['session'],
  language: ['plan', 'session', 'conversation'],
  answer: ['plan', 'session', 'conversation', 'rights', 'language'],
  commands: ['plan', 'session', 'conversation', 'rights', 'language', 'answer'],
  importer: ['plan'],
  store: ['plan', 'session', 'conversation', 'log', 'config'],
  // Every channel can fall back on plain text, and may ask how wide it is.
  channels: ['session', 'conversation', 'answer/plain', 'answer/width', 'log', 'config'],
  // Both speak through channels, and know of them no more than the interface.
  digest: ['plan', 'session', 'conversation', 'language', 'answer', 'store', 'channels/channel', 'log', 'config'],
  desk: [
    'plan',
    'session',
    'conversation',
    'rights',
    'language',
    'answer',
    'commands',
    'store',
    'channels/channel',
    'channels/inbox',
    'channels/lease',
    'channels/choices',
    'log',
    'config',
  ],
  // It is told what it shows, and knows no part of the bot.
  server: ['log', 'config', 'health', 'metrics'],
  health: ['log'],
  metrics: ['health'],
  log: [],
  runtime: [],
  config: ['desk/clock', 'log'],
  explain: ['channels/channel', 'config', 'plan', 'store/problem'],
};
/** The command lines and what wires the parts together: free to import what they show. Nobody else imports them. */
const FACES = ['main', 'bot', 'connect', 'ask', 'import', 'doctor', 'backup', 'batch'];
const CORE = ['time', 'plan', 'session', 'conversation', 'rights', 'language', 'answer', 'commands', 'importer'];

/** Packages that only one place may know. */
const KEPT_TO: readonly { packages: RegExp; place: RegExp }[] = [
  { packages: /^(?:grammy|@grammyjs\/.*)$/u, place: /^src\/channels\/telegram\//u },
  { packages: /^@wecom\//u, place: /^src\/channels\/wecom\// },
  { packages: /^fast-xml-parser$/u, place: /^src\/channels\/wecom\/xml\.ts$/u },
  { packages: /^(?:better-sqlite3|pg|node:sqlite)$/u, place: /^src\/store\/(?:sqlite|postgres)\.ts$/u },
];
const IMPURE: readonly RegExp[] = [
  /\bDate\.now\b/u,
  /\bnew Date\(\s*\)/u,
  /\bperformance\.now\b/u,
  /\bMath\.random\b/u,
  /\bcrypto\.random/u,
  /\bprocess\./u,
  /\bfetch\(/u,
  /\bset(?:Timeout|Interval|Immediate)\(/u,
  /\bconsole\./u,
  /['"]node:/u,
];

interface Source {
  path: string;
  text: string;
  imports: string[];
}

function readSources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(ROOT, path), 'utf8');
      const found = [...text.matchAll(IMPORT), ...text.matchAll(DYNAMIC_IMPORT)];
      return { path, text, imports: found.flatMap((match) => match.groups?.name ?? []) };
    });
}

/** `src/plan/load.ts` → `plan/load`, `commands/due.ts` → `commands/due`, `src/log.ts` → `log`. */
function moduleOf(path: string): string {
  return path.replace(/^src\//u, '').replace(/\.ts$/u, '');
}

function partOf(module: string): string {
  return module.split('/')[0] ?? module;
}

/** What the file imports of the project, as modules. */
function ownImports(source: Source): string[] {
  return source.imports
    .filter((name) => name.startsWith('.'))
    .map((name) => moduleOf(relative(ROOT, join(ROOT, dirname(source.path), name))));
}

function isAllowed(from: string, to: string): boolean {
  const part = partOf(from);
  if (FACES.includes(partOf(to))) return FACES.includes(part) && ['batch', 'bot', 'connect'].includes(partOf(to));
  if (FACES.includes(part) || partOf(to) === 'time' || partOf(to) === part) return true;
  return (MAY_IMPORT[part] ?? []).some((allowed) => to === allowed || to.startsWith(`${allowed}/`));
}

const sources = [...readSources('src'), ...readSources('commands')];
const everything = [...sources, ...readSources('tests')];

describe('the house', () => {
  test('finds sources to check', () => {
    expect(sources.map(({ path }) => path)).toContain('src/main.ts');
    expect(sources.find(({ path }) => path === 'src/main.ts')?.imports).toContain('./bot.ts');
  });

  test('knows every part of the source', () => {
    const parts = new Set(sources.map(({ path }) => partOf(moduleOf(path))));
    const known = new Set([...Object.keys(MAY_IMPORT), ...FACES]);
    expect([...parts].filter((part) => !known.has(part))).toEqual([]);
  });

  test('lets imports point one way only', () => {
    const wrong = sources.flatMap((source) => {
      const from = moduleOf(source.path);
      return ownImports(source)
        .filter((to) => !isAllowed(from, to))
        .map((to) => `${from} imports ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  test('keeps clock, chance, environment, network and files out of the core', () => {
    const impure = sources
      .filter(({ path }) => CORE.includes(partOf(moduleOf(path))))
      .flatMap(({ path, text }) =>
        IMPURE.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${pattern.source}`),
      );
    expect(impure).toEqual([]);
  });

  test('reads the environment in config.ts only', () => {
    const readers = sources.filter(({ text }) => /\bprocess\.(?:env|loadEnvFile)\b/u.test(text));
    expect(readers.map(({ path }) => path)).toEqual(['src/config.ts']);
  });

  test('keeps a platform or a driver in the one place that may know it', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      KEPT_TO.filter(({ place }) => !place.test(path)).flatMap(({ packages }) =>
        imports.filter((name) => packages.test(name)).map((name) => `${path} imports ${name}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps files short enough to read at a sitting', () => {
    const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });

  test('opens every file with a sentence that says what it is for', () => {
    const silent = everything.filter(({ text }) => !/^\/\*\*\s+\S[\s\S]*?\*\//u.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('keeps main.ts to wiring', () => {
    const main = sources.find(({ path }) => path === 'src/main.ts');
    expect(main?.text.split('\n').length).toBeLessThan(120);
  });
});

describe('the rules themselves', () => {
  test.each([
    ['plan/load', 'language/understand'],
    ['language/understand', 'answer/respond'],
    ['answer/respond', 'commands/index'],
    ['importer/read', 'language/normalise'],
    ['channels/terminal/show', 'desk/desk'],
    ['channels/terminal/show', 'answer/respond'],
    ['desk/desk', 'channels/terminal/terminal'],
    ['desk/desk', 'main'],
    ['server', 'store/open'],
    ['server', 'channels/telegram/telegram'],
    ['health', 'desk/clock'],
    ['desk/desk', 'server'],
  ])('%s may not import %s', (from, to) => {
    expect(isAllowed(from, to)).toBe(false);
  });
});
