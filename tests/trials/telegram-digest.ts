/** The trial of a digest: many groups on Telegram are owed theirs at once, and Telegram keeps to its limits. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Instant, instantAt, type TimeOfDay } from '../../src/time/instant.ts';
import { numbersFrom } from '../bench/measure.ts';
import { USUAL_LIMITS } from '../fakes/telegram/flood.ts';
import { openTelegram, type Telegram } from '../fakes/telegram/telegram.ts';
import { type Judgement, judgeTrial } from './judge.ts';
import { DAY, endsOf, subscribeAll } from './subscribed.ts';
import { aim, openDraw, takenBy } from './telegram-aim.ts';
import { programOf } from './telegram-bots.ts';
import { judgePace, type PaceJudgement } from './telegram-pace.ts';
import { openProcess } from './telegram-process.ts';

export interface DigestSettings {
  groups: number;
  kills: number;
  seed: number;
  /** How long Telegram takes for a message; on this machine it takes hardly any time. */
  latencyMs?: number;
  /** The share of what Telegram permits that has to be made use of; none when not given. */
  leastShare?: number;
}

export interface DigestTrial extends Judgement, PaceJudgement {
  kills: number;
}

const SLOT = '09:00' as TimeOfDay;
/** Everything is due when the bot starts. */
const START = instantAt(DAY, '09:01' as TimeOfDay);
const PATIENCE_MS = 120_000;
/** Longer than what is asked for by a 429 and the station's look at its queue together. */
const QUIET_MS = 2500;

export async function tryDigest(settings: DigestSettings): Promise<DigestTrial> {
  const { groups, kills, seed, latencyMs = 0, leastShare = 0 } = settings;
  const random = numbersFrom(seed);
  const draw = openDraw(['before', 'after', 'between'], random);
  const folder = mkdtempSync(join(tmpdir(), 'duban-trial-'));
  const where = { file: join(folder, 'trial.sqlite') };
  const telegram = await openTelegram({ flood: true, patienceMs: PATIENCE_MS });
  if (latencyMs > 0) telegram.fail('sendMessage', { kind: 'delay', ms: latencyMs }, Number.POSITIVE_INFINITY);
  const chats = Array.from({ length: groups }, (_, number) => String(telegram.group(`群${number}`).id));
  await subscribeAll(where, { channel: 'telegram', chats, at: () => SLOT });
  const began = Date.now();
  // The real time, only on another day; it goes on from one process to the next.
  const now = () => ({ DUBAN_NOW: stampOf(START + Date.now() - began) });
  const bot = openProcess(await programOf(telegram, folder, 'polling', now));
  let killed = 0;
  try {
    bot.begin();
    const share = Math.floor(groups / (kills + 1));
    while (killed < kills) {
      await bot.whileAlive(aim(telegram, draw(), share, random));
      await bot.kill();
      killed += 1;
      bot.begin();
    }
    // What is lost will not come: that is for the judge.
    await bot.whileAlive(telegram.waitFor(() => reached(telegram) >= groups).catch(() => false));
    await bot.whileAlive(untilQuiet(telegram));
    await bot.stop();
    const taken = takenBy(telegram).map(({ payload }) => ({
      chat: String(payload.chat_id),
      text: String(payload.text),
    }));
    const ends = await endsOf(where, 'telegram');
    const judged = judgeTrial({ owed: chats, taken, ends, kills: killed, wantedKills: kills });
    const pace = paceOf(telegram, leastShare);
    return { ...judged, ...pace, kills: killed, breaches: [...judged.breaches, ...pace.breaches] };
  } finally {
    await bot.kill();
    await telegram.close();
    rmSync(folder, { recursive: true });
  }
}

/** How many chats have got something. */
function reached(telegram: Telegram): number {
  return new Set(takenBy(telegram).map(({ payload }) => payload.chat_id)).size;
}

/** What arrived all the same is sent again a little later: the bot can't know. */
async function untilQuiet(telegram: Telegram): Promise<void> {
  for (let before = -1; before !== telegram.callsOf('sendMessage').length; await sleep(QUIET_MS)) {
    before = telegram.callsOf('sendMessage').length;
  }
}

function paceOf(telegram: Telegram, leastShare: number): PaceJudgement {
  return judgePace({
    began: telegram.calls[0]?.start ?? 0,
    taken: takenBy(telegram).flatMap(({ end }) => end ?? []),
    refused: telegram.callsOf('sendMessage').filter(({ status }) => status === 429).length,
    permitted: USUAL_LIMITS.perSecond,
    leastShare,
  });
}

function stampOf(instant: Instant): string {
  return new Date(instant).toISOString();
}
