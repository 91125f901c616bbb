/** Opens everything that a command line needs to answer questions: the ledger, the clock and the desk. */
import type { Config } from '../config.ts';
import { openLog } from '../log.ts';
import type { Ledger } from '../plan/load.ts';
import { type Clock, openClock } from './clock.ts';
import { type Desk, openDesk } from './desk.ts';
import { openMemory } from './memory.ts';
import { openLedger } from './open-ledger.ts';

const DATA = `${import.meta.dirname}/../../data`;

/** Throws PlanError when the plan's data can't be used. */
export function startDesk(config: Config): { desk: Desk; ledger: Ledger; clock: Clock } {
  const ledger = openLedger(DATA, config.plan);
  const clock = openClock(config.now);
  const log = openLog(config.logLevel, (line) => process.stderr.write(line));
  return { ledger, clock, desk: openDesk({ ledger, clock, log, memory: openMemory() }) };
}
