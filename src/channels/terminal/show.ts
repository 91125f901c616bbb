/** How a reply looks on the terminal: as plain text in the window's width, and in colours where there are any. */
import { styleText } from 'node:util';
import { renderPlain } from '../../answer/plain.ts';
import type { Block, Reply } from '../../conversation.ts';
import { wrap } from './wrap.ts';

export type Output = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

type Style = Parameters<typeof styleText>[0];

const STYLES: Partial<Record<Block['kind'] | 'prompt', Style>> = {
  heading: 'bold',
  note: 'gray',
  quote: 'cyan',
  source: ['gray', 'italic'],
  prompt: 'green',
};

/** Whether somebody sits in front of it. */
export function isTerminal(output: Output): boolean {
  return output.isTTY === true;
}

/** The reply as text. A pipe gets exactly the plain text; a terminal its width and colours. */
export function show(reply: Reply, output: Output): string {
  if (!isTerminal(output)) return renderPlain(reply);
  const parts = reply.blocks.map((block) => tint(block.kind, fitted({ blocks: [block], choices: [] }, output), output));
  if (reply.choices.length > 0) parts.push(fitted({ blocks: [], choices: reply.choices }, output));
  return parts.join('\n');
}

function fitted(reply: Reply, { columns }: Output): string {
  return columns === undefined ? renderPlain(reply) : wrap(renderPlain(reply, columns), columns);
}

/** The text in that kind's colour; unchanged where the stream or NO_COLOR does not want any. */
export function tint(kind: Block['kind'] | 'prompt', text: string, output: Output): string {
  const style = STYLES[kind];
  return style ? styleText(style, text, { stream: output }) : text;
}
