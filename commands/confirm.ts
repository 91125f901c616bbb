/** /confirm: switches on what somebody was shown. */
import { refusalOf } from '../src/answer/refusal.ts';
import { obstacleToSubscribing } from '../src/answer/subscribing.ts';
import { told } from '../src/answer/told.ts';
import { areSame, itemsTogether, movesThread, titleOf } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { scheduleText, slotText } from '../src/answer/wording/schedule.ts';
import type { Answer, World } from '../src/conversation.ts';
import type { Session, Subscription } from '../src/session.ts';
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
  needs: () => [HOLDERS],
  run(_args, _context, world) {
    const { subscriptions: wording } = officeWording(world.lang);
    const { pending, now } = world.session;
    const choices = choicesFrom(subscribe.examples[world.lang]);
    if (!pending) return told(world, [wording.nothingToConfirm], { outcome: 'clarify', choices });
    if (pending.expires <= now)
      return told(world, [wording.expired], { outcome: 'clarify', choices, effects: [{ kind: 'withdraw' }] });
    // Rights, other subscriptions and the time may have changed since it was shown.
    const subscription = settle(pending.subscription, world.session);
    return refusalOf(world, 'chat') ?? obstacleToSubscribing(world, subscription) ?? switchOn(world, subscription);
  },
};

function switchOn(world: World, subscription: Subscription): Answer {
  const { subscriptions: wording } = officeWording(world.lang);
  const { next, schedule } = subscription;
  const sentences = [
    wording.subscribed(titleOf(world, subscription), scheduleText(schedule, world.lang)),
    next === null ? wording.nothingNext : wording.next(slotText(next, world.lang)),
    ...threadSaid(world, subscription),
  ];
  return told(world, sentences, {
    effects: [{ kind: 'subscribe', subscription }],
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
