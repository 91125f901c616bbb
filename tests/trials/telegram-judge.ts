/** Judges what became of questions: which were answered, where, in which order, how often, and which kill is to blame. */

/** A question, by where its answer belongs and what it must be. */
export interface Asked {
  chat: string;
  thread: string | null;
  /** Questions of one lane are answered in the order in which they were asked. */
  lane: string;
  answer: string;
}

/** A message of the bot's, by where it was sent. */
export interface Seen {
  chat: string;
  thread: string | null;
  answer: string;
}

export interface QuestionFacts {
  asked: readonly Asked[];
  /** All that the bot sent and the platform took, in order. */
  seen: readonly Seen[];
  /** For each kill, how many had been seen by then. */
  kills: readonly number[];
  /** How many kills there were to be. */
  wantedKills: number;
  /** How many answers a single kill may have repeated. */
  mostPerKill: number;
  /** Updates that the bot has not settled in its own books, though all were answered. */
  unsettled: number;
}

export interface QuestionJudgement {
  answered: number;
  lost: number;
  repeated: number;
  /** The most that one kill repeated. */
  atOnce: number;
  /** Repeated with no kill since the answer before. */
  unprovoked: number;
  /** First answers that came before the first answer to an earlier question. */
  disordered: number;
  /** Messages that answer nothing that was asked in that chat and thread. */
  astray: number;
  unsettled: number;
  /** What must not be, in words; none when the trial is passed. */
  breaches: string[];
}

export function judgeQuestions(facts: QuestionFacts): QuestionJudgement {
  const { asked, seen, kills, wantedKills, mostPerKill, unsettled } = facts;
  const places = new Map<string, number[]>(asked.map((question) => [keyOf(question), []]));
  if (places.size < asked.length) throw new Error('two questions of one place have the same answer');
  let astray = 0;
  for (const [place, message] of seen.entries()) {
    const known = places.get(keyOf(message));
    if (known) known.push(place);
    else astray += 1;
  }
  const answers = asked.map((question) => ({ lane: question.lane, places: places.get(keyOf(question)) ?? [] }));
  const lost = answers.filter((answer) => answer.places.length === 0).length;
  const blamed = answers.flatMap((answer) => repetitionsOf(answer.places, kills));
  const unprovoked = blamed.filter((kill) => kill === null).length;
  const atOnce = Math.max(0, ...kills.map((_, kill) => blamed.filter((one) => one === kill).length));
  const disordered = countDisordered(answers);
  const breaches = [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(unprovoked > 0 ? [`${unprovoked} repeated without a kill`] : []),
    ...(atOnce > mostPerKill ? [`${atOnce} repeated by one kill`] : []),
    ...(disordered > 0 ? [`${disordered} out of order`] : []),
    ...(astray > 0 ? [`${astray} astray`] : []),
    ...(unsettled > 0 ? [`${unsettled} never settled`] : []),
    ...(kills.length < wantedKills ? [`only ${kills.length} of ${wantedKills} kills: the trial was too short`] : []),
  ];
  const answered = asked.length - lost;
  return {
    answered,
    lost,
    repeated: blamed.length,
    atOnce,
    unprovoked,
    disordered,
    astray,
    unsettled,
    breaches,
  };
}

function keyOf({ chat, thread, answer }: Asked | Seen): string {
  return `${chat} ${thread} ${answer}`;
}

/** For every repetition the kill that is to blame: the first one after the answer before; null when there was none. */
function repetitionsOf(places: readonly number[], kills: readonly number[]): (number | null)[] {
  return places.slice(1).map((place, before) => {
    const kill = kills.findIndex((seen) => seen > (places[before] ?? 0));
    return kill >= 0 && (kills[kill] ?? 0) <= place ? kill : null;
  });
}

function countDisordered(answers: readonly { lane: string; places: readonly number[] }[]): number {
  const last = new Map<string, number>();
  let disordered = 0;
  for (const { lane, places } of answers) {
    const [first] = places;
    if (first === undefined) continue;
    if (first < (last.get(lane) ?? 0)) disordered += 1;
    else last.set(lane, first);
  }
  return disordered;
}
