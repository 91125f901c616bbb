/** What every channel promises: one suite, run by each channel against a server that behaves like its platform. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Channel, ChannelError, type Receive } from '../../src/channels/channel.ts';
import type { Message, Reply } from '../../src/conversation.ts';
import type { Given, Platform } from './platform.ts';

/** A reply of these sentences. */
export function saying(...texts: string[]): Reply {
  return { blocks: texts.map((text) => ({ kind: 'text', text })), choices: [] };
}

const MARKUP = '<b>粗</b> &amp; <script>alert(1)</script> *星* _线_ `码` [链](http://example.org) </code></pre>';

export function channelContract(name: string, { open, lacks = {}, longest }: Given): void {
  describe(`${name} keeps the promises of a channel:`, () => {
    let channel: Channel;
    let platform: Platform;
    let heard: Message[];
    let group: string;

    beforeEach(async () => {
      ({ channel, platform } = await open());
      heard = [];
      group = platform.group('法制办群');
    });
    afterEach(async () => {
      await channel.stop();
      await platform.close();
    });

    /** Says back what it hears. */
    const echo: Receive = async (message) => {
      heard.push(message);
      return saying(`回 ${message.text}`);
    };
    const start = (receive: Receive = echo) => channel.start(receive, async () => null);
    const texts = (chat: string) => platform.seen(chat).map(({ text }) => text);
    const seen = (chat: string, count: number) =>
      platform.waitFor(() => platform.seen(chat).length >= count && texts(chat));
    const refusalOf = (sending: Promise<void>) =>
      sending.then(
        () => null,
        (error: unknown) => error,
      );

    test('it has a name and a pace', () => {
      expect(channel.name).toMatch(/^[a-z]+$/u);
      expect(channel.pace.perSecond).toBeGreaterThan(0);
      expect(channel.pace.perChatMs).toBeGreaterThanOrEqual(0);
    });

    test('an answer goes to the chat that asked, and nowhere else', async () => {
      await start();
      const other = platform.group('环保局群');
      platform.say('李明', group, '第8项');
      platform.say('王芳', platform.alone('王芳'), '第9项');

      expect(await seen(group, 1)).toEqual(['回 第8项']);
      expect(await seen(platform.alone('王芳'), 1)).toEqual(['回 第9项']);
      expect(platform.seen(other)).toEqual([]);
    });

    test('a message tells who said it, where, and that it is meant for the bot', async () => {
      await start();
      platform.say('李明', group, '第8项');
      platform.say('王芳', platform.alone('王芳'), '第9项');
      await seen(group, 1);
      await seen(platform.alone('王芳'), 1);

      const [inGroup, alone] = heard.toSorted((a, b) => a.text.localeCompare(b.text, 'zh'));
      expect(inGroup).toMatchObject({ channel: channel.name, chat: group, kind: 'group', addressed: true });
      expect(alone).toMatchObject({ chat: platform.alone('王芳'), addressed: true });
      expect(alone?.kind ?? 'private').toBe('private');
      expect(channel.privateChat(alone?.person ?? '')).toBe(alone?.chat);
      expect(inGroup?.person).not.toBe(alone?.person);
      expect(inGroup?.id).not.toBe('');
    });

    test('messages of a chat are answered in the order in which they came', async () => {
      await start(async (message) => {
        // The first takes longest: nothing overtakes it.
        for (let turns = heard.length === 0 ? 20 : 1; turns > 0; turns -= 1) await Promise.resolve();
        return echo(message);
      });
      const questions = ['一', '二', '三', '四', '五'];
      for (const text of questions) platform.say('李明', group, text);

      expect(await seen(group, 5)).toEqual(questions.map((text) => `回 ${text}`));
    });

    test('silence is silence', async () => {
      await start(async (message) => (message.text === '安静' ? null : echo(message)));
      platform.say('李明', group, '安静');
      platform.say('李明', group, '第8项');

      expect(await seen(group, 1)).toEqual(['回 第8项']);
    });

    test('what nobody understands is passed over', async () => {
      await start();
      platform.garble();
      platform.say('李明', group, '第8项');

      expect(await seen(group, 1)).toEqual(['回 第8项']);
    });

    test('what is sent unasked arrives whole', async () => {
      await start();
      await channel.send({ chat: group }, saying('周报', '逾期 2 项'));

      expect(texts(group)).toHaveLength(1);
      expect(texts(group)[0]).toMatch(/^周报\s+逾期 2 项$/u);
    });

    test('a long text is divided between sentences: none is lost, doubled or torn', async () => {
      await start();
      const sentences = Array.from({ length: 700 }, (_, index) => `第${index + 1}句𠮷祥。`);
      await channel.send({ chat: group }, saying(sentences.join('')));

      const parts = texts(group);
      const said = parts.flatMap((text) => [...text.matchAll(/第\d+句𠮷祥。/gu)].map(([sentence]) => sentence));
      expect(said).toEqual(sentences);
      for (const text of parts) {
        expect(text.length).toBeLessThanOrEqual(longest);
        expect(text.isWellFormed()).toBe(true);
      }
    });

    test('markup that somebody wrote is shown as it was written', async () => {
      await start();
      await channel.send({ chat: group }, saying(MARKUP));

      expect(texts(group)).toEqual([MARKUP]);
    });

    test.skipIf(lacks.threads)(`an answer stays in the thread in which was asked${reason(lacks.threads)}`, async () => {
      await start();
      const thread = platform.thread(group);
      platform.say('李明', group, '第8项', thread);
      await seen(group, 1);
      await channel.send({ chat: group, thread }, saying('周报'));

      expect(heard[0]).toMatchObject({ chat: group, thread });
      expect(platform.seen(group)).toMatchObject([{ thread }, { thread }]);
    });

    test.skipIf(lacks.choices)(`a choice that is picked says what it stands for${reason(lacks.choices)}`, async () => {
      await start(async (message) => {
        heard.push(message);
        const choices = [
          { label: '第8项', send: '/item 8' },
          { label: '到期的', send: '/due' },
        ];
        return { ...saying(`回 ${message.text}`), choices };
      });
      platform.say('李明', group, '你好');
      await seen(group, 1);
      platform.choose('王芳', group, '到期的');
      await seen(group, 2);

      expect(heard.map(({ text }) => text)).toEqual(['你好', '/due']);
      expect(heard[1]).toMatchObject({ chat: group, addressed: true });
      expect(heard[1]?.person).not.toBe(heard[0]?.person);
      expect(heard[1]?.id).not.toBe(heard[0]?.id);
    });

    test.skipIf(lacks.repeats)(`what is brought twice is answered once${reason(lacks.repeats)}`, async () => {
      await start();
      platform.say('李明', group, '第8项');
      await seen(group, 1);
      platform.repeat();
      platform.say('李明', group, '第9项');

      expect(await seen(group, 2)).toEqual(['回 第8项', '回 第9项']);
    });

    test.skipIf(lacks.limits)(`an answer that is one too many waits, and comes${reason(lacks.limits)}`, async () => {
      await start();
      platform.crowd(group, 1);
      platform.say('李明', group, '第8项');

      expect(await seen(group, 1)).toEqual(['回 第8项']);
    });

    test.skipIf(lacks.limits)(`what is one too many unasked says when it may come${reason(lacks.limits)}`, async () => {
      await start();
      platform.crowd(group, 7);

      expect(await refusalOf(channel.send({ chat: group }, saying('周报')))).toMatchObject({
        code: 'channel',
        outcome: 'not-sent',
        retryAfterMs: 7000,
      });
      expect(texts(group)).toEqual([]);
    });

    test.skipIf(lacks.refusals)(`where nothing may be sent, the chat is gone${reason(lacks.refusals)}`, async () => {
      await start();
      platform.shut(group);
      const error = await refusalOf(channel.send({ chat: group }, saying('周报')));

      expect(error).toBeInstanceOf(ChannelError);
      expect(error).toMatchObject({ outcome: 'refused', gone: true });
    });

    test.skipIf(lacks.absence)(`a platform that was away is there again${reason(lacks.absence)}`, async () => {
      await start();
      await platform.away();
      const error = await refusalOf(channel.send({ chat: group }, saying('周报')));
      platform.say('李明', group, '第8项');
      await platform.back();

      expect(error).toBeInstanceOf(ChannelError);
      expect(error).toMatchObject({ outcome: 'not-sent' });
      expect(await seen(group, 1)).toEqual(['回 第8项']);
      await channel.send({ chat: group }, saying('周报'));
      expect(texts(group)).toEqual(['回 第8项', '周报']);
    });

    test('after stop nothing is sent any more, and stopping twice is stopping once', async () => {
      await start();
      platform.say('李明', group, '第8项');
      await seen(group, 1);
      await Promise.all([channel.stop(), channel.stop()]);
      const error = await refusalOf(channel.send({ chat: group }, saying('周报')));

      expect(error).toBeInstanceOf(ChannelError);
      expect(error).toMatchObject({ outcome: 'not-sent' });
      expect(texts(group)).toEqual(['回 第8项']);
    });

    test('stop lets an answer that is under way arrive', async () => {
      const asked = Promise.withResolvers<void>();
      const think = Promise.withResolvers<void>();
      await start(async (message) => {
        asked.resolve();
        await think.promise;
        return echo(message);
      });
      platform.say('李明', group, '第8项');
      await asked.promise;
      const stopped = channel.stop();
      think.resolve();
      await stopped;

      expect(texts(group)).toEqual(['回 第8项']);
    });

    test('nothing can be sent before the start', async () => {
      expect(await refusalOf(channel.send({ chat: group }, saying('周报')))).toMatchObject({ outcome: 'not-sent' });
    });
  });
}

function reason(lacking: string | undefined): string {
  return lacking === undefined ? '' : ` (not here: ${lacking})`;
}
