/** The fake WeCom: what the self-built app sends to people and groups, what it may read, and its tickets, through axios. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callAs, tokenOf } from './given-bot.ts';
import type { Person } from './shapes.ts';
import { openWecom, type Wecom } from './wecom.ts';

let wecom: Wecom;
let token: string;
let li: Person;
let wang: Person;
let now: number;

beforeEach(async () => {
  now = 1_795_400_000_000;
  wecom = await openWecom({ now: () => now, patienceMs: 3000 });
  token = await tokenOf(wecom);
  li = wecom.person('李明');
  wang = wecom.person('王芳');
});
afterEach(() => wecom.close());

const call = (api: string, body?: object, query: object = {}) =>
  callAs(wecom, token, api, body ? { body, query } : { query });
const send = (touser: string, content = '周报', rest: object = {}) => {
  const { agentId: agentid } = wecom.secrets.app;
  return call('message/send', { touser, agentid, msgtype: 'text', text: { content }, ...rest });
};
const texts = (person: Person) => wecom.seen(wecom.appChat(person)).map(({ text }) => text);

describe('a message of the app', () => {
  test('reaches those who exist, and names the others in small letters under errcode 0', async () => {
    const answer = await send(`${li.userid.toUpperCase()}|NoBody|${wang.openUserid}`);
    expect(answer).toMatchObject({ errcode: 0, invaliduser: `nobody|${wang.openUserid.toLowerCase()}` });
    expect([texts(li), texts(wang)]).toEqual([['周报'], []]);
    expect(await send('NoBody')).toMatchObject({ errcode: 81013 });
  });

  test('does not reach those out of sight, without a licence, or outside', async () => {
    const bureau = wecom.department('环保局');
    const zhao = wecom.person('赵强', { departments: [bureau] });
    const free = wecom.person('钱多', { departments: [bureau], isLicensed: false });
    const guest = wecom.person('外部', { isOutsider: true });
    wecom.showAppTo(bureau);
    expect(await send([li, zhao, free, guest].map(({ userid }) => userid).join('|'))).toMatchObject({
      errcode: 0,
      invaliduser: `${li.userid.toLowerCase()}|${guest.userid.toLowerCase()}`,
      unlicenseduser: free.userid.toLowerCase(),
    });
    expect([texts(zhao), texts(li)]).toEqual([['周报'], []]);
  });

  test('reaches a department with all below it, and everybody', async () => {
    const bureau = wecom.department('环保局');
    const zhao = wecom.person('赵强', { departments: [wecom.department('执法科', bureau)] });
    expect(await send('', '给局里', { toparty: `${bureau}|99` })).toMatchObject({ errcode: 0, invalidparty: '99' });
    await send('@all', '给大家');
    expect([texts(zhao), texts(li)]).toEqual([['给局里', '给大家'], ['给大家']]);
  });

  test('that is repeated within the interval is shown once, when the check was asked for', async () => {
    const checked = { enable_duplicate_check: 1, duplicate_check_interval: 600 };
    await send(li.userid, '甲', checked);
    now += 599_000;
    expect(await send(li.userid, '甲', checked)).toMatchObject({ errcode: 0 });
    expect(texts(li)).toEqual(['甲']);
    now += 2000;
    await send(li.userid, '甲', checked);
    await send(li.userid, '甲');
    expect(texts(li)).toEqual(['甲', '甲', '甲']);
  });

  test('is cut at 2048 bytes, and dropped without a word beyond thirty a minute', async () => {
    await send(li.userid, '督'.repeat(700));
    expect(wecom.seen(wecom.appChat(li))).toMatchObject([{ text: '督'.repeat(682), isCut: true }]);
    for (let count = 1; count < 30; count += 1) await send(li.userid);
    expect(await send(li.userid, '第31条')).toMatchObject({ errcode: 0 });
    expect(texts(li)).toHaveLength(30);
    now += 60_000;
    await send(li.userid, '后来');
    expect(texts(li).at(-1)).toBe('后来');
  });

  test('needs the agent as a number, and a kind that is known', async () => {
    const agentid = String(wecom.secrets.app.agentId);
    expect(await send(li.userid, '甲', { agentid })).toMatchObject({ errcode: 40056 });
    expect(await send(li.userid, '甲', { msgtype: 'markdown_v2' })).toMatchObject({ errcode: 40008 });
    expect(await send(li.userid, '')).toMatchObject({ errcode: 44004 });
  });

  test('that is a card can be changed once, within three days', async () => {
    const card = { card_type: 'button_interaction', main_title: { title: '第8项' }, task_id: 't1' };
    const template_card = { ...card, button_list: [{ text: '确认', key: 'ok' }] };
    const sent = await send(li.userid, '', { msgtype: 'template_card', template_card });
    const { agentId: agentid } = wecom.secrets.app;
    const update = { agentid, response_code: sent.response_code, button: { replace_name: '已确认' } };
    expect(await call('message/update_template_card', update)).toMatchObject({ errcode: 0 });
    expect(wecom.seen(wecom.appChat(li))[0]?.buttons).toMatchObject([{ text: '已确认' }]);
    expect(await call('message/update_template_card', update)).toMatchObject({ errcode: 40058 });
  });
});

describe('a group of the app', () => {
  test('is made, can be asked for, and takes what the app sends', async () => {
    const userlist = [li.userid, wang.userid];
    const { chatid } = await call('appchat/create', { name: '督办群', owner: li.userid, userlist });
    expect(await call('appchat/get', undefined, { chatid })).toMatchObject({
      chat_info: { chatid, name: '督办群', owner: li.userid, userlist },
    });
    const markdown = { content: `请<@${wang.userid}>留意` };
    expect(await call('appchat/send', { chatid, msgtype: 'markdown', markdown })).toMatchObject({ errcode: 0 });
    expect(wecom.seen(wecom.groupBy(chatid))).toMatchObject([{ way: 'appchat', mentions: [wang.userid] }]);
  });

  test('is none that somebody else made, needs two people, and an app that everybody sees', async () => {
    const text = { msgtype: 'text', text: { content: '甲' } };
    const { id: chatid } = wecom.group('法制办群');
    expect(await call('appchat/send', { chatid, ...text })).toMatchObject({ errcode: 86008 });
    expect(await call('appchat/send', { chatid: 'nowhere', ...text })).toMatchObject({ errcode: 86003 });
    expect(await call('appchat/create', { userlist: [li.userid] })).toMatchObject({ errcode: 40058 });
    wecom.showAppTo(wecom.department('环保局'));
    expect(await call('appchat/create', { userlist: [li.userid, wang.userid] })).toMatchObject({ errcode: 60011 });
  });
});

describe('the directory', () => {
  test('has people and departments, as far as the app is to see them', async () => {
    const bureau = wecom.department('环保局');
    const unit = wecom.department('执法科', bureau);
    const zhao = wecom.person('赵强', { departments: [unit, 1] });
    wecom.showAppTo(bureau);
    const userid = zhao.userid.toLowerCase();
    expect(await call('user/get', undefined, { userid })).toMatchObject({ name: '赵强', department: [unit] });
    expect(await call('user/get', undefined, { userid: li.userid })).toMatchObject({ errcode: 60011 });
    expect(await call('user/get', undefined, { userid: 'nobody' })).toMatchObject({ errcode: 60111 });
    expect((await call('department/list')).department).toMatchObject([{ name: '环保局' }, { name: '执法科' }]);
    const { department_id } = await call('department/simplelist', undefined, { id: unit });
    expect(department_id).toEqual([{ id: unit, parentid: bureau, order: unit }]);
    expect((await call('department/get', undefined, { id: unit })).department).toMatchObject({ name: '执法科' });
    expect(await call('department/get', undefined, { id: 99 })).toMatchObject({ errcode: 60123 });
  });

  test('gives the userids for open ones; a plain one comes back as invalid', async () => {
    const open_userid_list = [li.openUserid, wang.userid, 'woNobody'];
    expect(await call('batch/openuserid_to_userid', { open_userid_list })).toMatchObject({
      userid_list: [{ open_userid: li.openUserid, userid: li.userid }],
      invalid_open_userid_list: [wang.userid, 'woNobody'],
    });
  });
});

describe('the page', () => {
  test('knows who opened it, once, and outsiders as such', async () => {
    const ask = (code: string) => call('auth/getuserinfo', undefined, { code });
    const code = wecom.oauthCode(li);
    expect(await ask(code)).toMatchObject({ userid: li.userid });
    expect(await ask(code)).toMatchObject({ errcode: 40029 });
    const guest = await ask(wecom.oauthCode(wecom.person('外部', { isOutsider: true })));
    expect(guest).toMatchObject({ openid: expect.any(String) });
    expect(guest).not.toHaveProperty('userid');
    const late = wecom.oauthCode(li);
    now += 5 * 60_000 + 1;
    expect(await ask(late)).toMatchObject({ errcode: 40029 });
  });

  test('gets two tickets, of the corporation and of the app, a hundred times an hour', async () => {
    const corp = await call('get_jsapi_ticket');
    const app = await call('ticket/get', undefined, { type: 'agent_config' });
    expect(corp).toMatchObject({ errcode: 0, expires_in: 7200 });
    expect(app.ticket).not.toBe(corp.ticket);
    for (let count = 1; count < 100; count += 1) await call('get_jsapi_ticket');
    expect(await call('get_jsapi_ticket')).toMatchObject({ errcode: 45009 });
  });

  test('and the callbacks have addresses that can be asked for', async () => {
    expect((await call('getcallbackip')).ip_list).toContain('127.0.0.1');
  });
});
