/** Handing over: what moves, as what, and that both sides are told the same. */
import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/session.ts';
import { followed, nobody, people, weekly } from '../given-session.ts';
import { say } from './given.ts';

describe('/handover', () => {
  const to: Person = { ...nobody, key: 'test:new', name: '周新', direct: 'test:new-direct' };

  test('moves the role and the private subscriptions; both get the same list', () => {
    const own = [weekly, followed];
    const person = { ...people.liaison, unit: '市编办' };
    const { text, changes } = say('/移交 周新', { person, found: { people: [to], own } });
    const list = ['身份：市编办联络员', '订阅：市编办的任务，每周一 09:00', '订阅：关注第7、24项，每周一 09:00'];

    expect(changes).toMatchObject([
      {
        kind: 'hand-over',
        to: 'test:new',
        grants: people.liaison.grants,
        subscriptions: [
          { id: 's-1', words: '市编办的任务' },
          { ...followed, chat: 'test:new-direct' },
        ],
        doubled: [],
      },
    ]);
    const [change] = changes;
    const notice = change?.kind === 'hand-over' ? JSON.stringify(change.notice) : '';
    for (const line of list) {
      expect(text).toContain(line);
      expect(notice).toContain(line);
    }
    expect(notice).toContain('张三把以下身份和订阅移交给您');
  });

  test('what is about the own unit stays about that unit, in words that say it', () => {
    const worded = {
      ...weekly,
      id: 's-3',
      words: '我们牵头的 30天内到期的',
      watch: { where: { mine: 'lead' as const }, except: { mine: 'support' as const }, period: '30天内' },
    };
    const person = { ...people.liaison, unit: '公务员局' };
    const names = ['市人社局', '市人社局(公务员局)', '市公务员局'];
    const { changes } = say('/移交 周新', { person, found: { people: [to], own: [weekly, worded] } });
    const of = (role: string) => ({ units: [{ names, match: 'any', role }] });

    expect(changes).toMatchObject([
      {
        subscriptions: [
          { id: 's-1', words: '市人社局、市人社局(公务员局)、市公务员局的任务', watch: { where: of('either') } },
          {
            id: 's-3',
            words: '市人社局、市人社局(公务员局)、市公务员局：我们牵头的 30天内到期的',
            watch: { where: of('lead'), except: of('support'), period: '30天内' },
          },
        ],
      },
    ]);
    expect(JSON.stringify(changes)).not.toContain('"mine"');
  });

  test('what the other side has already is not doubled, even when it is called otherwise there', () => {
    const person = { ...people.liaison, unit: '市编办' };
    const same = { ...to, unit: '编办' };
    const theirs = [{ ...weekly, id: 's-9', chat: 'test:new-direct' }];
    const { changes, text } = say('/移交 周新', { person, found: { people: [same], own: [weekly, followed], theirs } });

    expect(changes).toMatchObject([{ subscriptions: [{ ...followed, chat: 'test:new-direct' }], doubled: ['s-1'] }]);
    expect(text).toContain('订阅：市编办的任务，每周一 09:00（对方已有相同的，不重复）');
  });

  test.each<[string, readonly Person[], string, string]>([
    ['somebody who is not known', [], 'not_found', '没有找到'],
    ['oneself', [people.liaison], 'not_found', '不能移交给自己'],
    ['somebody who never wrote in private', [{ ...to, direct: null }], 'refuse', '还没有与机器人私聊过'],
    ['one of several', [to, { ...to, key: 'test:other' }], 'clarify', '请选择'],
  ])('to %s moves nothing', (_who, found, outcome, words) => {
    const ran = say('/移交 周新', { person: people.liaison, found: { people: found, own: [] } });

    expect(ran).toMatchObject({ facts: { outcome }, changes: [] });
    expect(ran.text).toContain(words);
  });
});
