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
  expect(memory.last({ ...from('a', 'li'), thread: '7' })).toBeNull();
});

test('the language belongs to the chat', () => {
  const memory = openMemory();

  memory.keep(from('a', 'li'), [{ kind: 'set-language', lang: 'en' }]);

  expect(memory.lang(from('a', 'wang'))).toBe('en');
  expect(memory.lang(from('b', 'li'))).toBeNull();
});

test('the language that somebody spoke last holds for them, and for whoever has not spoken yet', () => {
  const memory = openMemory();
  const hear = (person: string, text: string, more: Partial<Message> = {}) =>
    memory.hear({ ...from('a', person), text, ...more });
  expect(memory.spoken(from('a', 'li'))).toBeNull();

  hear('li', 'who leads item 24');
  hear('li', '25');
  expect(memory.spoken(from('a', 'li'))).toBe('en');
  expect(memory.spoken(from('a', 'wang'))).toBe('en');

  hear('zhao', '第24项谁牵头');
  expect(memory.spoken(from('a', 'li'))).toBe('en');
  expect(memory.spoken(from('a', 'wang'))).toBe('zh');
  expect(memory.spoken(from('b', 'li'))).toBeNull();
});

test('the number of a choice means that choice, to whom it was offered and where', () => {
  const memory = openMemory();
  const type = (text: string, person = 'li') => memory.pick({ ...from('a', person), text });
  memory.offer(from('a', 'li'), [
    { label: '全文', send: '第24项全文' },
    { label: '更多', send: '更多', asked },
  ]);

  for (const text of ['1', ' 1. ', '１', '1、', '1）']) expect(type(text).text, text).toBe('第24项全文');
  expect(type('2')).toMatchObject({ text: '更多', asked });
  for (const text of ['3', '0', '24', '第1项', '1 2', '1月']) expect(type(text).text).toBe(text);
  expect(type('1', 'wang').text).toBe('1');

  memory.offer(from('a', 'li'), []);
  expect(type('1').text).toBe('1');
});

test('a button means what it carries, whatever stands on it', () => {
  const memory = openMemory();
  memory.offer(from('a', 'li'), [{ label: '全文', send: '第24项全文' }]);

  expect(memory.pick({ ...from('a', 'li'), text: '1', asked }).text).toBe('1');
});
