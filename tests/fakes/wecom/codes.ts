/** The refusals of WeCom: numbers and words. Where a number is not documented for a case, the nearest documented one stands in. */
import type { Wire } from './wire.ts';

const WORDS: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential',
  40003: 'invalid userid',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40056: 'invalid agentid',
  40058: 'invalid Request Parameter',
  41001: 'access_token missing',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  44004: 'empty content',
  45009: 'api freq out of limit',
  45033: 'api concurrent out of limit',
  47001: 'data format error',
  48002: 'api forbidden',
  60011: 'no privilege to access/modify contact/party/agent',
  60020: 'not allow to access from your ip',
  60111: 'userid not found',
  60123: 'invalid party id',
  81013: 'user & party & tag all invalid',
  86001: 'invalid chatid',
  86003: 'chat not exist',
  86008: 'chat is not created by this app',
  93000: 'invalid webhook url',
  93001: 'push is not allowed in this chat',
  93006: 'invalid chatid',
  93008: 'bot not in chat',
  93017: 'empty content',
  846605: 'invalid req_id',
  846608: 'stream message update expired',
  846609: 'aibot websocket not subscribed',
  853000: 'invalid bot_id or secret',
};

/** The address that WeCom sees calls come from. */
export const CALLER_IP = '203.0.113.7';

export class Refusal extends Error {
  readonly errcode: number;

  constructor(errcode: number, words = WORDS[errcode] ?? 'unknown error') {
    super(words);
    this.errcode = errcode;
  }
}

export function invalid(what: string): Refusal {
  return new Refusal(40058, `${what}. invalid Request Parameter`);
}

/** The refusal as it is answered, with the caller's address and where to read more. */
export function refused({ errcode, message }: Refusal): Wire {
  const more = `more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
  return { errcode, errmsg: `${message}, hint: [1795400000000000000000], from ip: ${CALLER_IP}, ${more}` };
}

export const OK: Wire = { errcode: 0, errmsg: 'ok' };
