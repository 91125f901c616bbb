/** The kill trial: digests of many groups to a moody platform, by processes that are killed while they send. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Where } from '../../src/store/open.ts';
import { instantAt, type TimeOfDay } from '../../src/time/instant.ts';
import { numbersFrom } from '../bench/measure.ts';
import { openPlatform, type Posted, type Stage, type Treatment } from '../fakes/platform.ts';
import type { FastTime } from './fast-clock.ts';
import { type Judgement, judgeTrial } from './judge.ts';
import { DAY, endsOf, subscribeAll } from './subscribed.ts';
import type { Task } from './worker.ts';

export interface TrialSettings {
  where: Where;
  groups: number;
  kills: number;
  /** How many processes share the work. */
  replicas: number;
  seed: number;
}

export interface Trial extends Judgement {
  kills: number;
  /** Kills while the platform had a message of the victim in hand. */
  inFlight: number;
  seconds: number;
}

/** An hour of digests passes in a minute. */
const TIMES = 60;
/** How many groups have the same slot; the slots are a minute apart, so that few digests are late by themselves. */
const GROUPS_PER_MINUTE = 24;
const THINK_MS = 4;
const GONE_SHARE = 0.03;
const STAGES: readonly Stage[] = ['came', 'taken', 'told'];
const LONGEST_MS = 180_000;

export async function runTrial(settings: TrialSettings): Promise<Trial> {
  const began = Date.now();
  const { where, groups, kills, replicas, seed } = settings;
  const random = numbersFrom(seed);
  const chats = Array.from({ length: groups }, (_, group) => `group-${group}`);
  const gone = new Set(chats.filter(() => random() < GONE_SHARE));
  const killer = openKiller({ kills, random, pause: (2 * groups) / 3 / kills });
  // What a process sends at the moment of its death, the platform takes or not, as the stage has it.
  const treat = (posted: Posted): Treatment =>
    killer.isDead(posted.from) ? { kind: 'fail' } : treatment(posted, gone, random);
  const platform = await openPlatform({ treat, thinkMs: THINK_MS, watch: killer.watch });
  try {
    await subscribeAll(where, { channel: 'test', chats, at: minuteOf });
    const time: FastTime = { start: instantAt(DAY, '08:59' as TimeOfDay), began: Date.now(), times: TIMES };
    const owed = groups;
    await letWork(replicas, killer, (name) => ({ where, platform: platform.url, name, seed, time, owed }));
    const ends = await endsOf(where, 'test');
    const judged = judgeTrial({ owed: chats, taken: platform.taken, ends, kills: killer.killed(), wantedKills: kills });
    const seconds = (Date.now() - began) / 1000;
    return { ...judged, kills: killer.killed(), inFlight: killer.inFlight(), seconds };
  } finally {
    await platform.close();
  }
}

function minuteOf(group: number): TimeOfDay {
  return `09:${String(Math.floor(group / GROUPS_PER_MINUTE)).padStart(2, '0')}` as TimeOfDay;
}

/** The owner is always reached; a group that is gone stays gone. */
function treatment({ chat }: Posted, gone: ReadonlySet<string>, random: () => number): Treatment {
  if (!chat.startsWith('group-')) return { kind: 'take' };
  if (gone.has(chat)) return { kind: 'gone' };
  const chance = random();
  if (chance < 0.03) return { kind: 'hold' };
  if (chance < 0.1) return { kind: 'fail' };
  if (chance < 0.17) {
    return { kind: 'busy', waitMs: 1000 + Math.floor(random() * 5000), scope: random() < 0.5 ? 'chat' : 'channel' };
  }
  return { kind: 'take' };
}

interface Killer {
  watch(stage: Stage, posted: Posted): void;
  isDead(name: string): boolean;
  /** Gives the process of that name into its hands. */
  take(name: string, child: ChildProcess): void;
  killed(): number;
  inFlight(): number;
}

/** Kills whoever sends the message with a number drawn at random, at a stage of it drawn at random. */
function openKiller({ kills, random, pause }: { kills: number; random: () => number; pause: number }): Killer {
  const victims = new Map<string, ChildProcess>();
  const onTheWay = new Map<string, number>();
  let killed = 0;
  let inFlight = 0;
  let came = 0;
  let aim = draw();

  function draw(): { at: number; stage: Stage } {
    const stage = STAGES[Math.floor(random() * STAGES.length)] ?? 'came';
    return { at: came + 1 + Math.floor(random() * pause * 2), stage };
  }

  return {
    watch(stage, { from }) {
      if (stage === 'came') came += 1;
      onTheWay.set(from, (onTheWay.get(from) ?? 0) + (stage === 'came' ? 1 : stage === 'told' ? -1 : 0));
      const victim = victims.get(from);
      if (killed === kills || came < aim.at || stage !== aim.stage || !victim) return;
      victims.delete(from);
      if (!victim.kill('SIGKILL')) return;
      killed += 1;
      if (stage !== 'told') inFlight += 1;
      aim = draw();
    },
    isDead: (name) => !victims.has(name),
    take: (name, child) => victims.set(name, child),
    killed: () => killed,
    inFlight: () => inFlight,
  };
}

/** Keeps so many processes at work until one says that all is settled; those that are killed are replaced. */
async function letWork(replicas: number, killer: Killer, task: (name: string) => Task): Promise<void> {
  const settled = new AbortController();
  const limit = setTimeout(() => settled.abort(), LONGEST_MS);
  let generation = 0;

  async function work(): Promise<void> {
    while (!settled.signal.aborted) {
      generation += 1;
      const name = `worker-${generation}`;
      const child = fork(join(import.meta.dirname, 'worker.ts'), [JSON.stringify(task(name))], { execArgv: [] });
      const ended = once(child, 'exit');
      killer.take(name, child);
      child.on('message', () => settled.abort());
      const stop = () => {
        if (child.connected) child.send('stop');
      };
      if (settled.signal.aborted) stop();
      settled.signal.addEventListener('abort', stop);
      const [code] = await ended;
      settled.signal.removeEventListener('abort', stop);
      if (code !== null && code !== 0) throw new Error(`${name} ended with ${code}`);
    }
  }

  try {
    await Promise.all(Array.from({ length: replicas }, work));
  } finally {
    clearTimeout(limit);
  }
}
