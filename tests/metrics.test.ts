/** Metrics: what is counted and measured, as Prometheus reads it. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type MetricsParts, openMetrics } from '../src/metrics.ts';

const NOTHING = { deliveries: new Map<string, number>(), waiting: new Map<string, number>() };

function open(given: Partial<MetricsParts> = {}) {
  const metrics = openMetrics({ version: '0.1.0', owed: async () => NOTHING, ...given });
  onTestFinished(() => metrics.close());
  return metrics;
}

/** The value of one line. */
function sampleOf(text: string, name: string): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length));
}

/** As the format has it: comments before the samples of their family, each family once. */
const LINE =
  /^(?:# (?:HELP|TYPE) [a-z_]+ .+|[a-z_]+(?:\{[a-z]+="(?:[^"\\\n]|\\.)*"(?:,[a-z]+="(?:[^"\\\n]|\\.)*")*\})? -?\d+(?:\.\d+)?(?:e[-+]\d+)?)$/u;

test('counts answers by channel and outcome, and tells how long they took', async () => {
  const metrics = open();
  for (let ms = 1; ms <= 100; ms += 1) metrics.answered({ channel: 'telegram', outcome: 'answer', ms });
  metrics.answered({ channel: 'telegram', outcome: 'silence', ms: 0 });
  metrics.answered({ channel: 'terminal', outcome: 'help', ms: 2500 });

  const text = await metrics.text([]);

  expect(sampleOf(text, 'duban_messages_total{channel="telegram",outcome="answer"}')).toBe(100);
  expect(sampleOf(text, 'duban_messages_total{channel="telegram",outcome="silence"}')).toBe(1);
  expect(sampleOf(text, 'duban_answer_seconds{channel="telegram",quantile="0.5"}')).toBe(0.05);
  expect(sampleOf(text, 'duban_answer_seconds{channel="telegram",quantile="0.99"}')).toBe(0.099);
  expect(sampleOf(text, 'duban_answer_seconds_sum{channel="telegram"}')).toBeCloseTo(5.05);
  expect(sampleOf(text, 'duban_answer_seconds_count{channel="telegram"}')).toBe(101);
  expect(sampleOf(text, 'duban_answer_seconds{channel="terminal",quantile="0.5"}')).toBe(2.5);
});

test('quantiles are of the last answers, sum and count of all', async () => {
  const metrics = open();
  for (let n = 0; n < 600; n += 1) metrics.answered({ channel: 'a', outcome: 'answer', ms: 1000 });
  for (let n = 0; n < 512; n += 1) metrics.answered({ channel: 'a', outcome: 'answer', ms: 1 });

  const text = await metrics.text([]);

  expect(sampleOf(text, 'duban_answer_seconds{channel="a",quantile="0.99"}')).toBe(0.001);
  expect(sampleOf(text, 'duban_answer_seconds_count{channel="a"}')).toBe(1112);
});

test('tells what is owed and what waits, with a zero for a channel where nothing does', async () => {
  const metrics = open({
    owed: async () => ({ deliveries: new Map([['queued', 3]]), waiting: new Map([['telegram', 2]]) }),
  });
  metrics.polled('telegram');
  metrics.polled('other');

  const text = await metrics.text([]);

  expect(sampleOf(text, 'duban_deliveries{state="queued"}')).toBe(3);
  expect(sampleOf(text, 'duban_inbox_waiting{channel="telegram"}')).toBe(2);
  expect(sampleOf(text, 'duban_inbox_waiting{channel="other"}')).toBe(0);
});

test('tells everything else when the store can’t be asked', async () => {
  const metrics = open({ owed: () => Promise.reject(new Error('down')) });

  const text = await metrics.text([{ name: 'store', ok: false, since: 0, detail: 'down' }]);

  expect(text).not.toContain('duban_deliveries');
  expect(sampleOf(text, 'duban_part_ok{part="store"}')).toBe(0);
});

test('tells how long ago a platform was last heard of, while this process asks it', async () => {
  const clock = { now: 5000 };
  const metrics = open({ now: () => clock.now });
  expect(await metrics.text([])).not.toContain('duban_last_poll_age_seconds');

  metrics.polled('telegram');
  clock.now += 90_500;

  expect(sampleOf(await metrics.text([]), 'duban_last_poll_age_seconds{channel="telegram"}')).toBe(90.5);

  metrics.pollsNoMore('telegram');
  expect(await metrics.text([])).not.toContain('duban_last_poll_age_seconds');
});

test('tells the process’s memory and time, and what runs', async () => {
  const text = await open().text([]);

  expect(sampleOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  expect(sampleOf(text, 'process_cpu_seconds_total')).toBeGreaterThan(0);
  expect(sampleOf(text, `duban_build_info{version="0.1.0",node="${process.versions.node}"}`)).toBe(1);
});

test('tells how late the event loop was since it was last asked', async () => {
  const metrics = open();
  await pause(60);
  const start = performance.now();
  while (performance.now() - start < 300);
  await pause(60);

  expect(sampleOf(await metrics.text([]), 'nodejs_eventloop_lag_seconds{quantile="1"}')).toBeGreaterThan(0.2);
  expect(sampleOf(await metrics.text([]), 'nodejs_eventloop_lag_seconds{quantile="1"}')).toBeLessThan(0.2);
});

test('every line is one that Prometheus reads, whatever is in a name, and ends', async () => {
  const metrics = open({ owed: async () => ({ deliveries: new Map([['a"b\\c\nd', 1]]), waiting: new Map() }) });
  metrics.answered({ channel: 'telegram', outcome: 'answer', ms: 0.00001 });
  metrics.polled('telegram');

  const text = await metrics.text([{ name: 'store', ok: true, since: 0, detail: 'x' }]);

  expect(text.endsWith('\n')).toBe(true);
  const lines = text.trimEnd().split('\n');
  expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
  expect(text).toContain('state="a\\"b\\\\c\\nd"');
  const types = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  expect(new Set(types).size).toBe(types.length);
});
