/** Inline questions: `@bot 河长制`, typed in any chat, gives answers that the person may post there. */
import type { Api } from 'grammy';
import type { Asked, Message, Reply } from '../../conversation.ts';
import type { Log } from '../../log.ts';
import type { Decoded } from './decoded.ts';
import { channelError } from './failure.ts';
import type { Lanes } from './lanes.ts';
import { type Part, renderTelegram } from './render.ts';

/** Answers a message that nothing is remembered of and that changes nothing. */
export type Ask = (message: Message) => Promise<Reply | null>;

type Question = Extract<Decoded, { kind: 'inline' }>;

/** Beside the answer itself, answers to so many of its next steps. */
const MOST_STEPS = 3;
/** Seconds for which Telegram may give the same answer: what is due changes with the day. */
const CACHE_S = 60;
const LONGEST_TITLE = 60;
const LONGEST_DESCRIPTION = 200;

export interface InlineParts {
  api: Api;
  log: Log;
  /** Telegram takes an answer for a few seconds only: these wait for nobody else. */
  aside: Lanes;
  /** Null while inline questions are switched off. */
  ask: Ask | null;
}

/** Answers what is typed. A question comes with every letter: of those that wait only the last is worth an answer. */
export function openInline({ api, log, aside, ask }: InlineParts): (question: Question) => void {
  /** The question that each person asked last. */
  const latest = new Map<string, string>();
  return (question) => {
    const { person, queryId } = question;
    if (!ask) return;
    latest.set(person, queryId);
    void aside.add(`inline ${person}`, async () => {
      if (latest.get(person) !== queryId) return;
      latest.delete(person);
      await answerInline(api, ask, question).catch((error: unknown) => {
        log('info', 'inline question not answered', { channel: 'telegram', outcome: channelError(error).outcome });
      });
    });
  };
}

/** Rejects when Telegram does not take the answers: mostly because the person has typed on. */
async function answerInline(api: Api, ask: Ask, question: Question): Promise<void> {
  const { queryId, person, speaks } = question;
  const who = { person, ...(speaks && { speaks }) };
  const where = { channel: 'telegram', chat: person, kind: 'private' as const, ...who, addressed: true };
  const say = (part: number, text: string, asked?: Asked) =>
    ask({ ...where, id: `inline:${queryId}:${part}`, text, ...(asked && { asked }) });
  const first = question.text === '' ? null : await say(0, question.text);
  const steps = first?.choices.slice(0, MOST_STEPS) ?? [];
  const next = await Promise.all(
    steps.map(async ({ label, send, asked }, index) =>
      article(`${index + 1}`, await say(index + 1, send, asked), label),
    ),
  );
  const results = [article('0', first), ...next].filter((result) => result !== null);
  await api.answerInlineQuery(queryId, results, { cache_time: CACHE_S, is_personal: true });
}

function article(id: string, reply: Reply | null, label?: string) {
  // Where it is posted there are no buttons.
  const [part] = reply ? renderTelegram({ ...reply, choices: [] }) : [];
  if (!part) return null;
  const { title, description } = summary(part);
  return {
    type: 'article' as const,
    id,
    title: label ?? title,
    description,
    input_message_content: {
      message_text: part.html,
      parse_mode: 'HTML' as const,
      link_preview_options: { is_disabled: true },
    },
  };
}

function summary({ plain }: Part): { title: string; description: string } {
  const [first = '', ...rest] = plain.split('\n').filter((line) => line.trim() !== '');
  return { title: shorten(first, LONGEST_TITLE), description: shorten(rest.join(' '), LONGEST_DESCRIPTION) };
}

function shorten(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/u, '')}…`;
}
