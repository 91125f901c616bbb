/** Updates as the Bot API documents them, for the tests of decoding. */
import type { IsCommand } from '../../../src/channels/telegram/addressed.ts';
import { decodeUpdate } from '../../../src/channels/telegram/decode.ts';
import type { Decoded, Me } from '../../../src/channels/telegram/decoded.ts';

export type Wire = Record<string, unknown>;

export const ME: Me = { id: 7_100_000_001, username: 'Duban_bot' };
export const US = { id: ME.id, is_bot: true, first_name: '督办', username: 'Duban_bot' };
export const LI = { id: 5_000_000_001, is_bot: false, first_name: '明', last_name: '李', username: 'liming' };
export const WANG = { id: 5_000_000_002, is_bot: false, first_name: '王芳' };
export const OTHER_BOT = { id: 7_100_000_009, is_bot: true, first_name: '天气', username: 'other_bot' };
export const ANONYMOUS = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
export const PRIVATE = { id: LI.id, type: 'private', first_name: '明', last_name: '李' };
export const GROUP = { id: -4_100_000_001, type: 'group', title: '法制办' };
export const FORUM = { id: -1_002_200_000_001, type: 'supergroup', title: '督查', is_forum: true };
export const CHANNEL = { id: -1_002_200_000_009, type: 'channel', title: '公告' };
/** Seconds. */
export const SAID = 1_497_834_000;

/** A message of 李明's in the group; `undefined` takes a field away. */
export function messageWith(fields: Wire = {}): Wire {
  const message = { message_id: 42, from: LI, chat: GROUP, date: SAID, ...fields };
  return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));
}

export function decode(kind: string, body: unknown, isCommand?: IsCommand): Decoded {
  return decodeUpdate({ update_id: 830_000_001, [kind]: body }, ME, isCommand);
}

/** The text that the bot is told, or why it is told nothing. */
export function heard(fields: Wire, isCommand?: IsCommand): string {
  return textOf(decode('message', messageWith(fields), isCommand));
}

export function textOf(decoded: Decoded): string {
  if (decoded.kind === 'message' || decoded.kind === 'tap') return decoded.message.text;
  return decoded.kind === 'ignore' ? `(${decoded.why})` : `(${decoded.kind})`;
}

/** An entity over the first place of the words in the text. */
export function entityOn(text: string, words: string, type: string, more: Wire = {}): Wire {
  return { type, offset: text.indexOf(words), length: words.length, ...more };
}
