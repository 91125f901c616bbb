/** The line that says where the facts come from: the plan, the items, the edition. */
import type { Measure } from '../plan/schema.ts';
import { numbersOf, planTitle } from './names.ts';
import type { Setting } from './scene.ts';

export function sourceOf(setting: Setting, measures: readonly Measure[]): string {
  const numbers = measures.length > 0 ? numbersOf(setting, measures) : null;
  const { title, edition } = setting.ledger.plan;
  const shown = planTitle(setting);
  return setting.wording.source(shown === title ? title : `${shown} (${title})`, numbers, edition);
}
