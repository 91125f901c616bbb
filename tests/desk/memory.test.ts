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

test('the last query belongs to one person in one chat', () => {
  const memory = openMemory();

  memory.keep(from('a', 'li'), [{ kind: 'remember', asked }]);

  expect(memory.last(from('a', 'li'))).toEqual(asked);
  expect(memory.last(from('a', 'wang'))).toBeNull();
  expect(memory.last(from('b', 'li'))).toBeNull();
  expect(memory.last(from('a', 'li', 'other'))).toBeNull();
});

test('the language belongs to the chat', () => {
  const memory = openMemory();

  memory.keep(from('a', 'li'), [{ kind: 'set-language', lang: 'en' }]);

  expect(memory.lang(from('a', 'wang'))).toBe('en');
  expect(memory.lang(from('b', 'li'))).toBeNull();
});
