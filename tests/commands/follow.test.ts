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
