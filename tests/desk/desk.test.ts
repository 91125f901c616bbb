/** The desk: silence, order, language, memory, and the one catch. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { renderPlain } from '../../src/answer/plain.ts';
import type { Asked, Effect, Message } from '../../src/conversation.ts';
import { openClock } from '../../src/desk/clock.ts';
import { type DeskParts, openDesk } from '../../src/desk/desk.ts';
import { openMemory } from '../../src/desk/memory.ts';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { BURST, openRate } from '../../src/desk/rate.ts';
import { keepNothing, type Records } from '../../src/desk/records.ts';
import { openLog } from '../../src/log.ts';
import { StoreError } from '../../src/store/problem.ts';
import { openCalendar } from '../../src/time/working-days.ts';
import { proposalOf, weekly } from '../given-session.ts';

const ledger = openLedger(`${import.meta.dirname}/../../data`, 'ezhou-2016-2020');
const clock = openClock(Date.parse('2017-06-15T10:00:00+08:00'));

const calendar = openCalendar();

function open(more: Partial<DeskParts> = {}) {
  const lines: string[] = [];
  const log = openLog('info', (line) => lines.push(line));
  const parts: DeskParts = {
    ledger,
    calendar,
    clock,
    memory: openMemory(),
    records: keepNothing(calendar),
    log,
    read: 'open',
    ...more,
  };
  return { desk: openDesk(parts), lines };
}

function say(text: string, more: Partial<Message> = {}): Message {
  return { channel: 'test', chat: 'a', person: 'li', id: 'm1', text, addressed: true, ...more };
}

describe('the desk', () => {
  test('is silent when it is not addressed', async () => {
    expect(await open().desk.receive(say('第24项谁牵头', { addressed: false }))).toBeNull();
  });

  test('answers in the language of the question', async () => {
    const { desk } = open();
    const zh = await desk.receive(say('第24项谁牵头'));
    const en = await desk.receive(say('who leads item 24'));

    expect(zh?.facts).toEqual(en?.facts);
    expect(zh && renderPlain(zh.reply)).toContain('牵头');
    expect(en && renderPlain(en.reply)).toMatch(/lead/iu);
  });

  test('takes the language of a bare command from the person, since menus and links write it in Latin letters', async () => {
    const { desk } = open();
    const langOf = async (text: string, speaks?: 'zh' | 'en') => {
      const answer = await desk.receive(say(text, { ...(speaks && { speaks }), chat: text }));
      const first = /\p{Script=Han}|\p{Script=Latin}/u.exec(answer ? renderPlain(answer.reply) : '')?.[0] ?? '';
      return /\p{Script=Han}/u.test(first) ? 'zh' : 'en';
    };
    for (const text of ['/overdue', '/start', '/join K7QM2XHDTR', '/item 99', '／overdue'])
      expect([text, await langOf(text, 'zh'), await langOf(text, 'en')]).toEqual([text, 'zh', 'en']);
    expect(await langOf('/overdue')).toBe('zh');
    expect(await langOf('/due June 2017', 'zh')).toBe('en');
    expect(await langOf('who leads item 24', 'zh')).toBe('en');
    expect(await langOf('/到期', 'en')).toBe('zh');
  });

  test('answers a chat in the language that was chosen there, unless one is asked for', async () => {
    const { desk } = open();
    await desk.receive(say('/language en'));
    const chosen = await desk.receive(say('第24项谁牵头'));
    const forced = await desk.receive(say('第24项谁牵头'), { lang: 'zh' });

    expect(chosen && renderPlain(chosen.reply)).toMatch(/source/iu);
    expect(forced && renderPlain(forced.reply)).toContain('来源');
  });

  test.each(['', '👍', 'PPP', '？', 'yes', '别再发了', '改成每周三上午9点', '谁订阅了'])(
    'offers questions in the language of the answer: %j',
    async (text) => {
      const { desk } = open();
      for (const [lang, foreign] of [
        ['zh', /^[^\p{Script=Han}]+$/u],
        ['en', /^\p{Script=Han}/u],
      ] as const) {
        const answer = await desk.receive(say(text), { lang });
        expect(answer?.reply.choices.length).toBeGreaterThan(0);
        for (const { send } of answer?.reply.choices ?? []) expect(send).not.toMatch(foreign);
      }
    },
  );

  test('goes on in the language of the conversation where the text tells none', async () => {
    const { desk } = open();
    const hears = async (text: string, more: Partial<Message> = {}) => {
      const answer = await desk.receive(say(text, { speaks: 'en', ...more }));
      return answer && renderPlain(answer.reply);
    };
    expect(await hears('?')).toMatch(/question/iu);
    await hears('第24项谁牵头');
    expect(await hears('25')).toContain('来源');
    expect(await hears('/retry@b all', { person: 'wang' })).toMatch(/\p{Script=Han}/u);
    expect(await hears('25', { chat: 'b' })).toContain('Source');
    await hears('who leads item 24');
    expect(await hears('2017-06-30')).toContain('Source');
  });

  test('is short with courtesies, and silent when a group has only noted what it was told', async () => {
    const { desk } = open();
    const hears = async (text: string, more: Partial<Message> = {}) => {
      const answer = await desk.receive(say(text, more));
      return answer && renderPlain(answer.reply);
    };
    expect(await hears('谢谢')).toBe('不客气。');
    expect(await hears('收到，谢谢')).toBe('好的。');
    expect(await hears('再见')).toBe('再见。');
    expect(await hears('thanks a lot')).toBe('You are welcome.');
    expect(await hears('你好')).toMatch(/^您好。/u);
    for (const text of ['收到', '收到，谢谢', '好的', 'OK'])
      expect(await hears(text, { chat: 'g', kind: 'group' }), text).toBeNull();
    expect(await hears('谢谢', { chat: 'g', kind: 'group' })).toBe('不客气。');
  });

  test('says once that it only reads text, to whoever sends a voice message or an album of pictures', async () => {
    const { desk } = open();
    const send = async (more: Partial<Message> = {}) => {
      const answer = await desk.receive(say('', { isWordless: true, ...more }));
      return answer && renderPlain(answer.reply);
    };
    expect(await send()).toBe('机器人只能读文字，看不了语音、图片和文件，请把问题写成文字发来。');
    expect(await send()).toBeNull();
    expect(await send({ chat: 'b', speaks: 'en' })).toContain('type your question');
  });

  test('remembers what was asked, for the one who asked', async () => {
    const { desk } = open();
    await desk.receive(say('第24项谁牵头'));
    const own = await desk.receive(say('它的牵头单位呢'));
    const other = await desk.receive(say('它的牵头单位呢', { person: 'wang' }));

    expect(own?.facts.measures).toEqual(['24']);
    expect(other?.facts.outcome).toBe('clarify');
  });

  test('answers the messages of one chat in their order, and chats side by side', async () => {
    const done: string[] = [];
    const gates = new Map<string, PromiseWithResolvers<void>>();
    const records = keepNothing(calendar);
    const slow: Records = {
      ...records,
      async load(message, now) {
        const gate = Promise.withResolvers<void>();
        gates.set(message.id, gate);
        await gate.promise;
        return records.load(message, now);
      },
    };
    const { desk } = open({ records: slow });
    const ask = (id: string, chat: string) => desk.receive(say('第24项谁牵头', { id, chat })).then(() => done.push(id));
    const all = [ask('first', 'a'), ask('second', 'a'), ask('elsewhere', 'b')];
    await setImmediate();

    expect([...gates.keys()]).toEqual(['first', 'elsewhere']);
    gates.get('elsewhere')?.resolve();
    await all[2];
    gates.get('first')?.resolve();
    await all[0];
    await setImmediate();
    gates.get('second')?.resolve();
    await all[1];

    expect(done).toEqual(['elsewhere', 'first', 'second']);
  });

  test('says one plain sentence when something fails, and logs neither text nor message', async () => {
    const failing = { ...keepNothing(calendar), load: () => Promise.reject(new TypeError('机密 text inside')) };
    const { desk, lines } = open({ records: failing });

    const answer = await desk.receive(say('机密 question', { id: 'm77' }));

    expect(answer?.reply.blocks).toHaveLength(1);
    expect(answer && renderPlain(answer.reply)).toContain('m77');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', id: 'm77', code: 'TypeError' });
    expect(lines[0]).not.toMatch(/机密|question|text inside/u);
  });

  test('logs one line of facts for a message', async () => {
    const { desk, lines } = open();
    await desk.receive(say('第24项谁牵头'));

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'm1', outcome: 'answer', query: 'leads' });
    expect(lines[0]).not.toContain('第24项');
  });

  test('takes the asker’s unit from the channel', async () => {
    const { desk } = open();
    const mine = await desk.receive(say('我的任务'), { as: '编办' });
    const unit = await desk.receive(say('/单位 市编办'));

    expect(mine?.facts.measures).toEqual(unit?.facts.measures);
    expect(mine?.facts.measures.length).toBeGreaterThan(5);
  });

  test('does not answer the same message twice', async () => {
    const seen = new Set<string>();
    const records: Records = {
      ...keepNothing(calendar),
      admit: async ({ id }) => seen.size < seen.add(id).size,
    };
    const { desk } = open({ records });

    expect(await desk.receive(say('第24项谁牵头', { id: 'once' }))).not.toBeNull();
    expect(await desk.receive(say('第24项谁牵头', { id: 'once' }))).toBeNull();
    // An inbox has seen to that already, and gives out again what a process that died had in hand.
    expect(await desk.receive(say('第24项谁牵头', { id: 'once' }), { kept: true })).not.toBeNull();
  });

  test('takes a typed number for the choice with that number, as long as it was offered last', async () => {
    const { desk } = open();
    await desk.receive(say('第24项谁牵头'));

    expect((await desk.receive(say('1')))?.facts).toMatchObject({ measures: ['24'], query: { tell: 'text' } });
    // Nothing was offered under the full text: now it is the number of an item.
    expect((await desk.receive(say('1')))?.facts).toMatchObject({ measures: ['1'] });
  });

  test('is polite once to somebody who floods it, then silent, and answers everybody else', async () => {
    const { desk } = open({ rate: openRate() });
    const answers = [];
    for (let count = 0; count < BURST + 2; count += 1) answers.push(await desk.receive(say('第24项谁牵头')));

    expect(answers.slice(0, BURST).every((answer) => answer?.facts.outcome === 'answer')).toBe(true);
    expect(answers[BURST]?.facts.outcome).toBe('refuse');
    expect(answers[BURST + 1]).toBeNull();
    expect((await desk.receive(say('第24项谁牵头', { person: 'wang' })))?.facts.outcome).toBe('answer');
  });
});

describe('a choice that was picked', () => {
  const asked: Asked = {
    query: { tell: 'measures', where: { units: [{ names: ['市编办'], match: 'any', role: 'lead' }] } },
    page: 1,
  };

  test('is answered as what it stands for, whatever was spoken of before', async () => {
    const { desk } = open();
    await desk.receive(say('第24项谁牵头'));
    const page = await desk.receive(say('更多', { asked }));

    expect(page?.facts.query).toEqual(asked.query);
    expect(page && renderPlain(page.reply)).toContain('上一页');
    expect((await desk.receive(say('上一页')))?.effects).toEqual([{ kind: 'remember', asked: { ...asked, page: 0 } }]);
  });

  test('means the unit of the one who picks it', async () => {
    const { desk } = open();
    const mine: Asked = { query: { tell: 'measures', where: { mine: 'lead' } }, page: 0 };
    const answers = await Promise.all(
      ['市编办', '市水务局'].map((as) => desk.receive(say('更多', { asked: mine }), { as })),
    );

    expect(answers[1]?.facts.measures).toContain('7');
    expect(answers[0]?.facts.measures).not.toContain('7');
  });

  test('and is not known any more is said not to work, in the language of the button', async () => {
    const { desk } = open();
    const zh = await desk.receive(say('更多', { asked: null }));
    const en = await desk.receive(say('more', { asked: null }));

    expect(zh && renderPlain(zh.reply)).toBe('这个按钮已经失效，请重新提问。');
    expect(en && renderPlain(en.reply)).toBe('This button no longer works. Please ask again.');
  });
});

describe('a message that was edited', () => {
  test.each([
    '退订 1',
    '确认',
    '/取消',
    '/绑定 市编办',
    '/我是 市编办',
    '/邀请 市编办 联络员',
    '/加入 K7QM2XHDTR',
    '/撤销 张三',
    '/移交 张三',
    '/暂停',
    '/恢复',
    '/免打扰 关',
    '/重发',
    '/语言 英文',
  ])('is not obeyed: %s', async (text) => {
    const performed: Effect[] = [];
    const records: Records = {
      ...keepNothing(calendar),
      perform: async (_session, effects) => void performed.push(...effects),
    };
    const { desk } = open({ records });
    const answer = await desk.receive(say(text, { isEdit: true, kind: 'group' }));

    expect(answer && renderPlain(answer.reply)).toContain('请另发一条新消息');
    expect(performed).toEqual([]);
  });

  test('is answered when it asks, or proposes what must be confirmed', async () => {
    const { desk } = open();
    const edited = (text: string) => desk.receive(say(text, { isEdit: true }), { as: '市编办' });

    expect((await edited('第24项谁牵头'))?.facts.outcome).toBe('answer');
    expect((await edited('/到期 2017年6月'))?.facts.outcome).toBe('answer');
    expect((await edited('订阅'))?.facts.outcome).toBe('confirm');
    expect((await edited('/状态'))?.facts.outcome).toBe('help');
  });
});

describe('a message that proposed something and was edited', () => {
  test.each([
    ['第24项谁牵头', ['withdraw', 'remember'], '前面那个等待确认的订阅已取消'],
    ['退订 1', ['withdraw'], '前面那个等待确认的订阅已取消'],
    ['订阅 第二部分', ['propose'], '接下来两次'],
  ])('to %s proposes it no more', async (text, kinds, said) => {
    const performed: Effect[] = [];
    const nothing = keepNothing(calendar);
    const records: Records = {
      ...nothing,
      async load(message, now) {
        const remembered = await nothing.load(message, now);
        const pending = proposalOf({ ...weekly, chat: 'test:a' }, now + 1000);
        return { ...remembered, session: { ...remembered.session, pending: { ...pending, message: 'm1' } } };
      },
      perform: async (_session, effects) => void performed.push(...effects),
    };
    const { desk } = open({ records });
    const answer = await desk.receive(say(text, { id: 'edit:m1:9', original: 'm1', isEdit: true }));

    expect(answer && renderPlain(answer.reply)).toContain(said);
    expect(performed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    performed.length = 0;
    await desk.receive(say('第24项谁牵头', { id: 'edit:m2:9', original: 'm2', isEdit: true }));
    expect(performed.map(({ kind }) => kind)).not.toContain('withdraw');
  });
});

test('an answer that tells of a change is to be left standing, and no other', async () => {
  const { desk } = open();

  for (const text of ['/我是 市编办', '/语言 中文'])
    expect((await desk.receive(say(text)))?.reply.stays, text).toBe(true);
  for (const text of ['第24项谁牵头', '订阅', '取消', '/周报'])
    expect((await desk.receive(say(text)))?.reply.stays, text).toBeUndefined();
});

describe('what is asked alone', () => {
  test('is answered without being noted, counted or remembered, and changes nothing', async () => {
    const calls: string[] = [];
    const records = keepNothing(calendar);
    const watched: Records = {
      admit: async () => Boolean(calls.push('admit')),
      async load(message, now, alone) {
        calls.push(`load ${alone}`);
        return records.load(message, now);
      },
      async find() {
        calls.push('find');
        return {};
      },
      perform: async () => void calls.push('perform'),
    };
    const { desk } = open({ records: watched, rate: openRate() });
    const alone = (text: string) => desk.receive(say(text), { alone: true });

    for (let count = 0; count < BURST + 2; count += 1)
      expect((await alone('第24项谁牵头'))?.facts.outcome).toBe('answer');
    for (const text of ['/我是 市编办', '/状态', '/审计', '确认']) await alone(text);
    expect(new Set(calls)).toEqual(new Set(['load true']));
    expect((await desk.receive(say('它的配合单位呢')))?.facts.outcome).toBe('clarify');
  });

  test('is for nobody else when only members may ask, and nobody knows who they are', async () => {
    const lost = new StoreError('down', 'the store: away', 'Start it.');
    const { desk } = open({
      records: { ...keepNothing(calendar), load: () => Promise.reject(lost) },
      read: 'members',
    });

    expect((await desk.receive(say('第24项谁牵头'), { alone: true }))?.facts.outcome).toBe('refuse');
  });
});

describe('when the records can’t be reached', () => {
  const lost = new StoreError('full', 'the store: disk full', 'Make room.');

  function openLost(broken: Partial<Records>) {
    const told: (StoreError | null)[] = [];
    const records = { ...keepNothing(calendar), ...broken };
    return { ...open({ records, onStore: (error) => told.push(error) }), told };
  }

  test('questions are answered from the plan all the same', async () => {
    const { desk, told } = openLost({
      admit: () => Promise.reject(lost),
      load: () => Promise.reject(lost),
      perform: () => Promise.reject(lost),
    });

    expect((await desk.receive(say('第24项谁牵头')))?.facts.measures).toEqual(['24']);
    expect((await desk.receive(say('什么时候完成', { id: 'm2' })))?.facts.due).toEqual(['2018-12-31']);
    expect(told.some((error) => error?.code === 'full')).toBe(true);
  });

  test('a change that could not be saved is not said to have happened', async () => {
    const { desk } = openLost({ perform: () => Promise.reject(lost) });
    const answer = await desk.receive(say('/我是 市编办'));

    expect(answer?.facts.outcome).toBe('refuse');
    expect(answer && renderPlain(answer.reply)).toContain('没有生效');
  });

  test('a command that needs them says so and denies nobody for want of a right', async () => {
    const { desk } = openLost({ load: () => Promise.reject(lost) });
    const answer = await desk.receive(say('/状态'));

    expect(answer && renderPlain(answer.reply)).toContain('目前无法保存或读取记录');
  });

  test('whoever watches hears when they are back', async () => {
    let broken = true;
    const { desk, told } = openLost({ admit: async () => (broken ? Promise.reject(lost) : true) });
    await desk.receive(say('第24项谁牵头'));
    // A full disk can still be read: that is not yet the end of it.
    expect(told.map((error) => error?.code)).toEqual(['full']);
    broken = false;
    await desk.receive(say('第24项谁牵头', { id: 'm2' }));

    expect(told.map((error) => error?.code)).toEqual(['full', undefined]);
  });
});

describe('where only members may ask', () => {
  test('nobody is answered of whom it can’t be told whether they may, except owners and whoever asks for help', async () => {
    const lost = new StoreError('down', 'the store: away', 'Start it.');
    const records = { ...keepNothing(calendar), load: () => Promise.reject(lost), perform: () => Promise.reject(lost) };
    const { desk } = open({ records, read: 'members', owners: ['test:boss'] });
    const told = async (text: string, person: string) => {
      const answer = await desk.receive(say(text, { person, chat: person }), { kept: true });
      return [answer?.facts.outcome, answer ? renderPlain(answer.reply) : null] as const;
    };

    for (const text of ['第24项谁牵头', '/状态', '/加入 K7QM2XHDTR', '/退订 1'])
      expect([text, ...(await told(text, 'li'))]).toEqual([
        text,
        'refuse',
        expect.stringContaining('不能确认您是否已登记'),
      ]);
    expect(await told('who leads item 24', 'li')).toEqual([
      'refuse',
      expect.stringContaining('whether you are registered'),
    ]);
    expect((await told('/帮助', 'li'))[0]).toBe('help');
    expect((await told('第24项谁牵头', 'boss'))[0]).toBe('answer');
    expect((await told('/我是 市编办', 'boss'))[0]).toBe('refuse');
  });

  test('a stranger is told how to become one, and may ask for help or take an invitation', async () => {
    const stranger: Records = {
      ...keepNothing(calendar),
      async load(message, now) {
        const { session } = await keepNothing(calendar).load(message, now);
        return { session: { ...session, person: { ...session.person, isOwner: false } }, lang: null };
      },
    };
    const { desk } = open({ records: stranger, read: 'members' });

    const question = await desk.receive(say('第24项谁牵头'));
    expect(question?.facts).toMatchObject({ outcome: 'refuse', measures: [] });
    expect(question && renderPlain(question.reply)).toContain('邀请码');
    for (const text of ['/start', '/帮助', '/help 到期', '/帮助 加入']) {
      const help = await desk.receive(say(text, { speaks: 'zh' }));
      const said = help ? renderPlain(help.reply) : '';
      expect([text, help?.facts.outcome]).toEqual([text, 'help']);
      expect(said).toContain('/加入');
      // Nothing is shown to them that would be refused.
      expect(said).not.toMatch(/提问即可|\/到期|\/绑定|\/订阅 /u);
    }
    const hidden = await desk.receive(say('第24项谁牵头', { person: 'chat:-100', isAnonymous: true }));
    expect(hidden && renderPlain(hidden.reply)).toContain('请改用本人身份');
    expect((await desk.receive(say('/订阅情况')))?.reply.choices).toEqual([]);
    // What is sent to somebody, they may see and stop.
    for (const text of ['/订阅情况', '退订', '/暂停'])
      expect(await desk.receive(say(text)).then((answer) => answer && renderPlain(answer.reply)), text).toContain(
        '本会话没有订阅。',
      );
  });
});
