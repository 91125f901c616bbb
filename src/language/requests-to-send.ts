/** Messages that ask for a subscription without the word: something to be sent again and again, or a question about who gets what. */
import type { Choice } from '../conversation.ts';
import { type Normal, originalWords } from './normalise.ts';
import type { Context } from './question.ts';
import { withSpaces } from './schedules/piece.ts';
import { openingAt } from './spoken-openings.ts';
import { QUESTION } from './spoken-subscription.ts';
import { readSubscription } from './subscription.ts';

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
const HAN = /\p{Script=Han}/u;

/** The subscription that is asked for, when what is to be sent, and when, is read whole; undefined otherwise. It is only proposed. */
export function requestToSend(normal: Normal, context: Context): { name: string; args: string } | undefined {
  const spaced = withSpaces(normal);
  let start = 0;
  let asks = false;
  for (let next = openingAt(spaced.text, 0); next; next = openingAt(spaced.text, start)) {
    start = next.end;
    asks ||= next.asks;
  }
  const said = asks ? spaced.text.slice(start).replace(/[吗么呢?]+$/u, '') : spaced.text.slice(start);
  if (!SENDING.test(said) || QUESTION.test(said) || ASKS_EN.test(said)) return undefined;
  const args = originalWords(spaced, start, start + said.length);
  const read = readSubscription(args, context);
  const isWhole = read.kind === 'subscription' && read.schedule !== null && (read.watch !== null || DIGEST.test(said));
  return isWhole ? { name: 'subscribe', args } : undefined;
}

/** What to go on with after a question about subscriptions that no command answers: 谁订阅了. Undefined for all that is none. */
export function asksAboutSubscribing({ text }: Normal): Choice[] | undefined {
  if (!SUBSCRIBED.test(text) || !(QUESTION.test(text) || ASKS_EN.test(text))) return undefined;
  const send = HAN.test(text) ? '订阅情况' : 'subscriptions';
  return [{ label: send, send }];
}
