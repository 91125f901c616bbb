/** Has kept what buttons can't carry themselves, before they are shown. */
import type { Block, Choice } from '../../conversation.ts';
import { codeAndPlace, type Log } from '../../log.ts';
import type { Choices } from '../choices.ts';
import { needsKey, type Offered } from './callback.ts';

/** A reply as it is shown; every Reply is one. */
export interface OfferedReply {
  blocks: readonly Block[];
  choices: readonly Offered[];
}

/** Never rejects: what could not be kept is offered as far as can be done without. */
export type Offer = (choices: readonly Choice[]) => Promise<readonly Offered[]>;

export function openOffer(kept: Choices | null, log: Log): Offer {
  return async (choices) => {
    const needy = choices.filter(needsKey);
    if (!kept || needy.length === 0) return choices;
    try {
      const keys = await kept.keep(needy.map(({ send, asked }) => ({ text: send, ...(asked && { asked }) })));
      const keyOf = new Map(needy.map((choice, index) => [choice, keys[index]]));
      return choices.map((choice) => {
        const key = keyOf.get(choice);
        return key === undefined ? choice : { ...choice, key };
      });
    } catch (error) {
      log('error', 'choices not kept', { channel: 'telegram', ...codeAndPlace(error) });
      return choices;
    }
  };
}
