/** Reads what people refer to by number: items and measures, sections, phases, and numbers that count. */
import type { Numbered, Reader } from './forms.ts';
import { ITEM_READERS } from './items.ts';
import { QUANTITY_READERS } from './quantities.ts';
import { SECTION_READERS } from './sections.ts';

/** A reference by number may start only with these: a look at one character or word spares most places all the patterns. */
const START = new Set('0123456789#第(〇零一二两三四五六七八九十百廿卅项任措编序条部章板阶排前全所这那'.split(''));
const START_WORDS = new Set(
  (
    'the all both top item items task tasks measure measures point points clause clauses article articles entry no nos num number numbers ' +
    'part parts paragraph paragraphs para paras bullet bullets sub subitem subpoint piece pieces section sections chapter chapters heading headings ' +
    'phase phases stage stages step steps zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty thirty forty first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
    'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth'
  ).split(' '),
);
const WORD = /[a-z]+/uy;

/** Every reference by number that starts at `at`, which must not lie inside a word or number. */
export function readNumberedAt(text: string, at: number): readonly Numbered[] {
  if (!mayStart(text, at)) return NOTHING;
  return READERS.flatMap((read) => read(text, at) ?? []);
}

function mayStart(text: string, at: number): boolean {
  const first = text[at] ?? '';
  if (START.has(first)) return !(at > 0 && /[\d.#%]/u.test(text[at - 1] ?? '') && /[\d.]/u.test(first));
  if (!(first >= 'a' && first <= 'z')) return false;
  WORD.lastIndex = at;
  return START_WORDS.has(WORD.exec(text)?.[0] ?? '');
}

const READERS: readonly Reader[] = [...ITEM_READERS, ...SECTION_READERS, ...QUANTITY_READERS];
const NOTHING: readonly Numbered[] = [];
