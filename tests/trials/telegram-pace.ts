/** Judges how fast a digest went out: against what the platform permits. */

export interface PaceFacts {
  /** When the bot first called, ms. */
  began: number;
  /** When each message was taken, ms. */
  taken: readonly number[];
  /** How often the platform said that it was too much. */
  refused: number;
  /** Messages a second that the platform permits. */
  permitted: number;
  /** The share of it that has to be made use of, from 0 to 1. */
  leastShare: number;
}

export interface PaceJudgement {
  refused: number;
  /** From the first call until the last message was taken. */
  seconds: number;
  /** How much of the permitted rate was made use of, from the first message to the last. */
  share: number;
  /** What must not be, in words. */
  breaches: string[];
}

export function judgePace({ began, taken, refused, permitted, leastShare }: PaceFacts): PaceJudgement {
  const first = Math.min(...taken);
  const last = Math.max(began, ...taken);
  const share = taken.length < 2 ? 0 : ((taken.length - 1) * 1000) / (last - first) / permitted;
  const isSlow = share < leastShare;
  const breaches = isSlow ? [`${percent(share)} of the permitted rate, not ${percent(leastShare)}`] : [];
  return { refused, seconds: (last - began) / 1000, share, breaches };
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
