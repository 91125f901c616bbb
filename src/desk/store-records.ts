/** The desk's records with the store behind them. */
import type { Transaction } from 'kysely';
import { AUDIT_PAGE } from '../answer/audit.ts';
import type { Effect, Message } from '../conversation.ts';
import { mayDo } from '../rights.ts';
import type { Chat, Found, Need, Person, Place, Session, ShownProposal } from '../session.ts';
import { latestAudit } from '../store/audit.ts';
import { chatsWithSubscriptions, enableChat, findTitles, type KeptChat, noteChat } from '../store/chats.ts';
import { countFailures, lastSent } from '../store/failures.ts';
import { findInvitation } from '../store/invitations.ts';
import { findMark, SCHEDULER_MARK } from '../store/marks.ts';
import { findAlone, findHolders, findPeople, findPeopleOf, type KeptPerson, notePerson } from '../store/people.ts';
import { proposalsIn, type Shown } from '../store/proposals.ts';
import type { Schema } from '../store/schema.ts';
import { forgetSeen, noteSeen } from '../store/seen.ts';
import { loadSessions } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { subscriptionsOf } from '../store/subscriptions.ts';
import { findTroubles } from '../store/troubles.ts';
import type { Calendar } from '../time/working-days.ts';
import { onceADay } from './daily.ts';
import { gather } from './gather.ts';
import { performChanges } from './perform.ts';
import { blankSession, chatKeyOf, personKeyOf, type Records } from './records.ts';

export interface StoreRecordsParts {
  store: Store;
  calendar: Calendar;
  /** `channel:person`. */
  owners: readonly string[];
  planVersion: string;
  /** With `members`, whoever loses the last right gets nothing more in private. */
  read: 'open' | 'members';
}

/** Records in the store. */
export function openRecords(parts: StoreRecordsParts): Records {
  const { store, calendar, owners } = parts;
  const isOwner = (key: string) => owners.includes(key);
  const owning = (people: readonly KeptPerson[]): Person[] =>
    people.map((kept) => ({ ...kept, isOwner: isOwner(kept.key) }));
  // Many write at once, and what each of them is known by costs about as much as what all are.
  const loadSoon = gather((places: readonly Shown[]) => store.read((db) => loadSessions(db, places)));
  const noteSoon = gather((news: readonly News[]) => store.transaction((db) => noteAll(db, news)));
  /** What is too old to be delivered again. */
  const forgetOld = onceADay((now) => store.read((db) => forgetSeen(db, now)));

  return {
    async admit(message, now) {
      const isNew = await store.read((db) => noteSeen(db, chatKeyOf(message), message.id, now));
      await forgetOld(now);
      return isNew;
    },

    async load(message, now, alone = false) {
      const blank = blankSession(message, now, calendar, isOwner(personKeyOf(message)));
      const where = { chat: blank.chat.key, person: blank.person.key };
      const kept = (await loadSoon(where))(where);
      if (!alone && hasNews(message, kept.chat, kept.person, blank)) await noteSoon({ message, blank });
      // Somebody writes to us there, so the bot is back.
      if (!alone && kept.chat && kept.chat.disabled !== null) await store.read((db) => enableChat(db, where.chat));
      const known = message.isAnonymous ? null : kept.person;
      const person = known ? { ...known, isOwner: blank.person.isOwner } : blank.person;
      const chat: Chat = kept.chat ?? { ...blank.chat, lang: null };
      return { session: { ...blank, chat, person, pending: kept.pending }, lang: kept.chat?.lang ?? null };
    },

    find: (session, needs) =>
      store.read(async (db) => {
        const found: Found = {};
        for (const need of needs) Object.assign(found, await lookUp(need));
        const keys = [...(found.audit ?? []).map((entry) => entry.chat), ...(found.chats ?? []).map(({ key }) => key)];
        return keys.length > 0 ? { ...found, places: await placesOf([...new Set(keys)]) } : found;

        async function lookUp(need: Need): Promise<Found> {
          const { chat, person } = session;
          switch (need.what) {
            case 'audit': {
              const skipped = need.page * AUDIT_PAGE;
              return { audit: await latestAudit(db, need.everywhere ? null : chat.key, AUDIT_PAGE + 1, skipped) };
            }
            case 'chats':
              return { chats: await chatsWithSubscriptions(db) };
            case 'holders':
              return { holders: owning(await findHolders(db, owners)) };
            case 'invitation':
              return { invitation: await findInvitation(db, need.code, session.now) };
            case 'people': {
              const people = owning(await findPeople(db, channelOf(person.key), need.said));
              const chats = people.flatMap(({ direct }) => direct ?? []);
              const theirs = [];
              for (const direct of chats) theirs.push(...(await subscriptionsOf(db, direct)));
              return { people, theirs };
            }
            case 'proposals':
              return { proposals: await shownIn(chat.key) };
            case 'own':
              return { own: person.direct === null ? [] : await subscriptionsOf(db, person.direct) };
            case 'status': {
              const [sent, failures, schedulerRan] = await Promise.all([
                lastSent(db, chat.key),
                countFailures(db, chat.key),
                findMark(db, SCHEDULER_MARK),
              ]);
              const all = mayDo(person, chat, 'office')
                ? { everywhere: await countFailures(db, null), troubles: await findTroubles(db) }
                : {};
              return { status: { lastSent: sent, failures, ...all, schedulerRan, engine: store.engine } };
            }
          }
        }

        async function shownIn(key: string): Promise<ShownProposal[]> {
          const found = await proposalsIn(db, [key]);
          if (found.length === 0) return [];
          const keys = found.map(({ shown }) => shown.person);
          const people = new Map(owning([...(await findPeopleOf(db, keys)).values()]).map((one) => [one.key, one]));
          return found.flatMap(({ shown, ...rest }) => {
            const person = people.get(shown.person);
            return person ? [{ ...rest, person }] : [];
          });
        }

        async function placesOf(keys: readonly string[]): Promise<Map<string, Place>> {
          const titles = await findTitles(db, keys);
          const alone = new Map((await findAlone(db, keys)).map((kept) => [kept.direct, owning([kept])[0]]));
          return new Map(keys.map((key) => [key, { title: titles.get(key) ?? null, person: alone.get(key) ?? null }]));
        }
      }),

    async perform(session, effects) {
      if (effects.some(isKept)) await store.transaction((db) => performChanges(db, session, effects, parts));
    },
  };
}

/** What a conversation remembers for half an hour is not the store's business. */
function isKept({ kind }: Effect): boolean {
  return kind !== 'remember' && kind !== 'forget';
}

function hasNews(message: Message, chat: KeptChat | null, person: KeptPerson | null, blank: Session): boolean {
  if (!chat || !person) return true;
  return (
    (message.name !== undefined && message.name !== person.name) ||
    (message.title !== undefined && message.title !== chat.title) ||
    (blank.person.direct !== null && blank.person.direct !== person.direct)
  );
}

/** What a message tells of a chat and a person that was not known. */
interface News {
  message: Message;
  blank: Session;
}

async function noteAll(db: Transaction<Schema>, news: readonly News[]): Promise<void> {
  for (const { message, blank } of news) {
    const { chat, person, now } = blank;
    const { channel } = message;
    await noteChat(db, { key: chat.key, channel, kind: chat.kind, title: chat.title }, now);
    await notePerson(db, { key: person.key, channel, name: person.name, direct: person.direct }, now);
  }
}

function channelOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}
