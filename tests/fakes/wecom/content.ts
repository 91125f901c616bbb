/** The content of a message by its msgtype: what may be sent where, and how long it may be. */
import { type Card, readCard } from './cards.ts';
import { invalid, Refusal } from './codes.ts';
import { bytesOf, cutTo, listIn, objectIn, textIn, type Wire } from './wire.ts';

export interface Content {
  readonly msgtype: string;
  readonly text: string;
  readonly card: Card | null;
  readonly isCut: boolean;
  readonly mentions: readonly string[];
  readonly feedbackId: string | null;
}

/** Who sends: the AI bot (`welcome`: on entering), a webhook, the app to people, the app to its groups, the app in its answer. */
export type Sender = 'bot' | 'welcome' | 'webhook' | 'app' | 'appchat' | 'passive';

interface Bound {
  readonly bytes: number;
  /** What is longer is cut off; otherwise it is refused. */
  readonly cuts: boolean;
}

const refusing = (bytes: number): Bound => ({ bytes, cuts: false });
const cutting = (bytes: number): Bound => ({ bytes, cuts: true });

export const LONGEST_BOT_TEXT = 20_480;
const BOUNDS: Readonly<Record<Sender, Readonly<Record<string, Bound>>>> = {
  bot: { markdown: refusing(LONGEST_BOT_TEXT) },
  welcome: { text: refusing(LONGEST_BOT_TEXT) },
  webhook: { text: refusing(2048), markdown: refusing(4096), markdown_v2: refusing(4096) },
  app: { text: cutting(2048), markdown: cutting(2048) },
  appchat: { text: cutting(2048), markdown: cutting(2048) },
  passive: { text: cutting(2048) },
};
const MENTION = /<@(?<userid>[^>\s]+)>/gu;
/** Where `<@userid>` is known to mention somebody. */
const MENTIONING: readonly string[] = ['webhook markdown', 'appchat text', 'appchat markdown'];

/**
 * `lacks`: msgtypes that this WeCom is too old for.
 * @throws Refusal when it is of a kind that can't be sent there, empty, or too long where nothing is cut
 */
export function readContent(sender: Sender, body: Wire, lacks: readonly string[]): Content {
  const msgtype = textIn(body.msgtype);
  if (lacks.includes(msgtype)) throw new Refusal(40008);
  if (msgtype === 'template_card' && sender !== 'passive' && sender !== 'appchat') {
    const card = readCard(body.template_card, sender === 'webhook' ? 'notices' : 'all');
    return { ...plain(msgtype, card.text), card, feedbackId: feedbackIn(objectIn(body.template_card)) };
  }
  if (msgtype === 'textcard' && (sender === 'app' || sender === 'appchat')) return textCard(objectIn(body.textcard));
  const bound = BOUNDS[sender][msgtype];
  if (!bound) throw new Refusal(40008);
  const given = objectIn(body[msgtype]);
  const whole = textIn(given.content);
  if (whole === '') throw new Refusal(sender === 'bot' || sender === 'welcome' ? 93017 : 44004);
  const isLong = bytesOf(whole) > bound.bytes;
  if (isLong && !bound.cuts) throw tooLong(msgtype, bound.bytes);
  const text = isLong ? cutTo(whole, bound.bytes) : whole;
  const listed = listIn(given.mentioned_list).map(textIn);
  const written = MENTIONING.includes(`${sender} ${msgtype}`) ? mentionsIn(text) : [];
  const mentions = sender === 'webhook' || sender === 'appchat' ? [...listed, ...written] : [];
  return { msgtype, text, card: null, isCut: isLong, mentions, feedbackId: feedbackIn(given) };
}

export function tooLong(msgtype: string, bytes: number): Refusal {
  return invalid(`${msgtype}.content exceed max length ${bytes}`);
}

export function feedbackIn(given: Wire): string | null {
  return textIn(objectIn(given.feedback).id) || null;
}

function plain(msgtype: string, text: string): Content {
  return { msgtype, text, card: null, isCut: false, mentions: [], feedbackId: null };
}

function textCard(given: Wire): Content {
  const title = textIn(given.title);
  const description = textIn(given.description);
  if (title === '' || description === '' || textIn(given.url) === '') throw new Refusal(44004);
  const shown = cutTo(description, 512);
  return { ...plain('textcard', `${cutTo(title, 128)}\n${shown}`), isCut: shown !== description };
}

function mentionsIn(text: string): string[] {
  return [...text.matchAll(MENTION)].map(({ groups }) => groups?.userid ?? '');
}
