/** Sentences that order a subscription or the following of items, with what people say before it: 我们想…, could you…, and when to send. */
import { matchAt } from '../time/reading/scan.ts';
import { itemList } from './item-list.ts';
import { type Normal, normalise, originalWords } from './normalise.ts';
import { wordsBeside } from './schedules/around.ts';
import { findSchedule } from './schedules/find.ts';
import { withSpaces } from './schedules/piece.ts';
import { type Manner, openingAt, together, withoutClosing } from './spoken-openings.ts';

/** What an order is about, as it was written: when to send, if that came first, then the rest. */
export interface SpokenOrder {
  name: 'subscribe' | 'follow';
  args: string;
}

const US_EN = '(?: (?:me|us|everyone|(?:this|our) (?:group|chat|office|team|unit)))?';
const ORDER = new RegExp(
  [
    '(?<zh>订 ?阅)(?: ?一下)?',
    `(?<![a-z])subscribe(?![a-z])${US_EN}(?: (?:to|for)(?= [^ ]))?`,
    `(?<![a-z])sign${US_EN} up(?![a-z])(?: (?:to|for)(?= [^ ]))?`,
    `(?<![a-z])(?:set up|create|arrange|schedule)${US_EN} (?:an?|the|our)(?= (?:(?:weekly|monthly) )?(?:digest|report|update|reminder|bulletin|subscription)s?(?![a-z]))`,
    '(?<follow>关注(?:一下)?|(?<![a-z])follow(?![a-z]))',
  ].join('|'),
  'u',
);
const SEPARATOR = /[ :,]*/uy;
/** 周五订阅…: which day, though not whether to send or due; the subscription asks. */
const WEEKDAY = /(?:周|星期|礼拜)[一二三四五六日天]|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z])/uy;
/** 从下周起: the subscription says that it can't begin later. */
const FROM =
  /[从自][^,;。 ]{1,8}?(?:起|开始)|(?:starting|beginning|as of|from)(?: from| on)? (?:next |the )?[a-z0-9]+(?: on)?/uy;

export const QUESTION =
  /(?:[吗么呢?]|没有|了没|不好|不行)$|[谁啥]|什么|多少|怎么|怎样|如何|是不是|是否|能不能|可不可以/u;
/** What makes 订阅 a noun or a thing of the past, when it stands right behind: 订阅数, 订阅了吗, 订阅的时间. */
const NOUN =
  /^(?:[了着号者的吗呢是几谁哪啥怎没不]|过(?!期的?$)|量|数(?![据字])|人(?:$|[数员的们吗呢])|有(?!关)|能(?![源力耗])|会(?![计议同])|费(?:$|用)|(?:服务|内容|消息)(?:$|[是的有])|成功|失败|功能|列表|清单|记录|情况|状态|方式|方法|可以|需要|过期了)/u;

/** The order that the text plainly is; undefined for all that is none, is a question, or says more before the verb than an opening and a time. */
export function spokenOrder(normal: Normal): SpokenOrder | undefined {
  const order = orderIn(normal);
  if (!order || QUESTION.test(order.args)) return undefined;
  return order.name === 'subscribe' || itemList(wordsIn(order.said)) !== undefined
    ? { name: order.name, args: order.args }
    : undefined;
}

/** What opens with a verb of ordering and what may stand before it, whatever stands behind; `said` is what does. */
export function orderIn(normal: Normal): (SpokenOrder & { said: string }) | undefined {
  if (!ORDER.test(normal.text)) return undefined;
  const spaced = withSpaces(normal);
  const order = ORDER.exec(spaced.text);
  const opening = order && readOpening(spaced, order.index);
  if (!order || !opening) return undefined;
  const behind = order.index + order[0].length;
  const start = behind + (matchAt(SEPARATOR, spaced.text, behind)?.[0].length ?? 0);
  const folded = withoutClosing(spaced.text.slice(start), opening.manner);
  const { zh, follow } = order.groups ?? {};
  // Behind a space or a colon 数 begins something of its own.
  if (zh !== undefined && start === behind && NOUN.test(folded)) return undefined;
  const said = originalWords(spaced, start, start + folded.length);
  const args = [...opening.times, said].join(' ').trim();
  return { name: follow === undefined ? 'subscribe' : 'follow', args, said };
}

/** What stands before the offset, when it is nothing but openings and times; the times as they were written. */
function readOpening(spaced: Normal, end: number): { times: string[]; manner: Manner } | undefined {
  const head = spaced.text.slice(0, end);
  const { pieces } = findSchedule(head);
  const times: { start: number; end: number }[] = [];
  let manner: Manner = 'plain';
  for (let at = 0; at < end; ) {
    const piece = pieces.find(({ start }) => start === at);
    const day = piece ? null : (matchAt(WEEKDAY, head, at) ?? matchAt(FROM, head, at));
    const opening = piece || day ? undefined : openingAt(head, at);
    const next = piece?.end ?? (day ? at + day[0].length : opening?.end);
    if (next === undefined) return undefined;
    const last = times.at(-1);
    if (opening) manner = together(manner, opening.manner);
    else if (last?.end === at) last.end = next;
    else times.push({ start: at, end: next });
    at = next;
  }
  return { times: times.map((time) => originalWords(spaced, time.start, time.end)), manner };
}

/** What is left of the words when the time is taken out. */
function wordsIn(words: string): string {
  const spaced = withSpaces(normalise(words));
  return wordsBeside(findSchedule(spaced.text).pieces, spaced);
}
