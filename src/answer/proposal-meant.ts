/** Which proposal is meant by 确认 and 取消, how it stands by now, and what is said when it does not wait any more. */
import type { Answer, World } from '../conversation.ts';
import { normalise } from '../language/normalise.ts';
import type { Person, Proposal, Session, ShownProposal, Subscription } from '../session.ts';
import { personName } from './people.ts';
import { nextSaid } from './subscribing.ts';
import { told } from './told.ts';
import { markOf, placedTitle } from './watching.ts';
import { officeWording } from './wording/office.ts';
import { scheduleText } from './wording/schedule.ts';

export type Meant =
  | { kind: 'waiting' | 'expired'; proposal: Proposal }
  | Settled
  /** Nothing waits for anybody. */
  | { kind: 'none' };

type Settled =
  /** Null when that subscription has ended since. */
  | { kind: 'confirmed'; subscription: Subscription | null }
  | { kind: 'of another'; person: Person }
  | { kind: 'replaced' | 'gone' };

/** The one with that id, which a choice says; without an id the latest. */
export function proposalMeant({ session }: World, said: string): Meant {
  const id = normalise(said).text;
  return id === '' ? latest(session) : named(session, id);
}

function latest(session: Session): Meant {
  const { pending, now, person, found } = session;
  if (pending) return own(pending, session);
  const shown = (found.proposals ?? []).filter(({ proposal }) => proposal.expires > now);
  const before = shown.find((one) => one.isConfirmed && one.person.key === person.key);
  if (before) return confirmed(before.proposal.subscription.id, session);
  const [other] = shown
    .filter(({ isConfirmed }) => !isConfirmed)
    .sort((a, b) => b.proposal.expires - a.proposal.expires);
  return other ? { kind: 'of another', person: other.person } : { kind: 'none' };
}

function named(session: Session, id: string): Meant {
  const { pending, now, chat, found } = session;
  if (pending?.id === id) return own(pending, session);
  const shown = found.proposals?.find(({ proposal }) => proposal.id === id);
  if (shown) return ofAnother(shown, session);
  // What was new when it was shown has the id that it was proposed under.
  const made = chat.subscriptions.find((subscription) => markOf(subscription.id) === id);
  if (made) return { kind: 'confirmed', subscription: made };
  return { kind: pending && pending.expires > now ? 'replaced' : 'gone' };
}

function own(proposal: Proposal, { now }: Session): Meant {
  return { kind: proposal.expires > now ? 'waiting' : 'expired', proposal };
}

/** Of what was confirmed, anybody may hear. */
function ofAnother({ person, proposal, isConfirmed }: ShownProposal, session: Session): Meant {
  if (isConfirmed) return confirmed(proposal.subscription.id, session);
  return proposal.expires > session.now ? { kind: 'of another', person } : { kind: 'gone' };
}

function confirmed(id: string, { chat }: Session): Meant {
  return { kind: 'confirmed', subscription: chat.subscriptions.find((one) => one.id === id) ?? null };
}

/** Says how it stands: nothing is changed, and nothing new is offered. */
export function settledAnswer(world: World, settled: Settled): Answer {
  const { subscriptions: wording } = officeWording(world.lang);
  switch (settled.kind) {
    case 'confirmed': {
      const { subscription } = settled;
      return subscription
        ? told(world, [alreadySaid(world, subscription), nextSaid(world, subscription)])
        : told(world, [wording.goneAlready]);
    }
    case 'of another':
      return told(world, [wording.ofAnother(personName(world, settled.person))], { outcome: 'refuse' });
    case 'replaced':
      return told(world, [wording.replaced]);
    case 'gone':
      return told(world, [wording.buttonGone]);
  }
}

/** What was confirmed and stands. */
export function alreadySaid(world: World, subscription: Subscription): string {
  const schedule = scheduleText(subscription.schedule, world.lang);
  return officeWording(world.lang).subscriptions.subscribedAlready(placedTitle(world, subscription), schedule);
}
