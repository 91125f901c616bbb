/** Callbacks that are not WeCom's, or not any more: each is to be refused, quickly, and without a word to anybody. */
import { type Answer, addressOf, call, type Endpoint, envelopeOf, signed } from './callbacks.ts';
import { encrypted, padded, sealed } from './cipher.ts';
import type { World } from './world.ts';

export const FORGERIES = [
  'wrong-signature',
  'no-parameters',
  'stale-timestamp',
  'future-timestamp',
  'replayed-nonce',
  'flipped-byte',
  'flipped-byte-signed',
  'wrong-key',
  'wrong-receiveid',
  'length-beyond-buffer',
  'wrong-padding',
  'not-whole-blocks',
  'empty-body',
  'not-an-envelope',
  'too-large',
  'entity-bomb',
  'entity-bomb-inside',
  'not-a-message',
  'plus-as-space',
] as const;
export type Forgery = (typeof FORGERIES)[number];

const OTHER_KEY = 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR';
const BOMB =
  '<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>' +
  '<xml><Encrypt>&c;&c;&c;&c;</Encrypt><Content>&c;&c;&c;&c;</Content></xml>';
const TOO_LARGE = 1_100_000;
const STALE_MS = 10 * 60_000;

/** Sends one; `message` is what would be said if it were taken. Resolves with what was answered. */
export async function forge(
  world: World,
  endpoint: Endpoint,
  kind: Forgery,
  message: string,
  withinMs: number,
): Promise<Answer> {
  const { keys, receiveId, url } = endpoint;
  const seal = (text = message, key = keys.aesKey, id = receiveId) => sealed(key, text, id);
  const send = (encrypt: string, given = signed(world, keys, encrypt), body = envelopeOf(endpoint, encrypt)) =>
    call(addressOf(url, given), body, given.nonce, withinMs);
  const sendBody = (body: string) => send('', undefined, body);
  const encrypt = seal();
  switch (kind) {
    case 'wrong-signature':
      return send(encrypt, signed(world, { ...keys, token: 'NotTheToken' }, encrypt));
    case 'no-parameters':
      return call(url, envelopeOf(endpoint, encrypt), '', withinMs);
    case 'stale-timestamp':
      return send(encrypt, signed(world, keys, encrypt, secondsAt(world.now() - STALE_MS)));
    case 'future-timestamp':
      return send(encrypt, signed(world, keys, encrypt, secondsAt(world.now() + STALE_MS)));
    case 'replayed-nonce':
      return replay(world, endpoint, encrypt, withinMs);
    case 'flipped-byte':
      return send(flipped(encrypt), signed(world, keys, encrypt));
    case 'flipped-byte-signed':
      return send(flipped(encrypt));
    case 'wrong-key':
      return send(seal(message, OTHER_KEY));
    case 'wrong-receiveid':
      return send(seal(message, keys.aesKey, 'wx0000000000000000'));
    case 'length-beyond-buffer':
      return send(encrypted(keys.aesKey, padded(Buffer.concat([Buffer.alloc(16), Buffer.from('7fffffff', 'hex')]))));
    case 'wrong-padding':
      return send(encrypted(keys.aesKey, Buffer.concat([Buffer.alloc(31, 1), Buffer.from([33])])));
    case 'not-whole-blocks':
      return send(Buffer.from(encrypt, 'base64').subarray(0, -7).toString('base64'));
    case 'empty-body':
      return sendBody('');
    case 'not-an-envelope':
      return sendBody(receiveId === '' ? '[{"encrypt":5}' : '<xml><Encrypt>');
    case 'too-large':
      return send('A'.repeat(TOO_LARGE));
    case 'entity-bomb':
      return sendBody(BOMB);
    case 'entity-bomb-inside':
      return send(seal(BOMB));
    case 'not-a-message':
      return send(seal('\u0000 neither JSON nor XML'));
    case 'plus-as-space':
      return verifyWithSpaces(world, endpoint, withinMs);
  }
}

/** The second of two that are the same to the last byte; a bot may take the first. */
async function replay(world: World, endpoint: Endpoint, encrypt: string, withinMs: number): Promise<Answer> {
  const given = signed(world, endpoint.keys, encrypt);
  const again = () => call(addressOf(endpoint.url, given), envelopeOf(endpoint, encrypt), given.nonce, withinMs);
  await again();
  return again();
}

/** The address's own check, with an echostr whose plus signs were read as spaces on the way. */
function verifyWithSpaces(world: World, endpoint: Endpoint, withinMs: number): Promise<Answer> {
  const { keys, receiveId, url } = endpoint;
  let echo = '';
  while (!echo.includes('+')) echo = sealed(keys.aesKey, '5927782489442352469', receiveId);
  const given = signed(world, keys, echo);
  return call(addressOf(url, given, echo.replaceAll('+', ' ')), null, given.nonce, withinMs);
}

function flipped(encrypt: string): string {
  const bytes = Buffer.from(encrypt, 'base64');
  const last = bytes.length - 1;
  bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
  return bytes.toString('base64');
}

function secondsAt(ms: number): string {
  return String(Math.floor(ms / 1000));
}
