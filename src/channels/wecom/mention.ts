/** Mentions before a digest: only a group's webhook has markup for them. */
import { BREAK } from '../cut.ts';
import type { Piece } from '../split.ts';

/** What WeCom allows as the id of a member. */
const MEMBER = /^[0-9a-z][0-9a-z_.@-]{0,63}$/iu;
/** It would call everybody. */
const EVERYBODY = /^all$/iu;

/** A line that calls the people with these ids; what is no id of one person is left out. */
export function mentionPieces(ids: readonly string[]): Piece[] {
  const people = [...new Set(ids)].filter((id) => MEMBER.test(id) && !EVERYBODY.test(id));
  const pieces = people.flatMap((text, index): Piece[] => [
    { text: index === 0 ? '' : ' ', style: 'plain', before: BREAK.clause },
    { text, style: 'mention', before: BREAK.never, whole: true },
  ]);
  return pieces.length === 0 ? [] : [...pieces, { text: '\n', style: 'plain', before: BREAK.never }];
}
