/** Tickets for the page's signatures, who opened the page, and the addresses that callbacks come from. */
import type { Apis } from './api.ts';
import { CALLER_IP, Refusal } from './codes.ts';
import type { Limits, Windows } from './limits.ts';
import type { Person } from './shapes.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

export interface Tickets {
  readonly apis: Apis;
  /** All tickets and codes that were given out. */
  readonly issued: readonly string[];
  /** The code with which the page comes back from signing this person in: once, for five minutes. */
  codeFor(person: Person): string;
}

const LIFE_MS = 7200_000;
const CODE_MS = 5 * 60_000;

export function openTickets(world: World, windows: Windows, limits: Limits): Tickets {
  const issued: string[] = [];
  const current = new Map<string, { ticket: string; end: number }>();
  const codes = new Map<string, { person: Person; at: number }>();

  function ticketOf(kind: 'corp' | 'app'): Wire {
    if (!windows.admit(`ticket ${kind}`, Infinity, limits.ticketsPerHour)) throw new Refusal(45009);
    const now = world.now();
    const known = current.get(kind);
    const next =
      known && known.end > now ? known : { ticket: `FakeTicket-${kind}-${issued.length}`, end: now + LIFE_MS };
    if (next !== known) issued.push(next.ticket);
    current.set(kind, next);
    return { ticket: next.ticket, expires_in: Math.floor((next.end - now) / 1000) };
  }

  function personOf(code: string | null): Person {
    const given = codes.get(code ?? '');
    codes.delete(code ?? '');
    if (!given || world.now() - given.at > CODE_MS) throw new Refusal(40029);
    return given.person;
  }

  return {
    issued,
    codeFor(person) {
      const code = `FakeOauthCode${world.next('oauth code')}`;
      codes.set(code, { person, at: world.now() });
      issued.push(code);
      return code;
    },
    apis: {
      get_jsapi_ticket: { verb: 'GET', perform: () => ticketOf('corp') },
      'ticket/get': {
        verb: 'GET',
        perform({ query }) {
          if (query.get('type') !== 'agent_config') throw new Refusal(40058, 'invalid ticket type');
          return ticketOf('app');
        },
      },
      'auth/getuserinfo': {
        verb: 'GET',
        perform({ query }) {
          const { userid, openUserid, isOutsider } = personOf(query.get('code'));
          return isOutsider ? { openid: openUserid, external_userid: userid } : { userid };
        },
      },
      // As older and private installations have it.
      'user/getuserinfo': {
        verb: 'GET',
        perform({ query }) {
          const { userid, openUserid, isOutsider } = personOf(query.get('code'));
          return isOutsider ? { OpenId: openUserid } : { UserId: userid, DeviceId: '' };
        },
      },
      getcallbackip: { verb: 'GET', perform: () => ({ ip_list: ['127.0.0.1', '198.51.100.*'] }) },
      get_api_domain_ip: { verb: 'GET', perform: () => ({ ip_list: ['127.0.0.1', CALLER_IP] }) },
    },
  };
}
