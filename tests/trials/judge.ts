/** Judges a trial: what each group was owed, what the platform really has, and what the store says of it. */
import type { Delivery } from '../../src/store/deliveries.ts';

export interface TrialFacts {
  /** The groups that are owed one digest each. */
  owed: readonly string[];
  /** What the platform has taken, in order. */
  taken: readonly { chat: string; text: string }[];
  /** The deliveries of digests as they are in the end; `chat` as the platform calls it. */
  ends: readonly Pick<Delivery, 'chat' | 'state' | 'reported'>[];
  kills: number;
  /** How many there were to be. */
  wantedKills: number;
}

export interface Judgement {
  delivered: number;
  lost: number;
  repeated: number;
  /** Repetitions that do not say so. */
  unmarked: number;
  /** First messages that say 补发 though nothing was wrong: they show that the mark means something when they are few. */
  firstMarked: number;
  unknown: number;
  dead: number;
  /** What must not be, in words; none when the trial is passed. */
  breaches: string[];
}

const MARK = '补发';

/** Lost is what was owed, never arrived, and is not reported to the owner as dead or unknown either. */
export function judgeTrial({ owed, taken, ends, kills, wantedKills }: TrialFacts): Judgement {
  const arrived = Map.groupBy(taken, ({ chat }) => chat);
  const ended = new Map(ends.map((end) => [end.chat, end]));
  const messages = owed.map((chat) => arrived.get(chat) ?? []);
  const repetitions = messages.flatMap((of) => of.slice(1));
  const isOwnedUp = (chat: string) => {
    const end = ended.get(chat);
    return end?.reported === 1 && (end.state === 'dead' || end.state === 'unknown');
  };
  const lost = owed.filter((chat) => !arrived.has(chat) && !isOwnedUp(chat)).length;
  const unmarked = repetitions.filter(({ text }) => !text.includes(MARK)).length;
  const open = ends.filter(({ state }) => state === 'queued' || state === 'sending').length;
  const untold = ends.filter((end) => (end.state === 'dead' || end.state === 'unknown') && !isOwnedUp(end.chat)).length;
  const breaches = [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(repetitions.length > kills ? [`${repetitions.length} repeated, with ${kills} kills`] : []),
    ...(unmarked > 0 ? [`${unmarked} repeated without a mark`] : []),
    ...(open > 0 ? [`${open} never settled`] : []),
    ...(untold > 0 ? [`${untold} failures that no owner was told of`] : []),
    ...(kills < wantedKills ? [`only ${kills} of ${wantedKills} kills: the trial was too short`] : []),
  ];
  const count = (state: Delivery['state']) => ends.filter((end) => end.state === state).length;
  return {
    delivered: messages.filter((of) => of.length > 0).length,
    lost,
    repeated: repetitions.length,
    unmarked,
    firstMarked: messages.filter(([first]) => first?.text.includes(MARK)).length,
    unknown: count('unknown'),
    dead: count('dead'),
    breaches,
  };
}
