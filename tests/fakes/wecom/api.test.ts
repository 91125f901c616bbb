/** The fake WeCom: tokens, refusals and faults of the HTTP API, as axios sees them. */
import { AxiosError } from 'axios';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callAs, httpOf, rejectionOf, tokenOf } from './given-bot.ts';
import type { Person } from './shapes.ts';
import { openWecom, type Wecom, type WecomSettings } from './wecom.ts';

let wecom: Wecom;
let li: Person;
let now: number;

async function open(settings: WecomSettings = {}): Promise<void> {
  await wecom?.close();
  wecom = await openWecom({ now: () => now, patienceMs: 3000, ...settings });
  li = wecom.person('李明');
}
beforeEach(async () => {
  now = 1_795_400_000_000;
  await open();
});
afterEach(() => wecom.close());

const ask = (token: string) => callAs(wecom, token, 'user/get', { query: { userid: li.userid } });
const codeOf = async (token: string) => (await ask(token)).errcode;

describe('a token', () => {
  test('is the same while it lasts, and ends after two hours', async () => {
    const token = await tokenOf(wecom);
    now += 7_000_000;
    expect(await tokenOf(wecom)).toBe(token);
    expect(await codeOf(token)).toBe(0);
    now += 200_000;
    expect(await codeOf(token)).toBe(42001);
    expect(await tokenOf(wecom)).not.toBe(token);
    expect(wecom.callsOf('gettoken')).toHaveLength(3);
  });

  test('may be ended before its time, in either way', async () => {
    for (const errcode of [42001, 40014]) {
      const token = await tokenOf(wecom);
      wecom.revokeTokens(errcode);
      expect(await codeOf(token)).toBe(errcode);
      expect(await codeOf(await tokenOf(wecom))).toBe(0);
    }
  });

  test('that is missing or made up is none, and wrong credentials get none', async () => {
    expect(await codeOf('')).toBe(41001);
    expect(await codeOf('made-up')).toBe(40014);
    const { corpId: corpid, secret } = wecom.secrets.app;
    const get = async (params: object) => (await httpOf(wecom).get('/gettoken', { params })).data.errcode;
    expect(await get({ corpid, corpsecret: 'wrong' })).toBe(40001);
    expect(await get({ corpid: 'wrong', corpsecret: secret })).toBe(40013);
  });
});

describe('a refusal', () => {
  test('comes under HTTP 200, and names the address of the caller', async () => {
    wecom.api.trustsCaller = false;
    const response = await httpOf(wecom).get('/user/get', { params: { access_token: await tokenOf(wecom) } });
    expect([response.status, response.headers.date]).toEqual([200, new Date(now).toUTCString()]);
    expect(response.data).toMatchObject({
      errcode: 60020,
      errmsg: expect.stringMatching(
        /^not allow to access from your ip, hint: \[\d+\], from ip: 203\.0\.113\.7, more info/u,
      ),
    });
  });

  test('follows a wrong verb and a body that is none', async () => {
    const http = httpOf(wecom);
    const params = { access_token: await tokenOf(wecom) };
    expect((await http.post('/user/get', {}, { params })).data.errcode).toBe(43001);
    expect((await http.get('/message/send', { params })).data.errcode).toBe(43002);
    expect((await http.post('/message/send', 'text', { params })).data.errcode).toBe(47001);
  });

  test('follows too much at once', async () => {
    await open({ limits: { atOnce: 2 } });
    const token = await tokenOf(wecom);
    wecom.fail('user/get', { kind: 'delay', ms: 200 }, 3);
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(token)));
    expect(codes).toContain(45033);
    expect(codes).toContain(0);
  });
});

