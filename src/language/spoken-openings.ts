/** Reads what people say before they come to what they want: a greeting, 请, 我们科想, could you please. */
import { matchAt } from '../time/reading/scan.ts';

/** Who speaks, as a chat, an office or alone; 我们的 is something of theirs. */
export const US =
  '(?:(?:我们?|咱们?|本|这个?|该)(?:群|单位|科室?|处室?|部门|局|办公室|这边|这里)[里内]?|我们?|咱们?|大家)(?!的)';
/** Asks nicely for something to be done; what then ends with a question mark is no question. */
const ASKING = new RegExp(
  [
    '(?:能不能|能否|可不可以|可否|可以|能)(?:请|麻烦)?[你您]?(?=帮|给|替|为|让|把|每|定期)',
    '(?:could|can|would|will) you(?: please| kindly)?(?: help (?:us|me)(?: to)?)?(?![a-z])',
  ].join('|'),
  'uy',
);
/** Says what one wants; a question mark behind it is politeness. */
const WANTING = new RegExp(
  [
    '[也都还就先]?(?:想要?|要|希望|需要|打算|准备|计划|申请)(?:能够?|可以)?',
    "(?:i|we|(?:this|our) (?:group|office|team|unit|bureau|department))(?:'d| would)? (?:like|love|want|need|wish|plan)s?(?: you)? to(?![a-z])",
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
    '定期',
    "(?:please|pls|plz|kindly|hi|hello|hey|also|let's)(?![a-z])",
  ].join('|'),
  'uy',
);

/** 好吗 behind a comma, and what else asks whether one may. */
const TAG =
  / ?, ?(?:(?:可以|好|行|能行|成)(?:吗|么|不|不?可以)?|好不好|行不行|可不可以|ok(?:ay)?|(?:is that|would that be) (?:ok(?:ay)?|possible|all right))[ ?]*$/u;
const THANKS = /(?:[,。.! ]|谢谢[你您]?|多谢|吧|(?<![a-z])(?:please|thanks|thank you))*$/u;

/** What a request opens with: how it asks, which decides what a question mark at its end means. */
export type Manner = 'asks' | 'wants' | 'plain';

/** Where an opening that starts exactly at the offset ends, and how it asks. */
export function openingAt(text: string, at: number): { end: number; manner: Manner } | undefined {
  for (const [manner, pattern] of [
    ['asks', ASKING],
    ['wants', WANTING],
    ['plain', OPENING],
  ] as const) {
    const found = matchAt(pattern, text, at);
    if (found) return { end: at + found[0].length, manner };
  }
  return undefined;
}

/** The manner of both together. */
export function together(one: Manner, other: Manner): Manner {
  if (one === 'asks' || other === 'asks') return 'asks';
  return one === 'wants' || other === 'wants' ? 'wants' : 'plain';
}

/** What is asked for, without thanks and what asks nicely at its end: 能不能 … 吗, 我们想 …?, …, 好吗. */
export function withoutClosing(said: string, manner: Manner): string {
  const plain = said.replace(THANKS, '').replace(TAG, '');
  const asked = manner === 'asks' ? /[吗么呢?]+$/u : manner === 'wants' ? /\?+$/u : undefined;
  return (asked ? plain.replace(asked, '') : plain).replace(THANKS, '');
}
