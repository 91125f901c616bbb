/** What a subscription watches, in words and as measures, and how subscriptions compare. */
import type { Lang, World } from '../conversation.ts';
import { resolveAsker } from '../language/asker.ts';
import { normalise } from '../language/normalise.ts';
import { filterOn } from '../language/watch.ts';
import type { Filter, Watch } from '../plan/query.ts';
import { measuresNumbered, selectMeasures } from '../plan/select.ts';
import type { Session, Subscription } from '../session.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { asWritten, unitNames } from './names.ts';
import { readingOf, referencesText } from './reading.ts';
import { type Setting, settingOf } from './scene.ts';
import { officeWording } from './wording/office.ts';

const MARK_LENGTH = 8;

/** All that concerns the chat's unit. */
export const WHOLE_UNIT: Watch = { where: { mine: 'either' } };

/** The unit whose tasks are meant by 本单位 in this chat: the group's, or in private the person's. */
export function unitOf({ chat, person }: Session): string | null {
  return chat.kind === 'private' ? (person.unit ?? chat.unit) : chat.unit;
}

/** The plan's names of that unit; empty when there is none or the plan does not name it. */
export function unitNamesOf({ ledger, session }: World): readonly string[] {
  const unit = unitOf(session);
  return unit === null ? [] : (resolveAsker(ledger, unit)?.units ?? []);
}

/** The names that the watch means by 本单位 in this chat; none when it does not speak of it. */
export function unitsMeant(world: World, watch: Watch): readonly string[] {
  return needsUnit(watch) ? unitNamesOf(world) : [];
}

export function needsUnit({ where, except }: Watch): boolean {
  return where.mine !== undefined || except?.mine !== undefined;
}

/** The item numbers in it that the plan does not have. */
export function itemsMissing({ ledger }: World, { where, except }: Watch): string[] {
  const asked = [...(where.items ?? []), ...(except?.items ?? [])];
  return asked.filter((reference) => measuresNumbered(ledger, reference).length === 0);
}

/** Ids of the measures that it means on the day, in document order. */
export function measuresWatched(world: World, watch: Watch, today: Day): string[] {
  const view = { today, mine: [...unitNamesOf(world)] };
  return selectMeasures(world.ledger, filterOn(watch, today), view).map(({ id }) => id);
}

/** How the filter was read, as a question would be; the unit is named, since everybody in the chat reads it. */
export function watchReading(world: World, watch: Watch): string {
  const { where, except } = filterOn(watch, world.today);
  const named = (filter: Filter) => withUnit(filter, unitNamesOf(world));
  return readingOf(settingOf(world), {
    tell: 'measures',
    where: named(where),
    ...(except && { except: named(except) }),
  });
}

/** The watch with the unit's names instead of 本单位, so that it means the same in any chat. */
export function namingUnit({ where, except, ...watch }: Watch, names: readonly string[]): Watch {
  return { ...watch, where: withUnit(where, names), ...(except && { except: withUnit(except, names) }) };
}

function withUnit({ mine, ...where }: Filter, names: readonly string[]): Filter {
  if (!mine) return where;
  return { ...where, units: [...(where.units ?? []), { names: [...names], match: 'any', role: mine }] };
}

type Titled = Pick<Subscription, 'watch' | 'words' | 'follows'>;

/** A subscription in a few words: as somebody wrote it, or whose tasks or which items it is about. */
export function subscriptionTitle(setting: Setting, lang: Lang, names: readonly string[], of: Titled): string {
  const { subscriptions } = officeWording(lang);
  if (of.follows) return subscriptions.items(referencesText(setting, of.watch.where.items ?? []));
  if (of.words !== '') return asWritten(of.words);
  return names.length > 0 ? subscriptions.wholeUnit(unitNames(setting, names)) : subscriptions.ownUnit;
}

/** The title of a subscription of this chat. */
export function titleOf(world: World, subscription: Titled): string {
  return subscriptionTitle(settingOf(world), world.lang, unitNamesOf(world), subscription);
}

/** The same, saying so when it is sent to another thread than the one in which is asked. */
export function placedTitle(world: World, subscription: Titled & Pick<Subscription, 'thread'>): string {
  const { inOtherTopic } = officeWording(world.lang).subscriptions;
  const title = titleOf(world, subscription);
  return subscription.thread === world.session.thread ? title : inOtherTopic(title);
}

/** Whether it is paused at that moment; a pause whose end has passed is none. */
export function isPaused({ paused }: Subscription, now: Instant): boolean {
  return paused !== null && (paused.until === null || paused.until > now);
}

/** Whether it takes the place of one that is sent into another thread of the chat. */
export function movesThread({ session: { chat } }: World, { id, thread }: Subscription): boolean {
  return chat.subscriptions.some((before) => before.id === id && before.thread !== thread);
}

/** A short form of an id, which a choice that was shown says: it means that one, whatever has changed since. */
export function markOf(id: string): string {
  return normalise(id.slice(0, MARK_LENGTH)).text;
}

type Carried = Pick<Subscription, 'watch' | 'schedule'>;

/** Whether two subscriptions carry the same at the same times. */
export function areSame(one: Carried, other: Carried): boolean {
  return canonical([one.watch, one.schedule]) === canonical([other.watch, other.schedule]);
}

/** JSON with sorted keys, without parts that are undefined. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Item numbers together, in the plan's order; a measure of an item that is there as a whole adds nothing. */
export function itemsTogether(items: readonly string[]): string[] {
  const whole = new Set(items.filter((item) => !item.includes('.')));
  const kept = [...new Set(items)].filter((item) => !item.includes('.') || !whole.has(item.split('.')[0] ?? ''));
  const parts = (item: string) => item.split('.').map(Number);
  return kept.sort((a, b) => {
    const [itemA = 0, partA = 0] = parts(a);
    const [itemB = 0, partB = 0] = parts(b);
    return itemA - itemB || partA - partB;
  });
}
