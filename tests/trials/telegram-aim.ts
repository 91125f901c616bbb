/** Moments at which a bot on the fake Telegram is killed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Telegram } from '../fakes/telegram/telegram.ts';

/**
 * `delivered`: it has updates that are not confirmed. `before`: it is sending a message, which Telegram never gets.
 * `after`: Telegram has taken the message and has not said so. `between`: some time after a message was taken.
 */
export const MOMENTS = ['delivered', 'before', 'after', 'between'] as const;
export type Moment = (typeof MOMENTS)[number];

/** A little later than the moment itself: a commit of the store takes as long. */
const LATER_MS = 10;

/** Draws moments at random: each comes up before any comes up again. */
export function openDraw<Among extends Moment>(among: readonly Among[], random: () => number): () => Among {
  let left: Among[] = [];
  return () => {
    if (left.length === 0) left = [...among];
    const [drawn] = left.splice(Math.floor(random() * left.length), 1);
    if (drawn === undefined) throw new RangeError('nothing to draw from');
    return drawn;
  };
}

/** Resolves at such a moment, while at least `within` messages are still to be sent. */
export async function aim(telegram: Telegram, moment: Moment, within: number, random: () => number): Promise<void> {
  const passed = Math.floor(random() * within);
  if (moment === 'before' || moment === 'after') {
    await hang(telegram, moment, passed);
    return;
  }
  if (moment === 'delivered') await delivery(telegram);
  else await sends(telegram, passed + 1);
  await sleep(random() * LATER_MS);
}

/** What the bot sent and Telegram took. */
export function takenBy(telegram: Telegram) {
  return telegram.callsOf('sendMessage').filter(({ tookEffect }) => tookEffect);
}

/** A poll was answered and the next has not begun; or some deliveries were taken, and others are under way. */
async function delivery(telegram: Telegram): Promise<void> {
  const waiting = telegram.pendingUpdates.length;
  const answered = () => telegram.callsOf('getUpdates').filter(({ end }) => end !== null).length;
  const before = answered();
  await telegram.waitFor(() => {
    if (telegram.webhookUrl !== '') return telegram.pendingUpdates.length < waiting;
    const isOpen = telegram.callsOf('getUpdates').at(-1)?.end === null;
    return answered() > before && !isOpen && telegram.pendingUpdates.length > 0;
  }, 'a delivery of updates');
}

async function sends(telegram: Telegram, count: number): Promise<void> {
  const before = takenBy(telegram).length;
  await telegram.waitFor(() => takenBy(telegram).length >= before + count, `${count} more messages`);
}

/** Has a later message hang, when so many have passed. */
async function hang(telegram: Telegram, when: 'before' | 'after', passed: number): Promise<void> {
  let left = passed;
  const fault = telegram.fail('sendMessage', { kind: 'hang', when }, 1, () => left-- <= 0);
  await telegram.waitFor(() => fault.left === 0, `a message after ${passed} more`);
}
