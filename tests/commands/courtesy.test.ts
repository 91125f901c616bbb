/** Good manners take a word; what waits to be confirmed is not confirmed by them. */
import { expect, test } from 'vitest';
import { at, bound, weekly } from '../given-session.ts';
import { say, TODAY } from './given.ts';

const pending = (expires: number) => ({
  id: 'p1',
  subscription: weekly,
  units: ['市编办'],
  message: 'm1',
  expires,
});

test.each(['好的', '收到', '谢谢', 'ok'])('%s confirms nothing, and says so while something waits', (text) => {
  const waiting = say(text, { chat: bound, pending: pending(at(TODAY, '10:04')) });
  expect(waiting.text).toBe('订阅还没有确认，需要请发送“确认”，不需要请发送“取消”。');
  expect(waiting.changes).toEqual([]);
  expect(say(text, { chat: bound, pending: pending(at(TODAY, '09:59')) }).text).toMatch(/^(?:好的|不客气)。$/u);
});
