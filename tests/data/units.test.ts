/** The region's units: every name of the plan resolves, and no name means two units. */
import { describe, expect, test } from 'vitest';
import planData from '../../data/plans/ezhou-2016-2020.json' with { type: 'json' };
import unitsData from '../../data/units/ezhou.json' with { type: 'json' };
import { PlanSchema, UnitsSchema } from '../../src/plan/schema.ts';

const plan = PlanSchema.parse(planData);
const units = UnitsSchema.parse(unitsData);
const entries = [...units.units, ...units.collectives];

/** Names of the entries that the words always mean. */
function owners(words: string): string[] {
  return entries
    .filter((entry) => [...entry.aliases.zh, ...entry.aliases.en].includes(words.toLowerCase()))
    .map((entry) => entry.name);
}

function distinct(names: readonly { name: string }[]): string[] {
  return [...new Set(names.map(({ name }) => name))];
}

function repeated(phrases: readonly string[]): string[] {
  return phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at);
}

describe('the names of the plan', () => {
  const leads = distinct(plan.measures.flatMap((measure) => measure.leads));
  const supports = distinct(plan.measures.flatMap((measure) => measure.supports));
  const collectives = distinct(plan.measures.flatMap((measure) => measure.collectives));

  test('there are 30 leads, 5 named supports and 5 collectives to resolve', () => {
    expect([leads.length, supports.length, collectives.length]).toEqual([30, 5, 5]);
  });

  test.each([...leads, ...supports, ...collectives])('%s resolves to itself alone', (name) => {
    expect(owners(name)).toEqual([name]);
  });

  test('every unit is named by the plan', () => {
    const strangers = distinct(units.units).filter((name) => !leads.includes(name) && !supports.includes(name));

    expect(strangers).toEqual([]);
  });

  test('every collective is named by the plan', () => {
    expect(distinct(units.collectives).sort()).toEqual([...collectives].sort());
  });
});

describe('the names of the units', () => {
  test('no name means two units, sure names and ordinary words taken together', () => {
    const claims = [
      ...units.units.flatMap((unit) => [
        ...unit.aliases.zh,
        ...unit.aliases.en,
        ...unit.bare.zh.filter((word) => !unit.aliases.zh.includes(word)),
        ...unit.bare.en.filter((word) => !unit.aliases.en.includes(word)),
      ]),
      ...units.collectives.flatMap((collective) => [...collective.aliases.zh, ...collective.aliases.en]),
    ];

    expect(repeated(claims)).toEqual([]);
  });

  test.each(units.units)('$name: an ordinary word is not a sure name as well', (unit) => {
    expect(unit.bare.zh.filter((word) => unit.aliases.zh.includes(word))).toEqual([]);
    expect(unit.bare.en.filter((word) => unit.aliases.en.includes(word))).toEqual([]);
  });

  test.each(units.units)('$name has its full and its English name among the sure ones', (unit) => {
    expect(owners(unit.full ?? unit.name)).toEqual([unit.name]);
    expect(owners(unit.en)).toEqual([unit.name]);
  });

  test.each(units.units.filter((unit) => unit.name.startsWith('市')))('$name is known without 市', (unit) => {
    expect(owners(unit.name.slice(1).replace(/^委/u, ''))).toEqual([unit.name]);
  });

  test('English names are unique', () => {
    expect(repeated(entries.map((entry) => entry.en.toLowerCase()))).toEqual([]);
  });

  test('English names to look up are in lower case', () => {
    const shouted = entries.flatMap((entry) => entry.aliases.en).filter((name) => name !== name.toLowerCase());

    expect(shouted).toEqual([]);
  });

  test('no sure name of a unit is a word of the plan’s own sentences', () => {
    const texts = [plan.preamble, plan.requirements, plan.closing, ...plan.phases, ...plan.measures]
      .map((part) => part?.text ?? '')
      .join('\n');
    const ordinary = units.units.flatMap((unit) => unit.aliases.zh).filter((name) => texts.includes(name));

    expect(ordinary).toEqual([]);
  });

  test.each([
    ['编办', '市编办'],
    ['法制办', '市政府法制办'],
    ['国土局', '市国土局'],
    ['人行', '市人行'],
    ['政府办', '市政府办公室'],
    ['房管局', '市房产局'],
    ['市委深改办', '市改革办'],
    ['人社局', '市人社局'],
    ['人社局(公务员局)', '市人社局(公务员局)'],
    ['公务员局', '市公务员局'],
    ['bureau of finance', '市财政局'],
    ['drc', '市发改委'],
    ['central bank branch', '市人行'],
    ['lao', '市政府法制办'],
    ['psb', '市公安局'],
    ['区政府', '各区政府'],
    ['各区', '各区政府'],
  ])('%s is %s', (said, name) => {
    expect(owners(said)).toEqual([name]);
  });

  test.each([
    '市教育局',
    '市旅游局',
    '市审计局',
    '市住建委',
    '市国资委',
    '市中级人民法院',
    '省发改委',
    '财政',
    '环保',
    '规划',
  ])('%s is no sure name of any unit', (said) => {
    expect(owners(said)).toEqual([]);
  });
});

describe('the three names that the plan never reconciles', () => {
  test('stand together', () => {
    expect(units.unreconciled).toEqual([['市人社局', '市人社局(公务员局)', '市公务员局']]);
  });
});

describe('collectives', () => {
  test('cover what is certain and nothing else', () => {
    const covers = Object.fromEntries(units.collectives.map(({ name, covers }) => [name, covers]));

    expect(covers).toEqual({
      各区政府: ['鄂城区', '华容区', '梁子湖区'],
      开发区管委会: [],
      市直各部门: 'municipal',
      市直有关部门: [],
      各街道办事处: ['古楼街道', '凤凰街道', '西山街道'],
    });
  });
});
