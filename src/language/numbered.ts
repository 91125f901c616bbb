/** Reads what people refer to by number: items and measures (第24项, 4.3, item 24), sections (第三部分), phases (第一阶段). */
import { readNumeral, wordNumeral } from '../time/numerals.ts';
import type { Meaning } from './token.ts';

interface Numbered {
  end: number;
  meaning: Meaning;
}

type Reader = (text: string, at: number) => Numbered | undefined;

const NOTHING: readonly Numbered[] = [];

const DIGITS = String.raw`\d{1,4}(?:\.\d{1,2})?`;
const CHINESE = '[〇零一二两三四五六七八九十百廿卅]{1,5}';
const NUMBER = `(?:${DIGITS}|${CHINESE})`;
const TO = '(?:到|至|-|~)';
const JOIN = '(?:、|,|和|与|及|跟|以及|还有|/)';
const ORDINAL_WORDS =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|(?:twentieth|thirtieth|fortieth)|(?:twenty|thirty|forty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))';
const CARDINAL_WORDS =
  '(?:zero|(?:twenty|thirty|forty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)';
const EN_NUMBER = String.raw`(?:${DIGITS}|${CARDINAL_WORDS})(?![\p{Script=Latin}\p{N}%])(?!\.\d)`;
const EN_ORDINAL = String.raw`(?:\d{1,3}(?:st|nd|rd|th)|${ORDINAL_WORDS})`;
const ITEM_NOUN = String.raw`(?:items?|tasks?|measures?|points?|clauses?|articles?|entry|entries|no\.?|nos\.?|number|numbers|num\.?|#)`;
const QUANTIFIED = new RegExp(
  String.raw`(?:全部|所有|这|那)(?:${CHINESE}|\d{1,3})(?:项|条|个|件)(?:任务|措施|工作|事项)|(?<=的|这|那)[两二三四五六七八九](?:项|条|个|件)(?:任务|措施|工作|事项)?|(?:all|both)(?: of)?(?: the| these| those| its)? (?:(?:\d{1,3}|${CARDINAL_WORDS}) )?(?:measures|tasks|parts|sub-items)(?![\p{L}\p{N}])`,
  'uy',
);
/** 前三名, top 3. */
const LIMIT = new RegExp(
  String.raw`(?:排名|排|排在)?前(?<zh>${CHINESE}|\d{1,2})(?:名|位|个|家|项|条|的)*|(?<zhUnits>[两二三四五六七八九十]|\d{1,2})(?:个|家)(?:牵头|配合)?(?:单位|部门|局)?|(?:the )?top (?<en>\d{1,2}|${CARDINAL_WORDS})(?![\p{L}\p{N}])`,
  'uy',
);
/** 第二段, the second one: a measure of the item that was spoken of. */
const PART = new RegExp(
  String.raw`第(?<zh>${CHINESE}|\d{1,2})(?:段|个措施|个任务|条措施|项措施|小项|小条|小点)|(?:the )?(?<en>${EN_ORDINAL}) (?:one|measure|part|paragraph|bullet|sub-item)(?![\p{L}\p{N}])`,
  'uy',
);
const PART_NOUN =
  '(?:measures?|parts?|paragraphs?|paras?|points?|tasks?|bullets?|sub-?items?|sub-?points?|entry|pieces?)';

