/** Replies as Telegram's HTML: what a phone shows, and that it is the same text as everywhere else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderPlain } from '../../../src/answer/plain.ts';
import { columnsOf } from '../../../src/answer/width.ts';
import { type Part, renderTelegram } from '../../../src/channels/telegram/render.ts';
import type { Block, Choice } from '../../../src/conversation.ts';
import { ask, unit } from '../../answer/given.ts';
import { anyBlocks, anyReply } from '../any-reply.ts';
import { visibleText } from './strict-html.ts';

/** The text without what can't be seen. */
function seen(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '');
}

/** The words of the blocks as plain text has them: labels above the rows where the second of two cells is a number, else at each cell. */
function plainWords(blocks: readonly Block[]): string {
  return blocks
    .map((block) => seen(renderPlain({ blocks: [block], choices: [] }, hasHead(block) ? 1e9 : 0).toWellFormed()))
    .join('');
}

function hasHead(block: Block): boolean {
  if (block.kind !== 'table' || block.columns.length > 2) return false;
  return block.rows.every(([, second = '']) => columnsOf(second) <= 8);
}

function only(parts: readonly Part[]): Part {
  const [part] = parts;
  if (!part || parts.length > 1) throw new Error(`${parts.length} parts`);
  return part;
}

function html(...blocks: Block[]): string {
  return only(renderTelegram({ blocks, choices: [] })).html;
}

describe('on a phone', () => {
  test('headings are bold, remarks and the source in italics', () => {
    expect(
      html(
        { kind: 'note', text: '理解为：第24项' },
        { kind: 'heading', text: '第24项' },
        { kind: 'text', text: '由谁牵头。' },
        { kind: 'source', text: '来源：规划' },
      ),
    ).toBe('<i>理解为：第24项</i>\n\n<b>第24项</b>\n由谁牵头。\n\n<i>来源：规划</i>');
  });

  test('a quotation is a block of its own, and a long one is folded', () => {
    expect(html({ kind: 'quote', text: '原文' })).toBe('<blockquote>原文</blockquote>');
    expect(html({ kind: 'quote', text: '文'.repeat(400) })).toMatch(/^<blockquote expandable>文+<\/blockquote>$/u);
  });

  test('fields have bold labels and the colon of their language', () => {
    const fields = [
      { label: '牵头单位', value: '市编办' },
      { label: 'Lead', value: 'Staffing Office' },
    ];

    expect(html({ kind: 'fields', fields })).toBe('<b>牵头单位</b>：市编办\n<b>Lead</b>: Staffing Office');
  });

  test('a table of measures is one entry a row, without its empty cells', () => {
    const rows = [
      ['4.1', '简政放权', '市编办', '2017年底'],
      ['12', '信用', '市发改委', ''],
      ['13', '公开', '', ''],
    ];

    expect(html({ kind: 'table', columns: ['编号', '任务', '牵头单位', '完成时限'], rows })).toBe(
      [
        '<b>4.1  简政放权</b>',
        '牵头单位：市编办；完成时限：2017年底',
        '<b>12  信用</b>',
        '牵头单位：市发改委',
        '<b>13  公开</b>',
      ].join('\n'),
    );
  });

  test('where the first column is no number, it alone is bold', () => {
    const rows = [['/due [period]', 'what is due', '/due 2017']];

    expect(html({ kind: 'table', columns: ['Command', 'What it does', 'Example'], rows })).toBe(
      '<b>/due [period]</b>  what is due\nExample: /due 2017',
    );
  });

  test('a table of labels and numbers says once, above, what they are', () => {
    const rows = [
      ['2016年', '3'],
      ['2017年', '39'],
    ];

    expect(html({ kind: 'table', columns: ['年份', '任务数'], rows })).toBe(
      '<i>年份  任务数</i>\n<b>2016年</b>  3\n<b>2017年</b>  39',
    );
  });

  test('a table of ids and titles is a plain list', () => {
    const rows = [
      ['4.1', '进一步简政放权'],
      ['12', '推进社会信用体系建设'],
    ];

    expect(html({ kind: 'text', text: '共 2 项任务：' }, { kind: 'table', columns: ['编号', '任务'], rows })).toBe(
      '共 2 项任务：\n<b>4.1</b>  进一步简政放权\n<b>12</b>  推进社会信用体系建设',
    );
  });

  test('eight measures of the real plan are one message, in the words of the plain reply', () => {
    const { reply } = ask({ tell: 'measures', where: { units: unit('市政府法制办') } });
    const part = only(renderTelegram(reply));

    expect(part.html.match(/^<b>\d/gmu)).toHaveLength(8);
    expect(seen(visibleText(part.html))).toBe(plainWords(reply.blocks));
  });
});

