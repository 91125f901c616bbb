/** Reads what people say before they come to what they want: a greeting, 请, 我们科想, could you please. */
import { matchAt } from '../time/reading/scan.ts';

/** Who speaks, as a chat, an office or alone; 我们的 is something of theirs. */
export const US =
  '(?:(?:我们?|咱们?|本|这个?|该)(?:群|单位|科室?|处室?|部门|局|办公室|这边|这里)[里内]?|我们?|咱们?|大家)(?!的)';
/** Asks nicely for something to be done; what then ends with a question mark is no question. */
const ASKING = new RegExp(
  [
    '(?:能不能|能否|可不可以|可否|可以|能)(?:请|麻烦)?[你您]?(?=帮|给|替|为|让|把)',
    '(?:could|can|would|will) you(?: please| kindly)?(?: help (?:us|me)(?: to)?)?(?![a-z])',
  ].join('|'),
  'uy',
);
const OPENING = new RegExp(
  [
    '[ ,、:;。!]',
    '@(?:督办助手|督办机器人|督办|小督|[a-z0-9_]{1,32})',
    '[你您]好',
    '(?:请|麻烦|烦请|劳驾|辛苦)[你您]?',
    `(?:帮忙?|给|替|为|让)${US}|帮忙`,
    US,
    '[也都还就先]?(?:想要?|要|希望|需要|打算|准备|计划|申请)(?:能够?|可以)?',
    '定期',
    "(?:please|pls|plz|kindly|hi|hello|hey|also|let's)(?![a-z])",
    "(?:i|we|(?:this|our) (?:group|office|team|unit|bureau|department))(?:'d| would)? (?:like|love|want|need|wish|plan)s?(?: you)? to(?![a-z])",
  ].join('|'),
  'uy',
);

/** Where an opening that starts exactly at the offset ends, and whether it asks nicely. */
export function openingAt(text: string, at: number): { end: number; asks: boolean } | undefined {
  const asking = matchAt(ASKING, text, at);
  const found = asking ?? matchAt(OPENING, text, at);
  return found ? { end: at + found[0].length, asks: asking !== null } : undefined;
}
