/** Messages that ask for a subscription without the word: something to be sent again and again, or a question about who gets what. */
import type { Choice } from '../conversation.ts';
import { type Normal, originalWords } from './normalise.ts';
import type { Context } from './question.ts';
import { withSpaces } from './schedules/piece.ts';
import { type Manner, openingAt, together, withoutClosing } from './spoken-openings.ts';
import { QUESTION } from './spoken-subscription.ts';
import { readSubscription, type SubscriptionNotRead } from './subscription.ts';
import { langToOffer } from './suggest.ts';

const US_ZH = '(?:我们(?!群?的)|我(?![们的])|咱们|本群|这个群|该群|群[里内]|大家|本单位)(?![和与及跟、])';
/** That it comes to this chat has to be said: 发给市财政局 and send the Finance Bureau … are for others. */
const SENDING = new RegExp(
  [
    `(?:发送?|推送|播报)[到给]?${US_ZH}|[给向往在]${US_ZH}.{0,4}(?:发|推送|播报)|(?:提醒|通知)${US_ZH}|(?:收到|接收)(?!的)`,
    '(?<![a-z])(?:send|post|push|deliver|remind|notify) (?:it )?(?:to )?(?:us|me|(?:this|our|the) (?:group|chat))(?![a-z]| and | or | plus | ?&)',
    '(?<![a-z])(?:send|post|push|deliver)(?![a-z]).*(?<![a-z])(?:to|in|into) (?:us|me|(?:this|our|the) (?:group|chat))(?![a-z]| and | or | plus | ?&)',
    '^(?:receive|get)(?![a-z])',
  ].join('|'),
  'u',
);
const DIGEST = /周报|月报|简报|(?<![a-z])digest(?![a-z])/u;
const ASKS_EN = /^(?:who|whom|what|which|when|where|why|how|is|are|do|does|did|has|have)(?![a-z])/u;
const SUBSCRIBED =
  /订 ?阅(?:[了过吗没的者]|$)|(?:有|哪些|几个)订 ?阅|(?<![a-z])(?:subscribed|subscribers?|subscriptions?)(?![a-z])/u;

/** The subscription that is asked for, when what is to be sent is read whole, and when; undefined otherwise. It is only proposed. */
export function requestToSend(normal: Normal, context: Context): { name: string; args: string } | undefined {
  const spaced = withSpaces(normal);
  let start = 0;
  let manner: Manner = 'plain';
  for (let next = openingAt(spaced.text, 0); next; next = openingAt(spaced.text, start)) {
    start = next.end;
    manner = together(manner, next.manner);
  }
  const said = withoutClosing(spaced.text.slice(start), manner);
  if (!SENDING.test(said) || QUESTION.test(said) || ASKS_EN.test(said)) return undefined;
  const args = originalWords(spaced, start, start + said.length);
  const read = readSubscription(args, context);
  const isProposed =
    read.kind === 'subscription'
      ? read.schedule !== null && (read.watch !== null || DIGEST.test(said))
      : lacksTime(read, said);
  return isProposed ? { name: 'subscribe', args } : undefined;
}

/** 每天给我们发…: only the time can't be had, and the subscription says so. */
function lacksTime({ part, read }: SubscriptionNotRead, said: string): boolean {
  return part === 'time' && (read.words !== '' || read.schedule !== null || DIGEST.test(said));
}

/** What to go on with after a question about subscriptions that no command answers: 谁订阅了. Undefined for all that is none. */
export function asksAboutSubscribing(normal: Normal, { lang }: Context): Choice[] | undefined {
  const { text } = normal;
  if (!SUBSCRIBED.test(text) || !(QUESTION.test(text) || ASKS_EN.test(text))) return undefined;
  const send = langToOffer(normal, lang) === 'zh' ? '订阅情况' : 'subscriptions';
  return [{ label: send, send }];
}
