/** Offers the filter again with the name of a unit that differs little from the one the plan does not have; the role stays as it was said. */
import type { Ledger } from '../plan/load.ts';
import { nearestUnits } from '../plan/nearest.ts';
import { normalise } from './normalise.ts';

const KIND_ZH = /^(?:鄂州)?市?|(?:办公室|委员会|管理局|局|委|办|部门|中心)$/gu;
const KIND_EN = '(?: (?:bureau|office|department|commission|committee|administration|authority|agency))?';
/** Of the longer name, how much both have in common at the beginning and the end. */
const ENOUGH = 2 / 3;
const HAN = /\p{Script=Han}/u;

/** The words with another unit in the place of `said`, once for each that looks like it; none when nothing does. */
export function withNearUnits(ledger: Ledger, words: string, said: string): string[] {
  return nearestUnits(ledger, said)
    .filter((name) => namesOf(ledger, name).some((written) => likeness(core(written), core(said)) >= ENOUGH))
    .map((name) => {
      if (HAN.test(said)) return words.replace(said, () => name);
      const place = words.toLowerCase().indexOf(said.toLowerCase());
      const behind = words.slice(place + said.length).replace(new RegExp(`^${KIND_EN}`, 'iu'), '');
      return `${words.slice(0, place)}${ledger.unitNamed.get(name)?.en ?? name}${behind}`;
    });
}

function namesOf(ledger: Ledger, name: string): string[] {
  const unit = ledger.unitNamed.get(name);
  return unit ? [name, unit.en, ...unit.aliases.zh, ...unit.aliases.en] : [];
}

/** The name without the place and the kind of body, which many share. */
function core(name: string): string {
  const folded = normalise(name).text;
  return HAN.test(folded) ? folded.replace(KIND_ZH, '') : folded.replace(new RegExp(`${KIND_EN}$`, 'u'), '');
}

function likeness(one: string, other: string): number {
  const [long, short] = one.length > other.length ? [one, other] : [other, one];
  if (long === '') return 0;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  let behind = 0;
  while (behind < short.length - same && short.at(-1 - behind) === long.at(-1 - behind)) behind += 1;
  return (same + behind) / long.length;
}
