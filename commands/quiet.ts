/** /quiet: whether messages unasked keep to office hours here. */
import { told } from '../src/answer/told.ts';
import { isPaused } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Session, Subscription } from '../src/session.ts';
import { nextSlot } from '../src/time/schedule.ts';
import { type Command, explainCommand, foldWord, HOLDERS } from './command.ts';
import { nextSlots } from './pause.ts';

const STATES: ReadonlyMap<string, boolean> = new Map([
  ...['on', '开', '打开', '开启'].map((word) => [word, true] as const),
  ...['off', '关', '关闭'].map((word) => [word, false] as const),
]);

export const quiet: Command = {
  name: 'quiet',
  names: { zh: ['免打扰'], en: ['quiet'] },
  summary: { zh: '是否只在工作时间发送', en: 'whether to send in office hours only' },
  usage: { zh: '/免打扰 开|关', en: '/quiet on|off' },
  examples: { zh: ['/免打扰 开', '/免打扰 关'], en: ['/quiet on', '/quiet off'] },
  argument: { zh: '开或关', en: 'on or off' },
  isAdministration: true,
  offersExamples: true,
  right: 'owner',
  records: true,
  needs: () => [HOLDERS],
  run(args, _context, world) {
    const { quiet: wording } = officeWording(world.lang).rights;
    const wanted = STATES.get(foldWord(args));
    if (wanted === undefined) return explainCommand(quiet, world, 'clarify');
    const { chat } = world.session;
    if (wanted === chat.quiet) return told(world, [wording.state(wanted)]);
    const moved = chat.subscriptions.flatMap((one) => movedTo(wanted, one, world.session));
    return told(world, [wanted ? wording.on : wording.off], {
      blocks: nextSlots(world, moved),
      effects: [
        { kind: 'set-quiet', quiet: wanted },
        ...(moved.length > 0 ? [{ kind: 'reschedule' as const, subscriptions: moved }] : []),
      ],
    });
  },
};

/** The subscription with its next slot under the new hours; one whose slot would be skipped by that keeps it. */
function movedTo(wanted: boolean, one: Subscription, { now, calendar }: Session): Subscription[] {
  if (isPaused(one, now) || one.next === null || one.nominal === null || one.next <= now) return [];
  const slot = nextSlot(one.schedule, now, calendar, wanted);
  if (slot.nominal > one.nominal || slot.instant === one.next) return [];
  return [{ ...one, next: slot.instant, nominal: slot.nominal }];
}
