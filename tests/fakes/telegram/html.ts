/**
 * Telegram's HTML: its tags, its character references, and its words for what it can't read.
 * Modelled from Telegram's documentation and the published tests of its server; `tg-time` is not modelled.
 */
import { badRequest, type Entity, type Formatted } from './shapes.ts';

const STYLES: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  pre: 'pre',
  code: 'code',
  blockquote: 'blockquote',
};
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const REFERENCE = /&(?:#x(?<hex>[0-9a-f]*)|#(?<decimal>\d*)|(?<name>[a-z]+));?/giu;
const TAG_NAME = /[^\s>]*/uy;
const SPACE = /\s*/uy;
const ATTRIBUTE_NAME = /[^\s=>/"']*/uy;
const NAME_TOKEN = /[a-z0-9.-]*/iuy;

interface OpenTag {
  name: string;
  attributes: Map<string, string>;
  /** Where its text begins in the visible text. */
  offset: number;
}

/** Visible text and entities, or the refusal that Telegram would give. */
export function parseHtml(html: string): Formatted {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf('<', at);
    text += decodeReferences(html.slice(at, tag < 0 ? html.length : tag));
    if (tag < 0) break;
    if (html[tag + 1] === '/') {
      at = closeTag(html, tag, open, (closed) => entities.push(...entityOf(closed, text, entities)));
    } else {
      const { name, attributes, end } = readStartTag(html, tag);
      open.push({ name, attributes, offset: text.length });
      at = end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw unreadable(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  if (!text.isWellFormed()) {
    const words = 'Text contains invalid Unicode characters after decoding HTML entities';
    throw unreadable(`${words}, check for unmatched surrogate code units`);
  }
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
}

function closeTag(html: string, begin: number, open: OpenTag[], close: (tag: OpenTag) => void): number {
  const tag = open.at(-1);
  if (!tag) throw unreadable('Unexpected end tag', html, begin);
  const name = match(TAG_NAME, html, begin + 2).toLowerCase();
  const afterName = begin + 2 + name.length;
  const end = afterName + match(SPACE, html, afterName).length;
  if (html[end] !== '>') throw unreadable('Unclosed end tag', html, begin);
  if (name !== '' && name !== tag.name) {
    throw unreadable('Unmatched end tag', html, begin, `, expected "</${tag.name}>", found "</${name}>"`);
  }
  open.pop();
  close(tag);
  return end + 1;
}

function readStartTag(html: string, begin: number) {
  const written = match(TAG_NAME, html, begin + 1);
  const name = written.toLowerCase();
  let at = begin + 1 + written.length;
  if (at >= html.length) throw unreadable('Unclosed start tag', html, begin);
  if (!Object.hasOwn(STYLES, name)) throw unreadable(`Unsupported start tag "${name}"`, html, begin);
  const attributes = new Map<string, string>();
  for (;;) {
    at += match(SPACE, html, at).length;
    if (html[at] === '>') break;
    const attribute = match(ATTRIBUTE_NAME, html, at);
    if (attribute === '') throw unreadable(`Empty attribute name in the tag "${name}"`, html, begin);
    at += attribute.length;
    at += match(SPACE, html, at).length;
    if (at >= html.length) throw unreadable(`Unclosed start tag "${name}"`, html, begin);
    if (html[at] !== '=') {
      attributes.set(attribute, '');
      continue;
    }
    at += 1;
    at += match(SPACE, html, at).length;
    if (at >= html.length) throw unreadable(`Unclosed start tag "${name}"`, html, begin);
    const { value, end } = readValue(html, at);
    if (end >= html.length) throw unreadable('Unclosed start tag', html, begin);
    attributes.set(attribute, value);
    at = end;
  }
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw unreadable('Tag "span" must have class "tg-spoiler"', html, begin);
  }
  return { name, attributes, end: at + 1 };
}

function readValue(html: string, at: number): { value: string; end: number } {
  const quote = html[at];
  if (quote === '"' || quote === "'") {
    const closing = html.indexOf(quote, at + 1);
    const end = closing < 0 ? html.length : closing;
    return { value: decodeReferences(html.slice(at + 1, end)), end: end + 1 };
  }
  const value = match(NAME_TOKEN, html, at);
  const end = at + value.length;
  if (end < html.length && !/[\s>]/u.test(html[end] ?? '')) throw unreadable('Unexpected end of name token', html, at);
  return { value: value.toLowerCase(), end };
}

/** The entity of a tag that was closed: none for an empty one, or for a link that leads nowhere. */
function entityOf(tag: OpenTag, text: string, earlier: Entity[]): Entity[] {
  const { name, attributes, offset } = tag;
  const length = text.length - offset;
  if (length === 0) return [];
  const type = STYLES[name] ?? name;
  if (name === 'a') return linkTo(attributes.get('href') || text.slice(offset), offset, length);
  if (name === 'blockquote' && attributes.has('expandable')) return [{ type: 'expandable_blockquote', offset, length }];
  const inside = earlier.at(-1);
  if (name === 'pre' && inside?.type === 'code' && inside.offset === offset && inside.length === length) {
    earlier.pop();
    return [{ ...inside, type: 'pre' }];
  }
  const language = attributes.get('class')?.match(/^language-(?<language>.+)$/u)?.groups?.language;
  return [{ type, offset, length, ...(name === 'code' && language ? { language } : {}) }];
}

function linkTo(address: string, offset: number, length: number): Entity[] {
  const user = address.match(/^tg:\/\/user\?id=(?<id>\d+)$/u)?.groups?.id;
  if (user)
    return [{ type: 'text_mention', offset, length, user: { id: Number(user), is_bot: false, first_name: '' } }];
  const url = /^[a-z][a-z0-9+.-]*:\/\//iu.test(address) ? address : `http://${address}`;
  if (!URL.canParse(url) || !/[^.]\.[^.]|^\[|localhost/u.test(new URL(url).hostname)) return [];
  return [{ type: 'text_link', offset, length, url: new URL(url).href }];
}

function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const isCode = code > 0 && code < 0x10ffff && whole.replace(';', '').length < 10;
    return isCode ? String.fromCodePoint(code) : whole;
  });
}

function match(pattern: RegExp, html: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(html)?.[0] ?? '';
}

/** Offsets are told in bytes. */
function unreadable(words: string, html?: string, at?: number, rest = ''): Error {
  const place = html === undefined ? '' : ` at byte offset ${Buffer.byteLength(html.slice(0, at))}`;
  return badRequest(`can't parse entities: ${words}${place}${rest}`);
}
