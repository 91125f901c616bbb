/** Inline questions: `@bot 河长制`, typed in any chat, gives answers that the person may post there. */
import type { Api } from 'grammy';
import type { Asked, Message, Reply } from '../../conversation.ts';
import type { Decoded } from './decoded.ts';
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

/** Rejects when Telegram does not take the answers: mostly because the person has typed on. */
export async function answerInline(api: Api, ask: Ask, question: Question): Promise<void> {
  const { queryId, person } = question;
  const where = { channel: 'telegram', chat: person, kind: 'private' as const, person, addressed: true };
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
