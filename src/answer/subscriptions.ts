/** The subscriptions of this chat, or of every chat, as a table. */
import type { Answer, World } from '../conversation.ts';
import { resolveAsker } from '../language/asker.ts';
import { mayDo } from '../rights.ts';
import type { Chat, Subscription } from '../session.ts';
import { chatName } from './people.ts';
import { settingOf } from './scene.ts';
import { choice, told } from './told.ts';
import { isPaused, placedTitle, subscriptionTitle } from './watching.ts';
import { officeWording } from './wording/office.ts';
import { scheduleText, slotText } from './wording/schedule.ts';

const MOST_ROWS = 30;

/** Subscriptions of this chat, numbered as /unsubscribe wants them. */
export function ownSubscriptions(world: World): Answer {
  const { subscriptions } = officeWording(world.lang);
  const own = world.session.chat.subscriptions;
  if (own.length === 0) return noSubscriptions(world);
  const rows = own.map((subscription, index) => [
    String(index + 1),
    placedTitle(world, subscription),
    ...timesOf(world, subscription),
  ]);
  return told(world, [], { blocks: [{ kind: 'table', columns: subscriptions.columns, rows }] });
}

/** Says that there are none and, to those who may, how to have one. */
export function noSubscriptions(world: World): Answer {
  const { subscriptions } = officeWording(world.lang);
  const { person, chat } = world.session;
  const maySubscribe = !world.isStranger && mayDo(person, chat, 'chat');
  const choices = maySubscribe ? [choice(world.lang === 'zh' ? '/订阅' : '/subscribe')] : [];
  return told(world, [subscriptions.none], { outcome: 'not_found', choices });
}

/** Subscriptions of all chats, those of one chat together. */
export function allSubscriptions(world: World): Answer {
  const { subscriptions } = officeWording(world.lang);
  const rows = (world.session.found.chats ?? []).flatMap((chat) =>
    chat.subscriptions.map((subscription) => [
      chatName(world, chat.key, chat.title),
      titleIn(world, chat, subscription),
      ...timesOf(world, subscription),
    ]),
  );
  if (rows.length === 0) return told(world, [subscriptions.noneAnywhere], { outcome: 'not_found' });
  const columns = [subscriptions.chatColumn, ...subscriptions.columns.slice(1)];
  const sentences = rows.length > MOST_ROWS ? [subscriptions.rest(MOST_ROWS, rows.length)] : [];
  return told(world, sentences, { blocks: [{ kind: 'table', columns, rows: rows.slice(0, MOST_ROWS) }] });
}

function titleIn(world: World, { unit }: Chat, subscription: Subscription): string {
  const names = unit === null ? [] : (resolveAsker(world.ledger, unit)?.units ?? []);
  return subscriptionTitle(settingOf(world), world.lang, names, subscription);
}

/** When it is sent, when next, and whether it is paused. */
function timesOf({ lang, session }: World, subscription: Subscription): string[] {
  const { subscriptions } = officeWording(lang);
  const { schedule, next, paused } = subscription;
  const until = paused?.until ?? null;
  const state = isPaused(subscription, session.now)
    ? subscriptions.pausedUntil(until === null ? null : slotText(until, lang))
    : subscriptions.live;
  return [scheduleText(schedule, lang), next === null ? '—' : slotText(next, lang), state];
}
