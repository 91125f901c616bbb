/** Greetings, and texts that are no question. */
import { describe, expect, test } from 'vitest';
import type { Outcome, UnclearReason } from '../../src/conversation.ts';
import { reply, textOf } from './given.ts';

const unclear = (reason: UnclearReason, words: string[] = [], lang: 'zh' | 'en' = 'zh') =>
  reply({ kind: 'unclear', reason, words, choices: [] }, { lang });

const reasons: [UnclearReason, Outcome][] = [
  ['words', 'clarify'],
  ['pattern', 'clarify'],
  ['ambiguous', 'clarify'],
  ['context', 'clarify'],
  ['date', 'clarify'],
  ['empty', 'clarify'],
  ['unknown-command', 'clarify'],
  ['unknown-unit', 'not_found'],
  ['unknown-topic', 'not_found'],
  ['progress', 'refuse'],
  ['act', 'refuse'],
  ['off-topic', 'refuse'],
  ['too-long', 'refuse'],
];

test.each(reasons)('%s is %s', (reason, outcome) => {
  expect(unclear(reason, ['某某']).facts).toEqual({
    outcome,
    measures: [],
    units: [],
    due: [],
    count: null,
    query: null,
  });
});

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  test('each reason has its own sentence', () => {
    const said = reasons.map(([reason]) => JSON.stringify(unclear(reason, ['某某'], lang).reply.blocks));

    expect(new Set(said).size).toBe(reasons.length);
  });

  test.each(['words', 'unknown-unit', 'unknown-topic', 'date', 'unknown-command'] as const)(
    '%s names the words',
    (reason) => {
      expect(textOf(unclear(reason, ['某某'], lang))).toContain('“某某”');
    },
  );
});

test('the choices that understanding found are the ones offered, at most three', () => {
  const choices = ['一', '二', '三', '四'].map((send) => ({ label: send, send }));

  expect(reply({ kind: 'unclear', reason: 'ambiguous', words: [], choices }).reply.choices).toEqual(
    choices.slice(0, 3),
  );
});

test('long words are cut and control characters dropped', () => {
  const text = textOf(unclear('words', [`\u001b[31m${'长'.repeat(200)}`]));

  expect(text).not.toContain('\u001b');
  expect(text).toContain('…');
});

test('a greeting gets one line of help and three questions', () => {
  const answer = reply({ kind: 'greeting' });

  expect(answer.facts.outcome).toBe('help');
  expect(answer.reply.blocks).toHaveLength(1);
  expect(answer.reply.choices).toHaveLength(3);
});
