/** Following at a time: items of a chat share one, and a new time is said to hold for all of them. */
import { describe, expect, test } from 'vitest';
import { bound, followed } from '../given-session.ts';
import { say } from './given.ts';

const FOLLOWING = { chat: { ...bound, subscriptions: [followed] } };

describe('a time that is said with the items', () => {
  test('is the time of all that is followed, and the reading says what it was before', () => {
    const { text, facts } = say('关注第35项，每周五下午3点', FOLLOWING);

    expect(facts.outcome).toBe('confirm');
    expect(text).toContain('每周五 15:00');
    expect(text).toContain('本会话关注的各项都改为这个时间发送，原为每周一 09:00。');
  });

  test('is said in English too', () => {
    const { text } = say('follow item 35 on Fridays at 3pm', { ...FOLLOWING, lang: 'en' });
    expect(text).toContain('All items followed here move to this time; until now: Mondays 09:00.');
  });

  test('changes nothing for others when there are none, or when it is the same', () => {
    expect(say('关注第35项，每周五下午3点', { chat: bound }).text).not.toContain('原为');
    expect(say('关注第35项，每周一上午9点', FOLLOWING).text).not.toContain('原为');
    expect(say('关注第35项', FOLLOWING).text).not.toContain('原为');
  });
});

describe('what is no item', () => {
  test.each([
    ['关注 市编办', '市编办', '/订阅 市编办'],
    ['/关注 市编办 每周五', '市编办', '/订阅 市编办 每周五'],
    ['follow the land bureau', 'the land bureau', '/subscribe the land bureau'],
  ] as const)('is named, and offered as a subscription: %s', (text, words, send) => {
    const { text: said, facts, reply } = say(text, { chat: bound, lang: /[a-z]/u.test(text) ? 'en' : 'zh' });

    expect(facts.outcome).toBe('clarify');
    expect(said).toContain(words);
    expect(reply.choices[0]?.send).toBe(send);
  });
});

test.each(['/关注 1-5', '关注第1到5项', '/follow 1 to 5', 'follow items 1-5'])(
  'a range is all of its items: %s',
  (text) => {
    expect(say(text, { chat: bound }).facts.outcome).toBe('confirm');
    expect(say(text, { chat: bound }).text).toContain('1–5');
  },
);
