/** Text that could do something in WeCom: it is shown as it was written, and does nothing. */
import { describe, expect, test } from 'vitest';
import {
  renderIn,
  renderMarkdownV2,
  renderPlainText,
  renderWebhookMarkdown,
} from '../../../src/channels/wecom/render.ts';
import type { Block } from '../../../src/conversation.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { DIALECTS } from './given-dialects.ts';
import { readStrictly } from './strict-markdown.ts';

function only(messages: readonly string[]): string {
  expect(messages).toHaveLength(1);
  return messages[0] ?? '';
}

function shown(render: typeof renderPlainText, text: string): string {
  return only(render({ blocks: [{ kind: 'text', text }], choices: [] }));
}

/** The text in every place of a reply. */
function everywhere(text: string): Block[] {
  return [
    ...(['text', 'note', 'heading', 'quote', 'source'] as const).map((kind) => ({ kind, text })),
    { kind: 'fields', fields: [{ label: text, value: text }] },
    { kind: 'table', columns: [text, '任务'], rows: [[text, text]] },
  ];
}

describe('text that could do something', () => {
  test.for([
    '<@all>',
    '<@zhangsan>',
    '<font color="warning">急</font>',
    '<a href="https://evil.example">点这里</a>',
    '<think>',
    '[点这里](https://evil.example)',
    '[点这里]\u200b(https://evil.example)',
    '![图](https://evil.example/x.png)',
    '[注]: https://evil.example',
    '**急**',
    '*急*',
    '`code`',
    '```\ncode\n```',
    '~~删去~~',
    '_急_',
    '| a | b |\n|---|---|\n| c | d |',
    '# 标题 #',
    '> 引用',
    '- 一',
    '1. 一',
    '正文\n===',
    '正文\n---',
    '    code',
    '\tcode',
    '&lt;@all&gt;',
    'a\r# b',
    'a\u2028# b',
    '末尾\\',
    '\u202e文本',
  ])('%j is text, wherever it stands', (text) => {
    for (const [name, dialect, kind] of DIALECTS) {
      const blocks = everywhere(text);
      const choices = [{ label: text, send: `/订阅 ${text}` }];
      const messages = renderIn(dialect, { blocks, choices });
      expect(messages.length, name).toBeGreaterThan(0);
      for (const message of messages) {
        expect(readStrictly(message, kind).mentions).toEqual([]);
        expect(Buffer.byteLength(message)).toBeLessThanOrEqual(dialect.bytes);
      }
    }
  });

  test('is folded back to what it was when somebody sends it to the bot', () => {
    const text = '/订阅 zhang_san <全部> | *a* # `b` ~ [x](y) \\ &amp;';

    for (const render of [renderPlainText, renderMarkdownV2, renderWebhookMarkdown])
      expect(normalise(shown(render, text)).text).toBe(normalise(text).text);
  });
});

describe('as little as possible is changed', () => {
  test('what could act becomes its full-width twin', () => {
    expect(shown(renderWebhookMarkdown, '<@all> **急** [x](y)')).toBe('＜@all＞ ＊＊急＊＊ [x］(y)');
    expect(shown(renderMarkdownV2, '1~3月 _c_')).toBe('1～3月 ＿c＿');
    expect(shown(renderPlainText, '<@all> **急** `x` | #')).toBe('＜@all＞ **急** `x` | #');
  });

  test('a bar ends a cell, and means nothing elsewhere', () => {
    const blocks: Block[] = [{ kind: 'table', columns: ['编号', '写法'], rows: [['1', '中文|英文']] }];

    expect(only(renderMarkdownV2({ blocks, choices: [] }))).toContain('| 1 | 中文｜英文 |');
    expect(shown(renderMarkdownV2, '中文|英文\n|---|---|')).toBe('中文|英文  \n\u200b|---|---|');
  });

  test('what would only look different at the beginning of a line gets a zero-width space', () => {
    expect(shown(renderWebhookMarkdown, '# a\n- b\n1. c\n4.1 d\n2017年')).toBe(
      '\u200b# a\n\u200b- b\n\u200b1. c\n4.1 d\n2017年',
    );
    expect(shown(renderPlainText, '# a\n1. b')).toBe('# a\n1. b');
  });

  test('ids of people, dates, prices and addresses stay as they are', () => {
    const text = 'zhang_san，2017-06-15，a@b.cn，https://example.org/a?b=1&c=2，(一)、[2017]3号，50%，A&B';

    for (const render of [renderPlainText, renderMarkdownV2, renderWebhookMarkdown])
      expect(shown(render, text)).toBe(text);
  });
});
