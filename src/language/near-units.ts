/** Offers the filter again with the name of a unit that looks like the one the plan does not have; the role stays as it was said. */
import type { Ledger } from '../plan/load.ts';
import { unitsLike } from '../plan/nearest.ts';

const KIND_EN = /^(?: (?:bureau|office|department|commission|committee|administration|authority|agency))?/iu;
const HAN = /\p{Script=Han}/u;

/** The words with another unit in the place of `said`, once for each that looks like it; none when nothing does. */
export function withNearUnits(ledger: Ledger, words: string, said: string): string[] {
  return unitsLike(ledger, said).map((name) => {
    if (HAN.test(said)) return words.replace(said, () => name);
    const place = words.toLowerCase().indexOf(said.toLowerCase());
    const behind = words.slice(place + said.length).replace(KIND_EN, '');
    return `${words.slice(0, place)}${ledger.unitNamed.get(name)?.en ?? name}${behind}`;
  });
}
