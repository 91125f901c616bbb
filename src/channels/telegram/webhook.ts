/** Takes updates that Telegram brings: kept first, confirmed then, handled after. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { codeAndPlace, type Log } from '../../log.ts';

/** The headers of a request, names in small letters. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface WebhookParts {
  secret: string;
  /** Resolves when the update may be confirmed. */
  take(update: { update_id: number }): Promise<void>;
  log: Log;
}

/** No update is as long: the longest message has 4096 characters, and some more about who wrote it and replies to whom. */
const LONGEST_BODY = 1024 * 1024;
const SECRET = 'x-telegram-bot-api-secret-token';

/** The status to answer a delivery with; anything but 200 makes Telegram bring it again. Never rejects. */
export async function takeDelivery(body: Buffer | string, headers: Headers, parts: WebhookParts): Promise<number> {
  if (!isSame(headers[SECRET], parts.secret)) return 401;
  if (Buffer.byteLength(body) > LONGEST_BODY) return 413;
  const update = updateIn(body.toString());
  if (!update) return 400;
  try {
    await parts.take(update);
    return 200;
  } catch (error) {
    parts.log('error', 'not kept', { channel: 'telegram', id: `${update.update_id}`, ...codeAndPlace(error) });
    return 503;
  }
}

/** In the same time whatever was given: the time tells nothing of how much of it was right. */
function isSame(given: Headers[string], secret: string): boolean {
  return typeof given === 'string' && timingSafeEqual(hash(given), hash(secret));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function updateIn(body: string): { update_id: number } | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('update_id' in value)) return null;
    const { update_id: id } = value;
    return Number.isSafeInteger(id) ? (value as { update_id: number }) : null;
  } catch {
    return null;
  }
}
