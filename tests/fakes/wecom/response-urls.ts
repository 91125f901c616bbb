/** The address under which the AI bot may answer a callback later: once, within an hour. */
import type { Apis } from './api.ts';
import type { Bot } from './bot.ts';
import { Refusal } from './codes.ts';
import type { Request } from './requests.ts';
import type { World } from './world.ts';

export interface ResponseUrls {
  readonly apis: Apis;
  readonly codes: readonly string[];
  urlFor(request: Request, apiUrl: string): string;
}

const LIFE_MS = 3600_000;

export function openResponseUrls(world: World, bot: Bot): ResponseUrls {
  const requests = new Map<string, Request>();
  const codes: string[] = [];
  return {
    codes,
    urlFor(request, apiUrl) {
      const code = `FakeAibotResponseCode${codes.length + 1}`;
      codes.push(code);
      requests.set(code, request);
      return `${apiUrl}/cgi-bin/aibot/response?response_code=${code}`;
    },
    apis: {
      'aibot/response': {
        verb: 'POST',
        isOpen: true,
        perform({ query, body }) {
          const code = query.get('response_code') ?? '';
          const request = requests.get(code);
          if (!request || world.now() - request.at > LIFE_MS) throw new Refusal(40058, 'invalid response_code');
          bot.respond(request, body, 'response-url');
          requests.delete(code);
          return {};
        },
      },
    },
  };
}
