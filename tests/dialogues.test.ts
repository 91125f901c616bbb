/** Replays every dialogue twice: at the desk, facts included, and through the terminal as piped input. */
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { renderPlain } from '../src/answer/plain.ts';
import { openTerminal } from '../src/channels/terminal/terminal.ts';
import { openClock, readNow } from '../src/desk/clock.ts';
import type { Desk } from '../src/desk/desk.ts';
import { openLedger } from '../src/desk/open-ledger.ts';
import { openQuestionDesk } from '../src/desk/start.ts';
import { welcome } from '../src/desk/welcome.ts';
import { resolveAsker } from '../src/language/asker.ts';
import { openLog } from '../src/log.ts';
import { openCalendar } from '../src/time/working-days.ts';
import { type Dialogue, factText, readDialogues, type Turn, unspaced } from './dialogues/dialogue.ts';

const ledger = openLedger(`${import.meta.dirname}/../data`, 'ezhou-2016-2020');
const clock = openClock(null);

/** A desk that remembers nothing yet, and fails the test when it logs an error. */
function freshDesk(): Desk {
  const log = openLog('warn', (line) => {
    throw new Error(line);
  });
  return openQuestionDesk({ ledger, calendar: openCalendar(), clock, log });
}

function checkText(turn: Turn, text: string): void {
  const reply = unspaced(text);
  for (const words of turn.holds) expect(reply, `line ${turn.line}`).toContain(unspaced(words));
  for (const words of turn.lacks) expect(reply, `line ${turn.line}`).not.toContain(unspaced(words));
}

async function replayAtDesk({ turns }: Dialogue): Promise<void> {
  const desk = freshDesk();
  let choices: readonly { send: string }[] = [];
  for (const turn of turns) {
    const text = typeof turn.say === 'string' ? turn.say : (choices[turn.say.choice - 1]?.send ?? 'no such choice');
    const message = { channel: 'test', chat: 'one', person: 'one', id: String(turn.line), text, addressed: true };
    const now = turn.now === null ? undefined : readNow(turn.now);
    const answer = await desk.receive(message, { now, as: turn.as ?? undefined });
    if (!answer) throw new Error(`line ${turn.line}: no answer`);
    choices = answer.reply.choices;
    for (const { key, value } of turn.facts) {
      expect(`${key} ${factText(answer.facts, key)}`, `line ${turn.line}`).toBe(`${key} ${value}`);
    }
    checkText(turn, renderPlain(answer.reply));
  }
}

/** The lines that a person would type for the dialogue, and which turn each one answers. */
function typedLines({ turns }: Dialogue): { line: string; turn: Turn | null }[] {
  let now: string | null = null;
  let as: string | null = null;
  return turns.flatMap((turn) => {
    const lines: { line: string; turn: Turn | null }[] = [];
    if (turn.now !== now) lines.push({ line: `now ${turn.now ?? ''}`, turn: null });
    if (turn.as !== as) lines.push({ line: `as ${turn.as ?? ''}`, turn: null });
    now = turn.now;
    as = turn.as;
    return [...lines, { line: typeof turn.say === 'string' ? turn.say : String(turn.say.choice), turn }];
  });
}

async function replayOnTerminal(dialogue: Dialogue): Promise<void> {
  const desk = freshDesk();
  const input = new PassThrough();
  const replies: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      replies.push(String(chunk));
      done();
    },
  });
  const host = {
    today: () => clock.today(),
    welcome: () => welcome(ledger, clock.today()),
    namesOf: (unit: string) => resolveAsker(ledger, unit)?.units ?? [],
  };
  const terminal = openTerminal(host, { input, output });
  const typed = typedLines(dialogue);

  await terminal.start(async (message, about) => (await desk.receive(message, about))?.reply ?? null);
  input.end(typed.map(({ line }) => `${line}\n`).join(''));
  await terminal.ended;

  expect(replies).toHaveLength(typed.length);
  typed.forEach(({ turn }, index) => {
    if (turn) checkText(turn, replies[index] ?? '');
  });
}

describe.for(readDialogues())('$title', (dialogue) => {
  test('at the desk', () => replayAtDesk(dialogue));
  test('piped through the terminal', () => replayOnTerminal(dialogue));
});
