/** Which proposal is confirmed or cancelled: the one that a choice names or the latest, as it was shown, by whom it was shown to. */
import { describe, expect, test } from 'vitest';
import type { Session, ShownProposal } from '../../src/session.ts';
import { at, bound, followed, nobody, people, proposalOf, weekly } from '../given-session.ts';
import { type Given, say, TODAY } from './given.ts';

const LATER = at(TODAY, '10:05');
const fridays = { ...weekly, id: 's-9', watch: { where: { section: [3] } } };
const LIAISON: Given = { person: people.liaison, chat: bound };
const waiting = (more: Partial<Session> = {}): Given => ({ ...LIAISON, pending: proposalOf(fridays, LATER), ...more });
const found = (shown: Partial<ShownProposal>): Given => ({
  ...LIAISON,
  found: { proposals: [{ person: people.admin, proposal: proposalOf(fridays, LATER), isConfirmed: false, ...shown }] },
});
const confirmed = (more: Partial<ShownProposal> = {}) => found({ person: people.liaison, isConfirmed: true, ...more });

describe('a choice under a proposal', () => {
  test('means that one', () => {
    expect(say('/确认 s-9', waiting()).changes).toMatchObject([{ kind: 'subscribe', subscription: { id: 's-9' } }]);
    expect(say('/confirm S-9', { ...waiting(), lang: 'en' }).changes).toHaveLength(1);
    expect(say('/取消 s-9', waiting()).changes).toEqual([{ kind: 'withdraw' }]);
  });

  test.each(['确认', '取消'])('to %s says that a newer one waits, and leaves that alone', (said) => {
    const { text, changes } = say(`/${said} s-8`, waiting());

    expect(text).toBe('这之后您又提出了新的订阅，这里的按钮不再有效，请确认或取消最新的一个。');
    expect(changes).toEqual([]);
  });

  test.each(['确认', '取消'])('to %s says that it no longer works when nothing is known of it', (said) => {
    for (const given of [LIAISON, waiting({ now: LATER }), found({ proposal: proposalOf(fridays, at(TODAY)) })]) {
      const { reply, text, changes } = say(`/${said} s-8`, given);
      expect([text.includes('这里的按钮已经失效，没有作任何改动'), changes, reply.choices]).toEqual([true, [], []]);
    }
  });

  test('is told that it was confirmed, however long ago, and offers nothing', () => {
    const having = { ...bound, subscriptions: [{ ...fridays, words: '第三部分' }] };
    for (const given of [
      { ...confirmed(), chat: having },
      { ...confirmed(), chat: having, now: at('2017-06-16') },
      { ...LIAISON, chat: having },
      { ...LIAISON, chat: having, person: nobody },
      { ...waiting({ pending: proposalOf(weekly, LATER) }), chat: having },
    ]) {
      const { reply, text, changes } = say('/确认 s-9', given);
      expect(text).toBe('已经订阅：第三部分，每周一 09:00发送。下次发送：2017年6月19日（周一）09:00。');
      expect([changes, reply.choices]).toEqual([[], []]);
    }
    expect(say('/取消 s-9', { ...confirmed(), chat: having }).text).toContain('不再需要时，请发送“退订”');
  });

  test('of what joined the items that were followed is told the same', () => {
    const proposal = { ...proposalOf(followed, LATER), id: 's-7' };
    const given = { ...confirmed({ proposal }), chat: { ...bound, subscriptions: [followed] } };

    expect(say('/确认 s-7', given).text).toContain('已经订阅：关注第7、24项');
    expect(say('/confirm s-7', { ...given, lang: 'en' }).text).toContain('Already subscribed: following items 7');
  });

  test('is told that it has ended since', () => {
    for (const said of ['确认', '取消'])
      expect(say(`/${said} s-9`, confirmed())).toMatchObject({ text: '这个订阅已经退订。', changes: [] });
  });
});

