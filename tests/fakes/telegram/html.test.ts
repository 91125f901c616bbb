/** The fake Telegram: which HTML it reads, and its words for what it can’t. */
import { expect, test } from 'vitest';
import { parseHtml } from './html.ts';

const REFUSED: readonly [html: string, words: string][] = [
  ['🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13'],
  ['🏟 🏟&lt;<abac>', 'Unsupported start tag "abac" at byte offset 13'],
  ['甲<br/>乙', 'Unsupported start tag "br/" at byte offset 3'],
  ['<p>甲</p>', 'Unsupported start tag "p" at byte offset 0'],
  ['a < b', 'Unsupported start tag "" at byte offset 2'],
  ['🏟 🏟&lt;<i   =aba>', 'Empty attribute name in the tag "i" at byte offset 13'],
  ['🏟 🏟&lt;<i    aba>', `Can't find end tag corresponding to start tag "i"`],
  ['🏟 🏟&lt;<i    aba  =  ', 'Unclosed start tag "i" at byte offset 13'],
  ['🏟 🏟&lt;<i    aba  =  190azAz-.,', 'Unexpected end of name token at byte offset 27'],
  ['🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', 'Unclosed start tag at byte offset 13'],
  ['🏟 🏟&lt;</', 'Unexpected end tag at byte offset 13'],
  ['🏟 🏟&lt;<i>a</i   ', 'Unclosed end tag at byte offset 17'],
  ['🏟 🏟&lt;<i>a</em   >', 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
  ['<span>甲</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
];

test.each(REFUSED)('refuses %s in Telegram’s words', (html, words) => {
  expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${words}`);
});

const READ: readonly [html: string, text: string, entities: object[]][] = [
  ['&lt;&gt;&amp;&quot;&laquo;&#12345678;', '<>&"&laquo;&#12345678;', []],
  ['&#27827;&#x957f;&apos;', '河长&apos;', []],
  ['🏟 🏟<i>🏟 &lt🏟</i>', '🏟 🏟🏟 <🏟', [{ type: 'italic', offset: 5, length: 6 }]],
  [
    '<b>甲<i>乙</i></b>',
    '甲乙',
    [
      { type: 'bold', offset: 0, length: 2 },
      { type: 'italic', offset: 1, length: 1 },
    ],
  ],
  ['<blockquote expandable>甲</blockquote>', '甲', [{ type: 'expandable_blockquote', offset: 0, length: 1 }]],
  [
    '<a href="https://example.org/?a=1&amp;b=2">甲</a>',
    '甲',
    [{ type: 'text_link', offset: 0, length: 1, url: 'https://example.org/?a=1&b=2' }],
  ],
  ['<a href="nowhere">甲</a>', '甲', []],
];

test.each(READ)('reads %s', (html, text, entities) => {
  expect(parseHtml(html)).toEqual({ text, entities });
});
