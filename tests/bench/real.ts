/** Measures questions about the real plan beside a bare echo: CPU in alternating rounds of one process, and latency. */
import { renderPlain } from '../../src/answer/plain.ts';
import { openClock, readNow } from '../../src/desk/clock.ts';
import { openQuestionDesk } from '../../src/desk/start.ts';
import { loadLedger } from '../../src/plan/load.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { openEcho } from './echo.ts';
import { cpuOf, median, percentile } from './measure.ts';
import { QUESTIONS } from './questions.ts';
import { realData } from './synthetic.ts';
import type { Row } from './table.ts';

/** Until the compiler has done its work: it takes some ten thousand questions. */
const WARM_UP_PASSES = 300;
const ROUNDS = 11;
/** An echo is so cheap that a round of it needs many for the clock to see it. */
const PASSES_OF_A_ROUND = { ask: 40, echo: 400 };
const LATENCY_PASSES = 120;

/** Rows for CPU, its ratio to the echo, and latency. */
export async function measureQuestions(): Promise<Row[]> {
  const echo = openEcho();
  const ask = openQuestions();
  const everyQuestion = async (passes: number, take: (text: string) => Promise<unknown>) => {
    for (let pass = 0; pass < passes; pass += 1) {
      for (const text of QUESTIONS) await take(text);
    }
  };
  await everyQuestion(WARM_UP_PASSES, ask);
  await everyQuestion(WARM_UP_PASSES, echo);

  const asked: number[] = [];
  const echoed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    echoed.push((await cpuOf(() => everyQuestion(PASSES_OF_A_ROUND.echo, echo))) / PASSES_OF_A_ROUND.echo);
    asked.push((await cpuOf(() => everyQuestion(PASSES_OF_A_ROUND.ask, ask))) / PASSES_OF_A_ROUND.ask);
  }
  const ratio = median(asked.map((cpu, round) => cpu / (echoed[round] ?? Number.NaN)));

  const times: number[] = [];
  const answered = new Set<string>();
  await everyQuestion(LATENCY_PASSES, async (text) => {
    const start = performance.now();
    const outcome = await ask(text);
    times.push(performance.now() - start);
    if (outcome === 'answer') answered.add(text);
  });
  const mix = `${QUESTIONS.length} questions, ${answered.size} of them answered`;
  return [
    { what: `CPU of a question (${mix})`, measured: median(asked) / QUESTIONS.length, unit: 'µs', target: null },
    { what: 'CPU of a bare grammY echo', measured: median(echoed) / QUESTIONS.length, unit: 'µs', target: null },
    { what: 'ratio', measured: ratio, unit: '×', target: 15 },
    { what: 'ratio', measured: ratio, unit: '×', target: 5, kind: 'aim' },
    { what: 'latency, p50', measured: percentile(times, 0.5), unit: 'ms', target: null },
    { what: 'latency, p99', measured: percentile(times, 0.99), unit: 'ms', target: 1 },
    { what: `latency, longest of ${times.length}`, measured: percentile(times, 1), unit: 'ms', target: null },
  ];
}

/** A function that takes one text through the desk to the plain text of its reply, and gives the outcome. */
function openQuestions(): (text: string) => Promise<string> {
  const { plan, units, words } = realData();
  const clock = openClock(readNow('2017-06-15') ?? null);
  const desk = openQuestionDesk({
    ledger: loadLedger(plan, units, words),
    calendar: openCalendar(),
    clock,
    log: () => {},
  });
  let id = 0;
  return async (text) => {
    id += 1;
    const message = { channel: 'bench', chat: 'real', person: 'bench', id: String(id), text, addressed: true };
    const answer = await desk.receive(message, { as: '市编办' });
    if (!answer || renderPlain(answer.reply) === '') throw new Error(`no reply to ${text}`);
    return answer.facts.outcome;
  };
}
