/** Any reply at all: odd characters, emoji, marks that combine, very long cells, and markup in every place. */
import fc from 'fast-check';
import type { Block, Choice, Reply } from '../../src/conversation.ts';

const PIECES = [
  '<b>',
  '</b>',
  '</blockquote>',
  '<blockquote expandable>',
  '<script>alert(1)</script>',
  '&amp;',
  '&lt;',
  '&',
  '<',
  '>',
  '"',
  '<@all>',
  '<@zhangsan>',
  '<font color="warning">',
  '</font>',
  '<think>',
  '**',
  '*',
  '__',
  '_',
  'zhang_san',
  '~~',
  '~',
  '`',
  '```',
  '|',
  '|---|',
  '[here](https://example.org)',
  '](',
  '[note]: ',
  '\\',
  '# ',
  '> ',
  '- ',
  '+ ',
  '1. ',
  '---',
  '===',
  '    ',
  '\t',
  '@all',
  '@some_official',
  '/due@bot',
  'https://example.org/?a=1&b=2',
  '👩‍👩‍👧‍👦',
  '🇨🇳',
  '👍🏽',
  'e\u0301\u0302\u0323',
  '𠮷',
  '䶮',
  '\ud83d',
  '\udc4d',
  '\u202e',
  '\u200b',
  '\u3000',
  '\r\n',
  '\n',
  '\n\n',
  ' ',
  '。',
  '！”',
  '，',
  '. ',
  'item 24, ',
  '规划',
  '牵头单位：',
];

export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.constantFrom(
    '一二三四五六七八九十'.repeat(60),
    'x'.repeat(900),
    '市编办、'.repeat(150),
    'One sentence. '.repeat(50),
  ),
);

/** Recognisable wherever they turn up. */
const heading = fc.nat(99).map((number): Block => ({ kind: 'heading', text: `§§${number}` }));
const label = fc.tuple(fc.nat(9), fc.constantFrom('编号', 'Due', '<i>')).map(([number, text]) => `«${number}${text}»`);

const table: fc.Arbitrary<Block> = fc.array(label, { minLength: 1, maxLength: 5 }).chain((columns) =>
  fc
    .array(fc.array(fc.oneof(anyText, fc.constant('')), { minLength: columns.length, maxLength: columns.length }), {
      maxLength: 8,
    })
    .map((rows): Block => ({ kind: 'table', columns, rows })),
);

const fields = fc
  .array(fc.record({ label: anyText, value: anyText }), { maxLength: 5 })
  .map((pairs): Block => ({ kind: 'fields', fields: pairs }));

const saying = fc
  .record({ kind: fc.constantFrom('text', 'note', 'quote', 'source'), text: anyText })
  .map((block) => block as Block);

export const anyBlocks = fc.array(fc.oneof(saying, heading, fields, table), { maxLength: 8 });

export const anyChoice: fc.Arbitrary<Choice> = fc.oneof(
  anyText.map((text) => ({ label: text, send: text })),
  fc.record({ label: anyText, send: anyText }),
  fc.constantFrom('更多', '第24项全文', 'overdue tasks').map((text) => ({ label: text, send: text })),
);

export const anyReply: fc.Arbitrary<Reply> = fc.record({
  blocks: anyBlocks,
  choices: fc.array(anyChoice, { maxLength: 4 }),
});
