/** Replies in WeCom's dialects: within the bytes, with nothing in them that acts, and with all the words of the reply. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APP_MARKDOWN } from '../../../src/channels/wecom/dialects.ts';
import {
  renderAibotMarkdown,
  renderAppMarkdown,
  renderIn,
  renderMarkdownV2,
  renderPlainText,
  renderWebhookMarkdown,
} from '../../../src/channels/wecom/render.ts';
import type { Block, Reply } from '../../../src/conversation.ts';
import { wordingOf, wordsOf } from '../../dialogues/wording.ts';
import { anyReply, anyText } from '../any-reply.ts';
import { alike, alikeReply, DIALECTS, shownIn } from './given-dialects.ts';
import { readStrictly } from './strict-markdown.ts';

const MARK = /\n\((?<number>\d+)\/(?<count>\d+)\)$/u;

const REPLY: Reply = {
  blocks: [
    { kind: 'note', text: '理解为：市编办牵头的任务' },
    { kind: 'heading', text: '第4项' },
    { kind: 'text', text: '共 2 项任务：' },
    {
      kind: 'table',
      columns: ['编号', '任务', '牵头单位'],
      rows: [
        ['4.1', '简政放权', '市编办'],
        ['4.3', '事中事后监管', ''],
      ],
    },
    { kind: 'quote', text: '依法行政。\n从严治政。' },
    { kind: 'fields', fields: [{ label: '时限', value: '2017年底' }] },
    { kind: 'source', text: '来源：规划' },
  ],
  choices: [
    { label: '第4.1项全文', send: '第4.1项全文' },
    { label: '订阅', send: '/订阅 市编办' },
  ],
};

function only(messages: readonly string[]): string {
  const [message] = messages;
  if (message === undefined || messages.length > 1) throw new Error(`${messages.length} messages`);
  return message;
}

function texts(...all: string[]): Reply {
  return { blocks: all.map((text) => ({ kind: 'text', text })), choices: [] };
}

/** Rows of about a hundred bytes. */
function table(rows: number): Block {
  return {
    kind: 'table',
    columns: ['编号', '任务', '牵头单位'],
    rows: Array.from({ length: rows }, (_, row) => [`${row + 1}`, '行政执法体制改革'.repeat(2), '市编办、市改革办']),
  };
}

/** Many small cells: the labels are said again between rows only. */
const anyTables = fc.array(
  fc.integer({ min: 1, max: 5 }).chain((count) => {
    const cell = anyText.map((text) => [...text].slice(0, 12).join('').toWellFormed());
    const row = fc.array(cell, { minLength: count, maxLength: count });
    return fc
      .array(row, { maxLength: 40 })
      .map(
        (rows): Block => ({ kind: 'table', columns: Array.from({ length: count }, (_, index) => `«${index}»`), rows }),
      );
  }),
  { maxLength: 4 },
);

