/** Shows what a subscription would carry before it is switched on: how it was read, what was last due, the next two times. */
import type { Answer, Block, Lang, Reply, World } from '../conversation.ts';
import type { Watch } from '../plan/query.ts';
import type { Subscription } from '../session.ts';
import { dayAt, type Instant } from '../time/instant.ts';
import { nextSlot, type Schedule, type Slot, slotBefore } from '../time/schedule.ts';
import { composeDigest, type Digest } from './digest.ts';
import { fewChoices } from './questions.ts';
import { settingOf } from './scene.ts';
import { choice } from './told.ts';
import { measuresWatched, unitNamesOf, watchReading } from './watching.ts';
import { officeWording } from './wording/office.ts';
import { dayText, scheduleText, slotText } from './wording/schedule.ts';

/** How long a proposal waits. */
const WAITS_MS = 5 * 60_000;

/** As many weeks as a plan of five years has. */
const MOST_SLOTS = 262;

/** Asks to confirm the subscription; its next slot is filled in here. */
export function proposalAnswer(world: World, proposed: Omit<Subscription, 'next' | 'nominal'>): Answer {
  const { now, calendar, chat } = world.session;
  const { subscriptions } = officeWording(world.lang);
  const first = nextSlot(proposed.schedule, now, calendar, chat.quiet);
  const second = nextSlot(proposed.schedule, first.instant, calendar, chat.quiet);
  const subscription: Subscription = { ...proposed, next: first.instant, nominal: first.nominal };
  const moved = [
    ...movedNote(world, proposed.schedule, now, first),
    ...movedNote(world, proposed.schedule, first.instant, second),
  ];
  const preview = previewOf(world, subscription);
  const said = (slot: Slot) => slotText(slot.instant, world.lang);
  return {
    facts: {
      outcome: 'confirm',
      measures: measuresWatched(world, proposed.watch, world.today),
      units: [],
      due: [],
      count: null,
      query: null,
      next: [first.instant, second.instant],
    },
    reply: {
      blocks: [
        ...readingNotes(world, subscription).map((text): Block => ({ kind: 'note', text })),
        ...preview.blocks,
        { kind: 'text', text: subscriptions.nextTwo(said(first), said(second)) },
        ...moved.slice(0, 1),
        { kind: 'text', text: subscriptions.askConfirm },
      ],
      choices: fewChoices([choice(subscriptions.confirm), choice(subscriptions.cancel), ...preview.choices]),
    },
    effects: [{ kind: 'propose', proposal: { subscription, expires: now + WAITS_MS } }],
  };
}

function readingNotes(world: World, { watch, schedule }: Subscription): string[] {
  const { subscriptions } = officeWording(world.lang);
  const { plan } = world.ledger;
  const isOver = world.today > plan.to;
  return [
    subscriptions.read(watchReading(world, watch), scheduleText(schedule, world.lang)),
    ...movingWords(watch, world.lang).map((words) => subscriptions.periodMoves(words)),
    ...(isOver ? [settingOf(world).wording.remark.planOver(plan.from.slice(0, 4), plan.to.slice(0, 4))] : []),
  ];
}

/** The words of the filter that mean something else each day. */
function movingWords({ where, period }: Watch, lang: Lang): string[] {
  const { relative } = officeWording(lang).subscriptions;
  return [
    ...(period === undefined ? [] : [period]),
    ...(where.relative === 'overdue' || where.relative === 'next' ? [relative[where.relative]] : []),
  ];
}

/** What would have been sent at the last slot before now, as of that day; if nothing, when there will be something. */
function previewOf(world: World, subscription: Subscription): Reply {
  const { now, calendar, chat } = world.session;
  const { subscriptions } = officeWording(world.lang);
  const slot = slotBefore(subscription.schedule, now, calendar, chat.quiet);
  const digest = digestAt(world, subscription, slot);
  const when = slotText(slot.instant, world.lang);
  if (digest) {
    const { blocks, choices } = digest.reply;
    return { blocks: [{ kind: 'text', text: subscriptions.preview(when) }, ...blocks], choices };
  }
  const first = firstWithContent(world, subscription);
  const then = first ? subscriptions.firstContent(slotText(first.instant, world.lang)) : subscriptions.noContent;
  return {
    blocks: [
      { kind: 'text', text: subscriptions.previewEmpty(when) },
      { kind: 'text', text: then },
    ],
    choices: [],
  };
}

/** The first slot from now on at which the plan as it is gives something to say; undefined when none of many does. */
function firstWithContent(world: World, subscription: Subscription): Slot | undefined {
  const { calendar, chat, now } = world.session;
  let after = now;
  for (let count = 0; count < MOST_SLOTS; count += 1) {
    const slot = nextSlot(subscription.schedule, after, calendar, chat.quiet);
    if (dayAt(slot.instant) > world.ledger.plan.to) return undefined;
    if (digestAt(world, subscription, slot)) return slot;
    after = slot.instant;
  }
  return undefined;
}

function digestAt(world: World, { watch, words, schedule }: Subscription, slot: Slot): Digest | null {
  const { ledger, lang, session } = world;
  return composeDigest(
    { ledger, today: dayAt(slot.instant), lang, calendar: session.calendar },
    {
      watch,
      words,
      units: unitNamesOf(world),
      since: null,
      before: null,
      late: false,
      afterPause: false,
      saidOver: true,
      every: schedule.every,
    },
  );
}

/** Why a slot that comes after that moment is not at the time that was asked for. */
function movedNote(world: World, schedule: Schedule, after: Instant, slot: Slot): Block[] {
  const { calendar } = world.session;
  const { subscriptions } = officeWording(world.lang);
  const asked = nextSlot(schedule, after, calendar, false);
  if (asked.instant === slot.instant) return [];
  // One that was put off until after the moment lies before it.
  const day = asked.instant < slot.instant ? dayAt(asked.instant) : slot.nominal;
  const isDayOff = !('workingDay' in schedule) && !calendar.isWorkingDay(day);
  const when = slotText(slot.instant, world.lang);
  const text = isDayOff ? subscriptions.dayOff(dayText(day, world.lang), when) : subscriptions.outsideHours(when);
  return [{ kind: 'note', text }];
}
