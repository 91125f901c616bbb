/** What every replay of a dialogue needs: a desk that remembers nothing yet, and the judgement of a turn. */
import { expect } from 'vitest';
import type { Answer } from '../../src/conversation.ts';
import { openClock, readNow } from '../../src/desk/clock.ts';
import type { Circumstances, Desk } from '../../src/desk/desk.ts';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { openQuestionDesk } from '../../src/desk/start.ts';
import { openLog } from '../../src/log.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { factText, type Turn, unspaced } from './dialogue.ts';
import { wordingOf, wordsOf } from './wording.ts';

export const ledger = openLedger(`${import.meta.dirname}/../../data`, 'ezhou-2016-2020');
export const clock = openClock(null);

/** It fails the test when it logs an error. */
export function freshDesk(): Desk {
  const log = openLog('warn', (line) => {
    throw new Error(line);
  });
  return openQuestionDesk({ ledger, calendar: openCalendar(), clock, log });
}

/** When and as whom the turn is said. */
export function circumstancesOf({ now, as }: Turn): Circumstances {
  return { now: now === null ? undefined : readNow(now), as: as ?? undefined };
}

/** What is said in the turn when `answer` came last. */
export function textOf({ say }: Turn, answer: Answer | undefined): string {
  return typeof say === 'string' ? say : (answer?.reply.choices[say.choice - 1]?.send ?? 'no such choice');
}

/** The answer has the turn's facts, and a person sees all of its wording, with the words that must be there. */
export function checkTurn(turn: Turn, { facts, reply }: Answer, seen: string): void {
  for (const { key, value } of turn.facts) {
    expect(`${key} ${factText(facts, key)}`, `line ${turn.line}`).toBe(`${key} ${value}`);
  }
  const text = unspaced(seen);
  for (const words of turn.holds) expect(text, `line ${turn.line}`).toContain(unspaced(words));
  for (const words of turn.lacks) expect(text, `line ${turn.line}`).not.toContain(unspaced(words));
  expect(wordsOf(seen), `line ${turn.line}`).toMatch(wordingOf(reply));
}