describe('the dialects', () => {
  test('the AI bot has tables, and breaks lines where clients could let them flow together', () => {
    expect(only(renderAibotMarkdown(REPLY)).split('\n')).toEqual([
      '*理解为：市编办牵头的任务*',
      '',
      '### 第4项',
      '共 2 项任务：',
      '',
      '| 编号 | 任务 | 牵头单位 |',
      '| :--- | :--- | :--- |',
      '| 4.1 | 简政放权 | 市编办 |',
      '| 4.3 | 事中事后监管 |  |',
      '',
      '> 依法行政。  ',
      '> 从严治政。',
      '',
      '**时限**：2017年底',
      '',
      '*来源：规划*',
      '',
      '\u200b1. 第4.1项全文  ',
      '\u200b2. 订阅：`/订阅 市编办`',
    ]);
    expect(renderMarkdownV2(REPLY)).toEqual(renderAibotMarkdown(REPLY));
  });

  test('webhook and app have no tables, and say in grey what is said beside', () => {
    expect(only(renderWebhookMarkdown(REPLY)).split('\n')).toEqual([
      '<font color="comment">理解为：市编办牵头的任务</font>',
      '',
      '### 第4项',
      '共 2 项任务：',
      '**4.1  简政放权**',
      '牵头单位：市编办',
      '**4.3  事中事后监管**',
      '> 依法行政。',
      '> 从严治政。',
      '',
      '**时限**：2017年底',
      '',
      '<font color="comment">来源：规划</font>',
      '',
      '\u200b1. 第4.1项全文',
      '\u200b2. 订阅：`/订阅 市编办`',
    ]);
    expect(renderAppMarkdown(REPLY)).toEqual(renderWebhookMarkdown(REPLY));
  });

  test('plain text is the same lines without any marks', () => {
    expect(only(renderPlainText(REPLY)).split('\n')).toEqual([
      '理解为：市编办牵头的任务',
      '',
      '第4项',
      '共 2 项任务：',
      '4.1  简政放权',
      '牵头单位：市编办',
      '4.3  事中事后监管',
      '依法行政。',
      '从严治政。',
      '时限：2017年底',
      '',
      '来源：规划',
      '',
      '1. 第4.1项全文',
      '2. 订阅：/订阅 市编办',
    ]);
  });

  test('a row that takes too much of a message makes the table a list', () => {
    const rows = [['1', '字'.repeat(400), '市编办']];
    const reply: Reply = { blocks: [{ kind: 'table', columns: ['编号', '任务', '牵头单位'], rows }], choices: [] };

    expect(only(renderAibotMarkdown(reply))).toMatch(/^\| 编号/u);
    expect(only(renderMarkdownV2(reply))).toMatch(/^\*\*1 {2}字+\*\* {2}\n牵头单位：市编办$/u);
  });

  test('a cell is one line', () => {
    const rows = [['1', '上\n下']];

    expect(only(renderMarkdownV2({ blocks: [{ kind: 'table', columns: ['编号', '任务'], rows }], choices: [] }))).toBe(
      '| 编号 | 任务 |\n| :--- | :--- |\n| 1 | 上 下 |',
    );
  });
});

describe('a reply that is too long', () => {
  test('is divided between the rows of a table, each part with the labels, and says which part it is', () => {
    const messages = renderMarkdownV2({ blocks: [{ kind: 'text', text: '共 60 项。' }, table(60)], choices: [] });

    expect(messages).toHaveLength(2);
    for (const message of messages) {
      expect(message).toContain('| 编号 | 任务 | 牵头单位 |\n| :--- | :--- | :--- |\n| ');
      expect(message).toMatch(/\|\n\n\(\d\/2\)$/u);
    }
    expect(messages.join('\n').match(/^\| \d+ /gmu)).toHaveLength(60);
  });

  test('that floods a chat is cut, says how much is left out and how to ask for less, and keeps source and choices', () => {
    const blocks: Block[] = [table(400), { kind: 'source', text: '来源：规划' }];
    const choices = [{ label: '更多', send: '更多' }];
    const whole = renderIn(APP_MARKDOWN, { blocks: [table(400)], choices: [] }, { most: 1000 });
    const messages = renderAppMarkdown({ blocks, choices });

    expect(messages).toHaveLength(5);
    expect(messages.at(-1)?.split('\n')).toEqual([
      `内容较长，共需 ${whole.length} 条消息，以上为前 4 条，其余 ${whole.length - 4} 条未发。请缩小范围再问，例如写明单位、部分或时限。`,
      '',
      '<font color="comment">来源：规划</font>',
      '',
      '\u200b1. 更多',
      '(5/5)',
    ]);
    expect(messages.slice(0, 4).map((message) => message.replace(/\d\/5\)$/u, ''))).toEqual(
      whole.slice(0, 4).map((message) => message.replace(/\d\/\d+\)$/u, '')),
    );
  });

  test('says so in the language of the reply', () => {
    const messages = renderPlainText(texts('These are the tasks of one unit (市编办). '.repeat(400)));

    expect(messages.at(-1)).toMatch(
      /^This is long and would take \d+ messages\. The first 4 are above; the other \d+ were left out\. Please ask for less/u,
    );
  });

  test('choices are never left out', () => {
    const choices = Array.from({ length: 60 }, (_, index) => ({ label: `${index}${'字'.repeat(60)}`, send: '是' }));
    const shown = alike(shownIn(renderPlainText({ blocks: [], choices }), 'text'));

    for (const { label } of choices) expect(shown).toContain(label);
  });
});

