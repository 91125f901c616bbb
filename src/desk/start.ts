/** Opens everything that answering needs: for the question tool, which keeps nothing, and the parts that the bot shares with it. */
import type { Config } from '../config.ts';
import { type Log, openLog } from '../log.ts';
import type { Ledger } from '../plan/load.ts';
import type { Calendar } from '../time/working-days.ts';
import { type Clock, openClock } from './clock.ts';
import { type Desk, openDesk } from './desk.ts';
import { openMemory } from './memory.ts';
import { readCalendar } from './open-calendar.ts';
import { openLedger } from './open-ledger.ts';
import { keepNothing } from './records.ts';

const DATA = `${import.meta.dirname}/../../data`;

/** What everything stands on. */
export interface Ground {
  ledger: Ledger;
  calendar: Calendar;
  clock: Clock;
  log: Log;
}

/** Plan, calendar, clock and log. Throws PlanError when the data can't be used. */
export function openGround(config: Config): Ground {
  return {
    ledger: openLedger(DATA, config.plan),
    calendar: readCalendar(DATA),
    clock: openClock(config.now),
    log: openLog(config.logLevel, (line) => process.stderr.write(line)),
  };
}

/** A desk without records: everybody who asks is its owner, and nothing is kept but the conversation. */
export function openQuestionDesk(ground: Ground): Desk {
  return openDesk({ ...ground, memory: openMemory(), records: keepNothing(ground.calendar), read: 'open' });
}
