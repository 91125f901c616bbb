/** /follow: collects single items in one subscription of the chat. */
import { filterAsWritten } from '../src/answer/names.ts';
import { proposalAnswer, withNote } from '../src/answer/proposal.ts';
import { referencesText } from '../src/answer/reading.ts';
import { settingOf } from '../src/answer/scene.ts';
import { obstacleToSubscribing, subscriptionNotRead } from '../src/answer/subscribing.ts';
import { choice, told, withoutPending } from '../src/answer/told.ts';
import { itemsTogether } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { scheduleText } from '../src/answer/wording/schedule.ts';
import type { Answer, Choice, Lang, World } from '../src/conversation.ts';
import { readSubscription } from '../src/language/subscription.ts';
import type { Context } from '../src/language/understand.ts';
import type { Watch } from '../src/plan/query.ts';
import { DEFAULT_SCHEDULE, type Schedule } from '../src/time/schedule.ts';
import { type Command, choicesFrom, explainCommand, HOLDERS } from './command.ts';

/** Followed items share one time. */
const MOVED: Record<Lang, (before: string) => string> = {
  zh: (before) => `本会话关注的各项都改为这个时间发送，原为${before}。`,
  en: (before) => `All items followed here move to this time; until now: ${before}.`,
};

const SUBSCRIBE: Record<Lang, string> = { zh: '订阅', en: 'subscribe' };

export const follow: Command = {
  name: 'follow',
  names: { zh: ['关注'], en: ['follow'] },
  summary: { zh: '关注几项任务，定期发送', en: 'follow single items' },
  usage: { zh: '/关注 编号', en: '/follow items' },
  examples: { zh: ['/关注 第24项', '/关注 第4.1项、第7项'], en: ['/follow item 24', '/follow items 4.1 and 7'] },
  argument: { zh: '要关注的任务编号', en: 'the numbers of the items' },
  isAdministration: true,
  offersExamples: true,
  right: 'chat',
  records: true,
  needs: () => [HOLDERS],
  run(args, context, world) {
    return withoutPending(world, answerTo(args, context, world));
  },
};

function answerTo(args: string, context: Context, world: World): Answer {
  if (args.trim() === '') return explainCommand(follow, world, 'clarify');
  const read = readSubscription(args, context, 'items');
  if (read.kind === 'not-read') return subscriptionNotRead(world, read, follow.examples[world.lang]);
  const items = read.watch ? onlyItems(read.watch) : null;
  if (!items) return notItems(world, args, read.words);
  return propose(world, items, read.schedule);
}

/** 关注 市编办: what was said is no item; as a subscription it is offered. */
function notItems(world: World, args: string, words: string): Answer {
  const { onlyItems: sentence, notRead } = officeWording(world.lang).subscriptions;
  if (words === '') return told(world, [sentence], { outcome: 'clarify', choices: examples(world) });
  const choices = [choice(`/${SUBSCRIBE[world.lang]} ${args.trim()}`), ...examples(world)];
  return told(world, [notRead.filter(filterAsWritten(words)), sentence], { outcome: 'clarify', choices });
}

function examples({ lang }: World): Choice[] {
  return choicesFrom(follow.examples[lang]);
}

/** The items of a watch that names nothing else; null for any other. */
function onlyItems({ where, except, period }: Watch): readonly string[] | null {
  const { items, ...others } = where;
  const named = Object.values(others).some((part) => part !== undefined);
  return items && !named && !except && period === undefined ? items : null;
}

/** Items join those that the chat follows already; a time that is named counts for all of them. */
function propose(world: World, items: readonly string[], schedule: Schedule | null): Answer {
  const { session } = world;
  const followed = session.chat.subscriptions.find((subscription) => subscription.follows);
  const before = followed?.watch.where.items ?? [];
  const together = itemsTogether([...before, ...items]);
  if (followed && !schedule && followed.thread === session.thread && together.join() === before.join()) {
    const { alreadyFollowed } = officeWording(world.lang).subscriptions;
    return told(world, [alreadyFollowed(referencesText(settingOf(world), itemsTogether(items)))]);
  }
  const proposed = {
    id: followed?.id ?? session.fresh.id,
    chat: session.chat.key,
    thread: session.thread,
    words: '',
    watch: { where: { items: together } },
    schedule: schedule ?? followed?.schedule ?? DEFAULT_SCHEDULE,
    follows: true,
    paused: followed?.paused ?? null,
    since: followed?.since ?? null,
  };
  const obstacle = obstacleToSubscribing(world, proposed);
  if (obstacle) return obstacle;
  const answer = proposalAnswer(world, proposed);
  const moves =
    followed !== undefined && scheduleText(followed.schedule, 'en') !== scheduleText(proposed.schedule, 'en');
  // What is followed together comes at one time.
  return moves ? withNote(answer, MOVED[world.lang](scheduleText(followed.schedule, world.lang))) : answer;
}
