/** An answer that is a sentence of the desk itself. */
import type { Answer, Message } from '../conversation.ts';

/** `say` is given the message's id as a reference. */
export function sentence(say: (reference: string) => string, { id }: Message): Answer {
  return {
    facts: { outcome: 'refuse', measures: [], units: [], due: [], count: null, query: null },
    reply: { blocks: [{ kind: 'text', text: say(id) }], choices: [] },
    effects: [],
  };
}
