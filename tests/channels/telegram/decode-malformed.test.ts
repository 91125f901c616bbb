/** Updates that nobody sends, and those that nobody has thought of: passed over, never thrown at. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUpdate, USED_KINDS } from '../../../src/channels/telegram/decode.ts';
import { decode, entityOn, FORUM, GROUP, heard, LI, ME, messageWith, PRIVATE, US, type Wire } from './given-update.ts';

const NAMED = '请问 @duban_bot 河长制';
/** One of each kind, with every field that is read. */
const WHOLE: Readonly<Record<(typeof USED_KINDS)[number], Wire>> = {
  message: messageWith({
    chat: FORUM,
    text: NAMED,
    entities: [entityOn(NAMED, '@duban_bot', 'mention'), entityOn(NAMED, '河长制', 'text_mention', { user: US })],
    message_thread_id: 7,
    is_topic_message: true,
    reply_to_message: messageWith({ from: US, message_id: 41 }),
  }),
  edited_message: messageWith({ photo: [], caption: '/due', caption_entities: [], edit_date: 1_497_834_001 }),
  channel_post: messageWith({ from: undefined, sender_chat: GROUP, text: '/start K7QM2XHDTR' }),
  edited_channel_post: messageWith({ chat: PRIVATE, text: '/due', edit_date: 1_497_834_001, migrate_to_chat_id: 1 }),
  callback_query: {
    id: '4382',
    from: LI,
    data: 'v1:b:0',
    message: messageWith({ reply_markup: { inline_keyboard: [[{ text: '甲', callback_data: 'v1:b:0' }]] } }),
  },
  inline_query: { id: '4383', from: LI, query: '河长制', offset: '' },
  my_chat_member: {
    chat: GROUP,
    from: LI,
    date: 1,
    old_chat_member: { user: US, status: 'left' },
    new_chat_member: { user: US, status: 'restricted', is_member: true },
  },
};
const anyKind = fc.constantFrom(...USED_KINDS);
const many = { numRuns: 2_000 };

/** Whatever comes out can be kept: ids and texts are texts, and a reason quotes nothing. */
function expectSound(update: unknown): void {
  const decoded = decodeUpdate(update, ME);
  if (decoded.kind === 'message' || decoded.kind === 'tap') {
    const { chat, person, id, text } = decoded.message;
    expect([chat, person, id, text].map((part) => typeof part)).toEqual(['string', 'string', 'string', 'string']);
    expect(Number.isSafeInteger(decoded.reply.messageId)).toBe(true);
  } else if (decoded.kind === 'ignore') expect(decoded.why).toMatch(/^[a-z ]+$/u);
}

/** The value with one place in it, chosen by the number, replaced or taken away. */
function damage(value: unknown, place: { at: number }, by: unknown): unknown {
  if (place.at-- === 0) return by;
  if (Array.isArray(value)) return value.map((part) => damage(part, place, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, damage(part, place, by)]));
}

test('each kind is read when it is whole', () => {
  for (const [kind, body] of Object.entries(WHOLE)) expect(decode(kind, body).kind, kind).not.toBe('ignore');
});

describe('nothing is thrown', () => {
  test('at any value', () => {
    fc.assert(fc.property(fc.anything(), expectSound), many);
  });

  test('at any body of any kind', () => {
    fc.assert(
      fc.property(anyKind, fc.jsonValue(), (kind, body) => expectSound({ update_id: 1, [kind]: body })),
      many,
    );
  });

  test('at an update with one part damaged', () => {
    const wrong = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, -1, 1.5, 2 ** 60, '', '\ud83d', {}, [null]));
    fc.assert(
      fc.property(anyKind, fc.nat(60), wrong, (kind, at, by) =>
        expectSound({ update_id: 1, [kind]: damage(WHOLE[kind], { at }, by) }),
      ),
      many,
    );
  });

  test('at entities that lie outside the text', () => {
    for (const type of ['mention', 'bot_command', 'text_mention', 'code']) {
      const outside = { type, offset: 900, length: 9_007_199_254_740_000, user: US };
      expectSound({ message: messageWith({ text: '甲', entities: [outside] }) });
    }
  });
});

test.each([
  [null, 'no update'],
  ['message', 'no update'],
  [{}, 'a kind of update that is not used'],
  [[], 'a kind of update that is not used'],
  [{ update_id: 1 }, 'a kind of update that is not used'],
  [{ update_id: 1, unheard_of: messageWith({ text: '/due' }) }, 'a kind of update that is not used'],
  [{ update_id: 1, message_reaction: { chat: GROUP } }, 'a kind of update that is not used'],
  [{ update_id: 1, poll: { id: '1' } }, 'a kind of update that is not used'],
  [{ update_id: 1, message: null }, 'malformed'],
  [{ update_id: 1, message: {} }, 'malformed'],
  [{ update_id: 1, message: messageWith({ chat: undefined, text: '/due' }) }, 'malformed'],
  [{ update_id: 1, message: messageWith({ message_id: '42', text: '/due' }) }, 'malformed'],
  [{ update_id: 1, message: messageWith({ text: 42 }) }, 'malformed'],
  [{ update_id: 1, callback_query: { id: '1' } }, 'malformed'],
  [JSON.parse('{"__proto__":{"message":{}}}'), 'a kind of update that is not used'],
])('%j is passed over', (update, why) => {
  expect(decodeUpdate(update, ME)).toEqual({ kind: 'ignore', why });
});

test('a text of any length is decoded quickly', () => {
  const start = performance.now();
  for (const text of [' ', '@', '/', '/a', '@duban_bot ', '甲', '/start ', '，', '\ud83d']) {
    heard({ chat: PRIVATE, text: text.repeat(100_000) });
    heard({ text: `/start${text.repeat(100_000)}` });
  }
  expect(performance.now() - start).toBeLessThan(5_000);
});
