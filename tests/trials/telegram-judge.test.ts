/** The judges of the trials on Telegram must be able to say no. */
import { describe, expect, test } from 'vitest';
import { judgeQuestions, type QuestionFacts } from './telegram-judge.ts';
import { judgePace } from './telegram-pace.ts';

const asked = (answer: string, chat = '1', thread: string | null = null) => ({ chat, thread, lane: chat, answer });
const seen = (answer: string, chat = '1', thread: string | null = null) => ({ chat, thread, answer });

/** Three questions in two chats, one kill when two had been answered, and everything right. */
const right: QuestionFacts = {
  asked: [asked('甲'), asked('乙', '2', '7'), asked('丙')],
  seen: [seen('甲'), seen('乙', '2', '7'), seen('丙')],
  kills: [2],
  wantedKills: 1,
  mostPerKill: 1,
  unsettled: 0,
};

const judge = (facts: Partial<QuestionFacts>) => judgeQuestions({ ...right, ...facts });
const breachesOf = (facts: Partial<QuestionFacts>) => judge(facts).breaches;

describe('the judge of questions', () => {
  test('passes a trial in which everything was answered once', () => {
    expect(judge({})).toMatchObject({ answered: 3, lost: 0, repeated: 0, atOnce: 0, breaches: [] });
  });

  test('passes one repetition for a kill, and no more', () => {
    const once = [seen('甲'), seen('乙', '2', '7'), seen('乙', '2', '7'), seen('丙')];
    expect(judge({ seen: once })).toMatchObject({ repeated: 1, atOnce: 1, breaches: [] });
    const twice = [seen('甲'), seen('乙', '2', '7'), seen('甲'), seen('乙', '2', '7'), seen('丙')];
    expect(breachesOf({ seen: twice })).toEqual(['2 repeated by one kill']);
    expect(breachesOf({ seen: twice, mostPerKill: 2 })).toEqual([]);
  });

  test('does not set a kill without a repetition off against one with two', () => {
    const twice = [seen('甲'), seen('乙', '2', '7'), seen('甲'), seen('乙', '2', '7'), seen('丙')];
    expect(breachesOf({ seen: twice, kills: [2, 5], wantedKills: 2 })).toEqual(['2 repeated by one kill']);
    const each = [seen('甲'), seen('甲'), seen('甲'), seen('乙', '2', '7'), seen('丙')];
    expect(breachesOf({ seen: each, kills: [1, 2], wantedKills: 2 })).toEqual([]);
  });

  test('finds a repetition that no kill explains', () => {
    const before = [seen('甲'), seen('甲'), seen('乙', '2', '7'), seen('丙')];
    expect(breachesOf({ seen: before })).toEqual(['1 repeated without a kill']);
    const after = [seen('甲'), seen('乙', '2', '7'), seen('丙'), seen('丙')];
    expect(breachesOf({ seen: after })).toEqual(['1 repeated without a kill']);
  });

  test('finds a question that was never answered', () => {
    expect(judge({ seen: right.seen.slice(0, 2) })).toMatchObject({ answered: 2, breaches: ['1 lost'] });
  });

  test.each([
    ['chat', seen('乙', '1', '7')],
    ['thread', seen('乙', '2', '8')],
    ['thread, the one of all', seen('乙', '2')],
  ])('finds an answer in a wrong %s', (_what, stray) => {
    expect(breachesOf({ seen: [seen('甲'), stray, seen('丙')] })).toEqual(['1 lost', '1 astray']);
  });

  test('finds what answers nothing, such as an apology', () => {
    expect(breachesOf({ seen: [...right.seen, seen('出错了')] })).toEqual(['1 astray']);
  });

  test('finds answers that overtook one another in their chat, and in theirs only', () => {
    expect(breachesOf({ seen: [seen('丙'), seen('乙', '2', '7'), seen('甲')] })).toEqual(['1 out of order']);
    expect(breachesOf({ seen: [seen('乙', '2', '7'), seen('甲'), seen('丙')] })).toEqual([]);
  });

  test('finds what was never settled, and a trial that did not kill enough', () => {
    expect(breachesOf({ unsettled: 2 })).toEqual(['2 never settled']);
    expect(breachesOf({ wantedKills: 2 })).toEqual(['only 1 of 2 kills: the trial was too short']);
  });

  test('takes no questions whose answers it could not tell apart', () => {
    expect(() => judge({ asked: [asked('甲'), asked('甲')] })).toThrow('the same answer');
  });
});

describe('the judge of the pace', () => {
  const facts = { began: 5000, refused: 0, permitted: 30, leastShare: 0.9 };
  const every = (ms: number) => Array.from({ length: 300 }, (_, number) => 5000 + (number + 1) * ms);

  test('passes what makes use of nearly all that is permitted', () => {
    expect(judgePace({ ...facts, taken: every(36) })).toMatchObject({ seconds: 10.8, breaches: [] });
  });

  test('finds what is too slow, and a bot that sent nothing', () => {
    expect(judgePace({ ...facts, taken: every(40) }).breaches).toEqual(['83.3 % of the permitted rate, not 90.0 %']);
    expect(judgePace({ ...facts, taken: [] }).breaches).toEqual(['0.0 % of the permitted rate, not 90.0 %']);
  });

  test('counts the time before the first message, which is none of the rate', () => {
    const { seconds, breaches } = judgePace({ ...facts, began: 2000, taken: every(36) });
    expect({ seconds, breaches }).toEqual({ seconds: 13.8, breaches: [] });
  });
});
