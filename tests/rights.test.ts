/** Who may do what: every role against every right, in a bound group, an unbound one and in private. */
import { describe, expect, test } from 'vitest';
import { isLiaisonOf, mayDo, mayGrant, type Right, rightToGrant, whoCanHelp } from '../src/rights.ts';
import type { Grant } from '../src/session.ts';
import { bound, direct, group, holders, people } from './given-session.ts';

type Who = keyof typeof people;
const EVERYBODY = Object.keys(people) as Who[];
const named = (who: string) => who.split(' ').filter((name) => name !== '');

describe('what somebody may do', () => {
  const rows: [string, Right, typeof direct, string][] = [
    ['change a group that is bound to 市编办', 'chat', bound, 'owner admin liaison'],
    ['change a group that is bound to nothing', 'chat', group, 'owner admin'],
    ['change their own private chat', 'chat', direct, EVERYBODY.join(' ')],
    ['see all chats', 'office', direct, 'owner admin'],
    ['see all chats from a group', 'office', bound, 'owner admin'],
    ['do what the owner alone does', 'owner', bound, 'owner'],
    ['act for 市编办', { unit: '市编办' }, direct, 'owner admin liaison'],
    ['act for 市编办 from a group of another unit', { unit: '市编办' }, group, 'owner admin liaison'],
    ['act for 市财政局', { unit: '市财政局' }, bound, 'owner admin stranger'],
    ['act for a unit that nobody is from', { unit: '市水务局' }, bound, 'owner admin'],
  ];

  test.each(rows)('%s', (_what, right, chat, allowed) => {
    expect(EVERYBODY.filter((who) => mayDo(people[who], chat, right))).toEqual(named(allowed));
  });
});

describe('which rights somebody may give and take', () => {
  const rows: [Grant, string, Right][] = [
    [{ role: 'admin', unit: null }, 'owner', 'owner'],
    [{ role: 'liaison', unit: '市编办' }, 'owner admin', 'office'],
    [{ role: 'member', unit: '市编办' }, 'owner admin liaison', { unit: '市编办' }],
    [{ role: 'member', unit: '市财政局' }, 'owner admin stranger', { unit: '市财政局' }],
  ];

  test.each(rows)('%j by %s', (grant, allowed, right) => {
    const able = EVERYBODY.filter((who) => mayGrant(people[who], grant));

    expect(able).toEqual(named(allowed));
    expect(rightToGrant(grant)).toEqual(right);
    expect(able).toEqual(EVERYBODY.filter((who) => mayDo(people[who], direct, right)));
  });
});

describe('who can help', () => {
  test('the liaisons of the unit in question', () => {
    expect(whoCanHelp(holders, bound, 'chat')).toEqual({ role: 'liaison', unit: '市编办', people: [people.liaison] });
    expect(whoCanHelp(holders, bound, { unit: '市财政局' }).people).toEqual([people.stranger]);
  });

  test('admins, where there is no liaison or none is enough', () => {
    expect(whoCanHelp(holders, group, 'chat')).toMatchObject({ role: 'admin', people: [people.admin] });
    expect(whoCanHelp(holders, bound, 'office')).toMatchObject({ role: 'admin', people: [people.admin] });
    expect(whoCanHelp(holders, bound, { unit: '市水务局' })).toMatchObject({ role: 'admin', people: [people.admin] });
  });

  test('the owner, where there is no admin', () => {
    expect(whoCanHelp([people.owner], group, 'chat')).toMatchObject({ role: 'owner', people: [people.owner] });
    expect(whoCanHelp(holders, bound, 'owner')).toMatchObject({ role: 'owner', people: [people.owner] });
  });

  test('the owner without a name, where nobody is registered', () => {
    expect(whoCanHelp([], bound, 'chat')).toEqual({ role: 'owner', unit: null, people: [] });
  });
});

test('a liaison is one of that unit by its exact name: names that the plan does not reconcile are no proof', () => {
  const person = { ...people.nobody, grants: [{ role: 'liaison' as const, unit: '市人社局' }] };

  expect(isLiaisonOf(person, '市人社局')).toBe(true);
  expect(isLiaisonOf(person, '市公务员局')).toBe(false);
});
