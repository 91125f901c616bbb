/** The phrase lists and the lexicon built from them. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { buildLexicon, phrasesAt } from '../../src/language/lexicon.ts';
import { normalise } from '../../src/language/normalise.ts';
import { en } from '../../src/language/phrases/en.ts';
import { zh } from '../../src/language/phrases/zh.ts';

const lexicon = buildLexicon(openLedger(join(import.meta.dirname, '../../data'), 'ezhou-2016-2020'));

describe.each(Object.entries({ zh, en }))('the phrases %s', (_name, phrases) => {
  it('put every phrase into one class only, so that no sentence has two readings by accident', () => {
    const classes = new Map<string, string[]>();
    for (const [word, list] of Object.entries(phrases)) {
      for (const phrase of new Set(list)) classes.set(phrase, [...(classes.get(phrase) ?? []), word]);
    }

    expect([...classes].filter(([, words]) => words.length > 1)).toEqual([]);
  });

  it('are written as normalise gives them', () => {
    const unlike = Object.values(phrases)
      .flat()
      .filter((phrase) => normalise(phrase).text !== phrase);

    expect(unlike).toEqual([]);
  });
});

describe('phrasesAt', () => {
  it('finds a unit by its name, its alias and its English name', () => {
    for (const text of ['市编办', '编办', 'staffing office']) {
      const found = phrasesAt(lexicon, text, 0).find(({ end }) => end === text.length);

      expect(found?.meaning).toEqual({ is: 'unit', names: ['市编办'] });
    }
  });

  it('never cuts a Latin word or a number', () => {
    expect(phrasesAt(lexicon, 'whoever', 0)).toEqual([]);
    expect(phrasesAt(lexicon, 'xwho', 1)).toEqual([]);
  });
});
