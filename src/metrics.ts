/** What the bot counts and measures of itself, told in Prometheus' text format. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { inTime, type Part } from './health.ts';

/** What has to be counted elsewhere, each time somebody looks. */
export interface Owed {
  /** Deliveries by state. */
  deliveries: ReadonlyMap<string, number>;
  /** Updates that are not handled, by channel. */
  waiting: ReadonlyMap<string, number>;
}

export interface MetricsParts {
  /** Of the program. */
  version: string;
  /** Left out of the text when it fails or takes longer than a second. */
  owed(): Promise<Owed>;
  /** A monotonic clock, in milliseconds. */
  now?: () => number;
}

export interface Metrics {
  /** A message has got its answer, or silence, after so many milliseconds. */
  answered(message: { channel: string; outcome: string; ms: number }): void;
  /** The platform has answered when it was asked for news, also with none. */
  polled(channel: string): void;
  /** Another process asks for news. */
  pollsNoMore(channel: string): void;
  /** Everything as text, with how the parts are. The lag of the event loop is that since the text was last asked for. */
  text(parts: readonly Part[]): Promise<string>;
  close(): void;
}

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

const TIMER_MS = 20;
const PATIENCE_MS = 1000;
const QUANTILES = [0.5, 0.9, 0.99] as const;
/** Quantiles are of the last so many answers of a channel. */
const LAST = 512;

interface Latency {
  seconds: number[];
  count: number;
  sum: number;
}

export function openMetrics({ version, owed, now = () => performance.now() }: MetricsParts): Metrics {
  const counts = new Map<string, Map<string, number>>();
  const latencies = new Map<string, Latency>();
  const polls = new Map<string, number>();
  const lag = monitorEventLoopDelay({ resolution: TIMER_MS });
  lag.enable();

  return {
    answered({ channel, outcome, ms }) {
      const ofChannel = counts.get(channel) ?? new Map<string, number>();
      counts.set(channel, ofChannel.set(outcome, (ofChannel.get(outcome) ?? 0) + 1));
      const latency = latencies.get(channel) ?? { seconds: [], count: 0, sum: 0 };
      latencies.set(channel, latency);
      latency.seconds[latency.count % LAST] = ms / 1000;
      latency.count += 1;
      latency.sum += ms / 1000;
    },
    polled: (channel) => polls.set(channel, now()),
    pollsNoMore: (channel) => polls.delete(channel),
    async text(parts) {
      const counted = await inTime<Owed | null>(owed, PATIENCE_MS, null).catch(() => null);
      const messages = [...counts].flatMap(([channel, ofChannel]) =>
        [...ofChannel].map(([outcome, count]): Sample => [{ channel, outcome }, count]),
      );
      const ages = [...polls].map(([channel, at]): Sample => [{ channel }, (now() - at) / 1000]);
      const lines = [
        family('duban_messages_total', 'counter', 'Messages, by channel and outcome.', messages),
        ...summary('duban_answer_seconds', 'From a message to its answer.', latencies),
        ...(counted ? owedLines(counted, new Set([...polls.keys(), ...counts.keys()])) : []),
        family('duban_last_poll_age_seconds', 'gauge', 'Since the platform last answered a poll.', ages),
        family(
          'duban_part_ok',
          'gauge',
          'Whether a part is well.',
          parts.map(({ name, ok }) => [{ part: name }, ok ? 1 : 0]),
        ),
        ...processLines(lag),
        family('duban_build_info', 'gauge', 'What runs.', [[{ version, node: process.versions.node }, 1]]),
      ];
      lag.reset();
      return lines.join('');
    },
    close: () => lag.disable(),
  };
}

function owedLines({ deliveries, waiting }: Owed, channels: ReadonlySet<string>): string[] {
  const all = new Map([...[...channels].map((channel) => [channel, 0] as const), ...waiting]);
  return [
    family(
      'duban_deliveries',
      'gauge',
      'Deliveries in the outbox, by state.',
      [...deliveries].map(([state, count]) => [{ state }, count]),
    ),
    family(
      'duban_inbox_waiting',
      'gauge',
      'Updates that came and are not handled.',
      [...all].map(([channel, count]) => [{ channel }, count]),
    ),
  ];
}

function processLines(lag: { percentile(of: number): number; max: number }): string[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  // What is measured is the time between two ticks of a timer, in nanoseconds.
  const lagOf = (ns: number) => Math.max(0, ns / 1e9 - TIMER_MS / 1000) || 0;
  const quantiles = QUANTILES.map((of): Sample => [{ quantile: String(of) }, lagOf(lag.percentile(of * 100))]);
  return [
    family('process_resident_memory_bytes', 'gauge', 'Memory of the process.', [[{}, rss]]),
    family('nodejs_heap_size_used_bytes', 'gauge', 'Of it, JavaScript objects.', [[{}, heapUsed]]),
    family('process_cpu_seconds_total', 'counter', 'CPU time.', [[{}, (user + system) / 1e6]]),
    family('nodejs_eventloop_lag_seconds', 'gauge', 'How late timers fire.', [
      ...quantiles,
      [{ quantile: '1' }, lagOf(lag.max)],
    ]),
  ];
}

function summary(name: string, help: string, latencies: ReadonlyMap<string, Latency>): string[] {
  if (latencies.size === 0) return [];
  const lines = [...latencies].flatMap(([channel, { seconds, count, sum }]) => {
    const sorted = seconds.toSorted((a, b) => a - b);
    const ranks = QUANTILES.map((of): Sample => {
      const value = sorted[Math.ceil(of * sorted.length) - 1] ?? 0;
      return [{ channel, quantile: String(of) }, value];
    });
    return [
      ...ranks.map((sample) => sampleText(name, sample)),
      sampleText(`${name}_sum`, [{ channel }, sum]),
      sampleText(`${name}_count`, [{ channel }, count]),
    ];
  });
  return [`# HELP ${name} ${help}\n# TYPE ${name} summary\n`, ...lines];
}

/** Nothing for a family of which there is none yet. */
function family(name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const lines = samples.map((sample) => sampleText(name, sample));
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function sampleText(name: string, [labels, value]: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
