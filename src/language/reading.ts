/** What one cover of a question came to: something that can be answered, or the reason why not. */
import type { UnclearReason } from '../conversation.ts';
import type { Query } from '../plan/query.ts';
import type { Period } from '../time/period.ts';
import type { Token } from './token.ts';

/** Why a cover is no question: what the asker is told of it, and of ambiguity the one kind that the grammar itself finds. */
export type FailureReason =
  | Exclude<UnclearReason, 'ambiguous' | 'empty' | 'too-long' | 'unknown-command'>
  | 'ambiguous-units';

export type Reading =
  | { is: 'query'; query: Query; otherDates: readonly Period[] }
  | { is: 'command'; name: string }
  | { is: 'greeting' }
  /** So many pages on, or back. */
  | { is: 'turn'; pages: 1 | -1 }
  | { is: 'failure'; reason: FailureReason; tokens: readonly Token[] };

/** A failure that names these tokens. */
export function failure(reason: FailureReason, tokens: readonly Token[] = []): Reading {
  return { is: 'failure', reason, tokens };
}
