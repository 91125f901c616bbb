/** Reads item numbers and measure ids: 第24项, 5到8项, 4.3, 第4项第3段, item 24, the third measure of item 4. */
import type { Meaning } from '../token.ts';
import {
  CARDINAL_WORDS,
  CHINESE,
  DIGITS,
  EN_NUMBER,
  EN_ORDINAL,
  ITEM_NOUN,
  JOIN,
  match,
  NUMBER,
  numberFrom,
  type Reader,
  TO,
} from './forms.ts';

const PART_NOUN =
  '(?:measures?|parts?|paragraphs?|paras?|points?|tasks?|bullets?|sub-?items?|sub-?points?|entry|pieces?)';

const ZH_PART = new RegExp(
  String.raw`第?(?<item>${NUMBER})(?:大项|项|条|号)(?:任务|措施)?(?:的|里|中|里面的|里的|中的|下面的|下的|,)?第(?<part>${CHINESE}|\d{1,2})(?:段|条|款|项|点|个措施|个任务|个方面|个小项|个|小项|小条|部分|条措施|项措施|项任务|小点|自然段)`,
  'uy',
);
const ZH_LIST = new RegExp(
  `第?(?:${NUMBER})(?:大项|项|条|号)?(?:(?:${JOIN}|${TO})第?(?:${NUMBER})(?:大项|项|条|号)?)*(?:(?:这)?[两二三四五六七八九十几](?:大项|项|条))?(?<=项|条|号)(?:${JOIN}第?(?:${NUMBER})(?:大项|项|条|号))*`,
  'uy',
);
const ZH_NUMBER_FIRST = new RegExp(
  String.raw`(?:项目|任务|措施|编号|序号|条目)(?:编号|序号|号)?第?(?<item>${NUMBER})(?![\d.%年月日天个项条号])`,
  'uy',
);
const EN_PART = new RegExp(
  String.raw`(?:the )?(?:(?<ordinal>${EN_ORDINAL}) ${PART_NOUN}|${PART_NOUN} (?<number>${EN_NUMBER})) (?:of|in|under) (?:the )?(?:${ITEM_NOUN} ?)?(?:no\.? ?|#)?(?<item>\d{1,3})(?![\p{L}\p{N}.%])`,
  'uy',
);
const EN_PART_AFTER = new RegExp(
  String.raw`${ITEM_NOUN} ?(?:no\.? ?|number |#)?(?<item>\d{1,3}),? (?:(?:the )?(?<ordinal>${EN_ORDINAL}) ${PART_NOUN}|${PART_NOUN} (?<number>\d{1,2}))(?![\p{L}\p{N}%])`,
  'uy',
);
const EN_LIST = new RegExp(
  String.raw`${ITEM_NOUN} ?(?:no\.? ?|number |nos\.? ?|#)?${EN_NUMBER}(?:(?:,? and |,? or |, ?| ?& ?| ?- ?| to | through )(?:${ITEM_NOUN} ?)?#?${EN_NUMBER})*`,
  'uy',
);
const EN_ORDINAL_ITEM = new RegExp(
  String.raw`(?:the )?(?<ordinal>${EN_ORDINAL}) (?:item|task|measure|point|clause|article|entry)(?![\p{L}\p{N}])`,
  'uy',
);
const BARE =
  /#?(?<item>\d{1,3}(?:\.\d{1,2})?)(?![\p{Script=Latin}\p{N}%:/⁄^*-]|\.\d|分钟|[至到][\d一二三四五六七八九十]|[项条件个天月年日周级类名人次元万点岁家号部章节阶段层成季份大小])/uy;

function items(list: readonly string[], sure = true): Meaning | undefined {
  return list.length > 0 ? { is: 'items', items: [...new Set(list)], sure } : undefined;
}

const readPart: Reader = (text, at) => {
  for (const pattern of [ZH_PART, EN_PART, EN_PART_AFTER]) {
    const found = match(pattern, text, at);
    const item = numberFrom(found?.groups.item);
    const part = numberFrom(found?.groups.part ?? found?.groups.ordinal ?? found?.groups.number);
    if (found && item !== undefined && part !== undefined && Number.isInteger(item)) {
      return { end: found.end, meaning: { is: 'items', items: [`${item}.${part}`], sure: true } };
    }
  }
  return undefined;
};

