/** Reads sections (第三部分, section 3) and phases (第一阶段, phase one). */
import { CARDINAL_WORDS, CHINESE, EN_ORDINAL, JOIN, match, numberFrom, type Reader, TO } from './forms.ts';

const ZH_SECTION = new RegExp(
  String.raw`(?:第(?<nth>${CHINESE}|\d{1,2})(?:大部分|部分|章节|章|节|板块|个部分|大块|块|篇|方面|大类)|(?:部分|章节|板块|章)(?<after>${CHINESE}|\d{1,2})(?!\d)|第?[(](?<paren>[一二三四五六七八九十]{1,2}|\d)[)](?:大?部分)?)`,
  'uy',
);
const EN_SECTION = new RegExp(
  String.raw`(?:(?:sections?|chapters?|parts?|headings?) ?(?:no\.? ?|#|number )?[(]?(?<number>\d{1,2}|${CARDINAL_WORDS}|i{1,3}|iv|vi{0,3})[)]?|(?:the )?(?<ordinal>${EN_ORDINAL}) (?:section|chapter|part|heading))(?![\p{L}\p{N}])`,
  'uy',
);
const EN_HEAD = String.raw`(?:sections?|chapters?|headings?) ?(?:nos?\.? ?|#)?`;
const EN_ONE = String.raw`(?:\d{1,2}|${CARDINAL_WORDS}|i{1,3}|iv|vi{0,3})(?![\p{L}\p{N}])`;
/** Several with one noun: 第二、三部分, 第2到4部分, sections 2 and 3. Read one by one, the second would be an item. */
const ZH_SECTIONS = new RegExp(
  String.raw`第?(?:${CHINESE}|\d{1,2})(?:(?:${JOIN}|${TO})第?(?:${CHINESE}|\d{1,2}))+(?:大部分|部分|章节|章|板块|个部分|大块|大类)`,
  'uy',
);
const EN_SECTIONS = new RegExp(
  `${EN_HEAD}${EN_ONE}(?:(?:,? and |,? or |, ?| ?& ?| ?- ?| to | through )(?:${EN_HEAD})?${EN_ONE})+`,
  'uy',
);
const ONE_OF_SEVERAL = new RegExp(
  String.raw`(?<range>到|至|-|~|(?<![a-z])to |through )?第?(?<![a-z])(?<number>\d{1,2}|${CARDINAL_WORDS}(?![\p{L}])|(?:i{1,3}|iv|vi{0,3})(?![\p{L}])|${CHINESE})`,
  'gu',
);
const ZH_PHASE = new RegExp(
  String.raw`第(?<nth>${CHINESE}|\d{1,2})(?:个)?(?:实施)?(?:阶段|步|期)|(?:阶段)(?<after>${CHINESE}|\d)(?!\d)`,
  'uy',
);
const EN_PHASE = new RegExp(
  String.raw`(?:(?:phases?|stages?|steps?) ?(?:no\.? ?|#|number )?(?<number>\d|one|two|three|i{1,3})|(?:the )?(?<ordinal>${EN_ORDINAL}) (?:implementation )?(?:phase|stage|step))(?![\p{L}\p{N}])`,
  'uy',
);

const readSection: Reader = (text, at) => {
  const found = match(ZH_SECTION, text, at) ?? match(EN_SECTION, text, at);
  const number = numberFrom(
    found?.groups.nth ?? found?.groups.after ?? found?.groups.paren ?? found?.groups.number ?? found?.groups.ordinal,
  );
  return found && number !== undefined
    ? { end: found.end, meaning: { is: 'sections', sections: [number] } }
    : undefined;
};

const readSections: Reader = (text, at) => {
  const found = match(ZH_SECTIONS, text, at) ?? match(EN_SECTIONS, text, at);
  if (!found) return undefined;
  const sections: number[] = [];
  for (const { groups } of found.whole.matchAll(ONE_OF_SEVERAL)) {
    const number = numberFrom(groups?.number) ?? 0;
    const before = sections.at(-1) ?? number;
    if (groups?.range) for (let next = before + 1; next < number; next += 1) sections.push(next);
    sections.push(number);
  }
  return { end: found.end, meaning: { is: 'sections', sections: [...new Set(sections)] } };
};

const readPhase: Reader = (text, at) => {
  const found = match(ZH_PHASE, text, at) ?? match(EN_PHASE, text, at);
  const number = numberFrom(found?.groups.nth ?? found?.groups.after ?? found?.groups.number ?? found?.groups.ordinal);
  return found && number !== undefined ? { end: found.end, meaning: { is: 'phases', phases: [number] } } : undefined;
};

/** The readers of sections and phases. */
export const SECTION_READERS: readonly Reader[] = [readSections, readSection, readPhase];