describe('mentions', () => {
  test('stand before a digest, in its first message only', () => {
    const messages = renderWebhookMarkdown({ blocks: [table(80)], choices: [] }, ['zhangsan', 'li.si_2@corp']);

    expect(messages.length).toBeGreaterThan(1);
    expect(messages[0]).toMatch(/^<@zhangsan> <@li\.si_2@corp>\n\*\*1 {2}/u);
    expect(messages.map((message) => readStrictly(message, 'simple').mentions)).toEqual([
      ['zhangsan', 'li.si_2@corp'],
      ...messages.slice(1).map(() => []),
    ]);
  });

  test.for(['all', 'ALL', '', 'a b', 'x><@all', '张三', 'x'.repeat(65), '-x'])('nobody is called by %j', (id) => {
    expect(renderWebhookMarkdown(texts('本周周报'), [id])).toEqual(['本周周报']);
  });

  test('each person is called once, and nobody where there is nothing to see', () => {
    expect(renderWebhookMarkdown(texts('本周周报'), ['a', 'a', 'b'])).toEqual(['<@a> <@b>\n本周周报']);
    expect(renderWebhookMarkdown(texts(' '), ['a'])).toEqual([]);
  });

  test('many people take as many messages as they need', () => {
    const ids = Array.from({ length: 150 }, (_, index) => `${'liaison'.repeat(8)}${index}`);
    const messages = renderWebhookMarkdown(texts('本周周报'), ids);

    expect(messages.length).toBeGreaterThan(1);
    expect(messages.flatMap((message) => readStrictly(message, 'simple').mentions)).toEqual(ids);
  });
});

describe('any reply', () => {
  test.for(DIALECTS)('in %s is within the bytes in every part, and nothing in it acts', ([, dialect, kind]) => {
    const anyBytes = fc.oneof(fc.constant(dialect.bytes), fc.integer({ min: 600, max: dialect.bytes }));
    fc.assert(
      fc.property(anyReply, anyBytes, (reply, bytes) => {
        const messages = renderIn({ ...dialect, bytes }, reply);
        for (const message of messages) {
          expect(Buffer.byteLength(message)).toBeLessThanOrEqual(bytes);
          expect(message.isWellFormed()).toBe(true);
          expect(readStrictly(message, kind).mentions).toEqual([]);
        }
        const marks = messages.map((message) => MARK.exec(message)?.[0]);
        if (messages.length > 1) expect(marks).toEqual(messages.map((_, at) => `\n(${at + 1}/${messages.length})`));
      }),
    );
  });

  test.for(DIALECTS)('in %s has all its words in order, and nothing else', ([, dialect, kind]) => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const messages = renderIn({ ...dialect, bytes: Number.POSITIVE_INFINITY }, reply);
        expect(wordsOf(alike(shownIn(messages, kind)))).toMatch(wordingOf(alikeReply(reply)));
      }),
    );
  });

  test.for(DIALECTS)('in %s has them still when its tables are divided', ([, dialect, kind]) => {
    const anyBytes = fc.integer({ min: 600, max: 4096 });
    fc.assert(
      fc.property(anyTables, anyBytes, (blocks, bytes) => {
        const reply = { blocks, choices: [] };
        const messages = renderIn({ ...dialect, bytes }, reply, { most: Number.POSITIVE_INFINITY });
        expect(wordsOf(alike(shownIn(messages, kind)))).toMatch(wordingOf(alikeReply(reply)));
      }),
    );
  });

  test.for(DIALECTS)('in %s is whole again when its parts are put together', ([, dialect, kind]) => {
    const lists = { ...dialect, hasTables: false };
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 600, max: dialect.bytes }), (reply, bytes) => {
        const seen = (message: string) => alike(readStrictly(message, kind).text.trimEnd().replace(MARK, ''));
        const inParts = (most: number) => renderIn({ ...lists, bytes: most }, reply, { most: 1000 }).map(seen);
        const whole = inParts(Number.POSITIVE_INFINITY).join('').replace(/\s+/gu, '');
        const heads = reply.blocks.flatMap((block) => (block.kind === 'table' ? alike(block.columns.join('')) : []));
        let at = 0;
        for (const part of inParts(bytes).map((text) => text.replace(/\s+/gu, ''))) {
          const head = ['', ...heads].find(
            (one) => part.startsWith(one) && whole.startsWith(part.slice(one.length), at),
          );
          expect(head, part).toBeDefined();
          at += part.length - (head?.length ?? 0);
        }
        expect(at).toBe(whole.length);
      }),
    );
  });

  test('without anything to see is no message', () => {
    for (const [, dialect] of DIALECTS) {
      expect(renderIn(dialect, texts(' \n\u200b'))).toEqual([]);
      expect(renderIn(dialect, texts())).toEqual([]);
    }
  });
});
