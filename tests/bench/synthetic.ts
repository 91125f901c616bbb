/** A large plan, recombined from the words of the real one: the same in every run. */
import { readFileSync } from 'node:fs';
import type { Mention, Plan, Unit, Units, Words } from '../../src/plan/schema.ts';
import { type Day, parseDay } from '../../src/time/day.ts';
import { numbersFrom } from './measure.ts';
import { PLACES } from './places.ts';

export interface Synthetic {
  plan: Plan;
  units: Units;
  words: Words;
}

const SEED = 20_170_615;
const NAMES = { zh: 6, en: 6 };
const YEARS = [2016, 2017, 2018, 2019, 2020];
const MONTH_ENDS = ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30'];

type Draw = <T>(list: readonly T[]) => T;
type DrawSome = <T>(list: readonly T[], most: number) => T[];

/** Real data, parsed but not checked: the plan, its units and words. */
export function realData(): { plan: unknown; units: unknown; words: unknown } {
  const read = (path: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'));
  return {
    plan: read('plans/ezhou-2016-2020.json'),
    units: read('units/ezhou.json'),
    words: read('words/ezhou-2016-2020.json'),
  };
}

/** A plan of so many measures over so many units. */
export function makePlan(real: Synthetic, measureCount: number, unitCount: number): Synthetic {
  const next = numbersFrom(SEED);
  const draw: Draw = (list) => {
    const drawn = list[Math.floor(next() * list.length)];
    if (drawn === undefined) throw new RangeError('nothing to draw from');
    return drawn;
  };
  const drawSome: DrawSome = (list, most) =>
    Array.from(new Set(Array.from({ length: Math.floor(next() * (most + 1)) }, () => draw(list))));
  const units = makeUnits(real.units, unitCount);
  const days = YEARS.flatMap((year) => [...MONTH_ENDS, '12-31'].map((end) => dayOf(`${year}-${end}`)));
  const clauses = [
    ...new Set(real.plan.measures.flatMap(({ text }) => text.split(/[,;。、:]/u)).filter((part) => part.length >= 4)),
  ];
  const collectives = units.collectives.map(({ name }) => name);
  const names = units.units.map(({ name }) => name);
  const mention = (name: string): Mention => ({ name, place: [0, 1] });

  const plan: Plan = { ...real.plan, items: [], measures: [] };
  const words: Words = { ...real.words, measures: {} };
  const named = Object.values(real.words.measures);
  const topics = { zh: named.flatMap((one) => one.topics.zh), en: named.flatMap((one) => one.topics.en) };
  for (let item = 1; plan.measures.length < measureCount; item += 1) {
    const section = draw(plan.sections).id;
    const several = 1 + Math.floor(next() * 3);
    const ids = Array.from({ length: several }, (_, part) => (several === 1 ? `${item}` : `${item}.${part + 1}`));
    plan.items.push({ id: item, section, place: [0, 1], measures: ids });
    for (const id of ids) {
      const chosen = Array.from({ length: 6 }, () => draw(clauses));
      const leads = new Set([draw(names), ...drawSome(names, 2)]);
      plan.measures.push({
        id,
        item,
        section,
        title: chosen[0] ?? '',
        text: `${chosen.join(',')}。`,
        place: [0, 1],
        leads: [...leads].map(mention),
        supports: drawSome(names, 4)
          .filter((name) => !leads.has(name))
          .map(mention),
        collectives: drawSome(collectives, 2).map(mention),
        openEnded: next() < 0.1,
        due: next() < 0.03 ? null : { wording: '按期完成', day: draw(days), place: [0, 1] },
      });
      words.measures[id] = {
        title: draw(named).title,
        topics: { zh: [draw(topics.zh)], en: [draw(topics.en)] },
      };
    }
  }
  return { plan, units, words };
}

/** Every place has the kinds of units that the real city has, with some of the names that people use. */
function makeUnits(real: Units, count: number): Units {
  const taken = new Set<string>();
  const free = (alias: string) => {
    if (taken.has(alias)) return false;
    taken.add(alias);
    return true;
  };
  const units = PLACES.flatMap(([zh, en]) =>
    real.units.map((unit): Unit => {
      const name = `${zh}${unit.name}`;
      const full = `${en} ${unit.en.toLowerCase()}`;
      taken.add(name);
      taken.add(full);
      return {
        name,
        en: full,
        kind: unit.kind,
        aliases: {
          zh: unit.aliases.zh
            .slice(0, NAMES.zh)
            .map((alias) => `${zh}${alias}`)
            .filter(free),
          en: unit.aliases.en
            .slice(0, NAMES.en)
            .map((alias) => `${en} ${alias}`)
            .filter(free),
        },
        bare: { zh: [], en: [] },
      };
    }),
  );
  return { ...real, units: units.slice(0, count), unreconciled: [] };
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (!day) throw new Error(`not a day: ${text}`);
  return day;
}
