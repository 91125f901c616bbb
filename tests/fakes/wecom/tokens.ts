/** Access tokens of the app: the same one while it lasts, which may end before its time. */
import type { Apis } from './api.ts';
import { Refusal } from './codes.ts';

export interface Tokens {
  readonly apis: Apis;
  /** All that were given out. */
  readonly issued: readonly string[];
  /** Throws when it is none, or none any more. */
  check(token: string): void;
  /** From now on the tokens that were given out are refused: with 42001, 40014 or 40001. */
  revoke(errcode?: number): void;
}

const LIFE_MS = 7200_000;

export function openTokens(corpId: string, secret: string, now: () => number): Tokens {
  const issued: string[] = [];
  const ends = new Map<string, { at: number; errcode: number }>();

  function isValid(token: string): boolean {
    return (ends.get(token)?.at ?? 0) > now();
  }

  function current(): string {
    const last = issued.at(-1) ?? '';
    if (isValid(last)) return last;
    const token = `FakeAccessToken${issued.length + 1}-${'x'.repeat(180)}`;
    issued.push(token);
    ends.set(token, { at: now() + LIFE_MS, errcode: 42001 });
    return token;
  }

  return {
    issued,
    check(token) {
      if (token === '') throw new Refusal(41001);
      if (!ends.has(token)) throw new Refusal(40014);
      if (!isValid(token)) throw new Refusal(ends.get(token)?.errcode ?? 42001);
    },
    revoke(errcode = 42001) {
      for (const token of issued) if (isValid(token)) ends.set(token, { at: now(), errcode });
    },
    apis: {
      gettoken: {
        verb: 'GET',
        isOpen: true,
        perform({ query }) {
          if (query.get('corpid') !== corpId) throw new Refusal(40013);
          if (query.get('corpsecret') !== secret) throw new Refusal(40001);
          const token = current();
          const left = (ends.get(token)?.at ?? 0) - now();
          return { access_token: token, expires_in: Math.floor(left / 1000) };
        },
      },
    },
  };
}
