/** What one cover of a question came to: something that can be answered, or the reason why not. */
import type { Query } from '../plan/query.ts';
import type { Period } from '../time/period.ts';
import type { Token } from './token.ts';

export type FailureReason =
  | 'words'
  | 'pattern'
  | 'ambiguous-units'
  | 'context'
  | 'unknown-unit'
  | 'unknown-topic'
  | 'date'
  | 'progress'
  | 'act'
  | 'off-topic';

export type Reading =
  | { is: 'query'; query: Query; otherDates: readonly Period[] }
  | { is: 'command'; name: string }
  | { is: 'greeting' }
  | { is: 'more' }
  | { is: 'failure'; reason: FailureReason; tokens: readonly Token[] };

/** A failure that names these tokens. */
export function failure(reason: FailureReason, tokens: readonly Token[] = []): Reading {
  return { is: 'failure', reason, tokens };
}
