/** /unsubscribe: ends one subscription, all of them, or the following of single items. */
import { referencesText } from '../src/answer/reading.ts';
import { settingOf } from '../src/answer/scene.ts';
import { noSubscriptions } from '../src/answer/subscriptions.ts';
import { choice, told, withoutPending } from '../src/answer/told.ts';
import { areSame, itemsTogether, markOf, titleOf, WHOLE_UNIT } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { scheduleText } from '../src/answer/wording/schedule.ts';
import type { Answer, Choice, World } from '../src/conversation.ts';
import { readSubscription } from '../src/language/subscription.ts';
import type { Context } from '../src/language/understand.ts';
import type { Subscription } from '../src/session.ts';
import { DEFAULT_SCHEDULE } from '../src/time/schedule.ts';
import { type Command, explainCommand, foldWord, HOLDERS, readConditions, saysAll } from './command.ts';
import { follow } from './follow.ts';
import { subscribe } from './subscribe.ts';

/** A number as it was listed; behind # the beginning of the id, which a choice that was shown says besides. */
const NUMBER = /^(?:no\.?\s*|#)?(?<number>\d{1,2})(?:#(?<mark>[\p{L}\p{N}-]+))?$/u;
const MOST_AGAIN = 3;

export const unsubscribe: Command = {
  name: 'unsubscribe',
  names: { zh: ['退订', '取消订阅', '取消关注'], en: ['unsubscribe', 'unfollow'] },
  summary: { zh: '退订，或不再关注某项', en: 'end a subscription, or stop following an item' },
  usage: { zh: '/退订 [序号|第几项|全部]', en: '/unsubscribe [number|item number|all]' },
  examples: {
    zh: ['/退订', '/退订 2', '/退订 第24项'],
    en: ['/unsubscribe', '/unsubscribe 2', '/unsubscribe item 24'],
  },
  argument: { zh: '序号、第几项或“全部”', en: 'a number, an item or "all"' },
  isAdministration: true,
  forStrangers: true,
  right: 'chat',
  records: true,
  needs: () => [HOLDERS],
  run(args, context, world) {
    const { subscriptions } = world.session.chat;
    const [first] = subscriptions;
    if (!first) return nothingToEnd(world);
    if (saysAll(args)) return endAll(world, context);
    if (args.trim() === '') return subscriptions.length === 1 ? end(world, [first], context) : offer(world);
    const chosen = NUMBER.exec(foldWord(args))?.groups;
    if (chosen) return endNumber(world, Number(chosen.number), chosen.mark, context);
    const written = subscriptions.filter(({ words }) => words !== '' && foldWord(words) === foldWord(args));
    return written.length > 0 ? end(world, written, context) : unfollow(world, args, context);
  },
};

/** Somebody who wants nothing sent does not want what waits to be confirmed either. */
function nothingToEnd(world: World): Answer {
  const { cancelled } = officeWording(world.lang).subscriptions;
  return world.session.pending ? told(world, [cancelled], { effects: [{ kind: 'withdraw' }] }) : noSubscriptions(world);
}

function endAll(world: World, context: Context): Answer {
  const { subscriptions } = world.session.chat;
  return withoutPending(world, end(world, subscriptions, context));
}

function end(world: World, subscriptions: readonly Subscription[], context: Context): Answer {
  const { ended } = officeWording(world.lang).subscriptions;
  const titles = subscriptions.map((subscription) => titleOf(world, subscription));
  const again = subscriptions.flatMap((one) => subscribeAgain(world, one, context));
  return told(world, [ended(settingOf(world).wording.listed(titles))], {
    choices: again.slice(0, MOST_AGAIN),
    effects: [{ kind: 'unsubscribe', ids: subscriptions.map(({ id }) => id) }],
  });
}

/** The message that would propose the same; nothing when it would not be read as the same. */
function subscribeAgain(world: World, one: Subscription, context: Context): Choice[] {
  const { lang } = world;
  const about = one.follows ? 'items' : 'anything';
  const items = referencesText(settingOf(world), one.watch.where.items ?? []);
  const words = one.follows ? officeWording(lang).subscriptions.itemsAsked(items) : one.words;
  const isDefault = areSame({ ...one, schedule: DEFAULT_SCHEDULE }, one);
  const parts = [...(isDefault ? [] : [scheduleText(one.schedule, lang)]), ...(words === '' ? [] : [words])];
  const text = (one.follows ? parts.toReversed() : parts).join(' ');
  const read = readSubscription(text, context, about);
  if (text !== '' && read.kind === 'not-read') return [];
  const { watch, schedule } = text === '' || read.kind === 'not-read' ? { watch: null, schedule: null } : read;
  if (!areSame(one, { watch: watch ?? WHOLE_UNIT, schedule: schedule ?? DEFAULT_SCHEDULE })) return [];
  const name = (one.follows ? follow : subscribe).names[lang][0] ?? '';
  return [choice(`/${name} ${text}`.trim())];
}

/** A choice ends the subscription that it was shown for, whatever its number is by now, and no other. */
function endNumber(world: World, number: number, mark: string | undefined, context: Context): Answer {
  const { subscriptions } = world.session.chat;
  const { noNumber, goneAlready } = officeWording(world.lang).subscriptions;
  const chosen =
    mark === undefined ? subscriptions[number - 1] : subscriptions.find(({ id }) => markOf(id) === foldWord(mark));
  if (chosen) return end(world, [chosen], context);
  return mark === undefined
    ? offer(world, noNumber(number, subscriptions.length))
    : told(world, [goneAlready], { outcome: 'not_found' });
}

/** Every subscription as a choice. */
function offer(world: World, sentence?: string): Answer {
  const { subscriptions: wording } = officeWording(world.lang);
  const choices = world.session.chat.subscriptions.map((subscription, index) => {
    const said = wording.unsubscribe(index + 1);
    return choice(`/${said}#${markOf(subscription.id)}`, wording.labelled(said, titleOf(world, subscription)));
  });
  return told(world, [sentence ?? wording.which], { outcome: 'clarify', choices });
}

/** An item may be followed in more than one subscription: another one came with a hand-over. */
function unfollow(world: World, args: string, context: Context): Answer {
  const { subscriptions: wording } = officeWording(world.lang);
  const items = itemsIn(args, context);
  if (!items) return explainCommand(unsubscribe, world, 'clarify');
  const followed = world.session.chat.subscriptions.filter(({ follows }) => follows);
  const before = followed.flatMap(({ watch }) => watch.where.items ?? []);
  const shown = (numbers: readonly string[]) => referencesText(settingOf(world), itemsTogether(numbers));
  const missing = items.filter((item) => !before.some((one) => isOf(one, item)));
  if (missing.length > 0) {
    const still = before.length > 0 ? [wording.stillFollowed(shown(before))] : [];
    return told(world, [wording.notFollowed(shown(missing)), ...still], { outcome: 'not_found' });
  }
  const touched = followed
    .map((one) => ({ one, rest: restOf(one, items) }))
    .filter(({ one, rest }) => rest.length < (one.watch.where.items ?? []).length);
  const over = touched.filter(({ rest }) => rest.length === 0).map(({ one }) => one);
  const rest = followed.flatMap((one) => restOf(one, items));
  if (rest.length === 0) return withoutFollowing(world, end(world, over, context));
  const answer = told(world, [wording.unfollowed(shown(items)), wording.stillFollowed(shown(rest))], {
    effects: [
      ...touched
        .filter((kept) => kept.rest.length > 0)
        .map(({ one, rest: kept }) => ({
          kind: 'subscribe' as const,
          subscription: { ...one, watch: { where: { items: kept } } },
        })),
      ...(over.length > 0 ? [{ kind: 'unsubscribe' as const, ids: over.map(({ id }) => id) }] : []),
    ],
  });
  return withoutFollowing(world, answer);
}

/** What waits to be followed was shown together with what is followed no more, and would bring it back. */
function withoutFollowing(world: World, answer: Answer): Answer {
  return world.session.pending?.subscription.follows ? withoutPending(world, answer) : answer;
}

/** Whether what is followed is the item, or a measure of it. */
function isOf(one: string, item: string): boolean {
  return one === item || one.startsWith(`${item}.`);
}

/** What is followed besides the items. */
function restOf({ watch }: Subscription, items: readonly string[]): string[] {
  return (watch.where.items ?? []).filter((one) => !items.some((item) => isOf(one, item)));
}

/** The items, when the arguments name nothing else. */
function itemsIn(args: string, context: Context): readonly string[] | undefined {
  const read = readConditions(args, context);
  if (read.kind === 'unclear' || read.except) return undefined;
  const { items, ...others } = read.where;
  return Object.values(others).some((part) => part !== undefined) ? undefined : items;
}
