/** What is nearly a command goes to the command, which says what it did not read; what no command can do is told how it is done. */
import type { Choice, Unclear } from '../conversation.ts';
import { type Normal, normalise } from './normalise.ts';
import { type Context, unclear } from './question.ts';
import { findSchedule } from './schedules/find.ts';
import { withSpaces } from './schedules/piece.ts';
import type { SpokenCommand } from './spoken-commands.ts';
import { orderIn, QUESTION } from './spoken-subscription.ts';
import { readSubscription } from './subscription.ts';
import { langToOffer } from './suggest.ts';

const ITEM_FIRST = /^(?:第?\d+(?:\.\d+)?[项条]|(?:items?|tasks?) \d)/iu;
const ASKS_AT_END = /[吗么呢?]$/u;

/** 订阅 第24项谁牵头, 关注 市编办: an order of which a part is read, but not as an order. */
export function nearOrder(normal: Normal, context: Context): SpokenCommand | undefined {
  const order = orderIn(normal);
  if (!order || ASKS_AT_END.test(normalise(order.said).text)) return undefined;
  const read = readSubscription(order.args, context, order.name === 'follow' ? 'items' : 'anything');
  const isFollow = order.name === 'follow';
  const isPart =
    read.kind === 'not-read'
      ? read.choices.length > 0 || (isFollow && ITEM_FIRST.test(order.said))
      : isFollow && read.watch !== null;
  return isPart ? { name: order.name, args: order.args } : undefined;
}

const STOP = new RegExp(
  [
    '(?:别|不要|不用|不必|不需要|不想|无需|停止|停了)(?:再|继续)?.{0,16}?(?:发送?|推送?|收到?|提醒|通知|播报|打扰|周报|消息)[了啦吧的]*[,。.!]*$',
    '(?:周报|推送|消息|提醒|通知)(?:[就都也]|以后)*(?:停[了掉下]|关[了掉闭]|停止|不用|不要|别发)[了啦吧发送]*[,。.!]*$',
    '取消(?:所有|全部)的?关注|(?:全部|都)取消关注|(?<![a-z])(?:stop following|unfollow) (?:everything|all)(?![a-z])',
    "(?<![a-z])(?:stop|quit|don't|do not|never|no need to)(?: keep)? (?:sending|messaging|reminding|posting|pushing|notifying|send|message|remind|post|notify|spamming|(?:the |this |our )?(?:weekly |monthly )?(?:digest|messages|reminders|updates|notifications)|these messages)(?![a-z])",
    '(?<![a-z])(?:turn|switch) off (?:the |all |our )?(?:weekly |monthly )?(?:digests?|messages|reminders|updates|notifications)(?![a-z])',
    '(?<![a-z])no more (?:digests?|messages?|reminders?|updates?)(?![a-z])',
  ].join('|'),
  'u',
);

/** 别再发了: to pause or to end it, that is for them to say. */
export function asksToStop(normal: Normal, { lang }: Context): Choice[] | undefined {
  const { text } = normal;
  if (!STOP.test(text) || QUESTION.test(text)) return undefined;
  return (
    langToOffer(normal, lang) === 'zh' ? ['暂停', '退订', '订阅情况'] : ['pause', 'unsubscribe', 'subscriptions']
  ).map(choiceOf);
}

const CHANGE =
  /[改换调挪](?:一下)?[成为到在]|修改|调整|更改|变更|[改换]一?下|[改换](?=订阅|周报|时间|推送|发送)|(?<![a-z])(?:change|move|switch|reschedule|shift|modify|update|edit|make it|set it)(?![a-z])/u;
const SUBSCRIPTION = /订阅|周报|推送|发送|(?<![a-z])(?:digest|subscriptions?)(?![a-z])/u;
const OF_THE_PLAN =
  /[项条任务]|期限|时限|完成|牵头|规划|(?<![a-z])(?:items?|tasks?|due|deadlines?|plan|lead)(?![a-z])/u;

const WHO = /[谁啥]|(?<![a-z])(?:who|why)(?![a-z])/u;

/** 改成每周三上午9点: a subscription can't be changed; it is ended and made anew. */
export function asksToChange(normal: Normal, { lang }: Context): Unclear | undefined {
  const { text } = withSpaces(normal);
  if (!CHANGE.test(text) || OF_THE_PLAN.test(text) || WHO.test(text)) return undefined;
  if (!SUBSCRIPTION.test(text) && (QUESTION.test(text) || findSchedule(text).pieces.length === 0)) return undefined;
  const sends =
    langToOffer(normal, lang) === 'zh'
      ? ['订阅情况', '退订', '怎么订阅']
      : ['subscriptions', 'unsubscribe', 'how to subscribe'];
  return unclear('reschedule', [], sends.map(choiceOf));
}

function choiceOf(send: string): Choice {
  return { label: send, send };
}
