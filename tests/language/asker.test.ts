/** Who asks: every way to say a unit gives the plan's own name, and units that the plan does not name give none. */
import { expect, test } from 'vitest';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { resolveAsker } from '../../src/language/asker.ts';

const ledger = openLedger(`${import.meta.dirname}/../../data`, 'ezhou-2016-2020');
const namesOf = (said: string) => resolveAsker(ledger, said)?.units;

test.each([
  ['市编办', '市编办'],
  ['编办', '市编办'],
  [' 市 编 办 ', '市编办'],
  ['法制办', '市政府法制办'],
  ['财政局', '市财政局'],
  ['市財政局', '市财政局'],
  ['环保', '市环保局'],
])('%j is the plan’s %s', (said, name) => {
  expect(namesOf(said)).toEqual([name]);
});

test.each(['市人社局', '人社局', '市人社局(公务员局)', '市人社局（公务员局）', '公务员局'])(
  '%j stands for all three names that the plan does not reconcile',
  (said) => {
    expect(namesOf(said)).toEqual(['市人社局', '市人社局(公务员局)', '市公务员局']);
  },
);

test('every lead is found by its name, its English name and each alias', () => {
  const leads = ledger.units.units.filter(({ name }) => ledger.ledBy.has(name));
  const missed = leads.flatMap(({ name, en, aliases, bare }) =>
    [name, en, en.toUpperCase(), ...aliases.zh, ...aliases.en, ...bare.zh, ...bare.en].filter(
      (said) => !namesOf(said)?.includes(name),
    ),
  );
  expect(leads).toHaveLength(ledger.ledBy.size);
  expect(missed).toEqual([]);
});

test('a unit that the plan does not name keeps what was said and has no names', () => {
  expect(resolveAsker(ledger, ' 市教育局 ')).toEqual({ said: '市教育局', units: [] });
});

test('nothing said is nobody', () => {
  expect(resolveAsker(ledger, '  ')).toBeNull();
});
