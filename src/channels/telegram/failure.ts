/** What a failed call to Telegram means: the one place that reads Telegram's words. */
import { GrammyError, HttpError } from 'grammy';
import { codeAndPlace } from '../../log.ts';
import { ChannelError } from '../channel.ts';
import { WireError } from './wire.ts';

/** The chat is no more, or the bot may never write there again of its own accord. */
const GONE =
  /kicked|blocked|not a member|deactivated|can't initiate conversation|chat not found|user not found|PEER_ID_INVALID/iu;
/** Whoever stands before Telegram took the call, and may have passed it on. */
const GATEWAY_TIMEOUT = 504;

/** The failure as a channel tells it, with a code as its cause. Nothing that could hold the token or a message goes into it. */
export function channelError(error: unknown, chat?: string): ChannelError {
  if (error instanceof ChannelError) return error;
  if (error instanceof GrammyError) return refusal(error, chat);
  if (!(error instanceof HttpError)) {
    // Our own fault, or the store's: nobody knows how far it came.
    const { code } = codeAndPlace(error);
    return new ChannelError(`telegram: an error inside the bot (${code})`, { outcome: 'unknown', cause: code });
  }
  if (!(error.error instanceof WireError)) {
    return new ChannelError('telegram did not answer in time', { outcome: 'unknown', cause: 'TIMEOUT' });
  }
  const { left, status, code } = error.error;
  if (status !== null) {
    // A page of some gateway: it stands in the place of an answer, so the call was not taken.
    const outcome = status === GATEWAY_TIMEOUT || status < 400 ? 'unknown' : 'not-sent';
    return new ChannelError(`telegram can't be reached (status ${status})`, { outcome, cause: `${status}` });
  }
  if (!left) return new ChannelError(`telegram can't be reached (${code})`, { outcome: 'not-sent', cause: code });
  return new ChannelError(`the connection to telegram broke (${code})`, { outcome: 'unknown', cause: code });
}

function refusal({ error_code: code, description, method, parameters }: GrammyError, chat?: string): ChannelError {
  const words = `telegram refused ${method}: ${code} ${description}`;
  const cause = `${code}`;
  if (code === 429) {
    const retryAfterMs = (parameters.retry_after ?? 1) * 1000;
    // Telegram does not say which limit was met. In groups it is all but always the one of that group.
    const retryScope = isGroup(chat) ? 'chat' : 'channel';
    return new ChannelError(words, { outcome: 'not-sent', retryAfterMs, retryScope, cause });
  }
  if (code >= 500) return new ChannelError(words, { outcome: 'not-sent', cause });
  return new ChannelError(words, { outcome: 'refused', gone: GONE.test(description), cause });
}

/** Telegram's groups and channels have negative ids. */
export function isGroup(chat: string | undefined): boolean {
  return chat?.startsWith('-') ?? false;
}

/** Telegram could not read the HTML. */
export function isUnreadableMarkup(error: unknown): boolean {
  return says(error, /can't parse entities/iu);
}

export function isThreadGone(error: unknown): boolean {
  return says(error, /message thread not found|TOPIC_(?:DELETED|CLOSED)/iu);
}

/** What was to be edited is there as it should be. */
export function isUnchanged(error: unknown): boolean {
  return says(error, /message is not modified/iu);
}

/** What was to be edited is not there any more, or too old. */
export function isUneditable(error: unknown): boolean {
  return says(error, /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/iu);
}

/** The id of the supergroup that the group became. */
export function movedTo(error: unknown): string | null {
  const to = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
  return to === undefined ? null : String(to);
}

/** The token is none, or was revoked. */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/** Somebody else takes this bot's updates: another program that polls, or a webhook. */
export function conflictIn(error: unknown): 'poller' | 'webhook' | null {
  if (!(error instanceof GrammyError) || error.error_code !== 409) return null;
  return /webhook/iu.test(error.description) ? 'webhook' : 'poller';
}

function says(error: unknown, words: RegExp): boolean {
  return error instanceof GrammyError && error.error_code === 400 && words.test(error.description);
}
