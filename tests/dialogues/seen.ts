/** What a person sees of an answer on Telegram, read from top to bottom. */

export interface MessageSeen {
  /** Without markup. */
  readonly text: string;
  /** The buttons below it. */
  readonly buttons: readonly (readonly { readonly text: string }[])[];
}

/** How a button is read out, by its label and its number under the message. */
type ReadButton = (label: string, number: number) => string;

/**
 * The texts one after another, each with its buttons below, as `[label]` if not otherwise. Marks such as (1/2), where they
 * are right, are not read out. Where a button is cut short, the label is read that a line of the text says in full.
 */
export function seenIn(messages: readonly MessageSeen[], read: ReadButton = (label) => `[${label}]`): string {
  const texts = messages.map(({ text }, index) => withoutEnd(text, markOf(index + 1, messages.length)));
  const lines = texts.flatMap((text) => text.split('\n'));
  return messages
    .flatMap(({ buttons }, index) => [
      texts[index],
      ...buttons.flat().map(({ text }, place) => read(inFull(text, lines), place + 1)),
    ])
    .join('\n');
}

function markOf(number: number, count: number): string {
  return count === 1 ? '' : `\n(${number}/${count})`;
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : text;
}

function inFull(label: string, lines: readonly string[]): string {
  if (!label.endsWith('…')) return label;
  const full = lines.map((line) => line.replace(/^\d+\. /u, '')).find((line) => line.startsWith(label.slice(0, -1)));
  return full ?? label;
}
