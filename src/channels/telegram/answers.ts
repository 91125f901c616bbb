/** Remembers for a short while which messages answered a question, so that the answer can follow when the question is changed. */
import type { Instant } from '../../time/instant.ts';
import type { Place } from './decoded.ts';
import type { Shown } from './send.ts';

/** Questions may be changed for two minutes; news of it may come a little late. */
const REMEMBERED_MS = 180_000;

export interface Answers {
  keep(question: Place, shown: Shown): void;
  of(question: Place): Shown | undefined;
  /** Another page stands where an answer stood to which this message belongs. */
  turned(message: Place, shown: Shown): void;
}

export function openAnswers(now: () => Instant): Answers {
  /** In the order in which they were kept. */
  const kept = new Map<string, { shown: Shown; until: Instant }>();
  return {
    keep(question, shown) {
      for (const [key, { until }] of kept) {
        if (until > now()) break;
        kept.delete(key);
      }
      kept.delete(keyOf(question));
      kept.set(keyOf(question), { shown, until: now() + REMEMBERED_MS });
    },
    of: (question) => kept.get(keyOf(question))?.shown,
    turned({ chat, messageId }, shown) {
      for (const answer of kept.values()) {
        if (answer.shown.target.chat === chat && answer.shown.ids.includes(messageId)) answer.shown = shown;
      }
    },
  };
}

function keyOf({ chat, messageId }: Place): string {
  return `${chat} ${messageId}`;
}
