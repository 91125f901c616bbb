/** The XML of callbacks, read and written: elements and texts, and nothing else that XML can do. */
import { XMLParser } from 'fast-xml-parser';

export interface XmlElement {
  name: string;
  /** As it was written, blanks and all; ids have more digits than a number can hold. */
  text: string;
  children: readonly XmlElement[];
}

/** What an element holds: a text, a number, elements by name; several make it appear as often. */
export type XmlContent = string | number | XmlFields | readonly XmlFields[];
export interface XmlFields {
  readonly [name: string]: XmlContent;
}

/** The text is no XML, or XML that no callback has. Nothing of the text goes into the message. */
export class XmlError extends Error {
  readonly code = 'xml';

  constructor(message: string) {
    super(message);
    this.name = 'XmlError';
  }
}

const DECLARATION = /^\s*<\?xml [^<>?]*\?>/u;
const CDATA = { begin: '<![CDATA[', end: ']]>' };
/** Tags without attributes. */
const TAG = /<(?:\/[A-Za-z]\w{0,63}|[A-Za-z]\w{0,63} ?\/?)>/gu;
/** The five that every XML has; all others would have to be declared. */
const UNKNOWN_ENTITY = /&(?!(?:amp|lt|gt|quot|apos);)/u;
/** The longest card that somebody can tap has some hundred. */
const MOST_TAGS = 2000;
const MOST_LEVELS = 8;
/** What no XML may contain, however it is written: most control characters, and halves of characters. */
const ILLEGAL = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  maxNestedTags: MOST_LEVELS,
});

/** The root element. Throws XmlError, also for what is XML but has attributes, comments or declarations of its own. */
export function readXml(text: string): XmlElement {
  const body = text.replace(DECLARATION, '');
  refuseUnusual(withoutCdata(body));
  const [root, ...others] = elementsOf(parse(body));
  if (!root || others.length > 0) throw new XmlError('not one element');
  return root;
}

/** The text of the only child with that name; undefined when there is none, or several. */
export function textIn(element: XmlElement, name: string): string | undefined {
  const found = childrenOf(element, name);
  return found.length === 1 ? found[0]?.text : undefined;
}

/** The children with that name; with more names, the children of those, as one list. */
export function childrenOf(element: XmlElement, ...[name, ...deeper]: [string, ...string[]]): XmlElement[] {
  const found = element.children.filter((child) => child.name === name);
  const [next, ...rest] = deeper;
  return next === undefined ? found : found.flatMap((child) => childrenOf(child, next, ...rest));
}

/** An element `xml` with these fields; texts as CDATA, without characters that XML can't hold, and with line ends as \n. */
export function writeXml(fields: XmlFields): string {
  return `<xml>${writeFields(fields)}</xml>`;
}

function writeFields(fields: XmlFields): string {
  return Object.entries(fields).map(writeField).join('');
}

function writeField([name, content]: [string, XmlContent]): string {
  const all = [content].flat();
  return all.map((one) => `<${name}>${writeContent(one)}</${name}>`).join('');
}

function writeContent(content: string | number | XmlFields): string {
  if (typeof content === 'number') return `${content}`;
  if (typeof content !== 'string') return writeFields(content);
  const legal = content.replaceAll(/\r\n?/gu, '\n').replaceAll(ILLEGAL, '');
  return `${CDATA.begin}${legal.replaceAll(CDATA.end, `]]${CDATA.end}${CDATA.begin}>`)}${CDATA.end}`;
}

/** With a sign that no tag and no entity contains in the place of each CDATA. */
function withoutCdata(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const begin = text.indexOf(CDATA.begin, at);
    if (begin < 0) return [...parts, text.slice(at)].join('|');
    const end = text.indexOf(CDATA.end, begin + CDATA.begin.length);
    if (end < 0) throw new XmlError('CDATA without an end');
    parts.push(text.slice(at, begin));
    at = end + CDATA.end.length;
  }
}

/** A reader that knows less is safer: what declares entities, in whatever way, does not get as far as the parser. */
function refuseUnusual(text: string): void {
  let tags = 0;
  const texts = text.replaceAll(TAG, () => {
    tags += 1;
    return ' ';
  });
  if (texts.includes('<')) throw new XmlError('more than elements and texts');
  if (UNKNOWN_ENTITY.test(texts)) throw new XmlError('an entity that XML does not have');
  if (tags > MOST_TAGS) throw new XmlError('too many elements');
}

/** What the parser makes of an element: one key, its name; of a text likewise, with the text in the place of the children. */
type Parsed = Readonly<Record<string, string | readonly Parsed[]>>;
const TEXT = '#text';

function parse(text: string): readonly Parsed[] {
  try {
    return parser.parse(text, true) as Parsed[];
  } catch {
    // Its errors quote the text.
    throw new XmlError('not well-formed');
  }
}

function elementsOf(parsed: readonly Parsed[]): XmlElement[] {
  return parsed.flatMap((one) =>
    Object.entries(one).flatMap(([name, content]) =>
      typeof content === 'string' ? [] : [{ name, text: textOf(content), children: elementsOf(content) }],
    ),
  );
}

function textOf(content: readonly Parsed[]): string {
  return content.map((one) => one[TEXT] ?? '').join('');
}