describe('markup in the data', () => {
  test.each(['<b>', '</blockquote>', '&amp;', '&', '<a href="tg://user?id=1">x</a>', '@all'])('%s is text', (text) => {
    const rows = [[text, text, text]];
    const part = only(
      renderTelegram({
        blocks: [
          ...(['text', 'note', 'heading', 'quote', 'source'] as const).map((kind) => ({ kind, text })),
          { kind: 'fields', fields: [{ label: text, value: text }] },
          { kind: 'table', columns: [text, text, text], rows },
        ],
        choices: [],
      }),
    );

    expect(visibleText(part.html)).toBe(part.plain);
    expect(part.plain.split(text)).toHaveLength(12);
  });

  test('half a character is shown as a replacement: Telegram refuses text that is not well-formed', () => {
    expect(html({ kind: 'text', text: 'a\ud83db' })).toBe('a\ufffdb');
  });
});

describe('choices in the message', () => {
  const blocks: Block[] = [{ kind: 'text', text: '请选择。' }];
  const shown = (...choices: Choice[]) => only(renderTelegram({ blocks, choices })).html;

  test('are not repeated where their buttons show them', () => {
    expect(shown({ label: '第24项全文', send: '第24项全文' })).toBe('请选择。');
  });

  test('are all listed when a button shows one of them cut', () => {
    const long = '城乡水资源统一管理和涉水事务一体化管理模式的任务';

    expect(shown({ label: '第7项', send: '第7项' }, { label: long, send: '第8项' })).toBe(
      `请选择。\n\n1. 第7项\n2. ${long}`,
    );
  });

  test('say what to type when there can be no button', () => {
    const send = `/订阅 ${'市政府法制办牵头的任务'.repeat(3)} <全部>`;

    expect(shown({ label: '订阅', send })).toBe(
      `请选择。\n\n1. 订阅：<code>${send.replace('<', '&lt;').replace('>', '&gt;')}</code>`,
    );
  });
});

describe('any reply', () => {
  test('is valid HTML in every part, and shows what its plain text says', () => {
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 200, max: 4096 }), (reply, limit) => {
        for (const { html: marked, plain } of renderTelegram(reply, limit)) {
          expect(visibleText(marked)).toBe(plain);
          expect(plain.length).toBeLessThanOrEqual(limit);
          expect(plain.isWellFormed()).toBe(true);
          expect(seen(plain)).not.toBe('');
        }
      }),
    );
  });

  test('has the words of the plain reply in the same order, nothing added, nothing lost', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const parts = renderTelegram({ blocks, choices: [] }, Number.POSITIVE_INFINITY);
        expect(seen(parts.map(({ plain }) => plain).join(''))).toBe(plainWords(blocks));
      }),
    );
  });

  test('has every cell of every table', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const [part] = renderTelegram({ blocks, choices: [] }, Number.POSITIVE_INFINITY);
        for (const block of blocks) {
          const cells = block.kind === 'table' ? block.rows.flat() : [];
          for (const cell of cells) expect(seen(part?.plain ?? '')).toContain(seen(cell.toWellFormed()));
        }
      }),
    );
  });

  test('without anything to see is no message', () => {
    expect(renderTelegram({ blocks: [{ kind: 'text', text: ' \n\u200b' }], choices: [] })).toEqual([]);
    expect(renderTelegram({ blocks: [], choices: [] })).toEqual([]);
  });
});
