/** Reads which other page of the last list a whole text asks for: 第2页, page 2, back. Within a question these words would mean something else. */
import { CARDINAL_WORDS, CHINESE, numberFrom } from './numbers/forms.ts';

const END = String.raw`[\s.?!。？！]*$`;
const NUMBERED = new RegExp(
  String.raw`^(?:(?:请?看|翻到|跳到|到)?第(?<zh>\d{1,3}|${CHINESE})页呢?|(?:(?:show|go to|see|and) )?page (?<en>\d{1,3}|${CARDINAL_WORDS}))${END}`,
  'u',
);
const BACK = new RegExp(`^(?:back|previous)${END}`, 'u');

/** From the page that was shown to the one that the folded text asks for, both from 0; undefined when it asks for none. */
export function pageTurnIn(text: string): ((shown: number) => number) | undefined {
  if (BACK.test(text)) return (shown) => shown - 1;
  const { zh, en } = NUMBERED.exec(text)?.groups ?? {};
  const number = numberFrom(zh ?? en);
  return number !== undefined && number > 0 ? () => number - 1 : undefined;
}
