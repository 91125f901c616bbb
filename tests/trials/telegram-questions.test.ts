/** The trial of questions in short; `npm run trial:telegram` runs it at full length. */
import { describe, expect, test } from 'vitest';
import { type Contestant, duban, grammy } from './telegram-bots.ts';
import { tryQuestions } from './telegram-questions.ts';

const short = { updates: 60, chats: 12, kills: 4, seed: 7 };

describe('questions to a bot that is killed', () => {
  test('are all answered, in order and in their place, at most one of them twice for a kill', async () => {
    const trial = await tryQuestions({ ...short, contestant: duban('polling') });

    expect(trial).toMatchObject({
      breaches: [],
      answered: 60,
      kills: 4,
      delivered: 1,
      before: 1,
      after: 1,
      between: 1,
    });
    // What was taken and not yet told is the one thing that nobody can know.
    expect(trial.repeated).toBeGreaterThan(0);
  }, 60_000);

  test('are all answered by webhook too, where several chats are answered at once', async () => {
    expect(await tryQuestions({ ...short, contestant: duban('webhook') })).toMatchObject({
      breaches: [],
      answered: 60,
    });
  }, 60_000);

  test('are answered again and again by a bot that keeps no books', async () => {
    const { lost, breaches } = await tryQuestions({ ...short, contestant: grammy });

    expect(lost).toBe(0);
    expect(breaches).toEqual([expect.stringMatching(/^\d+ repeated by one kill$/u)]);
  }, 60_000);

  test('are not waited for when the bot ends by itself', async () => {
    const locked: Contestant = {
      ...grammy,
      program: (telegram, folder) => grammy.program({ ...telegram, token: '7:wrong' }, folder),
    };

    await expect(tryQuestions({ ...short, contestant: locked })).rejects.toThrow(/ended by itself with 1.*401/su);
  }, 60_000);
});
