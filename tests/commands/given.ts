/** Commands run by the core alone, in any session, on 15 June 2017. */
import { runCommand } from '../../commands/index.ts';
import { renderPlain } from '../../src/answer/plain.ts';
import { respond } from '../../src/answer/respond.ts';
import type { Answer, ChangeEffect, Lang } from '../../src/conversation.ts';
import { resolveAsker } from '../../src/language/asker.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { type Context, understand } from '../../src/language/understand.ts';
import type { Session } from '../../src/session.ts';
import { dayAt } from '../../src/time/instant.ts';
import { ledger } from '../answer/given.ts';
import { sessionOn } from '../given-session.ts';

export const TODAY = '2017-06-15';

const lexicon = buildLexicon(ledger);

export interface Given extends Partial<Session> {
  today?: string;
  lang?: Lang;
}

export type Ran = Answer & { text: string; changes: ChangeEffect[] };

/** What the core makes of the message, its reply as plain text, and what is to be changed. */
export function say(text: string, { today = TODAY, lang = 'zh', ...given }: Given = {}): Ran {
  const session = sessionOn(today, given);
  const unit = session.person.unit ?? session.chat.unit;
  const asker = unit === null ? null : resolveAsker(ledger, unit);
  const world = { ledger, today: dayAt(session.now), lang, asker, session };
  const context: Context = { lexicon, today: world.today, last: null };
  const request = understand(text, context);
  const result = request.kind === 'command' ? runCommand(request, context, world) : request;
  const answer = 'facts' in result ? result : respond(result, world);
  const changes = answer.effects.filter((effect): effect is ChangeEffect => !PASSING.has(effect.kind));
  return { ...answer, text: renderPlain(answer.reply), changes };
}

const PASSING = new Set(['remember', 'forget', 'set-language']);
