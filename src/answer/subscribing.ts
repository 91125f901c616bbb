/** Why a subscription is not made as asked: not read, no unit, no such item, there already, too many. */
import type { Answer, Choice, World } from '../conversation.ts';
import type { SubscriptionNotRead } from '../language/subscription.ts';
import { filterOn } from '../language/watch.ts';
import { unitsOfLiaison } from '../rights.ts';
import type { Subscription } from '../session.ts';
import { asWritten, filterAsWritten } from './names.ts';
import { obstacleTo } from './obstacles.ts';
import { referencesText } from './reading.ts';
import { settingOf } from './scene.ts';
import { choice, told } from './told.ts';
import { unitAsked, unitNotNamed } from './unit-not-named.ts';
import { areSame, isPaused, itemsMissing, needsUnit, placedTitle, unitNamesOf, unitOf } from './watching.ts';
import { officeWording } from './wording/office.ts';
import { scheduleText, slotText } from './wording/schedule.ts';

const MOST_SUBSCRIPTIONS = 10;
const MOST_CHOICES = 3;

type Asked = Pick<Subscription, 'id' | 'thread' | 'watch' | 'schedule'>;

/** What was read, what was not, and an example. */
export function subscriptionNotRead(world: World, notRead: SubscriptionNotRead, examples: readonly string[]): Answer {
  const { notRead: wording } = officeWording(world.lang).subscriptions;
  const { part, read, words, choices } = notRead;
  const shown = settingOf(world).wording.listed(words.map(asWritten));
  const example = examples.at(-1) ?? '';
  const sentences = [
    ...(read.schedule ? [wording.schedule(scheduleText(read.schedule, world.lang))] : []),
    ...(read.words === '' ? [] : [wording.words(filterAsWritten(read.words))]),
    wording[part](shown),
    wording.example(example),
  ];
  const offered: readonly Choice[] = choices.length > 0 ? choices : examples.map((text) => choice(text));
  return told(world, sentences, { outcome: 'clarify', choices: offered.slice(0, MOST_CHOICES) });
}

/** What stands in the way of the subscription; undefined when nothing does. */
export function obstacleToSubscribing(world: World, asked: Asked): Answer | undefined {
  return (
    unitObstacle(world, asked) ??
    itemsObstacle(world, asked) ??
    filterObstacle(world, asked) ??
    sameObstacle(world, asked)
  );
}

function unitObstacle(world: World, { watch }: Pick<Subscription, 'watch'>): Answer | undefined {
  if (!needsUnit(watch) || unitNamesOf(world).length > 0) return undefined;
  const { subscriptions: wording } = officeWording(world.lang);
  const isGroup = world.session.chat.kind === 'group';
  const send = isGroup ? wording.bind : wording.iam;
  const unit = unitOf(world.session);
  if (unit !== null) return unitNotNamed(world, unit, send);
  const sentences = [isGroup ? wording.bindFirst : wording.sayUnitFirst, wording.unitFor(send(exampleUnit(world)))];
  return told(world, sentences, {
    outcome: 'clarify',
    choices: isGroup ? unitsOfLiaison(world.session.person).map((own) => choice(send(own))) : [],
  });
}

/** As it is written in the language of the reply. */
function exampleUnit(world: World): string {
  return unitAsked(world, world.ledger.plan.measures[0]?.leads[0]?.name ?? '');
}

function itemsObstacle(world: World, { watch }: Pick<Subscription, 'watch'>): Answer | undefined {
  const missing = itemsMissing(world, watch);
  if (missing.length === 0) return undefined;
  const setting = settingOf(world);
  const { notFound } = setting.wording;
  const { items } = world.ledger.plan;
  const range = notFound.range(items[0]?.id ?? 0, items.at(-1)?.id ?? 0);
  return told(world, [notFound.items(referencesText(setting, missing)), range], { outcome: 'not_found' });
}

/** What keeps a question with that filter from being answered; whose 本单位 is, is known here. */
function filterObstacle(world: World, { watch }: Pick<Subscription, 'watch'>): Answer | undefined {
  const { where, except } = filterOn(watch, world.today);
  const { mine: _mine, ...named } = where;
  return obstacleTo(settingOf(world), { tell: 'measures', where: named, ...(except && { except }) });
}

/** The same in another thread is none when it is that one that is asked for: then it moves. */
function sameObstacle(world: World, asked: Asked): Answer | undefined {
  const { subscriptions: wording } = officeWording(world.lang);
  const { chat } = world.session;
  const same = chat.subscriptions.find((subscription) => areSame(subscription, asked));
  if (same && (same.id !== asked.id || same.thread === asked.thread)) {
    return told(world, [wording.already(placedTitle(world, same)), nextSaid(world, same)]);
  }
  const isNew = chat.subscriptions.every(({ id }) => id !== asked.id);
  if (!isNew || chat.subscriptions.length < MOST_SUBSCRIPTIONS) return undefined;
  return told(world, [wording.tooMany(MOST_SUBSCRIPTIONS)], {
    outcome: 'refuse',
    choices: [choice(world.lang === 'zh' ? '/退订' : '/unsubscribe')],
  });
}

/** When it is sent next, or that it is paused. */
export function nextSaid({ lang, session }: World, subscription: Subscription): string {
  const { subscriptions } = officeWording(lang);
  const { next } = subscription;
  if (next === null || isPaused(subscription, session.now)) return subscriptions.nothingNext;
  return subscriptions.next(slotText(next, lang));
}
