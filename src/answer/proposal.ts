/** Shows what a subscription would carry before it is switched on: how it was read, what was last due, the next two times. */
import type { Answer, Block, Lang, Reply, World } from '../conversation.ts';
import type { Watch } from '../plan/query.ts';
import type { Proposal, Subscription } from '../session.ts';
import { dayAt } from '../time/instant.ts';
import { dayMeant, nextSlot, type Slot, slotBefore } from '../time/schedule.ts';
import { composeDigest, type Digest } from './digest.ts';
import { renderPlain } from './plain.ts';
import { timesBlocks } from './proposal-times.ts';
import { fewChoices } from './questions.ts';
import { settingOf } from './scene.ts';
import { choice } from './told.ts';
import { markOf, measuresWatched, movesThread, unitNamesOf, unitsMeant, watchReading } from './watching.ts';
import { officeWording } from './wording/office.ts';
import { scheduleText, slotText } from './wording/schedule.ts';

/** How long a proposal waits. */
const WAITS_MS = 5 * 60_000;

/** What a proposal takes of a message, in characters of plain text: a digest in it is shortened to fit. */
const MOST_CHARACTERS = 1500;

/** As many weeks as a plan of five years has. */
const MOST_SLOTS = 262;

/** Asks to confirm the subscription, by choices that mean this one; its next slot is filled in here. */
export function proposalAnswer(world: World, proposed: Omit<Subscription, 'next' | 'nominal'>): Answer {
  const { now, calendar, chat, message, fresh } = world.session;
  const first = nextSlot(proposed.schedule, now, calendar, chat.quiet);
  const second = nextSlot(proposed.schedule, first.instant, calendar, chat.quiet);
  const subscription: Subscription = { ...proposed, next: first.instant, nominal: first.nominal };
  const proposal: Proposal = {
    id: markOf(fresh.id),
    subscription,
    units: unitsMeant(world, proposed.watch),
    message,
    expires: now + WAITS_MS,
  };
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
    reply: replyOf(world, proposal, timesBlocks(world, proposed, first, second)),
    effects: [{ kind: 'propose', proposal }],
  };
}

/** The proposal with a remark right behind how it was read. */
export function withNote(answer: Answer, text: string): Answer {
  const [reading, ...rest] = answer.reply.blocks;
  const blocks: Block[] = [...(reading ? [reading] : []), { kind: 'note', text }, ...rest];
  return { ...answer, reply: { ...answer.reply, blocks } };
}

/** What was read, what would have been sent, and when it is sent; a question from the preview where there is room for it. */
function replyOf(world: World, { id, subscription }: Proposal, times: readonly Block[]): Reply {
  const { subscriptions } = officeWording(world.lang);
  const head = readingNotes(world, subscription).map((text): Block => ({ kind: 'note', text }));
  const tail: Block[] = [...times, { kind: 'text', text: subscriptions.askConfirm }];
  const choices = [subscriptions.confirm, subscriptions.cancel].map((said) => choice(`/${said} ${id}`, said));
  const frame = renderPlain({ blocks: [...head, ...tail], choices });
  const preview = previewOf(world, subscription, MOST_CHARACTERS - frame.length);
  const blocks = [...head, ...preview.blocks, ...tail];
  const asking = { blocks, choices: fewChoices([...choices, ...preview.choices]) };
  return renderPlain(asking).length <= MOST_CHARACTERS ? asking : { blocks, choices };
}

function readingNotes(world: World, subscription: Subscription): string[] {
  const { subscriptions } = officeWording(world.lang);
  const { watch, schedule, follows } = subscription;
  return [
    subscriptions.read(watchReading(world, watch), scheduleText(schedule, world.lang)),
    ...(movesThread(world, subscription) ? [follows ? subscriptions.followedMoveHere : subscriptions.movesHere] : []),
    ...movingWords(watch, world.lang).map((words) => subscriptions.periodMoves(words)),
    ...(languageSent(world) === world.lang ? [] : [subscriptions.otherLanguage]),
  ];
}

/** The language in which digests come to the chat, whatever the one is that was asked in. */
function languageSent({ lang, session: { chat } }: World): Lang {
  return chat.lang === undefined ? lang : (chat.lang ?? 'zh');
}

/** That the plan's period is over, if it is. */
function overNotes(world: World): string[] {
  const { from, to } = world.ledger.plan;
  if (world.today <= to) return [];
  return [settingOf(world).wording.remark.planOver(from.slice(0, 4), to.slice(0, 4))];
}

/** The words of the filter that mean something else each day. */
function movingWords({ where, period }: Watch, lang: Lang): string[] {
  const { relative } = officeWording(lang).subscriptions;
  return [
    ...(period === undefined ? [] : [period]),
    ...(where.relative === 'overdue' || where.relative === 'next' ? [relative[where.relative]] : []),
  ];
}

/**
 * What would have been sent at the last slot before now, as of that day, in so many characters; if nothing, when there will
 * be something.
 */
function previewOf(world: World, subscription: Subscription, room: number): Reply {
  const { now, calendar, chat } = world.session;
  const { subscriptions } = officeWording(world.lang);
  const slot = slotBefore(subscription.schedule, now, calendar, chat.quiet);
  const when = slotText(slot.instant, world.lang);
  const opening = subscriptions.preview(when);
  const notes = overNotes(world);
  const digest = digestAt(world, subscription, slot, room - [...notes, opening].join('\n').length);
  // A digest that says so itself need not be told so.
  const over = digest?.saysOver ? [] : notes.map((text): Block => ({ kind: 'note', text }));
  if (digest) {
    const { blocks, choices } = digest.reply;
    return { blocks: [...over, { kind: 'text', text: opening }, ...blocks], choices };
  }
  const first = firstWithContent(world, subscription);
  const then = first ? subscriptions.firstContent(slotText(first.instant, world.lang)) : subscriptions.noContent;
  return {
    blocks: [...over, { kind: 'text', text: subscriptions.previewEmpty(when) }, { kind: 'text', text: then }],
    choices: [],
  };
}

/** The first slot from now on at which the plan as it is gives something to say; undefined when none of many does. */
function firstWithContent(world: World, subscription: Subscription): Slot | undefined {
  const { calendar, chat, now } = world.session;
  let after = now;
  for (let count = 0; count < MOST_SLOTS; count += 1) {
    const slot = nextSlot(subscription.schedule, after, calendar, chat.quiet);
    if (digestAt(world, subscription, slot)) return slot;
    after = slot.instant;
  }
  return undefined;
}

/** The first digest of all, if it came at that slot. */
function digestAt(
  world: World,
  { watch, words, schedule }: Subscription,
  { instant }: Slot,
  room?: number,
): Digest | null {
  const { ledger, session } = world;
  const { calendar, chat } = session;
  return composeDigest(
    { ledger, today: dayAt(instant), lang: languageSent(world), calendar },
    {
      watch,
      words,
      units: unitNamesOf(world),
      since: null,
      before: null,
      late: false,
      afterPause: false,
      saidOver: false,
      every: schedule.every,
      on: dayMeant(schedule, instant, calendar, chat.quiet),
      ...(room !== undefined && { room }),
    },
  );
}
