/** Which edition of the plan's data is served: what subscriptions compare when they tell what changed. */
import { createHash } from 'node:crypto';
import type { Ledger } from '../plan/load.ts';

/** SHA-256 of the plan's data, whatever the white space of its file. */
export function planVersionOf({ plan }: Ledger): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}
