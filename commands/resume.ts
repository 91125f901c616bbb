/** /resume: ends a pause now. */
import { noSubscriptions } from '../src/answer/subscriptions.ts';
import { told } from '../src/answer/told.ts';
import { isPaused } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Session, Subscription } from '../src/session.ts';
import { slotOnReturn } from '../src/time/schedule.ts';
import { type Command, HOLDERS } from './command.ts';
import { nextSlots } from './pause.ts';

export const resume: Command = {
  name: 'resume',
  names: { zh: ['恢复'], en: ['resume'] },
  summary: { zh: '恢复本会话的订阅', en: "resume this chat's subscriptions" },
  usage: { zh: '/恢复', en: '/resume' },
  examples: { zh: ['/恢复'], en: ['/resume'] },
  isAdministration: true,
  right: 'chat',
  records: true,
  needs: () => [HOLDERS],
  run(_args, _context, world) {
    const { subscriptions: wording } = officeWording(world.lang);
    const { subscriptions } = world.session.chat;
    if (subscriptions.length === 0) return noSubscriptions(world);
    const resumed = subscriptions.flatMap((one) => resumedNow(one, world.session));
    if (resumed.length === 0) return told(world, [wording.notPaused]);
    return told(world, [wording.resumed], {
      blocks: nextSlots(world, resumed),
      effects: [{ kind: 'reschedule', subscriptions: resumed }],
    });
  },
};

/** The pause ends now instead of later, so that its catch-up is one like any other; nothing when it is not paused. */
function resumedNow(one: Subscription, { now, calendar, chat }: Session): Subscription[] {
  if (!isPaused(one, now) || !one.paused) return [];
  const { since } = one.paused;
  const slot = slotOnReturn(one.schedule, since, now, calendar, chat.quiet);
  return [{ ...one, paused: { since, until: now }, next: slot.instant, nominal: slot.nominal }];
}
