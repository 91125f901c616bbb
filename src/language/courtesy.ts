/** Tells a courtesy (谢谢, 收到, 再见), behind which nothing is asked, from a greeting with which people begin. */
import type { Courtesy } from '../conversation.ts';

const COURTESIES: readonly [Courtesy, RegExp][] = [
  ['bye', /再见|拜拜|晚安|(?<![a-z])(?:good ?bye|bye|good night|see you)(?![a-z])/u],
  [
    'noted',
    /收到|好的|明白|知道了|了解|(?<![a-z])(?:ok|okay|got it|noted|understood)(?![a-z])|^(?:好|行|嗯|哦)+[。.!]*$/u,
  ],
  ['thanks', /谢|辛苦|麻烦[你您]了|(?<![a-z])(?:thanks?|thx|ty|cheers|appreciated?)(?![a-z])/u],
];

/** 收到,谢谢 says that something was read; 谢谢 alone thanks for it. */
export function courtesyIn(text: string): { courtesy?: Courtesy } {
  const [courtesy] = COURTESIES.find(([, pattern]) => pattern.test(text)) ?? [];
  return courtesy ? { courtesy } : {};
}
