/** Which answers and requests change something that lasts. */
import { mayOffer } from '../../commands/command.ts';
import { findCommand } from '../../commands/index.ts';
import type { Effect, Request } from '../conversation.ts';

/** What must not be said to have happened when it could not be written down. */
export function isLasting({ kind }: Effect): boolean {
  return !['remember', 'forget', 'set-language', 'previewed'].includes(kind);
}

/** What somebody would notice who did not mean it. A proposal changes nothing until it is confirmed. */
export function isChange({ kind }: Effect): boolean {
  return !['remember', 'forget', 'previewed', 'propose', 'withdraw'].includes(kind);
}

/** Whether to run it again could do something again, or deny what was done: 退订 1 would end what is the first by now. */
export function mayChange(request: Request): boolean {
  const command = request.kind === 'command' ? findCommand(request.name) : undefined;
  return command !== undefined && !mayOffer(command);
}
