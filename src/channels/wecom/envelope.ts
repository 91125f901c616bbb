/** The envelopes in which encrypted messages travel: JSON for an AI bot, XML for an app. */
import { readXml, textIn, writeXml } from './xml.ts';

export type Format = 'json' | 'xml';

export interface Envelope {
  encrypted: string;
  signature: string;
  /** Seconds since 1970. */
  timestamp: number;
  nonce: string;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** What is encrypted in the body of a callback; null when it is no such body. */
export function encryptedIn(format: Format, body: Uint8Array): string | null {
  try {
    const text = UTF8.decode(body);
    return (format === 'json' ? inJson(text) : textIn(readXml(text), 'Encrypt')) ?? null;
  } catch {
    return null;
  }
}

function inJson(text: string): string | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('encrypt' in value)) return undefined;
  return typeof value.encrypt === 'string' ? value.encrypt : undefined;
}

/** The body that answers a callback. */
export function writeEnvelope(format: Format, { encrypted, signature, timestamp, nonce }: Envelope): string {
  return format === 'json'
    ? JSON.stringify({ encrypt: encrypted, msgsignature: signature, timestamp, nonce })
    : writeXml({ Encrypt: encrypted, MsgSignature: signature, TimeStamp: timestamp, Nonce: nonce });
}
