/** Writes out one group of a digest: how many it holds, and those that are shown under the day on which they are due. */
import type { Block } from '../conversation.ts';
import type { Day } from '../time/day.ts';
import { workingDaysBetween } from '../time/working-days.ts';
import { type Column, tableOf } from './cells.ts';
import { type Telling, watchedUnit } from './digest-telling.ts';
import { type Group, type Share, shareText, type Term } from './digest-terms.ts';
import { dayText } from './wording/schedule.ts';

/** How many there are, then a table for each day; a group of one day says it in the same line. */
export function groupBlocks(telling: Telling, { term, share, measures }: Group, shown: number): Block[] {
  const { told, order } = telling;
  const label = told.group(told.term[term](order.since), shareText(telling, share), measures.length);
  const byDay = Map.groupBy(measures.slice(0, shown), ({ due }) => due?.day);
  const isOneDay = measures[0]?.due?.day === measures.at(-1)?.due?.day;
  const blocks: Block[] = isOneDay ? [] : [{ kind: 'text', text: told.groupOf(label, shown > 0) }];
  for (const [day, some] of byDay) {
    if (!day) continue;
    const said = dayLine(telling, term, day);
    blocks.push({ kind: 'text', text: isOneDay ? told.groupOn(label, said) : said });
    blocks.push(tableOf(telling, some, columnsFor(telling, share)));
  }
  return blocks.length > 0 ? blocks : [{ kind: 'text', text: told.groupOf(label, false) }];
}

function dayLine({ told, lang, today, calendar }: Telling, term: Term, day: Day): string {
  const said = dayText(day, lang);
  if (term === 'passed' || term === 'overdue') return said;
  return told.dueOn(
    said,
    day === today ? told.dueToday : told.workingDaysLeft(workingDaysBetween(calendar, today, day)),
  );
}

/** Who leads is known where a single unit is said to. */
function columnsFor(telling: Telling, share: Share): Column[] {
  const unit = watchedUnit(telling);
  const leads = share === 'lead' || unit?.role === 'lead' || unit?.role === 'only lead';
  return leads && unit?.names.length === 1 ? [] : ['lead'];
}
