/** Finds out which of the plan's names the unit means that somebody says they come from. */
import type { Asker } from '../conversation.ts';
import type { Ledger } from '../plan/load.ts';
import { normalise } from './normalise.ts';

/**
 * The asker, with the names that the plan uses for the unit: none when the plan does not name it, all of a set that the
 * plan never reconciles; null when nothing was said.
 */
export function resolveAsker(ledger: Ledger, said: string): Asker | null {
  if (fold(said) === '') return null;
  const name = nameInPlan(ledger, said);
  const units = name === null ? [] : (ledger.units.unreconciled.find((names) => names.includes(name)) ?? [name]);
  return { said: said.trim(), units };
}

/** The one name in the plan that the words stand for; null when the plan names no such unit. */
export function nameInPlan(ledger: Ledger, said: string): string | null {
  return askerNames(ledger).get(fold(said)) ?? null;
}

const namesOfLedgers = new WeakMap<Ledger, ReadonlyMap<string, string>>();

/** Every way to say a unit or collective that the plan names, folded, and its name. Built once for a ledger. */
function askerNames(ledger: Ledger): ReadonlyMap<string, string> {
  const known = namesOfLedgers.get(ledger);
  if (known) return known;
  const names = new Map<string, string>();
  const add = (said: string | undefined, name: string) => {
    if (said !== undefined && !names.has(fold(said))) names.set(fold(said), name);
  };
  const { units, collectives } = ledger.units;
  const named = [
    ...units.map((unit) => ({ ...unit, others: [unit.full, ...unit.bare.zh, ...unit.bare.en] })),
    ...collectives.map((collective) => ({ ...collective, others: [] })),
  ].filter(({ name }) => ledger.ledBy.has(name) || ledger.supportedBy.has(name));
  // Names first, then what people also say: an alias of one unit never hides the name of another.
  for (const { name, en } of named) {
    add(name, name);
    add(en, name);
  }
  for (const { name, aliases, others } of named) {
    for (const alias of [...aliases.zh, ...aliases.en, ...others]) add(alias, name);
  }
  for (const { name } of named) add(name.replace(/^市/u, ''), name);
  namesOfLedgers.set(ledger, names);
  return names;
}

/** Width, case, traditional characters, spaces and brackets do not tell units apart. */
function fold(said: string): string {
  return normalise(said)
    .text.replace(/[\s()]/gu, '')
    .replace(/^the/u, '');
}
