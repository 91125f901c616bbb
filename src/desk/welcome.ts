/** The first screen of a channel that has one: what this is, the day, and three questions to begin with. */
import type { Reply } from '../conversation.ts';
import type { Ledger } from '../plan/load.ts';
import type { Day } from '../time/day.ts';
import { WELCOME } from './wording.ts';

/** The welcome on that day; when the plan's period is over it says so, and how to set the day. */
export function welcome({ plan }: Ledger, today: Day): Reply {
  const notes = [...WELCOME.today(today), ...(today > plan.to ? WELCOME.over(plan.to) : [])];
  return {
    blocks: [
      { kind: 'text', text: WELCOME.what(plan.title, plan.items.length, plan.measures.length).join('\n') },
      { kind: 'note', text: notes.join('\n') },
    ],
    choices: WELCOME.examples.map((send) => ({ label: send, send })),
  };
}
