/** A small bot on the real packages, on the long connection, over HTTP or at an address, for the tests of the fake WeCom. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WecomCrypto, WSClient, type WSClientOptions, type WsFrame } from '@wecom/aibot-node-sdk';
import axios, { type AxiosInstance } from 'axios';
import type { Keys } from './cipher.ts';
import type { Wecom } from './wecom.ts';

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** The SDK's client, quiet and quick to connect again. */
export function clientOf(wecom: Wecom, options: Partial<WSClientOptions> = {}): WSClient {
  const { id: botId, secret } = wecom.secrets.bot;
  const usual = { reconnectInterval: 5, maxReconnectAttempts: -1, logger: SILENT };
  const client = new WSClient({ botId, secret, wsUrl: wecom.gateway.url, ...usual, ...options });
  // Without a listener an error is thrown.
  client.on('error', () => {});
  return client;
}

/** Connects and resolves when the client is signed in. */
export async function signedIn(client: WSClient): Promise<WSClient> {
  const done = new Promise<void>((resolve) => client.once('authenticated', resolve));
  client.connect();
  await done;
  return client;
}

/** The next frame of a kind, such as `message` or `event.enter_chat`. */
export function nextFrame(client: WSClient, kind: string): Promise<WsFrame> {
  return new Promise((resolve) => client.once(kind as 'message', resolve as never));
}

/** What a promise was rejected with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`expected a rejection, got ${JSON.stringify(value)}`);
    },
    (reason: unknown) => reason,
  );
}

export function httpOf(wecom: Wecom): AxiosInstance {
  return axios.create({ baseURL: `${wecom.api.url}/cgi-bin`, timeout: 3000 });
}

export async function tokenOf(wecom: Wecom): Promise<string> {
  const { corpId: corpid, secret: corpsecret } = wecom.secrets.app;
  const { data } = await httpOf(wecom).get('/gettoken', { params: { corpid, corpsecret } });
  return data.access_token;
}

/** Calls as the app: a POST with a body, otherwise a GET. */
export async function callAs(wecom: Wecom, token: string, api: string, given: { query?: object; body?: object } = {}) {
  const params = { access_token: token, ...given.query };
  const http = httpOf(wecom);
  const answered = given.body ? http.post(`/${api}`, given.body, { params }) : http.get(`/${api}`, { params });
  return (await answered).data;
}

export interface Address {
  readonly url: string;
  /** The plain texts that came. */
  readonly heard: string[];
  close(): Promise<void>;
}

export interface AddressSettings {
  keys: Keys;
  /** Empty for an AI bot. */
  receiveId: string;
  /** The plain answer to a plain text; '' for none, a number for an HTTP status. */
  answer?: (text: string) => string | number | Promise<string | number>;
  /** What it proves itself with, made of the plain echostr. */
  prove?: (echo: string) => string;
}

/** A bot's address, with the encryption of the SDK. */
export async function addressFor(settings: AddressSettings): Promise<Address> {
  const { keys, receiveId, answer = () => '', prove = (echo) => echo } = settings;
  const crypto = new WecomCrypto(keys.token, keys.aesKey, receiveId);
  const heard: string[] = [];

  async function answerTo(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const part = (name: string) => query.get(name) ?? '';
    const body = await bodyOf(request);
    const [nonce, timestamp] = [part('nonce'), part('timestamp')];
    const isCheck = request.method === 'GET';
    const encrypt = isCheck ? part('echostr') : encryptIn(body);
    if (!crypto.verifySignature(part('msg_signature'), timestamp, nonce, encrypt)) return { status: 403, body: '' };
    const text = crypto.decrypt(encrypt);
    if (isCheck) return { status: 200, body: prove(text) };
    heard.push(text);
    const said = await answer(text);
    if (typeof said === 'number') return { status: said, body: '' };
    return { status: 200, body: said === '' ? '' : envelope(said, timestamp, nonce) };
  }

  function envelope(text: string, timestamp: string, nonce: string): string {
    const { encrypt, signature } = crypto.encrypt(text, timestamp, nonce);
    if (receiveId === '') {
      return JSON.stringify({ encrypt, msgsignature: signature, timestamp: Number(timestamp), nonce });
    }
    const head = `<Encrypt><![CDATA[${encrypt}]]></Encrypt><MsgSignature>${signature}</MsgSignature>`;
    return `<xml>${head}<TimeStamp>${timestamp}</TimeStamp><Nonce>${nonce}</Nonce></xml>`;
  }

  const server = createServer((request, response) => {
    void answerTo(request)
      .catch(() => ({ status: 400, body: '' }))
      .then(({ status, body }) => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`,
    heard,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function encryptIn(body: string): string {
  return /"encrypt":"(?<json>[^"]*)"|<Encrypt><!\[CDATA\[(?<xml>[^\]]*)/u.exec(body)?.slice(1).find(Boolean) ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}
