/** Signatures for pages: the published example, the part behind #, and no page but our own. */
import { describe, expect, test } from 'vitest';
import { signPage } from '../../../src/channels/wecom/signature.ts';
import { sha1, vectors } from './given-callback.ts';

const { ticket, nonceStr, timestamp, url, signature } = vectors.jsapi;
const OURS = 'https://duban.example.cn';
const given = { ticket, nonceStr, timestamp };

test('the published example', () => {
  expect(signPage(url, ['http://mp.weixin.qq.com'], given)).toEqual({ timestamp, nonceStr, signature });
});

test('what is behind # is not signed, all else is as it was written', () => {
  const page = `${OURS}/plan?item=%E7%AC%AC3&x=a+b%20c&url=https://x.cn?y`;

  const signed = signPage(`${page}#/item/3#4`, [OURS], given);

  expect(signed).toEqual(signPage(page, [OURS], given));
  expect(signed?.signature).toBe(
    sha1(`jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`),
  );
});

test('the ticket is not given away', () => {
  expect(JSON.stringify(signPage(`${OURS}/`, [OURS], given))).not.toContain(ticket);
});

describe('own origins', () => {
  test.each([OURS, `${OURS}/`, `${OURS}?a=1`, `${OURS}#a`, `${OURS}/a@b:c\\d`, 'https://second.example.cn:8443/'])(
    '%s is signed',
    (page) => {
      expect(signPage(page, [OURS, 'https://second.example.cn:8443'], given)).not.toBeNull();
    },
  );

  test.each([
    ['', 'nothing'],
    ['/', 'a path'],
    ['https://evil.cn/', 'another'],
    ['http://duban.example.cn/', 'the same over http'],
    [`${OURS}:8443/`, 'another port'],
    [`${OURS}.evil.cn/`, 'a longer name'],
    [`${OURS}@evil.cn/`, 'our name as a user'],
    [`${OURS}\\@evil.cn/`, 'our name before a backslash'],
    [`${OURS}%2f@evil.cn/`, 'our name before a coded slash'],
    ['https://sub.duban.example.cn/', 'a name below ours'],
    ['https://evil.cn/?https://duban.example.cn/', 'ours somewhere inside'],
    [` ${OURS}/`, 'a blank before'],
    ['HTTPS://duban.example.cn/', 'what no browser shows'],
  ])('%s is not: %s', (page) => {
    expect(signPage(page, [OURS], given)).toBeNull();
  });

  test('where there are none nothing is signed', () => {
    expect(signPage(`${OURS}/`, [], given)).toBeNull();
  });
});
