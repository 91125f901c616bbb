/** What the app sends to people: who gets it, what is dropped without a word, and cards that it may change once. */
import type { Apis } from './api.ts';
import { readCard } from './cards.ts';
import { Refusal } from './codes.ts';
import { type Content, readContent } from './content.ts';
import type { Directory } from './directory.ts';
import type { Limits, Windows } from './limits.ts';
import type { Message, Person } from './shapes.ts';
import { objectIn, textIn, type Wire } from './wire.ts';
import { addOurs, isWithin, singleChat, type World } from './world.ts';

interface Parts {
  world: World;
  directory: Directory;
  windows: Windows;
  limits: Limits;
  agentId: number;
  lacks: readonly string[];
}

export interface AppMessages {
  readonly apis: Apis;
  /** The response codes that were given out. */
  readonly codes: readonly string[];
  /** A code for a card of the app's that was tapped: once, for 72 hours. */
  giveCode(message: Message): string;
}

interface Receivers {
  people: Person[];
  invalidUsers: string[];
  invalidParties: string[];
  unlicensed: string[];
}

const CODE_MS = 72 * 3600_000;
const USUAL_INTERVAL = 1800;
const LONGEST_INTERVAL = 4 * 3600;

export function openAppMessages({ world, directory, windows, limits, agentId, lacks }: Parts): AppMessages {
  /** When something was sent, by what it was. */
  const sent = new Map<string, number>();
  const codes = new Map<string, { message: Message; at: number }>();

  function send(body: Wire): Wire {
    checkAgent(body);
    const content = readContent('app', body, lacks);
    const receivers = receiversOf(body);
    const { people, invalidUsers, invalidParties, unlicensed } = receivers;
    if (people.length === 0) throw new Refusal(81013);
    const shown = isRepeated(body) ? [] : people.flatMap((person) => show(person, content));
    const card = shown.find(({ card }) => card?.type.endsWith('_interaction'));
    return {
      invaliduser: invalidUsers.join('|'),
      invalidparty: invalidParties.join('|'),
      invalidtag: '',
      unlicenseduser: unlicensed.join('|'),
      msgid: `FAKEMSG${world.next('app message')}`,
      ...(card ? { response_code: giveCode(card) } : {}),
    };
  }

  function checkAgent(body: Wire): void {
    if (body.agentid !== agentId) throw new Refusal(40056);
  }

  /** Said to somebody who has had too much already, it is dropped, and nobody is told. */
  function show(person: Person, content: Content): Message[] {
    const key = `member ${person.userid.toLowerCase()}`;
    if (!windows.admit(key, limits.memberPerMinute, limits.memberPerHour)) return [];
    return [addOurs(world, singleChat(world, 'app', person), 'app', content)];
  }

  function receiversOf(body: Wire): Receivers {
    const everybody = [...world.people.values()].filter((person) => directory.sees(person));
    if (textIn(body.touser) === '@all') {
      return {
        people: everybody.filter(({ isLicensed }) => isLicensed),
        invalidUsers: [],
        invalidParties: [],
        unlicensed: [],
      };
    }
    const users = idsIn(body.touser);
    const parties = idsIn(body.toparty);
    if (users.length > 1000 || parties.length > 100) throw new Refusal(40058, 'too many receivers');
    const named = users.map((id) => ({ id, person: everybody.find(({ userid }) => isSame(userid, id)) }));
    const unlicensed = named.filter(({ person }) => person && !person.isLicensed).map(({ id }) => id.toLowerCase());
    const members = everybody.filter(({ departments }) =>
      parties.some((party) => departments.some((department) => isWithin(world, department, Number(party)))),
    );
    const people = new Set([...named.flatMap(({ person }) => person ?? []), ...members]);
    return {
      people: [...people].filter(({ isLicensed }) => isLicensed),
      invalidUsers: named.filter(({ person }) => !person).map(({ id }) => id.toLowerCase()),
      invalidParties: parties.filter((party) => !world.departments.has(Number(party))),
      unlicensed,
    };
  }

  /** With the check on, the same to the same people within the interval is taken, and shown to nobody. */
  function isRepeated(body: Wire): boolean {
    const { enable_duplicate_check, duplicate_check_interval, ...message } = body;
    const key = JSON.stringify(message);
    const before = sent.get(key);
    sent.set(key, world.now());
    const seconds = Math.min(LONGEST_INTERVAL, Number(duplicate_check_interval ?? USUAL_INTERVAL));
    const isRepeat = before !== undefined && world.now() - before < seconds * 1000;
    if (enable_duplicate_check !== 1 || !isRepeat) return false;
    sent.set(key, before);
    return true;
  }

  function giveCode(message: Message): string {
    const code = `FakeResponseCode${world.next('response code')}`;
    codes.set(code, { message, at: world.now() });
    message.responseCode = code;
    return code;
  }

  function updateCard(body: Wire): Wire {
    checkAgent(body);
    const code = textIn(body.response_code);
    const given = codes.get(code);
    if (!given || world.now() - given.at > CODE_MS || given.message.responseCode !== code) {
      throw new Refusal(40058, 'invalid response_code');
    }
    const { message } = given;
    const button = textIn(objectIn(body.button).replace_name);
    message.earlier.push(message.card?.text ?? '');
    if (button === '') message.card = readCard(body.template_card);
    else if (message.card) message.card = { ...message.card, buttons: [{ text: button, key: null, question: null }] };
    message.responseCode = null;
    world.changed();
    return { invaliduser: [] };
  }

  return {
    get codes() {
      return [...codes.keys()];
    },
    giveCode,
    apis: {
      'message/send': { verb: 'POST', perform: ({ body }) => send(body) },
      'message/update_template_card': { verb: 'POST', perform: ({ body }) => updateCard(body) },
    },
  };
}

function isSame(userid: string, id: string): boolean {
  return userid.toLowerCase() === id.toLowerCase();
}

function idsIn(list: unknown): string[] {
  return textIn(list)
    .split('|')
    .filter((id) => id !== '');
}
