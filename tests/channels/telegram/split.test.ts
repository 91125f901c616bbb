/** Long replies in several messages: where they are divided, and that nothing is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTelegram } from '../../../src/channels/telegram/render.ts';
import type { Block } from '../../../src/conversation.ts';
import { anyBlocks } from '../any-reply.ts';
import { visibleText } from './strict-html.ts';

const MARK = /\n\((?<number>\d+)\/(?<count>\d+)\)$/u;

/** The parts' texts without their marks. */
function texts(blocks: Block[], limit: number): string[] {
  return renderTelegram({ blocks, choices: [] }, limit).map(({ plain }) => plain.replace(MARK, ''));
}

function seen(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '');
}

const paragraph = (letter: string, length: number): Block => ({ kind: 'text', text: letter.repeat(length) });

/** Rows of about forty characters. */
function table(rows: number): Block {
  const columns = ['编号', '任务', '牵头单位'];
  return {
    kind: 'table',
    columns,
    rows: Array.from({ length: rows }, (_, row) => [String(row + 1), '行政执法体制改革'.repeat(2), '市编办、市改革办']),
  };
}

describe('a reply that is too long', () => {
  test('is divided between blocks, and each part says which it is', () => {
    const parts = renderTelegram(
      { blocks: [paragraph('a', 90), paragraph('b', 60), paragraph('c', 90)], choices: [] },
      200,
    );

    expect(parts.map(({ plain }) => plain)).toEqual([
      `${'a'.repeat(90)}\n${'b'.repeat(60)}\n(1/2)`,
      `${'c'.repeat(90)}\n(2/2)`,
    ]);
  });

  test('a block that fits into a message of its own is not divided', () => {
    const note: Block = { kind: 'note', text: 'n'.repeat(30) };
    const parts = texts([note, table(4)], 155);

    expect(parts[0]).toBe('n'.repeat(30));
    expect(parts).toHaveLength(2);
  });

  test('a table that fits into no message is divided between its rows', () => {
    const parts = texts([table(30)], 400);

    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part).toMatch(/^\d+ {2}[\s\S]*牵头单位：市编办、市改革办$/u);
    expect(parts.join('\n').match(/^\d+(?= )/gmu)).toHaveLength(30);
  });

  test('a table whose rows carry no labels says them again', () => {
    const rows = Array.from({ length: 60 }, (_, row) => [`${2000 + row}年`, String(row)]);
    const parts = texts([{ kind: 'table', columns: ['年份', '任务数'], rows }], 200);

    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part).toMatch(/^年份 {2}任务数\n\d{4}年 {2}/u);
  });

  test('a heading goes with what it stands over', () => {
    const parts = texts([paragraph('a', 160), { kind: 'heading', text: '标题' }, table(4)], 200);

    expect(parts[0]).toBe('a'.repeat(160));
    expect(parts[1]).toMatch(/^标题\n1 {2}/u);
  });

  test('a sentence that opens a table goes with it', () => {
    const parts = texts([paragraph('a', 150), { kind: 'text', text: '共 4 项任务。' }, table(3)], 200);

    expect(parts[1]).toMatch(/^共 4 项任务。\n1 {2}/u);
  });

  test('a long text is divided between lines, else between sentences', () => {
    const lines = Array.from({ length: 8 }, (_, line) => `${line}${'字'.repeat(59)}`);
    const sentences = lines.map((line) => `${line}。`);

    for (const part of texts([{ kind: 'text', text: lines.join('\n') }], 200))
      expect(part).toMatch(/^\d字+(?:\n\d字+)*$/u);
    for (const part of texts([{ kind: 'quote', text: sentences.join('') }], 200))
      expect(part).toMatch(/^(?:\d字+。)+$/u);
  });

  test('a quotation is closed in one part and opened again in the next', () => {
    const parts = renderTelegram({ blocks: [{ kind: 'quote', text: '依法行政。'.repeat(100) }], choices: [] }, 300);

    expect(parts.length).toBeGreaterThan(1);
    for (const { html } of parts) expect(html).toMatch(/^<blockquote>(?:依法行政。)+<\/blockquote>\n\(\d\/\d\)$/u);
  });

  test('a text without any place to divide it is divided between characters', () => {
    const family = '👩‍👩‍👧‍👦';
    for (const part of texts([{ kind: 'text', text: family.repeat(100) }], 200)) {
      expect(part.replaceAll(family, '')).toBe('');
    }
  });

  test('a message of 4096 units is never exceeded, however long the reply', () => {
    for (const { html, plain } of renderTelegram({ blocks: [table(500), paragraph('&', 20_000)], choices: [] })) {
      expect(visibleText(html)).toBe(plain);
      expect(plain.length).toBeLessThanOrEqual(4096);
    }
  });
});

describe('any reply', () => {
  test('is whole again when its parts are put together', () => {
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 200, max: 1000 }), (blocks, limit) => {
        const whole = seen(texts(blocks, Number.POSITIVE_INFINITY).join(''));
        const heads = blocks.flatMap((block) => (block.kind === 'table' ? seen(block.columns.join('')) : []));
        let at = 0;
        for (const part of texts(blocks, limit).map(seen)) {
          const fits = ['', ...heads].filter(
            (head) => part.startsWith(head) && whole.startsWith(part.slice(head.length), at),
          );
          const [head] = fits;
          expect(head, part).toBeDefined();
          const rest = part.slice(head?.length);
          at += rest.length;
        }
        expect(at).toBe(whole.length);
      }),
    );
  });

  test('never ends a part with a heading, unless there is nothing more', () => {
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 200, max: 1000 }), (blocks, limit) => {
        for (const part of texts(blocks, limit).slice(0, -1)) expect(part).not.toMatch(/(?:^|\n)§§\d+$/u);
      }),
    );
  });

  test('counts its parts', () => {
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 200, max: 1000 }), (blocks, limit) => {
        const parts = renderTelegram({ blocks, choices: [] }, limit);
        const marks = parts.map(({ plain }) => MARK.exec(plain)?.[0]);
        expect(marks).toEqual(parts.length > 1 ? parts.map((_, index) => `\n(${index + 1}/${parts.length})`) : marks);
      }),
    );
  });
});
