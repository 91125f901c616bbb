/** How to see the other pages of a list: choices that carry the whole question, so that they mean the same at any time and for anybody. */
import type { Asked, Choice } from '../conversation.ts';
import { PAGE_SIZE } from './order.ts';
import type { Setting } from './scene.ts';

/** The next and the previous page of a list of so many lines; none where there is none. `asked` holds the page that is shown. */
export function pageChoices({ wording }: Setting, { query, page }: Asked, lines: number): Choice[] {
  const { next, previous } = wording.list;
  const turn = (label: string, to: number): Choice => ({
    label,
    send: label,
    asked: { query, page: to },
    turnsPage: true,
  });
  return [
    // First, so that whoever goes on by number types the same one on every page.
    ...((page + 1) * PAGE_SIZE < lines ? [turn(next, page + 1)] : []),
    ...(page > 0 ? [turn(previous, page - 1)] : []),
  ];
}
