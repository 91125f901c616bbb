/** The trial of questions: forty chats ask a bot on Telegram, which is killed again and again while it answers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countWaiting } from '../../src/store/inbox.ts';
import { openStore } from '../../src/store/open.ts';
import { numbersFrom } from '../bench/measure.ts';
import { openTelegram, type Telegram } from '../fakes/telegram/telegram.ts';
import { aim, MOMENTS, type Moment, openDraw } from './telegram-aim.ts';
import type { Contestant } from './telegram-bots.ts';
import { judgeQuestions, type QuestionJudgement } from './telegram-judge.ts';
import { openProcess } from './telegram-process.ts';
import { openTalk } from './telegram-talk.ts';

export interface QuestionSettings {
  contestant: Contestant;
  updates: number;
  chats: number;
  kills: number;
  seed: number;
}

/** With the number of kills, and of each kind of them. */
export interface QuestionTrial extends QuestionJudgement, Record<Moment, number> {
  kills: number;
  seconds: number;
}

/** How long anything may take that is waited for. */
const PATIENCE_MS = 30_000;
/** Telegram brings an update again after that, and then ever later. */
const RETRY_MS = 50;

export async function tryQuestions(settings: QuestionSettings): Promise<QuestionTrial> {
  const began = Date.now();
  const { contestant, updates, chats, kills, seed } = settings;
  const random = numbersFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'duban-trial-'));
  const telegram = await openTelegram({ patienceMs: PATIENCE_MS, webhook: { retryMs: RETRY_MS } });
  const bot = openProcess(await contestant.program(telegram, folder));
  const talk = await openTalk({ telegram, contestant, updates, chats, random });
  const draw = openDraw(MOMENTS, random);
  const killed: number[] = [];
  const moments: Record<Moment, number> = { delivered: 0, before: 0, after: 0, between: 0 };
  try {
    bot.begin();
    await bot.whileAlive(telegram.waitFor(() => isListening(telegram), 'the bot'));
    const share = Math.floor(updates / (kills + 1));
    while (killed.length < kills) {
      talk.go(share);
      const moment = draw();
      await bot.whileAlive(aim(telegram, moment, Math.ceil(share / 2), random));
      await bot.kill();
      moments[moment] += 1;
      killed.push(talk.seen().length);
      bot.begin();
    }
    while (talk.left > 0) {
      const before = talk.asked.length;
      talk.go(talk.left);
      if (talk.asked.length === before) throw new Error('no answer has a button to tap on');
      // What is lost will not come: that is for the judge.
      const isAnswered = await bot.whileAlive(telegram.waitFor(talk.isAnswered).catch(() => false));
      if (!isAnswered) break;
    }
    await bot.stop();
    const judged = judgeQuestions({
      asked: talk.asked,
      seen: talk.seen(),
      kills: killed,
      wantedKills: kills,
      mostPerKill: contestant.width,
      unsettled: await unsettledIn(folder),
    });
    return { ...judged, ...moments, kills: killed.length, seconds: (Date.now() - began) / 1000 };
  } finally {
    await bot.kill();
    await telegram.close();
    rmSync(folder, { recursive: true });
  }
}

function isListening({ webhookUrl, callsOf }: Telegram): boolean {
  return webhookUrl !== '' || callsOf('getUpdates').length > 0;
}

/** What the bot's own books say, if it keeps any. */
async function unsettledIn(folder: string): Promise<number> {
  const store = await openStore({ file: join(folder, 'duban.sqlite') });
  try {
    return (await store.read(countWaiting)).get('telegram') ?? 0;
  } finally {
    await store.close();
  }
}
