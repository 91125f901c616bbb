/** Lists of items where nothing but items can be meant, as after 关注: there bare numbers are items too, 1-5 or 24、25. */
import { normalise } from './normalise.ts';
import { CARDINAL_WORDS } from './numbers/forms.ts';
import { withSpaces } from './schedules/piece.ts';

const NUMBER = '[\\d〇零一二两三四五六七八九十百]+';
const JOIN = '(?: ?(?:[、,和及与跟到至~-]|以及) ?| )';
export const ITEM = `第?${NUMBER}(?:\\.\\d+)?(?:[项条](?:任务|工作|措施)?)?`;
export const ITEMS = `${ITEM}(?:${JOIN}${ITEM})*`;

const NOUN_EN = '(?:items?|tasks?|measures?|nos?\\.?|numbers?|#) ?';
const NUMBER_EN = `(?:\\d+(?:\\.\\d+)?|(?:${CARDINAL_WORDS})(?![a-z]))`;
const JOIN_EN = '(?:,? and |, ?| ?& ?| ?- ?| to | through )';
export const ITEMS_EN = `(?:${NOUN_EN})?${NUMBER_EN}(?:${JOIN_EN}(?:${NOUN_EN})?${NUMBER_EN})*`;

const LIST = new RegExp(`^(?:(?<zh>${ITEMS})|(?<en>${ITEMS_EN}))$`, 'u');

/** The items written so that they are read as items anywhere (第1-5项, items 5 and 6); undefined when the words say anything else. */
export function itemList(words: string): string | undefined {
  const folded = withSpaces(normalise(words)).text.trim();
  const { zh, en } = LIST.exec(folded)?.groups ?? {};
  if (zh !== undefined) {
    // 第1项 第3项 without the space would be the third measure of item 1.
    const listed = zh.replace(/ ?([到至~-]) ?/gu, '$1').replace(/(?<=[\d项条]) +(?=[第\d])/gu, '、');
    return /[项条]/u.test(listed) ? listed : `第${listed.replace(/^第/u, '')}项`;
  }
  if (en === undefined) return undefined;
  return new RegExp(`^${NOUN_EN}`, 'u').test(en) ? en : `items ${en}`;
}
