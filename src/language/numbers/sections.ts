/** Reads sections (第三部分, section 3) and phases (第一阶段, phase one). */
import { CARDINAL_WORDS, CHINESE, EN_ORDINAL, match, numberFrom, type Reader } from './forms.ts';

const ZH_SECTION = new RegExp(
  String.raw`(?:第(?<nth>${CHINESE}|\d{1,2})(?:大部分|部分|章节|章|节|板块|个部分|大块|块|篇|方面|大类)|(?:部分|章节|板块|章)(?<after>${CHINESE}|\d{1,2})(?!\d)|第?[(](?<paren>[一二三四五六七八九十]{1,2}|\d)[)](?:大?部分)?)`,
  'uy',
);
const EN_SECTION = new RegExp(
  String.raw`(?:(?:sections?|chapters?|parts?|headings?) ?(?:no\.? ?|#|number )?[(]?(?<number>\d{1,2}|${CARDINAL_WORDS}|i{1,3}|iv|vi{0,3})[)]?|(?:the )?(?<ordinal>${EN_ORDINAL}) (?:section|chapter|part|heading))(?![\p{L}\p{N}])`,
  'uy',
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

const readPhase: Reader = (text, at) => {
  const found = match(ZH_PHASE, text, at) ?? match(EN_PHASE, text, at);
  const number = numberFrom(found?.groups.nth ?? found?.groups.after ?? found?.groups.number ?? found?.groups.ordinal);
  return found && number !== undefined ? { end: found.end, meaning: { is: 'phases', phases: [number] } } : undefined;
};

/** The readers of sections and phases. */
export const SECTION_READERS: readonly Reader[] = [readSection, readPhase];