describe('what another one was shown', () => {
  test.each(['/确认 s-9', '/取消 s-9', '确认'])('is theirs to confirm or cancel: %s', (text) => {
    const ran = say(text, { ...found({}), person: nobody });

    expect(ran).toMatchObject({ facts: { outcome: 'refuse' }, changes: [], reply: { choices: [] } });
    expect(ran.text).toBe('这个订阅由赵强提出，须由赵强本人确认或取消。');
  });

  test('is nobody’s any more after five minutes, or once confirmed', () => {
    const proposal = proposalOf(fridays, at(TODAY));
    for (const given of [found({ proposal }), found({ isConfirmed: true })])
      expect(say('确认', { ...given, person: nobody }).text).toBe('没有等待确认的订阅。');
  });
});

describe('confirm alone', () => {
  test('means what the person was shown last, before what others were', () => {
    const given = { ...found({}), pending: proposalOf(weekly, LATER) };
    expect(say('确认', given).changes).toMatchObject([{ kind: 'subscribe', subscription: { id: 's-1' } }]);
  });

  test('said twice says that it was confirmed', () => {
    const given = { ...confirmed(), chat: { ...bound, subscriptions: [fridays] } };

    expect(say('确认', given).text).toContain('已经订阅');
    expect(say('确认', { ...given, now: LATER }).text).toContain('没有等待确认的订阅');
  });

  test('offers to subscribe only to those who may', () => {
    expect(say('确认', LIAISON).reply.choices).toHaveLength(3);
    expect(say('确认', { chat: bound, person: nobody }).reply.choices).toEqual([]);
    expect(say('确认', { ...waiting({ now: LATER }), person: nobody }).reply.choices).toEqual([]);
  });
});

describe('a proposal for the unit of a chat that was bound anew since', () => {
  const rebound: Given = { ...LIAISON, person: people.owner, chat: { ...bound, unit: '市水务局' } };
  const own = proposalOf({ ...weekly, id: 's-9' }, LATER);

  test('is shown as it would be now, and waits for that to be confirmed', () => {
    const { facts, text, changes } = say('/确认 s-9', { ...rebound, pending: own });

    expect(facts.outcome).toBe('confirm');
    expect(changes).toMatchObject([
      { kind: 'propose', proposal: { id: 's-new', subscription: { id: 's-new' }, units: ['市水务局'] } },
    ]);
    expect(text).toContain('市水务局牵头或配合的任务；每周一 09:00发送\n提出订阅以后，单位已经变更');
    expect(say('confirm', { ...rebound, lang: 'en', pending: own }).text).toContain('The unit has changed');
  });

  test('keeps what it moves', () => {
    const chat = { ...bound, unit: '市水务局', subscriptions: [{ ...weekly, thread: '78' }] };
    expect(say('确认', { ...rebound, chat, pending: proposalOf(weekly, LATER) }).changes).toMatchObject([
      { kind: 'propose', proposal: { id: 's-new', subscription: { id: 's-1', thread: null } } },
    ]);
  });

  test('waits no more where it is not known whose tasks are meant now', () => {
    const { text, changes } = say('确认', { ...rebound, chat: { ...bound, unit: null }, pending: own });

    expect(text).toContain('前面那个等待确认的订阅已取消');
    expect(changes).toEqual([{ kind: 'withdraw' }]);
  });

  test('that names its units is confirmed as it was shown', () => {
    expect(say('确认', { ...rebound, pending: proposalOf(fridays, LATER) }).changes).toMatchObject([
      { kind: 'subscribe' },
    ]);
  });
});

test('what is followed no more does not come back by what was shown with it', () => {
  const shown = { ...followed, watch: { where: { items: ['7', '24', '30'] } } };
  const given = { ...LIAISON, chat: { ...bound, subscriptions: [followed] }, pending: proposalOf(shown, LATER) };
  for (const [text, kind] of [
    ['/退订 第24项', 'subscribe'],
    ['/退订 第7、24项', 'unsubscribe'],
  ] as const) {
    const ran = say(text, given);
    expect(ran.changes.map((change) => change.kind)).toEqual([kind, 'withdraw']);
    expect(ran.text).toContain('前面那个等待确认的订阅已取消');
  }
});
