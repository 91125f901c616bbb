/** What a conversation remembers, and whose it is. */
import { expect, test } from 'vitest';
import type { Asked, Message } from '../../src/conversation.ts';
import { openMemory } from '../../src/desk/memory.ts';

const asked: Asked = { query: { tell: 'text', where: { items: ['24'] } }, page: 0 };
const from = (chat: string, person: string, channel = 'test'): Message => ({
  channel,
  chat,
  person,
  id: '1',
  text: '',
  addressed: true,
});

test('the last query belongs to one person in one chat', async () => {
  const memory = openMemory();

  await memory.keep(from('a', 'li'), [{ kind: 'remember', asked }]);

  expect(await memory.recall(from('a', 'li'))).toEqual({ last: asked, lang: null });
  expect((await memory.recall(from('a', 'wang'))).last).toBeNull();
  expect((await memory.recall(from('b', 'li'))).last).toBeNull();
  expect((await memory.recall(from('a', 'li', 'other'))).last).toBeNull();
});

test('the language belongs to the chat', async () => {
  const memory = openMemory();

  await memory.keep(from('a', 'li'), [{ kind: 'set-language', lang: 'en' }]);

  expect((await memory.recall(from('a', 'wang'))).lang).toBe('en');
  expect((await memory.recall(from('b', 'li'))).lang).toBeNull();
});
