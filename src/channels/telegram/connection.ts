/** grammY's calls over connections of our own, which can be broken and built anew. */
import { Api, type ApiClientOptions } from 'grammy';
import { openWire, type Wire } from './wire.ts';

export interface Connection extends Pick<Wire, 'renew' | 'close'> {
  readonly api: Api;
}

/** Which bot, and how to reach Telegram. */
export interface Access {
  token: string;
  /** Where calls go, if not to Telegram itself. */
  apiRoot?: string;
  /** Address of an HTTP proxy. */
  proxy?: string;
}

const API_ROOT = 'https://api.telegram.org';

/** Nothing is connected before the first call; each ends after so many seconds at the latest. */
export function openConnection({ token, apiRoot = API_ROOT, proxy }: Access, timeoutSeconds: number): Connection {
  const { fetch, renew, close } = openWire(proxy);
  const api = new Api(token, {
    apiRoot: apiRoot.replace(/\/+$/u, ''),
    timeoutSeconds,
    // grammY gives a string or a stream and wants JSON back: no more of a fetch is needed.
    fetch: fetch as unknown as NonNullable<ApiClientOptions['fetch']>,
  });
  return { api, renew, close };
}
