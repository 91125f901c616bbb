/** The one shape of everything that can be asked about a plan: what to tell, and where to look. */
import type { Period } from '../time/period.ts';

export type Tell = 'measures' | 'text' | 'leads' | 'supports' | 'due' | 'count' | 'ranking' | 'phases' | 'about';

export type Role = 'lead' | 'support' | 'either' | 'only lead';

/** Units by the plan's own names. `any` = at least one of them has the role, `all` = each of them has it. */
export interface UnitFilter {
  names: string[];
  match: 'any' | 'all';
  role: Role;
}

/** overdue = due before today; next = the smallest due from today on; first and last ignore today. */
export type Relative = 'overdue' | 'next' | 'first' | 'last';

/** Every part that is present must hold; an empty filter is the whole plan. */
export interface Filter {
  /** Item numbers (`4` = all its measures) or measure ids (`4.3`), as asked: they need not exist. */
  items?: string[];
  units?: UnitFilter[];
  due?: Period;
  section?: number[];
  /** Words that the measure's text carries, or a known topic of it. Several = all of them. */
  topic?: string[];
  phase?: number;
  /** The asker's own unit, in this role. */
  mine?: Role;
  relative?: Relative;
}

/** What a count or a ranking counts. `items` when the asker said 项: measures are then told too. */
export type Counted = 'measures' | 'items' | 'leads' | 'supports' | 'sections' | 'phases';

export interface Query {
  tell: Tell;
  /** Further things asked in the same breath about the same measures: 谁牵头、什么时候完成. */
  also?: Tell[];
  where: Filter;
  /** What must not hold, when the asker excepted something by a rule that the grammar knows. */
  except?: Filter;
  of?: Counted;
  /** Of a ranking; `each`: every unit with its number. */
  order?: 'most' | 'fewest' | 'each';
  limit?: number;
  /** What the asker supposed; the answer says whether it is so, and tells the fact in any case. */
  claim?: { units?: string[]; only?: boolean; due?: Period };
}

/** What a subscription watches. A period that moves with the day (本月, 30天内) is kept in words and read anew each time. */
export interface Watch {
  /** Without `due` when `period` is there. */
  where: Filter;
  except?: Filter;
  /** Folded words of a date, as the language layer reads them. */
  period?: string;
}
