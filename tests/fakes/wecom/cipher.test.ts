/** The fake WeCom's side of the encryption, against the vectors of WeCom and of other projects, and against the SDK's. */
import { WecomCrypto } from '@wecom/aibot-node-sdk';
import { describe, expect, test } from 'vitest';
import { encrypted, opened, padded, sealed, signatureOf } from './cipher.ts';

/** WeCom's own sample. */
const KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const CORP = 'wx5823bf96d3bd56c7';
const ECHO = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';

test("WeCom's sample is signed, opened and sealed as documented", () => {
  expect(signatureOf('QDG6eK', '1409659589', '263014780', ECHO)).toBe('5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3');
  expect(opened(KEY, ECHO)).toEqual({ message: '1616140317555161061', receiveId: CORP });
  expect(sealed(KEY, '1616140317555161061', CORP, Buffer.from('c41b64491c2468d0'))).toBe(ECHO);
});

test('an XML of another project is sealed to the same letters', () => {
  const xml =
    '<xml>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[test]]></Content>\n' +
    '<FromUserName><![CDATA[wx49f0ab532d5d035a]]></FromUserName>\n<ToUserName><![CDATA[messense]]></ToUserName>\n' +
    '<AgentID>1</AgentID>\n<CreateTime>1411525903</CreateTime>\n</xml>';
  const encrypt = sealed(
    'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR',
    xml,
    'wx49f0ab532d5d035a',
    Buffer.from('1234567890123456'),
  );
  expect(signatureOf('123456', '1411525903', '461056294', encrypt)).toBe('407518b7649e86ef23978113f92d27afa9296533');
});

describe('without a receiveid', () => {
  const random = Buffer.from('0123456789abcdef');
  test.each([
    [0, 'sKqRbbiSUnDhFHOvPjtUMUuiuAPjcwNuCLX5gwzl23Q='],
    [12, 'sKqRbbiSUnDhFHOvPjtUMT04SBXqyecnV0R+mVLqu11Se0CAxtEP8Zs4hONFU+GhnY2XmfYUSF/20UR5dRgc0w=='],
    [13, 'sKqRbbiSUnDhFHOvPjtUMYoMa6CbZCUTs27f5lk2lbppoDJ+Ti7EkznIci+vfdUE8o4gn5qZCVWWVvIydHlrlg=='],
  ])('%i letters are padded to blocks of 32 bytes', (count, encrypt) => {
    expect(sealed(KEY, 'x'.repeat(count), '', random)).toBe(encrypt);
    expect(opened(KEY, encrypt)).toEqual({ message: 'x'.repeat(count), receiveId: '' });
  });
});

test('what one side seals the SDK opens, and the other way round', () => {
  const sdk = new WecomCrypto('token', KEY, CORP);
  expect(sdk.decrypt(sealed(KEY, '您好，督办', CORP))).toBe('您好，督办');
  const { encrypt, signature } = sdk.encrypt('您好，督办', '1', '2');
  expect(opened(KEY, encrypt)).toEqual({ message: '您好，督办', receiveId: CORP });
  expect(signatureOf('token', '1', '2', encrypt)).toBe(signature);
});

test('what is not whole is not opened', () => {
  expect(() => opened(KEY, encrypted(KEY, padded(Buffer.alloc(20, 255))))).toThrow('length');
  expect(() => opened(KEY, encrypted(KEY, Buffer.concat([Buffer.alloc(31, 1), Buffer.from([33])])))).toThrow('padding');
});
