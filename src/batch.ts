/** Answers a batch of questions: JSON lines in, JSON lines out, in the same order. */
import { once } from 'node:events';
import { z } from 'zod';
import { renderPlain } from './answer/plain.ts';
import type { Answer, Facts, Lang } from './conversation.ts';
import { NOW_FORM, readNow } from './desk/clock.ts';
import type { Desk } from './desk/desk.ts';
import { type Instant, writeInstant } from './time/instant.ts';

/** What holds for every line that does not say otherwise. */
export interface Defaults {
  as?: string | undefined;
  now?: Instant | undefined;
  lang?: Lang | undefined;
}

/** An answer as the question tool writes it. */
export type Result = Omit<Facts, 'next'> & { next?: string[]; text: string };

const moment = z.string().transform((value, context): Instant => {
  const instant = readNow(value);
  if (instant !== undefined) return instant;
  context.addIssue({ code: 'custom', message: `write ${NOW_FORM}` });
  return z.NEVER;
});

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  now: moment.nullish(),
  as: z.string().nullish(),
  lang: z.enum(['zh', 'en']).nullish(),
  chat: z.union([z.string(), z.number()]).nullish(),
});

/** Facts and reply of one answer, the reply as plain text. */
export function resultOf({ facts, reply }: Answer): Result {
  const { outcome, measures, units, due, count, query, next } = facts;
  const times = next && { next: next.map(writeInstant) };
  return { outcome, measures, units, due, count, query, ...times, text: renderPlain(reply) };
}

/** Answers every line of `input`; true when none of them was bad. */
export async function answerBatch(
  desk: Desk,
  input: AsyncIterable<Uint8Array | string>,
  output: NodeJS.WritableStream,
  defaults: Defaults,
): Promise<boolean> {
  let number = 0;
  let good = true;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line.trim() === '') continue;
    const result = await answerLine(desk, line, number, defaults);
    if ('error' in result) good = false;
    if (!output.write(`${JSON.stringify(result)}\n`)) await once(output, 'drain');
  }
  return good;
}

async function answerLine(desk: Desk, line: string, number: number, defaults: Defaults): Promise<object> {
  const read = readLine(line);
  if (typeof read === 'string') return { id: null, outcome: 'error', error: `line ${number}: ${read}` };
  const { id, text, now, as, lang, chat } = read;
  const alone = chat === undefined || chat === null;
  const conversation = alone ? `line ${number}` : `chat ${chat}`;
  const message = { channel: 'batch', chat: conversation, person: 'batch', id: String(id), text, addressed: true };
  const answer = await desk.receive(message, {
    as: as ?? defaults.as,
    now: now ?? defaults.now,
    lang: lang ?? defaults.lang,
    alone,
  });
  return answer ? { id, ...resultOf(answer) } : { id: null, outcome: 'error', error: `line ${number}: no answer` };
}

/** The line's fields, or what is wrong with it. */
function readLine(line: string): z.infer<typeof Line> | string {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  const result = Line.safeParse(data);
  if (result.success) return result.data;
  return result.error.issues
    .map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message))
    .join('; ');
}

/** Lines end with \n alone: JSON may hold U+2028, at which readline would split. */
async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