const readList: Reader = (text, at) => {
  const zh = match(ZH_LIST, text, at);
  // 三项任务 is a quantity, 第三项任务 an item.
  if (zh && !zh.whole.startsWith('第') && /^(?:任务|措施|工作|事项|举措|内容|要求)/u.test(text.slice(zh.end)))
    return undefined;
  if (zh && isQuantity(zh.whole, text, at)) return undefined;
  const found = zh ?? match(EN_LIST, text, at);
  const meaning = found && items(referencesIn(found.whole));
  return found && meaning ? { end: found.end, meaning } : undefined;
};

/** 牵头的两项: a small number in words without 第 counts, unless the sentence begins with it (五项谁牵头). */
function isQuantity(whole: string, text: string, at: number): boolean {
  const small = /^[一两二三四五六七八九十几](?:大项|项|条|号)$/u.test(whole);
  return small && (whole.startsWith('两') || (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')));
}

/** 24、25两项: the quantity says how many numbers went before it; behind 到 or 、 it is one of them (三到五项). */
const QUANTITY =
  /(?:(?<=[\d项条])这?[两二三四五六七八九十几各]|(?<=[一二三四五六七八九十百])这?[两几各])(?=(?:大项|项|条)$)/u;

const REFERENCE = new RegExp(
  String.raw`(?<range>到|至|-|~| to | through )?(?:第)?(?<number>${DIGITS}|${CARDINAL_WORDS}(?![\p{L}])|${CHINESE})`,
  'gu',
);

/** The numbers of 第5、6项, 5到8项, items 5, 6 and 7; a range gives all its numbers. */
function referencesIn(whole: string): string[] {
  const pieces = whole.replace(QUANTITY, '').matchAll(REFERENCE);
  const list: string[] = [];
  for (const { groups } of pieces) {
    const number = groups?.number ?? '';
    const value = number.includes('.') ? undefined : numberFrom(number);
    const before = Number(list.at(-1));
    const measures = groups?.range ? measuresBetween(list.at(-1) ?? '', number) : [];
    if (measures.length > 0) list.push(...measures);
    // 4.3 到 5.1: which ones lie between, the numbers alone do not say.
    else if (groups?.range && `${list.at(-1)}${number}`.includes('.')) return [];
    else if (
      groups?.range &&
      value !== undefined &&
      Number.isInteger(before) &&
      value > before &&
      value - before < 60
    ) {
      for (let next = before + 1; next <= value; next += 1) list.push(String(next));
    } else if (value !== undefined) list.push(String(value));
    else if (number.includes('.')) list.push(number);
  }
  return list;
}

/** 4.3 到 4.5: the measures after the first one up to the second, within one item. */
function measuresBetween(from: string, to: string): string[] {
  const [item = '', first] = from.split('.');
  const [sameItem, last] = to.split('.');
  if (first === undefined || last === undefined || item !== sameItem || Number(last) <= Number(first)) return [];
  return Array.from({ length: Number(last) - Number(first) }, (_, step) => `${item}.${Number(first) + step + 1}`);
}

const readNamed: Reader = (text, at) => {
  const found = match(ZH_NUMBER_FIRST, text, at) ?? match(EN_ORDINAL_ITEM, text, at);
  const raw = found?.groups.item;
  const number = raw?.includes('.') ? raw : numberFrom(raw ?? found?.groups.ordinal);
  return found && number !== undefined
    ? { end: found.end, meaning: { is: 'items', items: [String(number)], sure: true } }
    : undefined;
};

/** $1, -1, 2^3 and the halves of ½ are no items. */
const NO_ITEM_BEHIND = /[\p{Sc}^⁄+*-]/u;

const readBare: Reader = (text, at) => {
  if (at > 0 && NO_ITEM_BEHIND.test(text[at - 1] ?? '')) return undefined;
  const found = match(BARE, text, at);
  const item = found?.groups.item;
  return found && item
    ? {
        end: found.end,
        meaning: { is: 'items', items: [item], sure: item.includes('.') || found.whole.startsWith('#') },
      }
    : undefined;
};

/** The readers of item numbers. */
export const ITEM_READERS: readonly Reader[] = [readPart, readList, readNamed, readBare];
