/** `npm run import -- seeds/<id>`: reads the document there, prints the check report, writes data/plans/<id>.json. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importPlan } from './importer/import-plan.ts';
import { type ReportLanguage, renderReport } from './importer/report.ts';
import { type Plan, PlanSchema } from './plan/schema.ts';

const USAGE = `npm run import -- seeds/<id> [--lang zh|en]

The folder holds plan.txt (the document, byte for byte), origin.md (its head names plan, region and edition)
and, if wanted, titles.json (short titles by measure id).
`;

process.exitCode = main();

function main(): number {
  const called = readArguments();
  if (!called) return refuse(USAGE);
  const { folder, language } = called;
  const missing = ['plan.txt', 'origin.md'].filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) return refuse(`${folder}: ${missing.join(', ')} not found\n\n${USAGE}`);
  const bytes = readFileSync(join(folder, 'plan.txt'));
  const titles = join(folder, 'titles.json');
  const { plan, report } = importPlan({
    file: join(folder, 'plan.txt').replaceAll('\\', '/'),
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    origin: readFileSync(join(folder, 'origin.md'), 'utf8'),
    titles: existsSync(titles) ? readFileSync(titles, 'utf8') : undefined,
  });
  const text = renderReport(report, language);
  if (!plan) return refuse(text);
  const file = join('data', 'plans', `${plan.id}.json`);
  write(file, plan);
  process.stdout.write(`${text}\n→ ${file}\n`);
  return 0;
}

function readArguments(): { folder: string; language: ReportLanguage } | undefined {
  try {
    const { values, positionals } = parseArgs({ options: { lang: { type: 'string' } }, allowPositionals: true });
    const [folder, ...more] = positionals;
    const language = values.lang ?? 'zh';
    if (folder === undefined || more.length > 0 || (language !== 'zh' && language !== 'en')) return undefined;
    return { folder, language };
  } catch {
    // parseArgs throws at an option it does not know: the usage answers that too.
    return undefined;
  }
}

/** Whole or not at all: a half-written plan is never left behind. */
function write(file: string, plan: Plan): void {
  const json = JSON.stringify(PlanSchema.parse(plan), null, 2);
  // A place is a pair: one line reads better than four.
  const compact = json.replace(/\[\n\s+(\d+),\n\s+(\d+)\n\s+\]/gu, '[$1, $2]');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.new`, `${compact}\n`);
  renameSync(`${file}.new`, file);
}

function refuse(text: string): 1 {
  process.stderr.write(text);
  return 1;
}
