/** What holds of the digest of every unit, on any day, in both languages. */
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/answer/digest.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { understand } from '../../src/language/understand.ts';
import type { Measure } from '../../src/plan/schema.ts';
import { selectMeasures } from '../../src/plan/select.ts';
import { addDays, type Day, weekdayOf } from '../../src/time/day.ts';
import { digest, edited, listedIds, OWN, textOf } from './digest-given.ts';
import { day, ledger } from './given.ts';

const MOST_CHARACTERS = 1300;
const names = [...new Set([...ledger.ledBy.keys(), ...ledger.supportedBy.keys()])];
/** 200 days from 2016 into 2021, eleven days apart: every weekday and every season. */
const days = Array.from({ length: 200 }, (_, count) => addDays(day('2016-01-04'), count * 11));
const langs = ['zh', 'en'] as const;

/** What concerns the unit, without any look-up of the digest's own. */
function concerned(unit: string, today: Day): Measure[] {
  return selectMeasures(ledger, OWN, { today, mine: [unit] });
}

/** Whether there is something to say on that day of a plan that does not change. */
function isNews(measures: readonly Measure[], today: Day, since: Day): boolean {
  if (today > ledger.plan.to) return measures.length > 0;
  return measures.some(({ due }) => due !== null && due.day >= since && due.day <= addDays(today, 30));
}

interface Composed {
  unit: string;
  today: Day;
  composed: Digest;
}

/** Checks that there is a digest exactly when there is news; gives all there are. */
function composeAll(lang: 'zh' | 'en'): Composed[] {
  return names.flatMap((unit) =>
    days.flatMap((today) => {
      const since = addDays(today, -7);
      const composed = digest(today, { unit, since, lang });
      expect(composed !== null, `${unit} ${today}`).toBe(isNews(concerned(unit, today), today, since));
      return composed ? [{ unit, today, composed }] : [];
    }),
  );
}

describe.each(langs)('every unit on 200 days, in %s', (lang) => {
  const all = composeAll(lang);

  it('gets a digest now and then', () => {
    expect(new Set(all.map(({ unit }) => unit)).size).toBe(names.length);
    expect(new Set(all.map(({ today }) => weekdayOf(today))).size).toBe(7);
  });

  it('gets one message of ordinary length', () => {
    for (const { unit, today, composed } of all) {
      const text = textOf(composed);
      expect(text.length, `${unit} ${today}`).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
    }
  });

  it('is shown only its own tasks, each once, and each is counted among what the digest is about', () => {
    for (const { unit, today, composed } of all) {
      const own = new Set(concerned(unit, today).map(({ id }) => id));
      const listed = listedIds(composed);
      expect(new Set(listed).size).toBe(listed.length);
      expect(composed.measures.filter((id) => !own.has(id))).toEqual([]);
      expect(listed.filter((id) => !composed.measures.includes(id))).toEqual([]);
    }
  });

  it('is told by a digest that is about what is overdue and due within 30 days', () => {
    for (const { unit, today, composed } of all) {
      const soon = concerned(unit, today).filter(({ due }) => due !== null && due.day <= addDays(today, 30));
      expect(composed.measures).toEqual(soon.map(({ id }) => id));
    }
  });

  it('is offered at most three questions, and each of them is understood and shows what is overdue or near', () => {
    const context = { lexicon: buildLexicon(ledger), today: day('2017-12-25'), last: null };
    for (const { composed } of all) {
      expect(composed.reply.choices.length).toBeGreaterThan(0);
      expect(composed.reply.choices.length).toBeLessThanOrEqual(3);
    }
    const questions = new Map(
      all.flatMap(({ unit, composed }) => composed.reply.choices.map(({ send }) => [send, unit] as const)),
    );
    for (const [question, unit] of questions) {
      const request = understand(question, context);
      expect(request.kind, question).toBe('query');
      if (request.kind !== 'query') continue;
      expect(request.query.where.units?.[0]?.names, question).toContain(unit);
      expect(request.query.where.units?.[0]?.role).toBe('either');
    }
  });
});

describe('the whole plan, which no message can hold', () => {
  const other = edited((plan) => {
    for (const measure of plan.measures) {
      measure.text += '。';
      measure.leads.push({ name: '市财政局', place: [0, 1] });
    }
  });

  it.each(langs)('fits into one message on 200 days all the same, in %s', (lang) => {
    const texts = days.flatMap((today) =>
      [null, other].flatMap((before) => {
        const composed = digest(today, { watch: { where: {} }, unit: [], lang, before, late: true, afterPause: true });
        return composed ? [textOf(composed)] : [];
      }),
    );
    expect(texts.length).toBeGreaterThan(days.length);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(MOST_CHARACTERS);
  });
});

describe('questions of other watches', () => {
  const context = { lexicon: buildLexicon(ledger), today: day('2017-12-18'), last: null };
  const unit = (role: 'lead' | 'support' | 'only lead', ...of: string[]) => ({
    units: [{ names: of, match: 'any' as const, role }],
  });
  const watches = [
    {},
    unit('lead', '市编办'),
    unit('only lead', '市编办'),
    unit('support', '市农委'),
    unit('lead', '市编办', '市财政局'),
    { section: [1] },
    { section: [1, 3] },
    { topic: ['河长制'] },
    { topic: ['行政执法'] },
    { items: ['24'] },
    { items: ['3', '4.3', '24', '25'] },
    { section: [1], ...unit('lead', '市编办') },
  ];

  /** As somebody would have written the one with two conditions; the others are asked for by their one condition. */
  const written = { zh: '第一部分市编办牵头的任务', en: 'tasks led by the staffing office in section 1' };

  it.each(langs)('are the words of the subscription where it has an exception or a period: %s', (lang) => {
    const words = { zh: '2017年到期的任务 除了第三部分', en: 'everything due in 2017 except section 3' }[lang];
    const asked = understand(words, context);
    if (asked.kind !== 'query') throw new Error('not read');
    const { where, except } = asked.query;
    const composed = digest('2017-12-18', { watch: { where, ...(except && { except }) }, words, unit: [], lang });

    expect(composed?.reply.choices.map(({ send }) => send)).toEqual([words]);
  });

  it.each(langs.flatMap((lang) => watches.map((where) => [lang, where] as const)))(
    'are understood, and show what is watched: %s %j',
    (lang, where) => {
      const composed = ['2017-06-19', '2017-12-18', '2018-01-02', '2018-12-24']
        .map((today) => digest(today, { watch: { where }, words: written[lang], unit: [], lang, since: '2017-01-01' }))
        .filter((found) => found !== null);
      expect(composed.length).toBeGreaterThan(0);
      const watched = selectMeasures(ledger, { where }, { today: context.today, mine: [] });
      for (const { reply } of composed) {
        const [all] = reply.choices.map(({ send }) => understand(send, context));
        for (const { send } of reply.choices) expect(understand(send, context).kind, send).toBe('query');
        if (all?.kind !== 'query' || Object.keys(where).length === 0) continue;
        const shown = new Set(selectMeasures(ledger, all.query, { today: context.today, mine: [] }));
        // A watch of several sections has no question of its own: what is due later is asked for.
        if ('section' in where && where.section?.length !== 1) continue;
        expect(watched.filter((measure) => !shown.has(measure))).toEqual([]);
      }
    },
  );
});
