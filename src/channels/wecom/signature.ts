/** Signatures with which a page of ours may use what WeCom's JS-SDK offers. */
import { createHash } from 'node:crypto';

export interface PageTicket {
  /** Of the corp for `config`, of the app for `agentConfig`. Stays on the server. */
  ticket: string;
  nonceStr: string;
  /** Seconds since 1970. */
  timestamp: number;
}

/** What the JS-SDK wants to be given. */
export interface PageSignature {
  timestamp: number;
  nonceStr: string;
  signature: string;
}

/** What may come after an origin: anything else would make it the beginning of another one. */
const AFTER_ORIGIN = /^(?:[/?#]|$)/u;

/**
 * Signs the address of a page as its browser shows it, without the part from # on; null when the page is not ours: a
 * signature would let a stranger's page act in our name. Origins are as browsers write them: `https://duban.example.cn`.
 */
export function signPage(
  url: string,
  origins: readonly string[],
  { ticket, nonceStr, timestamp }: PageTicket,
): PageSignature | null {
  // Compared as written: whatever another reader might make of the address, it begins with an origin of ours.
  const isOurs = origins.some((origin) => url.startsWith(origin) && AFTER_ORIGIN.test(url.slice(origin.length)));
  if (!isOurs) return null;
  const [page = ''] = url.split('#');
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`;
  return { timestamp, nonceStr, signature: createHash('sha1').update(text).digest('hex') };
}
