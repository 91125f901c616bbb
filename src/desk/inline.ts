/** Answers what is typed in any chat (@bot 河长制): what the plan says, to those who may read it, and nothing else. */
import type { Message, Reply } from '../conversation.ts';
import type { Desk } from './desk.ts';
import { openRate } from './rate.ts';
import { personKeyOf } from './records.ts';

/** A question comes with every letter that is typed, and its next steps with it. */
const BURST = 200;
const REFILL_MS = 200;

export interface InlineParts {
  desk: Desk;
  /** A monotonic clock, in milliseconds. */
  now?: () => number;
  /** Told of every question that was answered or passed over. */
  answered(channel: string, ms: number): void;
}

/**
 * Nothing is noted, remembered or changed by it, and nobody's rate of real questions is touched. Null when there is no
 * answer: half-typed questions, commands that ask for no part of the plan, strangers where only members may read.
 */
export function openInline({ desk, now = () => performance.now(), answered }: InlineParts) {
  const rate = openRate(BURST, REFILL_MS);
  return async (message: Message): Promise<Reply | null> => {
    const start = now();
    if (rate.take(personKeyOf(message), start) !== 'pass') return null;
    const answer = await desk.receive(message, { alone: true });
    answered(message.channel, now() - start);
    return answer?.facts.outcome === 'answer' ? answer.reply : null;
  };
}
