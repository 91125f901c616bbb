/** Replays every dialogue everywhere: at the desk, through the terminal as piped input, and on Telegram. Facts and wording are the same. */
import { PassThrough, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPlain } from '../src/answer/plain.ts';
import { openTerminal } from '../src/channels/terminal/terminal.ts';
import type { Answer } from '../src/conversation.ts';
import { welcome } from '../src/desk/welcome.ts';
import { resolveAsker } from '../src/language/asker.ts';
import { type Dialogue, readDialogues, type Turn } from './dialogues/dialogue.ts';
import { openStage, type Stage } from './dialogues/on-telegram.ts';
import { checkTurn, circumstancesOf, clock, freshDesk, ledger, textOf } from './dialogues/replay.ts';

async function replayAtDesk({ turns }: Dialogue, kind: 'private' | 'group' = 'private'): Promise<Answer[]> {
  const desk = freshDesk();
  const answers: Answer[] = [];
  for (const turn of turns) {
    const text = textOf(turn, answers.at(-1));
    const message = { channel: 'test', chat: 'one', kind, person: 'one', id: String(turn.line), text, addressed: true };
    const answer = await desk.receive(message, circumstancesOf(turn));
    if (!answer) throw new Error(`line ${turn.line}: no answer`);
    answers.push(answer);
    checkTurn(turn, answer, renderPlain(answer.reply));
  }
  return answers;
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

async function replayOnTerminal(dialogue: Dialogue): Promise<Answer[]> {
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
  const answers: Answer[] = [];

  await terminal.start(async (message, about) => {
    const answer = await desk.receive(message, about);
    if (answer) answers.push(answer);
    return answer?.reply ?? null;
  });
  input.end(typed.map(({ line }) => `${line}\n`).join(''));
  await terminal.ended;

  expect(replies).toHaveLength(typed.length);
  const seen = replies.filter((_, index) => typed[index]?.turn);
  dialogue.turns.forEach((turn, index) => {
    const answer = answers[index];
    if (answer) checkTurn(turn, answer, seen[index] ?? '');
  });
  return answers;
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe.for(readDialogues())('$title', (dialogue) => {
  test('at the desk', () => replayAtDesk(dialogue));
  test('piped through the terminal', async () => {
    expect(await replayOnTerminal(dialogue)).toEqual(await replayAtDesk(dialogue));
  });
  test('on Telegram, in private', async () => {
    expect(await stage.play(dialogue, 'private')).toEqual(await replayAtDesk(dialogue));
  });
  test('on Telegram, in a topic of a group', async () => {
    expect(await stage.play(dialogue, 'topic')).toEqual(await replayAtDesk(dialogue, 'group'));
  });
});