describe('a fault', () => {
  test('can be any errcode, for chosen calls, as often as it was put in', async () => {
    const token = await tokenOf(wecom);
    wecom.fail('user/get', { kind: 'refusal', errcode: -1 }, 2, ({ userid }) => userid === li.userid);
    expect([await codeOf(token), await codeOf(token), await codeOf(token)]).toEqual([-1, -1, 0]);
    wecom.fail('user/get', { kind: 'refusal', errcode: 45009 });
    expect(await ask(token)).toMatchObject({
      errcode: 45009,
      errmsg: expect.stringContaining('api freq out of limit'),
    });
  });

  test('that ends the token in mid-flight is told by the call itself', async () => {
    const token = await tokenOf(wecom);
    wecom.fail('user/get', { kind: 'refusal', errcode: 42001 });
    expect([await codeOf(token), await codeOf(token)]).toEqual([42001, 0]);
  });

  test('can be a page, a broken connection or silence, before or after the call took effect', async () => {
    const params = { access_token: await tokenOf(wecom) };
    const body = { touser: li.userid, agentid: wecom.secrets.app.agentId, msgtype: 'text', text: { content: '甲' } };
    const send = (timeout = 3000) => httpOf(wecom).post('/message/send', body, { params, timeout });
    wecom.fail('message/send', { kind: 'page', status: 502 });
    wecom.fail('message/send', { kind: 'page', status: 503, when: 'after' });
    wecom.fail('message/send', { kind: 'reset' });
    wecom.fail('message/send', { kind: 'reset', when: 'after' });
    wecom.fail('message/send', { kind: 'silence', when: 'after' });
    const errors = [];
    for (const timeout of [3000, 3000, 3000, 3000, 50]) errors.push(await rejectionOf(send(timeout)));
    expect(
      errors.map((error) => (error instanceof AxiosError ? (error.response?.status ?? error.code) : error)),
    ).toEqual([502, 503, 'ECONNRESET', 'ECONNRESET', 'ECONNABORTED']);
    expect(wecom.callsOf('message/send').map(({ status, tookEffect }) => [status, tookEffect])).toEqual([
      [502, false],
      [503, true],
      [0, false],
      [0, true],
      [null, true],
    ]);
    expect(wecom.seen(wecom.appChat(li))).toHaveLength(3);
  });

  test("puts the token into axios's error, where it must not stay", async () => {
    const token = await tokenOf(wecom);
    wecom.fail('user/get', { kind: 'page', status: 502 });
    const error = await rejectionOf(ask(token));
    expect(JSON.stringify(error)).toContain(token);
    expect(wecom.confidential()).toContain(token);
  });
});

describe('an installation', () => {
  test('may have everything below a path of its own', async () => {
    await open({ basePath: '/wwopen' });
    expect(wecom.api.url).toMatch(/\/wwopen$/u);
    expect(await codeOf(await tokenOf(wecom))).toBe(0);
    const { webhook } = wecom;
    expect(webhook(wecom.group('群')).url).toContain('/wwopen/cgi-bin/webhook/send?key=');
  });

  test('may lack what newer ones have', async () => {
    await open({ lacks: ['auth/getuserinfo', 'template_card'] });
    const token = await tokenOf(wecom);
    const code = wecom.oauthCode(li);
    const error = await rejectionOf(callAs(wecom, token, 'auth/getuserinfo', { query: { code } }));
    expect(error).toMatchObject({ response: { status: 404 } });
    expect(await callAs(wecom, token, 'user/getuserinfo', { query: { code } })).toMatchObject({ UserId: li.userid });
  });

  test('may be away for a while', async () => {
    await wecom.api.goDown();
    expect(await rejectionOf(tokenOf(wecom))).toMatchObject({ code: 'ECONNREFUSED' });
    await wecom.api.comeBack();
    await tokenOf(wecom);
  });
});

test('waiting for what does not come says what was called last', async () => {
  await open({ patienceMs: 20 });
  await codeOf('made-up');
  const why = /an answer did not come in 20 ms.*user\/get 200 40014/su;
  await expect(wecom.waitFor(() => null, 'an answer')).rejects.toThrow(why);
});
