/** What is compared and counted over many measures, laid out as plain numbers: in a large plan it is dear to look into each measure. */
import type { Day } from '../time/day.ts';
import type { Measure } from './schema.ts';

/** Measures are numbered by their place in the plan's list. */
export interface Columns {
  /** Every number there is. */
  all: readonly number[];
  /** The days on which something is due, sorted. */
  days: readonly Day[];
  /** For each measure, which of the days is its own; -1 is none. */
  dayOf: Int32Array;
  /** The names of the leads, in the order in which the plan mentions them. */
  leads: readonly string[];
  /** For each measure, which of the names are its own: from `leadsFrom[measure]` up to where the next one's begin. */
  leadsOf: Int32Array;
  leadsFrom: Int32Array;
}

/** The columns of a plan's measures. */
export function columnsOf(measures: readonly Measure[]): Columns {
  const days = [...new Set(measures.map((measure) => measure.due?.day))].filter((day) => day !== undefined).sort();
  const dayNumbers = new Map<Day | undefined, number>(days.map((day, number) => [day, number]));
  const named = measures.flatMap((measure) => measure.leads.map(({ name }) => name));
  const leads = [...new Set(named)];
  const leadNumbers = new Map(leads.map((name, number) => [name, number]));
  const leadsFrom = new Int32Array(measures.length + 1);
  measures.forEach((measure, at) => {
    leadsFrom[at + 1] = (leadsFrom[at] ?? 0) + measure.leads.length;
  });
  return {
    all: measures.map((_, at) => at),
    days,
    dayOf: Int32Array.from(measures, (measure) => dayNumbers.get(measure.due?.day) ?? -1),
    leads,
    leadsOf: Int32Array.from(named, (name) => leadNumbers.get(name) ?? -1),
    leadsFrom,
  };
}

/** How many of these measures are due on each day, in order of days; null is no day. */
export function countDays({ days, dayOf }: Columns, positions: readonly number[]): Map<Day | null, number> {
  const counts = new Int32Array(days.length);
  for (const position of positions) {
    const day = dayOf[position] ?? -1;
    if (day >= 0) counts[day] = (counts[day] ?? 0) + 1;
  }
  const counted = new Map<Day | null, number>();
  days.forEach((day, number) => {
    if (counts[number]) counted.set(day, counts[number]);
  });
  const dated = counts.reduce((sum, count) => sum + count, 0);
  return dated < positions.length ? counted.set(null, positions.length - dated) : counted;
}

/** How many of these measures each unit leads, in the order in which they mention them. */
export function countLeads(columns: Columns, positions: readonly number[]): Map<string, number> {
  const { leads, leadsOf, leadsFrom } = columns;
  const counts = new Int32Array(leads.length);
  const mentioned: number[] = [];
  for (const position of positions) {
    const end = leadsFrom[position + 1] ?? 0;
    for (let at = leadsFrom[position] ?? 0; at < end; at += 1) {
      const lead = leadsOf[at] ?? 0;
      const count = counts[lead] ?? 0;
      if (count === 0) mentioned.push(lead);
      counts[lead] = count + 1;
    }
  }
  return new Map(mentioned.map((lead) => [leads[lead] ?? '', counts[lead] ?? 0]));
}
