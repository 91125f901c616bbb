/** A text becomes a request: a query, a command, a greeting, or a plain statement of what was not understood. */
import type { Request } from '../conversation.ts';
import { asksToChange, asksToStop, nearOrder } from './near-commands.ts';
import { normalise } from './normalise.ts';
import { type Context, MOST_CHARACTERS, MOST_FOLDED, readQuestion, unclear } from './question.ts';
import { asksAboutSubscribing, requestToSend } from './requests-to-send.ts';
import { spokenCommand } from './spoken-commands.ts';

export { type Context, MOST_CHARACTERS, readQuery, readWhere } from './question.ts';

const COMMAND = /^\s*[/／](?<name>[\p{L}\p{N}_-]+)(?:@\S+)?\s*(?<args>[\s\S]*)$/u;

/** Reads a message. Never throws; a text that it can't read whole becomes an Unclear that names the words. */
export function understand(text: string, context: Context): Request {
  if ([...text].length > MOST_CHARACTERS) return unclear('too-long');
  const command = COMMAND.exec(text)?.groups;
  // A name that no command has goes on as it is: the commands know which one is nearest.
  if (command?.name) return { kind: 'command', name: command.name, args: (command.args ?? '').trim() };
  const normal = normalise(text);
  if (normal.text.length > MOST_FOLDED) return unclear('too-long');
  const spoken = spokenCommand(text, normal);
  if (spoken) return { kind: 'command', ...spoken };
  const request = readQuestion(normal, context);
  // What is a question about the plan stays one: only what would be refused may be a request to send.
  if (request.kind !== 'unclear') return request;
  const sending = requestToSend(normal, context);
  if (sending) return { kind: 'command', ...sending };
  const order = nearOrder(normal, context);
  if (order) return { kind: 'command', ...order };
  const stopping = asksToStop(normal, context);
  if (stopping) return unclear('ambiguous', [], stopping);
  const change = asksToChange(normal, context);
  if (change) return change;
  const about = asksAboutSubscribing(normal, context);
  return about ? unclear('pattern', request.words, about) : request;
}
