/** Every next step that an answer offers is a question that gets an answer. */
import { expect, test } from 'vitest';
import { respond } from '../../src/answer/respond.ts';
import type { Lang, Request } from '../../src/conversation.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { understand } from '../../src/language/understand.ts';
import type { Query } from '../../src/plan/query.ts';
import { ledger, period, unit, world } from './given.ts';

const lexicon = buildLexicon(ledger);
const query = (asked: Query): Request => ({ kind: 'query', query: asked, page: 0 });

const requests: Request[] = [
  { kind: 'greeting' },
  ...(['words', 'progress', 'date', 'off-topic', 'empty'] as const).map(
    (reason): Request => ({ kind: 'unclear', reason, words: [], choices: [] }),
  ),
  query({ tell: 'about', where: {} }),
  query({ tell: 'about', where: { section: [9] } }),
  query({ tell: 'phases', where: { phase: 9 } }),
  query({ tell: 'leads', where: { items: ['43', '12.5', '4.9'] } }),
  query({ tell: 'leads', where: { topic: ['养老金上调'] } }),
  query({ tell: 'ranking', where: {}, limit: 3 }),
  query({ tell: 'measures', where: { mine: 'either' } }),
  query({ tell: 'measures', where: { due: period('2017-07-01', '2017-07-31') } }),
  ...ledger.units.units.flatMap(({ name }) => [
    query({ tell: 'measures', where: { units: unit(name, 'either') } }),
    query({ tell: 'measures', where: { units: unit(name), due: period('2015-01-01', '2015-12-31') } }),
  ]),
  ...ledger.plan.items.map(({ id }) => query({ tell: 'text', where: { items: [String(id)] } })),
];

test.each<[Lang, string]>([
  ['zh', '2017-06-15'],
  ['zh', '2026-11-23'],
  ['en', '2017-06-15'],
  ['en', '2026-11-23'],
])('in %s on %s', (lang, today) => {
  const asked = world({ lang, today });
  const choices = requests.flatMap((request) => respond(request, asked).reply.choices);
  const offered = new Map(choices.map((choice) => [JSON.stringify(choice), choice]));

  const failed = [...offered.values()].filter(({ send, asked: page }) => {
    const context = { lexicon, today: asked.today, last: null };
    const request = page ? { kind: 'query' as const, ...page } : understand(send, context);
    return respond(request, asked).facts.outcome !== 'answer';
  });

  expect(offered.size).toBeGreaterThan(40);
  expect(failed).toEqual([]);
});
