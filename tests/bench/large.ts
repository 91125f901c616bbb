/** Measures the core on a plan of 100,000 measures over 2,000 units: how long it loads, and how long questions of each kind take. */
import { renderPlain } from '../../src/answer/plain.ts';
import { openClock, readNow } from '../../src/desk/clock.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openQuestionDesk } from '../../src/desk/start.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { loadLedger } from '../../src/plan/load.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { numbersFrom, percentile } from './measure.ts';
import { makePlan, realData, type Synthetic } from './synthetic.ts';
import type { Row } from './table.ts';

const MEASURES = 100_000;
const UNITS = 2_000;
const WARM_UP = 40;
const ROUNDS = 100;

/** Rows for the load, for each kind of question, and for all questions together. */
export async function measureLargePlan(): Promise<Row[]> {
  const data = parsed(makePlan(realLedgerData(), MEASURES, UNITS));
  globalThis.gc?.();
  const start = performance.now();
  const ledger = loadLedger(data.plan, data.units, data.words);
  const loaded = performance.now();
  buildLexicon(ledger);
  const built = performance.now();
  const clock = openClock(readNow('2017-06-15') ?? null);
  const desk = openQuestionDesk({ ledger, calendar: openCalendar(), clock, log: () => {} });
  globalThis.gc?.();
  const rows: Row[] = [
    { what: 'load the ledger', measured: (loaded - start) / 1000, unit: 's', target: null },
    { what: 'build the lexicon', measured: (built - loaded) / 1000, unit: 's', target: null },
    { what: 'both', measured: (built - start) / 1000, unit: 's', target: 5 },
    { what: 'heap', measured: process.memoryUsage().heapUsed / 1e6, unit: 'MB', target: null },
  ];
  const all: number[] = [];
  for (const [kind, question] of Object.entries(kindsOf(data))) {
    const { times, answered } = await timesOf(desk, question);
    all.push(...times);
    const what = `${kind} (${Math.round(answered * 100)} % answered), p99`;
    rows.push({ what, measured: percentile(times, 0.99), unit: 'ms', target: 10 });
  }
  rows.push({ what: 'all questions, p50', measured: percentile(all, 0.5), unit: 'ms', target: null });
  rows.push({ what: 'all questions, p99', measured: percentile(all, 0.99), unit: 'ms', target: 10 });
  return rows;
}

/** As a data file would arrive: parsed JSON that shares nothing. */
function parsed(data: Synthetic): Synthetic {
  return JSON.parse(JSON.stringify(data));
}

function realLedgerData(): Synthetic {
  const { plan, units, words } = realData();
  const ledger = loadLedger(plan, units, words);
  if (!ledger.words) throw new Error('the real plan has words');
  return { plan: ledger.plan, units: ledger.units, words: ledger.words };
}

async function timesOf(desk: Desk, question: (next: () => number) => string) {
  const next = numbersFrom(7);
  const times: number[] = [];
  let answered = 0;
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const message = {
      channel: 'bench',
      chat: 'large',
      person: 'bench',
      id: `${round}`,
      text: question(next),
      addressed: true,
    };
    const start = performance.now();
    const answer = await desk.receive(message, { alone: true });
    if (answer) renderPlain(answer.reply);
    const time = performance.now() - start;
    if (round < 0) continue;
    times.push(time);
    if (answer?.facts.outcome === 'answer') answered += 1;
  }
  return { times, answered: answered / ROUNDS };
}

/** For each kind a way to make one question, never the same twice in a row. */
function kindsOf({ plan, units, words }: Synthetic): Record<string, (next: () => number) => string> {
  const pick = <T>(next: () => number, list: readonly T[]): T => {
    const one = list[Math.floor(next() * list.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  };
  const unit = (next: () => number) => pick(next, units.units);
  const year = (next: () => number) => 2016 + Math.floor(next() * 5);
  const month = (next: () => number) => 1 + Math.floor(next() * 12);
  const named = Object.values(words.measures);
  const topics = named.flatMap(({ topics }) => topics.zh).filter((topic) => topic.length > 2);
  const english = named.flatMap(({ topics }) => topics.en).filter((topic) => topic.includes(' '));
  return {
    item: (next) => `第${1 + Math.floor(next() * 9000)}项谁牵头`,
    'item, English': (next) => `who leads item ${1 + Math.floor(next() * 900)}`,
    unit: (next) => `${unit(next).name}牵头的任务`,
    'unit, English': (next) => `tasks of the ${unit(next).en}`,
    'unit, everything': (next) => `${unit(next).name}有哪些任务`,
    'units together': (next) => `${unit(next).name}和${unit(next).name}共同牵头的任务`,
    topic: (next) => `${pick(next, topics)}谁牵头`,
    'topic, English': (next) => `who is in charge of ${pick(next, english)}`,
    'topic from the text': (next) => `和${pick(next, plan.measures).title.slice(0, 6)}有关的任务`,
    'topic of two characters': (next) => `和${pick(next, TWO)}有关的任务`,
    'date, one month': (next) => `${year(next)}年${month(next)}月到期的任务`,
    'date, from the start': (next) => `${year(next)}年${month(next)}月底前到期的任务`,
    count: (next) => `${year(next)}年${month(next)}月底前到期的任务有几项`,
    'count of a unit': (next) => `${unit(next).name}有几项任务`,
    'count of all': () => '一共有多少项任务',
    section: (next) => `第${pick(next, ['一', '二', '三', '四', '五', '六', '七'])}部分有哪些任务`,
    ranking: (next) => `${year(next)}年${month(next)}月底前到期的任务哪个单位牵头最多`,
    'ranking of all': () => '哪个单位牵头的任务最多',
    overdue: () => '已经逾期的任务有哪些',
    'overdue of a unit': (next) => `${unit(next).name}逾期的任务`,
    next: () => '下一个到期的任务是什么',
    'unit, date and topic': (next) => `${unit(next).name}牵头、${year(next)}年底前、和${pick(next, TWO)}有关的任务`,
    'not understood': (next) => `${pick(next, topics)}蓝鲸${pick(next, TWO)}咖啡机什么颜色`,
  };
}

const TWO = ['执法', '审批', '监督', '信访', '食品', '信息', '公开', '培训', '环境', '管理'];
