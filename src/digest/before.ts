/** Plan data of earlier versions: kept in the store when it is served, and read back to tell what has changed since. */
import { z } from 'zod';
import { codeAndPlace } from '../log.ts';
import { type Ledger, loadLedger } from '../plan/load.ts';
import { PlanError } from '../plan/problem.ts';
import { findPlanVersion, savePlanVersion } from '../store/plans.ts';
import type { LedgerBefore, Parts } from './parts.ts';

/** The three files of a plan, each checked when the ledger is loaded. */
const PlanData = z.object({ plan: z.unknown(), units: z.unknown(), words: z.unknown() });

/** Keeps the plan data that is served now. */
export async function keepPlan({ store, ledger, planVersion, clock }: Parts): Promise<void> {
  const { plan, units, words } = ledger;
  const kept = { version: planVersion, id: plan.id, data: { plan, units, words } };
  await store.read((db) => savePlanVersion(db, kept, clock.now()));
}

/** Reads each version once. */
export function openLedgerBefore({ store, log }: Parts): LedgerBefore {
  const known = new Map<string, Ledger | null>();

  async function read(version: string): Promise<Ledger | null> {
    const kept = await store.read((db) => findPlanVersion(db, version));
    if (!kept) return null;
    try {
      const { plan, units, words } = PlanData.parse(kept.data);
      return loadLedger(plan, units, words);
    } catch (error) {
      if (!(error instanceof z.ZodError || error instanceof PlanError)) throw error;
      // Data of a time with other rules: the digest goes without what has changed rather than not at all.
      log('warn', 'plan version not read', { id: version, ...codeAndPlace(error) });
      return null;
    }
  }

  return async (version) => {
    const before = known.get(version);
    if (before !== undefined) return before;
    const ledger = await read(version);
    known.set(version, ledger);
    return ledger;
  };
}
