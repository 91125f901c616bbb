/** Tells whether an ordinary word (环保, finance) stands where a unit must stand, so that it may mean the unit. */
import { type Lexicon, phrasesAt } from './lexicon.ts';

const ZH_JOIN = /(?:和|与|跟|及|以及|、|,|或|或者)/uy;
const ZH_ROLE_AFTER =
  /(?:部门|系统|口|口子|这边|那边|方面)?(?:两家|三家|四家|两个单位|三个单位|都|也|要|该|应该|应当|需要|主要|还|又|一起|共同|联合|单独|独自|独家|分别|作为|是|是不是|有没有|到底)*(?:牵头|负责|主办|配合|协办|协助|参与|承担|主管|的任务|的工作|的事|的活|的措施|的职责|(?:有|要完成|要做)(?:哪些|什么|几项|多少)(?:任务|工作|措施))/uy;
const ZH_ROLE_BEFORE =
  /(?:(?:牵头|配合|责任|主办|协办)(?:单位|部门)?(?:是|为|有|包括|含)|由|归|是不是|是|除了|和|与|、)$/u;
const EN_JOIN = /(?:,? and |, ?| ?& ?|,? or )(?:the )?/uy;
const EN_AFTER =
  / ?(?:(?:bureaus?|bureaux|offices?|departments?|agencies|units)(?![a-z])|(?:leads?|leading|led|supports?|supporting|heads?|handles?|runs?|owns?)(?![a-z])|(?:'s|s') (?:tasks|measures|items|work|jobs|deadlines|list|to-dos?)|(?:is|are) (?:in charge|responsible|leading|the lead))/uy;
const EN_BEFORE = /(?:led|supported|headed|handled|owned|run|managed|assisted) (?:jointly )?by (?:both )?(?:the )?$/u;
const EN_DOES_BEFORE = /(?:does|do|did) (?:the )?$/u;
const EN_DOES_AFTER = / (?:have|lead|need|support|handle|own|run|do)(?![a-z])/uy;
const HAN = /\p{Script=Han}/u;

/** Whether the bare name in `text[start, end)` is followed or led by what only a unit can have: a role, its tasks, other units in a row. */
export function standsAsUnit(lexicon: Lexicon, text: string, start: number, end: number): boolean {
  if (HAN.test(text[start] ?? '')) return standsAsUnitInChinese(lexicon, text, start, end);
  const before = text.slice(Math.max(0, start - 40), start);
  if (EN_BEFORE.test(before)) return true;
  if (EN_DOES_BEFORE.test(before) && matchesAt(EN_DOES_AFTER, text, end)) return true;
  if (matchesAt(EN_AFTER, text, skipRow(lexicon, text, end, EN_JOIN))) return true;
  return EN_BEFORE.test(rowBefore(before));
}

function standsAsUnitInChinese(lexicon: Lexicon, text: string, start: number, end: number): boolean {
  const roleAt = skipRow(lexicon, text, end, ZH_JOIN);
  if (matchesAt(ZH_ROLE_AFTER, text, roleAt)) {
    // 规划的任务 is the plan's: a word that has a meaning of its own needs a role, not just a possession.
    const ambiguous = phrasesAt(lexicon, text, start).some(
      (phrase) => phrase.end === end && phrase.meaning.is === 'word',
    );
    return !ambiguous || /^(?:部门)?(?:共同|联合|单独)?(?:牵头|负责|配合)/u.test(text.slice(roleAt));
  }
  return (
    ZH_ROLE_BEFORE.test(text.slice(Math.max(0, start - 8), start)) &&
    /^(?:以外|之外|外|吗|吧|对吗|呢|$|[?,、]|和|与|牵头|负责)/u.test(text.slice(end))
  );
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Walks over further units of a row (财政和国土…), bare or not, and gives where it ends. */
function skipRow(lexicon: Lexicon, text: string, at: number, join: RegExp): number {
  for (let end = at; ; ) {
    join.lastIndex = end;
    const joined = join.exec(text);
    if (!joined) return end;
    const next = phrasesAt(lexicon, text, end + joined[0].length).findLast(
      ({ meaning }) => meaning.is === 'unit' || meaning.is === 'bare-unit',
    );
    if (!next) return end;
    end = next.end;
  }
}

/** The text before the row of words that ends here: led by finance, land and … */
function rowBefore(before: string): string {
  return before.replace(/(?:[a-z]+(?:, | and |, and | or | & )(?:the )?)+$/u, '');
}
