/** Reads the words around a subscription that narrow nothing: to whom it goes, that it is sent, what it is called. */
import { type Normal, originalWords } from '../normalise.ts';
import type { Piece } from './piece.ts';

/** 发改委 begins with 发 and is no sending. */
const SEND = '(?:发送|推送|发(?![改展放布文证挥现票言起电包明达行])|播报)(?:一[次下份]|给|到|至|下)?';
const GROUP = '(?:(?:本群|我们群|咱们?群|这个群|该群)[里内]?|群里|群内|大家)';
/** 我们 as who gets it, not as who leads. */
const US =
  '(?:我们|咱们|[我咱](?!们))(?!的?(?:牵头|配合|负责|承担|主办|协办|任务|措施|工作|事项|群|单位|科|处|部门|局))';
const DIGEST = '(?:督办)?(?:周报|月报|简报)';
const ZH_LEAD = [
  '[的,、;:。)"》】]',
  '(?:请|麻烦|烦请|劳驾)(?:你|您)?',
  '(?:帮|给|向|为|替)(?:我们|咱们|[我咱](?!们))(?!群|(?:单位|部门)?(?:牵头|配合|负责|承办))(?:单位|部门)?',
  `(?:给|向|为|往|在|替|帮)?${GROUP}(?!的?(?:牵头|配合|负责|承担|主办|协办|任务|措施|工作|事项))的?`,
  `[在于](?!内)|(?:按时|定时|准时)(?=${SEND}|$)`,
  `${SEND}(?:${US})?`,
  '把(?![关握脉])|(?:提醒|通知)(?:我们?|咱们|大家|本群)',
  '收到|接收',
  DIGEST,
].join('|');
const ZH_TRAIL = [
  '[,、;:。!("《【]',
  `的?${DIGEST}`,
  '(?<=的)(?:报告|汇总表?|清单|摘要|提醒|通知|消息)',
  `的?(?:推送|${SEND})(?:给|到|至)?(?:${GROUP}|我们?|咱们?)?`,
  `(?:给|到|至|往)(?:${GROUP}|我们?)`,
  '谢谢您?|多谢|[吧哦啊呀]',
].join('|');
const EN_LEAD = [
  '[,;:.]',
  '(?:please|pls|plz|kindly|automatically)(?![a-z])',
  '(?:to|for|in) (?:this|our|the) (?:group|chat|channel)(?![a-z])',
  '(?:for|to) (?:us|me)(?![a-z])',
  "(?:this|our) (?:group|chat|channel)(?: to)?(?![a-z'])",
  '(?:send|post|push|deliver|receive|get)(?: (?:it|us|me|everyone|(?:this|our|the) (?:group|chat)))?(?![a-z])',
  '(?:remind|notify) (?:us|me|everyone|(?:this|our|the) (?:group|chat))(?![a-z])',
  '(?:(?:a|an|the|our|my) )?(?:digest|report|reminder|update|bulletin|subscription)s?(?![a-z])',
  '(?:to|of|on|about|at|and|with|for)(?![a-z])',
].join('|');
const EN_TRAIL = [
  '[,;:.!]',
  '(?:please|pls|plz|thanks|thank you|here)',
  '(?:to|for|in|into) (?:this|our|the) (?:group|chat|channel)',
  '(?:digest|bulletin)s?',
  '(?:send|post) (?:it|to us|to me)',
  '(?:to|for) (?:us|me|everyone)',
  '(?:to|of|on|at|and|the|an?|our|my)',
].join('|');
const LEAD = new RegExp(`^(?: |${ZH_LEAD}|${EN_LEAD})`, 'u');
const TRAIL = new RegExp(`(?: |${ZH_TRAIL}|(?<![a-z])(?:${EN_TRAIL})|[.,;:!])$`, 'u');

/** What ends an unfinished sentence; 参与 and 普及 are words of their own. */
const UNFINISHED =
  /(?<![a-z])(?<en>and|or|with|of|to|on|at|by|for|from|in|except|but|plus|the|an?|our|my)[ ,;:.]*$|(?<zh>以及|或者|还有|除了|(?<![参普涉遍饱总])[和与及跟或])[ ,;:。]*$/du;

/** The word that something more would have to follow, when the text ends with one. */
export function unfinishedAt(text: string): { start: number; end: number } | undefined {
  const groups = UNFINISHED.exec(text)?.indices?.groups;
  const [start, end] = groups?.en ?? groups?.zh ?? [];
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** What is written beside the schedule, without the words that only frame it. */
export function wordsBeside(pieces: readonly Piece[], spaced: Normal): string {
  const stretches: string[] = [];
  let at = 0;
  for (const next of [...pieces, { start: spaced.text.length, end: spaced.text.length }]) {
    const { start, end } = withoutFrame(spaced.text, at, next.start);
    if (end > start) stretches.push(originalWords(spaced, start, end));
    at = next.end;
  }
  return stretches.join(' ').replace(/\s+/gu, ' ');
}

/** The stretch of the folded text from `start` to `end` without such words at its ends; empty when there is nothing else. */
export function withoutFrame(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  for (let found = true; found && from < to; ) {
    const lead = LEAD.exec(text.slice(from, to))?.[0].length ?? 0;
    from += lead;
    const trail = TRAIL.exec(text.slice(from, to))?.[0].length ?? 0;
    to -= trail;
    found = lead + trail > 0;
  }
  return { start: from, end: to };
}
