/** What each part of the store's contract is given: an open store on some engine, with empty tables. */

import type { Store } from '../../../src/store/store.ts';
import type { Place } from '../../store/engines.ts';

/** Read anew in each test. */
export interface Given {
  readonly store: Store;
  readonly place: Place;
}
