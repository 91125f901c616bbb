/** Decides, before anything is read, whether a date can start at a place: the character, and what stands in front of it. */
import { isNumeralCharacter } from '../numerals.ts';
import { isDigit, isLatin, matchAt } from './scan.ts';

const STARTERS = new Set(
  [
    ...'0123456789〇零一二两三四五六七八九十百千廿卅第年月季周星礼岁元首今本当全明来去后前大上下次翌昨这现目国劳建宪头中近最未接往将过此以从自即截介不至迄直到在于早先晚迟半"“\'「abcdefhijlmnopqstuwy',
  ].map((character) => character.charCodeAt(0)),
);
const WORDS = new Set(
  (
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'today tomorrow yesterday now day year month quarter week the this next last current coming previous past following upcoming preceding ' +
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth ' +
    'eighteenth nineteenth twentieth thirtieth thirty twenty final q h early mid late end close beginning start middle half calendar ' +
    'a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen forty fifty sixty seventy eighty ninety ' +
    'by before prior earlier ahead since after later from between in on during for of within over throughout at until till up through no not as starting with effective beyond ' +
    'new national labor labour constitution'
  ).split(' '),
);

const DENIABLE = new Set(['later', 'earlier', 'before', 'after', 'by', 'until', 'since', 'prior']);
const NOT = /(?:^|[^a-z])(?:not?|never) {1,3}$/u;

/** Characters in front of which the next one belongs to another word or to a longer date: 第|三季度, 每|年底, 说|明天. */
const NOT_BEHIND: Record<string, string> = {
  年: '今明去后前本当全半每各历往近多哪几次同来上下度隔跨周青少中老成常年翌岁何学',
  月: '个本上下当这每各元正腊半几哪某逐按次同岁满蜜',
  季: '本上下当这个每各旺淡雨旱换冬夏春秋首逐',
  周: '本上下这那个每各第近隔双单前后半',
  星: '本上下这那个每各第近隔双单前后半明',
  礼: '本上下这那个每各第近隔双单前后半典',
  上: '上以加晚早网线马手年月',
  下: '下以如线之乡留剩余一年月',
  中: '上下年月',
  本: '基成根文版资样日原剧',
  明: '说证声表文透注标申光聪查阐载写',
  后: '以今之最然此先大午年月',
  前: '以之目当提此午日年月底末周大',
  去: '过失除删离进出回死',
  当: '应相适正担充年月日',
  全: '安完健年',
  来: '未将近以本原历往后起接',
  元: '万亿百千美欧日',
  国: '中全我',
  近: '最将附靠临接亲远',
  半: '上下前后大多近每过未来去',
  次: '每各多一二三四五',
  大: '最',
  这: '在',
  到: '达遇受得看找做收感年月日号底末初旬度周天直',
  至: '甚乃以直截年月日号底末初旬度周天迄',
  自: '各亲来独擅',
  于: '由对关位低高大小属终等至基处早晚迟先',
  在: '现正存',
  直: '一垂',
  早: '不最',
  晚: '不最',
  迟: '不最推至',
};
/** Two-character words whose last character says nothing about what follows: 查一下|周五, 基本|年底前完成. */
const WORDS_IN_FRONT = new Set(['一下', '基本', '原本', '根本', '全年', '看下', '查下', '问下']);
/** In front of a number these count, order or approximate it: 第三, 前三, 这两周, 每季度. */
const NOT_BEFORE_NUMBER = '第前后上下近每头过隔这年月初#号周拜几来去';
/** A year in four digits, and a month behind a whole word (目前6月底前), are counted by nothing in front of them. */
const FULL_YEAR = /(?:\d{4}|[〇零一二三四五六七八九]{4})[年./-]/uy;
const MONTH = /[\d一二三四五六七八九十]{1,2}月/uy;
const ADVERB = /^(?:目前|之前|以前|以后|之后|然后|最后|以上|以下|网上|线上|马上|加上)$/u;
const JOINT = '-~—–至到、,和及或与';
const NUMBERED =
  /(?:^|[^a-z])(?:items?|tasks?|measures?|no\.?|nos\.?|numbers?|section|phase|clause|paragraph|part|page)\s{0,3}#?$/u;

/** Whether a date can start at the offset. Cheap for the many places where none can. */
export function mayStart(text: string, at: number): boolean {
  if (!STARTERS.has(text.charCodeAt(at))) return false;
  const first = text[at] ?? '';
  const before = text[at - 1];
  if (first >= 'a' && first <= 'z') return startsWord(text, at, before);
  if (before === undefined) return true;
  if (isDigit(first)) return !insideFigures(text, at, before);
  if (isNumeralCharacter(first)) return !insideNumber(text, at, before);
  if ((NOT_BEHIND[first] ?? '').includes(before)) return WORDS_IN_FRONT.has(text.slice(at - 2, at)) && first !== '下';
  return !('年月季周星礼岁'.includes(first) && isNumeralCharacter(before));
}

/** Whether a date may end at the offset: not inside a number or an English word. */
export function mayEnd(text: string, end: number): boolean {
  const last = text[end - 1];
  const next = text[end];
  if (next === undefined) return true;
  if (isLatin(last) && (isLatin(next) || next === '%')) return false;
  if (isLatin(last) && next === '-' && isLetter(text[end + 1])) return false;
  if (isDigit(last) && '.,:/-'.includes(next) && isDigit(text[end + 1])) return false;
  return !(isNumeralCharacter(last) && isNumeralCharacter(next));
}

function isLetter(character: string | undefined): boolean {
  return isLatin(character) && !isDigit(character);
}

function startsWord(text: string, at: number, before: string | undefined): boolean {
  if (isLatin(before) || before === '_' || before === "'") return false;
  if ((before === '-' || before === '/') && isLatin(text[at - 2])) return before === '/' && isLetter(text[at - 2]);
  let end = at;
  while (end < at + 12 && (text[end] ?? '') >= 'a' && (text[end] ?? '') <= 'z') end += 1;
  const word = text.slice(at, end);
  // "not later than" begins at "not"; without it the sense would be turned round.
  if (DENIABLE.has(word) && NOT.test(text.slice(Math.max(0, at - 6), at))) return false;
  return WORDS.has(word);
}

function insideFigures(text: string, at: number, before: string): boolean {
  if (isLatin(before) || before === '#' || isNumeralCharacter(before)) return true;
  if ('.:/'.includes(before)) return isNumeralCharacter(text[at - 2]);
  if (before === ' ' || before === '.') return NUMBERED.test(text.slice(Math.max(0, at - 14), at));
  return insideNumber(text, at, before);
}

function insideNumber(text: string, at: number, before: string): boolean {
  if (isNumeralCharacter(before)) return true;
  const isYear = before !== '第' && matchAt(FULL_YEAR, text, at) !== null;
  // 任务24、2018年底前 is an item and a date; 2017、2018年 is a list of years.
  if (isYear && '、,'.includes(before)) return /\d{3}.$/u.test(text.slice(Math.max(0, at - 4), at));
  if (JOINT.includes(before)) return isNumeralCharacter(text[at - 2]);
  if (isYear || !NOT_BEFORE_NUMBER.includes(before)) return false;
  const word = text.slice(at - 2, at);
  return !WORDS_IN_FRONT.has(word) && !(ADVERB.test(word) && matchAt(MONTH, text, at));
}
