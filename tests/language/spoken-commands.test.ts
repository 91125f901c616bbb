/** Commands that are said in a sentence: what they are about stays as it was written, and reading every message for them costs nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { spokenEn } from '../../src/language/phrases/spoken-en.ts';
import { spokenZh } from '../../src/language/phrases/spoken-zh.ts';
import { spokenCommand } from '../../src/language/spoken-commands.ts';
import { readSubscription } from '../../src/language/subscription.ts';
import { understand } from '../../src/language/understand.ts';
import type { Day } from '../../src/time/day.ts';
import { writeSubscription } from '../corpus/notation.ts';

const QUESTIONS = ['zh.txt', 'en.txt', 'not.txt', 'passed-over.txt'].flatMap((file) =>
  readFileSync(join(import.meta.dirname, '../corpus', file), 'utf8')
    .split('\n')
    .flatMap((line) => (line.includes(' => ') ? [line.slice(0, line.lastIndexOf(' => '))] : [])),
);

const lexicon = buildLexicon(openLedger(join(import.meta.dirname, '../../data'), 'ezhou-2016-2020'));
const context = { lexicon, today: '2017-06-15' as Day, last: null };

const SENDING = readFileSync(join(import.meta.dirname, '../corpus/subscriptions/sending.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' => '));

describe('a request to send', () => {
  it.each(SENDING)('“%s” is read as its line says', (text, expected) => {
    const request = understand(text ?? '', context);
    const proposed =
      request.kind === 'command' && request.name === 'subscribe'
        ? writeSubscription(readSubscription(request.args, context))
        : 'none';

    expect(proposed).toBe(expected);
  });
});

describe('a question about subscriptions that no command answers', () => {
  it.each(['谁订阅了', '市编办订阅了什么', 'who subscribed', 'who is subscribed?'])(
    'is not refused as a change: %s',
    (text) => {
      expect(understand(text, context)).toMatchObject({
        kind: 'unclear',
        reason: 'pattern',
        choices: [{ send: /[a-z]/u.test(text) ? 'subscriptions' : '订阅情况' }],
      });
    },
  );

  it.each(['不要订阅', '要不要订阅', 'do not subscribe'])('is none in “%s”', (text) => {
    expect(understand(text, context)).toMatchObject({ kind: 'unclear', reason: 'act' });
  });
});

describe('what is nearly a command', () => {
  it.each([
    ['订阅 第24项谁牵头', { name: 'subscribe', args: '第24项谁牵头' }],
    ['关注第24项的进展', { name: 'follow', args: '第24项的进展' }],
    ['关注 市编办', { name: 'follow', args: '市编办' }],
    ['关注市编办 每周一', { name: 'follow', args: '市编办 每周一' }],
    ['follow the land bureau', { name: 'follow', args: 'the land bureau' }],
  ])('goes to the command, which says what it did not read: %s', (text, command) => {
    expect(understand(text, context)).toEqual({ kind: 'command', ...command });
  });

  it.each([
    '别再发了',
    '不要再发了',
    '请不要再给我们发周报了',
    '以后不用发了',
    '把推送关掉',
    '取消所有关注',
    '不想再收到周报了',
  ])('is left to them to say whether it pauses or ends: %s', (text) => {
    expect(understand(text, context)).toMatchObject({
      kind: 'unclear',
      reason: 'ambiguous',
      choices: [{ send: '暂停' }, { send: '退订' }, { send: '订阅情况' }],
    });
  });

  it.each([
    'stop sending',
    'please stop sending us these',
    'do not send us tasks every monday',
    'turn off notifications',
  ])('is left to them in English too: %s', (text) => {
    expect(understand(text, context)).toMatchObject({
      kind: 'unclear',
      reason: 'ambiguous',
      choices: [{ send: 'pause' }, { send: 'unsubscribe' }, { send: 'subscriptions' }],
    });
  });

  it.each([
    '改成每周三上午9点',
    '把订阅改到周五',
    '发送时间调整为每月1日',
    'change it to Wednesdays at 9',
    'move the digest to friday',
    '改到每周四下午',
    '怎么修改订阅',
    '能改订阅时间吗',
  ])('is told how a subscription is changed: %s', (text) => {
    expect(understand(text, context)).toMatchObject({ kind: 'unclear', reason: 'reschedule' });
  });

  it.each(['第24项改成每周三', '把第24项的期限改到2018年', 'change the deadline of item 24'])(
    'is not what would change the plan: %s',
    (text) => {
      expect(understand(text, context)).toMatchObject({ kind: 'unclear', reason: 'act' });
    },
  );
});

describe('a suggestion', () => {
  it('never names an item that the plan does not have', () => {
    for (const text of ['删除第00项', '把第0项和第99项删除', 'delete item 00', 'cancel item 77 at 09:00']) {
      const request = understand(text, context);
      const sends = request.kind === 'unclear' ? request.choices.map(({ send }) => send) : [];
      expect(sends.join(), text).not.toMatch(/第?\b(?:0+|77|99)\b/u);
    }
  });
});

describe('a spoken command', () => {
  it('keeps what it is about as it was written', () => {
    expect(spokenCommand('請訂閱 每週一上午９點  市司法局牽頭的。')).toEqual({
      name: 'subscribe',
      args: '每週一上午９點  市司法局牽頭的',
    });
    expect(spokenCommand('Please Bind this group to the Finance Bureau, thanks')).toEqual({
      name: 'group',
      args: 'Finance Bureau',
    });
  });

  it.each([
    ['邀请 市编办 成员', 'invite', '市编办 成员'],
    ['请邀请市编办的联络员', 'invite', '市编办的联络员'],
    ['邀请管理员', 'invite', '管理员'],
    ['invite the finance bureau liaison', 'invite', 'the finance bureau liaison'],
    ['加入 K7QM2XHDTR', 'join', 'K7QM2XHDTR'],
    ['邀请码：k7qm2xhdtr', 'join', 'k7qm2xhdtr'],
    ['状态', 'status', ''],
    ['status', 'status', ''],
  ])('needs no slash: %s', (text, name, args) => {
    expect(spokenCommand(text)).toEqual({ name, args });
  });

  it.each([
    '状态？',
    '状态呢',
    '什么状态',
    '邀请谁当联络员',
    '邀请哪些单位成员',
    '加入了吗',
    '邀请专家参加',
    '邀请市编办成员吗',
  ])('is not meant by a question: %s', (text) => {
    expect(spokenCommand(text)).toBeUndefined();
  });

  it('is each message of the lists, with 请 and thanks around it', () => {
    for (const [phrases, before, behind] of [
      [spokenZh, '请', ',谢谢!'],
      [spokenEn, 'please ', ', thanks'],
    ] as const) {
      for (const [meaning, messages] of Object.entries(phrases)) {
        const [name, args = ''] = meaning.split(' ');
        for (const message of messages) expect(spokenCommand(`${before}${message}${behind}`)).toEqual({ name, args });
      }
    }
  });

  it('means one thing', () => {
    const messages = [...Object.values(spokenZh), ...Object.values(spokenEn)].flat();

    expect(new Set(messages).size).toBe(messages.length);
  });

  it('is none of the questions of the corpus', () => {
    expect(QUESTIONS.length).toBeGreaterThan(2000);
    expect(QUESTIONS.filter((question) => spokenCommand(question) !== undefined)).toEqual([]);
  });

  it.each([
    '!',
    '谢谢',
    '!x',
    '关注第24、',
    '暂停到',
    '我是市',
    '订阅 ',
    '你好,',
    'follow 1, ',
    'i am from a ',
    '我们想',
    '每 周 一 ',
    '每周一9点',
    '给我们发',
    'could you ',
    '订阅和',
  ])('is looked for in time that does not run away: %j over and over', (unit) => {
    const text = unit.repeat(Math.ceil(500 / unit.length));
    const started = performance.now();
    for (let turn = 0; turn < 20; turn += 1) spokenCommand(text);

    expect((performance.now() - started) / 20).toBeLessThan(10);
  });
});
