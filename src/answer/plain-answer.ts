/** An answer of a few sentences and choices, without facts of the plan. */
import type { Answer, Block, Choice, Outcome } from '../conversation.ts';
import type { Query } from '../plan/query.ts';
import { readingOf } from './reading.ts';
import type { Setting } from './scene.ts';

/** With a query, the answer opens with how it was read. */
export function plainAnswer(
  setting: Setting,
  outcome: Exclude<Outcome, 'answer'>,
  sentences: readonly string[],
  choices: Choice[],
  query: Query | null = null,
): Answer {
  const reading: Block[] = query ? [{ kind: 'note', text: readingOf(setting, query) }] : [];
  const text = setting.wording.sentences(sentences);
  return {
    facts: { outcome, measures: [], units: [], due: [], count: null, query },
    reply: { blocks: [...reading, { kind: 'text', text }], choices },
    // A question that came to nothing leaves nothing to lean on; a refusal leaves what was spoken of before.
    effects: outcome === 'clarify' || outcome === 'not_found' ? [{ kind: 'forget' }] : [],
  };
}
