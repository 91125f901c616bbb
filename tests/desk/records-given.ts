/** The desk's records on a store, as tests use them: somebody writes, something is done, the trail is read. */
import type { Effect, Message } from '../../src/conversation.ts';
import type { Records } from '../../src/desk/records.ts';
import { openRecords } from '../../src/desk/store-records.ts';
import type { Grant, Session } from '../../src/session.ts';
import { latestAudit } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { NOW } from '../store/given.ts';

export const MINUTE = 60_000;
export const LIAISON: Grant = { role: 'liaison', unit: '市国土局' };
export const ADMIN: Grant = { role: 'admin', unit: null };
export const CODE = 'K7QM2XHDTR';

/** 李四 writes in a group unless it is said otherwise; the owner is `boss`. */
export function recordsOn(given: { readonly store: Store }) {
  const open = (store: Store = given.store, read: 'open' | 'members' = 'open'): Records =>
    openRecords({ store, calendar: openCalendar(), owners: ['test:boss'], planVersion: 'v1', read });

  const message = (more: Partial<Message> = {}): Message => ({
    channel: 'test',
    chat: 'group',
    kind: 'group',
    person: 'li',
    name: '李四',
    id: 'm1',
    text: '',
    addressed: true,
    ...more,
  });

  const load = async (more: Partial<Message> = {}, now = NOW): Promise<Session> =>
    (await open().load(message(more), now)).session;

  const perform = async (effects: Effect[], more: Partial<Message> = {}, now = NOW): Promise<void> =>
    open().perform(await load(more, now), effects);

  const audit = (chat: string | null = null) => given.store.read((db) => latestAudit(db, chat, 50));

  return { open, message, load, perform, audit };
}
