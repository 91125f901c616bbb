/** Runs the question tool in a process of its own, with the flags of the npm script, and measures time and memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** Loaded before the program: at its end it writes the peak of its memory, in kilobytes, to descriptor 3. */
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
   process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`,
)}`;
const DEADLINE_MS = 30_000;

export interface Run {
  milliseconds: number;
  /** Peak resident memory; 0 when it was not asked for. */
  megabytes: number;
}

/** Milliseconds from the start of a process to the answer of one question, as npm run ask would start it. */
export async function answerOnce(question: string): Promise<number> {
  return (await runAsk([question], '', false)).milliseconds;
}

/** Peak memory of a process that answers one question. */
export async function memoryOfOne(question: string): Promise<number> {
  return (await runAsk([question], '', true)).megabytes;
}

/** Time and peak memory of a process that answers a batch of so many questions. */
export function answerBatchOf(questions: readonly string[], count: number): Promise<Run> {
  const lines = Array.from({ length: count }, (_, id) =>
    JSON.stringify({ id, text: questions[id % questions.length] ?? '' }),
  );
  return runAsk(['--batch', '-'], lines.join('\n'), true);
}

function runAsk(parameters: readonly string[], input: string, withMemory: boolean): Promise<Run> {
  const start = performance.now();
  const done = Promise.withResolvers<Run>();
  const flags = withMemory ? ['--import', REPORT_MEMORY, ...askScript()] : askScript();
  const child = spawn(process.execPath, [...flags, '--now', '2017-06-15', ...parameters], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
    timeout: DEADLINE_MS,
  });
  let kilobytes = '';
  let milliseconds = 0;
  child.stdio[3]?.on('data', (chunk) => {
    kilobytes += String(chunk);
  });
  child.stdout?.on('data', () => {
    milliseconds = performance.now() - start;
  });
  child.on('error', done.reject);
  child.on('close', (status, signal) => {
    if (status === 0) done.resolve({ milliseconds, megabytes: Number(kilobytes) / 1000 });
    else done.reject(new Error(`src/ask.ts ended with ${signal ?? status}`));
  });
  child.stdin?.end(input);
  return done.promise;
}

/** What stands behind `node` in the npm script `ask`, so that the bench measures what people run. */
function askScript(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return String(scripts.ask).split(' ').slice(1);
}
