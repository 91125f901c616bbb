/** /confirm: switches on what somebody was shown. */
import { proposalAnswer, withNote } from '../src/answer/proposal.ts';
import { proposalMeant, settledAnswer } from '../src/answer/proposal-meant.ts';
import { refusalOf } from '../src/answer/refusal.ts';
import { obstacleToSubscribing } from '../src/answer/subscribing.ts';
import { told, withoutPending } from '../src/answer/told.ts';
import { areSame, itemsTogether, movesThread, titleOf, unitsMeant } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { scheduleText, slotText } from '../src/answer/wording/schedule.ts';
import type { Answer, Effect, World } from '../src/conversation.ts';
import { mayDo } from '../src/rights.ts';
import type { Proposal, Session, Subscription } from '../src/session.ts';
import { nextSlot, slotAfterPause } from '../src/time/schedule.ts';
import { type Command, choicesFrom, HOLDERS } from './command.ts';
import { subscribe } from './subscribe.ts';

export const confirm: Command = {
  name: 'confirm',
  names: { zh: ['确认'], en: ['confirm'] },
  summary: { zh: '确认刚才的订阅', en: 'confirm the subscription just shown' },
  usage: { zh: '/确认', en: '/confirm' },
  examples: { zh: ['/确认'], en: ['/confirm'] },
  isAdministration: true,
  records: true,
  needs: () => [HOLDERS, { what: 'proposals' }],
  run(args, _context, world) {
    const { subscriptions: wording } = officeWording(world.lang);
    const meant = proposalMeant(world, args);
    switch (meant.kind) {
      case 'waiting':
        return refusalOf(world, 'chat') ?? confirmed(world, meant.proposal);
      case 'expired':
        return nothingDone(world, wording.expired, [{ kind: 'withdraw' }]);
      case 'none':
        return nothingDone(world, wording.nothingToConfirm, []);
      default:
        return settledAnswer(world, meant);
    }
  },
};

/** Offers to subscribe to whoever may. */
function nothingDone(world: World, sentence: string, effects: readonly Effect[]): Answer {
  const { person, chat } = world.session;
  const choices = mayDo(person, chat, 'chat') ? choicesFrom(subscribe.examples[world.lang]) : [];
  return told(world, [sentence], { outcome: 'clarify', choices, effects });
}

/** Switches on what was shown. Rights, other subscriptions, the chat's unit and the time may have changed since. */
function confirmed(world: World, proposal: Proposal): Answer {
  const { watch } = proposal.subscription;
  if (unitsMeant(world, watch).join() !== proposal.units.join())
    return withoutPending(world, shownAnew(world, proposal));
  const subscription = settle(proposal.subscription, world.session);
  return obstacleToSubscribing(world, subscription) ?? switchOn(world, subscription, proposal);
}

/** By 本单位 another one is meant now than the one that was shown. */
function shownAnew(world: World, { subscription }: Proposal): Answer {
  const { chat, fresh } = world.session;
  const stands = chat.subscriptions.some(({ id }) => id === subscription.id);
  const asked = stands ? subscription : { ...subscription, id: fresh.id };
  const { unitChanged } = officeWording(world.lang).subscriptions;
  return obstacleToSubscribing(world, asked) ?? withNote(proposalAnswer(world, asked), unitChanged);
}

function switchOn(world: World, subscription: Subscription, proposal: Proposal): Answer {
  const { subscriptions: wording } = officeWording(world.lang);
  const { next, schedule } = subscription;
  const sentences = [
    wording.subscribed(titleOf(world, subscription), scheduleText(schedule, world.lang)),
    next === null ? wording.nothingNext : wording.next(slotText(next, world.lang)),
    ...threadSaid(world, subscription),
  ];
  return told(world, sentences, {
    effects: [{ kind: 'subscribe', subscription, confirms: proposal }],
  });
}

/** Where it is sent, when that is not plain. */
function threadSaid(world: World, subscription: Subscription): string[] {
  const { sentThere, movedHere } = officeWording(world.lang).subscriptions;
  if (subscription.thread !== world.session.thread) return [sentThere];
  return movesThread(world, subscription) ? [movedHere] : [];
}

/** The subscription as it has to be made now: in the thread in which it was shown, its next slot still ahead. */
function settle(shown: Subscription, { chat, now, calendar }: Session): Subscription {
  const settled = together(shown, chat.subscriptions);
  // A pause on record still owes its catch-up, also when it has ended.
  const slot = settled.paused
    ? slotAfterPause(settled.schedule, settled.paused, calendar, chat.quiet)
    : nextSlot(settled.schedule, now, calendar, chat.quiet);
  return { ...settled, next: slot?.instant ?? null, nominal: slot?.nominal ?? null };
}

/** With what there is by now: items join those that are followed, and the same in another thread moves to this one. */
function together(shown: Subscription, subscriptions: readonly Subscription[]): Subscription {
  const before = subscriptions.find((one) => (shown.follows ? one.follows : areSame(one, shown)));
  // What was paused when it was shown, and has ended since, begins anew.
  if (!before) return { ...shown, paused: null };
  if (!shown.follows) return { ...before, thread: shown.thread };
  const items = itemsTogether([...(before.watch.where.items ?? []), ...(shown.watch.where.items ?? [])]);
  return { ...shown, id: before.id, watch: { where: { items } }, paused: before.paused, since: before.since };
}
