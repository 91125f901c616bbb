/** /pause: sends nothing here until a day, or until somebody resumes. */
import { noSubscriptions } from '../src/answer/subscriptions.ts';
import { choice, told } from '../src/answer/told.ts';
import { titleOf } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { dayText, slotText } from '../src/answer/wording/schedule.ts';
import type { Block, World } from '../src/conversation.ts';
import { readUntil } from '../src/language/subscription.ts';
import type { Session, Subscription } from '../src/session.ts';
import type { Day } from '../src/time/day.ts';
import { instantAt, type TimeOfDay } from '../src/time/instant.ts';
import { slotAfterPause } from '../src/time/schedule.ts';
import { type Command, HOLDERS } from './command.ts';

const MIDNIGHT = '00:00' as TimeOfDay;

export const pause: Command = {
  name: 'pause',
  names: { zh: ['暂停'], en: ['pause'] },
  summary: { zh: '暂停本会话的订阅', en: "pause this chat's subscriptions" },
  usage: { zh: '/暂停 [到某日]', en: '/pause [until]' },
  examples: { zh: ['/暂停 到下周一', '/暂停 两周', '/暂停'], en: ['/pause until next monday', '/pause'] },
  isAdministration: true,
  forStrangers: true,
  right: 'chat',
  records: true,
  needs: () => [HOLDERS],
  run(args, context, world) {
    const { subscriptions: wording } = officeWording(world.lang);
    if (world.session.chat.subscriptions.length === 0) return noSubscriptions(world);
    const until = args.trim() === '' ? null : readUntil(args, context);
    if (args.trim() !== '' && (until === null || until <= world.today))
      return told(world, [wording.notUntil], { outcome: 'clarify' });
    const paused = world.session.chat.subscriptions.map((one) => pausedUntil(one, until, world.session));
    return told(world, [wording.paused(until === null ? null : dayText(until, world.lang)), wording.toResume], {
      blocks: nextSlots(world, paused),
      choices: [choice(world.lang === 'zh' ? '/恢复' : '/resume')],
      effects: [{ kind: 'reschedule', subscriptions: paused }],
    });
  },
};

/** A pause goes on from one before it whose first digest was not sent yet, so that what was missed since is not forgotten. */
function pausedUntil(one: Subscription, until: Day | null, { now, calendar, chat }: Session): Subscription {
  const paused = { since: one.paused?.since ?? now, until: until === null ? null : instantAt(until, MIDNIGHT) };
  const slot = slotAfterPause(one.schedule, paused, calendar, chat.quiet);
  return { ...one, paused, next: slot?.instant ?? null, nominal: slot?.nominal ?? null };
}

/** When each is sent next, for those that know it. */
export function nextSlots(world: World, subscriptions: readonly Subscription[]): Block[] {
  const { nextOf } = officeWording(world.lang).subscriptions;
  const lines = subscriptions.flatMap((one) =>
    one.next === null ? [] : [nextOf(titleOf(world, one), slotText(one.next, world.lang))],
  );
  return lines.length > 0 ? [{ kind: 'text', text: lines.join('\n') }] : [];
}