const ZH_PART = new RegExp(
  String.raw`第?(?<item>${NUMBER})(?:大项|项|条|号)(?:任务|措施)?(?:的|里|中|里面的|里的|中的|下面的|下的|,)?第(?<part>${CHINESE}|\d{1,2})(?:段|条|款|项|点|个措施|个任务|个方面|个小项|个|小项|小条|部分|条措施|项措施|项任务|小点|自然段)`,
  'uy',
);
const ZH_LIST = new RegExp(
  String.raw`第?(?:${NUMBER})(?:大项|项|条|号)?(?:(?:${JOIN}|${TO})第?(?:${NUMBER})(?:大项|项|条|号)?)*(?:(?:这)?[两二三四五六七八九十几](?:大项|项|条))?(?<=项|条|号)(?:${JOIN}第?(?:${NUMBER})(?:大项|项|条|号))*`,
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
  /#?(?<item>\d{1,3}(?:\.\d{1,2})?)(?![\p{Script=Latin}\p{N}%:/-]|\.\d|分钟|[至到][\d一二三四五六七八九十]|[项条件个天月年日周级类名人次元万点岁家号部章节阶段层成季份大小])/uy;

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

const ROMAN = new Map(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'].map((roman, index) => [roman, index + 1]));
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

function mayStart(text: string, at: number): boolean {
  const first = text[at] ?? '';
  if (START.has(first)) return !(at > 0 && /[\d.#%]/u.test(text[at - 1] ?? '') && /[\d.]/u.test(first));
  if (!(first >= 'a' && first <= 'z')) return false;
  WORD.lastIndex = at;
  return START_WORDS.has(WORD.exec(text)?.[0] ?? '');
}

/** Every reference by number that starts at `at`, which must not lie inside a word or number. */
export function readNumberedAt(text: string, at: number): readonly Numbered[] {
  if (!mayStart(text, at)) return NOTHING;
  return READERS.flatMap((read) => read(text, at) ?? []);
}

function match(
  pattern: RegExp,
  text: string,
  at: number,
): { end: number; whole: string; groups: Record<string, string | undefined> } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { end: at + found[0].length, whole: found[0], groups: found.groups ?? {} } : undefined;
}

function numberFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const plain = text.replace(/(?<=\d)(?:st|nd|rd|th)$/u, '');
  return readNumeral(plain) ?? wordNumeral(plain) ?? ROMAN.get(plain);
}

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

/** 24、25两项: the quantity says how many numbers went before it. */
const QUANTITY = /(?<=[\d、,和与到至项条-])(?:这)?(?:两|二|三|四|五|六|七|八|九|十|几|各)(?=(?:大项|项|条)$)/u;

/** The numbers of 第5、6项, 5到8项, items 5, 6 and 7; a range gives all its numbers. */
function referencesIn(whole: string): string[] {
  const pieces = [
    ...whole
      .replace(QUANTITY, '')
      .matchAll(
        new RegExp(
          String.raw`(?<range>到|至|-|~| to | through )?(?:第)?(?<number>${DIGITS}|${CARDINAL_WORDS}(?![\p{L}])|${CHINESE})`,
          'gu',
        ),
      ),
  ];
  const list: string[] = [];
  for (const { groups } of pieces) {
    const number = groups?.number ?? '';
    const value = number.includes('.') ? undefined : numberFrom(number);
    const before = Number(list.at(-1));
    if (groups?.range && value !== undefined && Number.isInteger(before) && value > before && value - before < 60) {
      for (let next = before + 1; next <= value; next += 1) list.push(String(next));
    } else if (value !== undefined) list.push(String(value));
    else if (number.includes('.')) list.push(number);
  }
  return list;
}

const readNamed: Reader = (text, at) => {
  const found = match(ZH_NUMBER_FIRST, text, at) ?? match(EN_ORDINAL_ITEM, text, at);
  const raw = found?.groups.item;
  const number = raw?.includes('.') ? raw : numberFrom(raw ?? found?.groups.ordinal);
  return found && number !== undefined
    ? { end: found.end, meaning: { is: 'items', items: [String(number)], sure: true } }
    : undefined;
};

const readBare: Reader = (text, at) => {
  const found = match(BARE, text, at);
  const item = found?.groups.item;
  return found && item
    ? {
        end: found.end,
        meaning: { is: 'items', items: [item], sure: item.includes('.') || found.whole.startsWith('#') },
      }
    : undefined;
};

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

/** All seven measures, 全部7条措施: as many as there are, so it only says tasks. */
const readQuantified: Reader = (text, at) => {
  const found = match(QUANTIFIED, text, at);
  return found && { end: found.end, meaning: { is: 'word', word: 'task' } };
};

const readLimit: Reader = (text, at) => {
  const found = match(LIMIT, text, at);
  const limit = numberFrom(found?.groups.zh ?? found?.groups.zhUnits ?? found?.groups.en);
  return found && limit !== undefined && limit > 0 ? { end: found.end, meaning: { is: 'limit', limit } } : undefined;
};

const readPartAlone: Reader = (text, at) => {
  const found = match(PART, text, at);
  const part = numberFrom(found?.groups.zh ?? found?.groups.en);
  return found && part !== undefined ? { end: found.end, meaning: { is: 'part', part } } : undefined;
};

const READERS: readonly Reader[] = [
  readPart,
  readList,
  readNamed,
  readBare,
  readSection,
  readPhase,
  readLimit,
  readPartAlone,
  readQuantified,
];
