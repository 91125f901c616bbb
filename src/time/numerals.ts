/** Whole numbers as officials write them: 24, 二十四, 廿四, 二〇一七, and small English number words. */

/** A number that stands in a text, and how it was written: digits, a Chinese form with 十百千, or Chinese digits in a row. */
export interface Numeral {
  value: number;
  end: number;
  form: 'ascii' | 'positional' | 'digits';
}

const CHINESE_DIGITS = '零一二三四五六七八九';
const NUMERAL_CHARACTERS = new Set('0123456789〇零一二两三四五六七八九十百千廿卅');
const ASCII = /^\d{1,4}$/u;
const DIGIT_STRING = /^[〇零一二三四五六七八九]{1,4}$/u;
const POSITIONAL =
  /^(?:(?<thousands>[一二两三四五六七八九])千)?(?:(?<hundreds>[一二两三四五六七八九])百)?(?<zero>[零〇])?(?:(?<tens>[一二三四五六七八九])?十|(?<twenties>[廿卅]))?(?<ones>[一二三四五六七八九])?$/u;
/** 九千九百九十九 has seven characters; a longer run is no number that we read. */
const LONGEST = 7;

/** Whether the character can be part of a number. */
export function isNumeralCharacter(character: string | undefined): boolean {
  return character !== undefined && NUMERAL_CHARACTERS.has(character);
}

/** The whole text as a number from 0 to 9999, or undefined when it is anything else. */
export function readNumeral(text: string): number | undefined {
  if (ASCII.test(text)) return Number(text);
  if (text === '两') return 2;
  if (DIGIT_STRING.test(text)) return [...text].reduce((sum, digit) => sum * 10 + chineseDigit(digit), 0);
  return readPositional(text);
}

/** The number that starts at the offset and takes the whole run of number characters there. */
export function numeralAt(text: string, at: number): Numeral | undefined {
  const ascii = isAsciiDigit(text, at);
  let end = at;
  while (end - at <= LONGEST && (ascii ? isAsciiDigit(text, end) : isNumeralCharacter(text[end]))) end += 1;
  if (end === at) return undefined;
  const run = text.slice(at, end);
  const value = readNumeral(run);
  if (value === undefined) return undefined;
  if (ascii) return { value, end, form: 'ascii' };
  return { value, end, form: end - at > 1 && DIGIT_STRING.test(run) ? 'digits' : 'positional' };
}

/** The usual Chinese form of a whole number from 0 to 9999: 十, 二十四, 一百零五, 二千零一十七. */
export function writeNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 9999) throw new RangeError(`No Chinese form for ${number}`);
  if (number < 10) return CHINESE_DIGITS.charAt(number);
  if (number < 20) return `十${number === 10 ? '' : CHINESE_DIGITS.charAt(number - 10)}`;
  let written = '';
  let skipped = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / unit) % 10;
    if (digit > 0) written += `${skipped ? '零' : ''}${CHINESE_DIGITS.charAt(digit)}${name}`;
    skipped = digit === 0 && written !== '';
    if (number % unit === 0) break;
  }
  return written;
}

const CARDINALS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ORDINALS =
  '- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const WORDS = new Map<string, number>([
  ...CARDINALS.map((word, value): [string, number] => [word, value]),
  ...ORDINALS.slice(1).map((word, index): [string, number] => [word, index + 1]),
  ...TENS.flatMap((word, index): [string, number][] => [
    [word, index * 10 + 20],
    [word.replace(/y$/u, 'ieth'), index * 10 + 20],
  ]),
]);

/** An English number word, cardinal or ordinal, from zero to ninety-nine: "three", "twenty-one", "thirty-first". */
export function wordNumeral(text: string): number | undefined {
  const whole = WORDS.get(text);
  if (whole !== undefined) return whole;
  const parts = /^(?<tens>[a-z]+y)[- ](?<ones>[a-z]+)$/u.exec(text)?.groups;
  const tens = WORDS.get(parts?.tens ?? '');
  const ones = WORDS.get(parts?.ones ?? '');
  return tens !== undefined && tens >= 20 && ones !== undefined && ones >= 1 && ones <= 9 ? tens + ones : undefined;
}

function readPositional(text: string): number | undefined {
  const parts = POSITIONAL.exec(text)?.groups;
  if (!parts || text === '') return undefined;
  const thousands = chineseDigit(parts.thousands);
  const hundreds = chineseDigit(parts.hundreds);
  const ones = chineseDigit(parts.ones);
  const tens = parts.twenties
    ? parts.twenties === '廿'
      ? 2
      : 3
    : parts.tens
      ? chineseDigit(parts.tens)
      : text.includes('十')
        ? 1
        : 0;
  const head = thousands * 1000 + hundreds * 100;
  const rest = tens * 10 + ones;
  if (parts.zero) return head > 0 && rest > 0 && !(hundreds > 0 && tens > 0) ? head + rest : undefined;
  // 一百五 is 150 and 一千二 is 1200: the last digit counts the next smaller unit.
  if (ones > 0 && tens === 0 && head > 0) return head + ones * (hundreds > 0 ? 10 : 100);
  if (thousands > 0 && hundreds === 0 && rest > 0) return undefined;
  return head + rest > 0 ? head + rest : undefined;
}

function chineseDigit(character: string | undefined): number {
  if (character === undefined) return 0;
  return character === '〇' ? 0 : character === '两' ? 2 : CHINESE_DIGITS.indexOf(character);
}

function isAsciiDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
