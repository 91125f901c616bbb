/** What people see of our messages: markdown as it was written, cards with their buttons, streams as they stand now. */
import type { Card, CardButton } from './cards.ts';
import type { Chat, Message, Person, Way } from './shapes.ts';

export interface Shown {
  readonly chat: Chat;
  readonly id: number;
  /** The way it came. */
  readonly way: Way | null;
  readonly msgtype: string;
  /** Markdown as it was written; a card's lines; both when a card came with a stream. */
  readonly text: string;
  readonly card: Card | null;
  readonly buttons: readonly CardButton[];
  readonly isFinished: boolean;
  readonly isCut: boolean;
  readonly mentions: readonly string[];
  /** What a person had asked. */
  readonly replyTo: string | null;
  /** The texts that stood here before, oldest first. */
  readonly earlier: readonly string[];
  readonly message: Message;
}

/** As everybody sees it, or as one of them does. */
export function shownIn(chat: Chat, to: Person | null): Shown[] {
  return chat.messages.filter(({ from }) => from === null).map((message) => shown(message, to));
}

/** The card as this person has it before them. */
export function cardFor(message: Message, person: Person | null): Card | null {
  return (person && message.cards.get(person.userid.toLowerCase())) ?? message.card;
}

function shown(message: Message, to: Person | null): Shown {
  const { chat, id, way, msgtype, isFinished, isCut, mentions, replyTo, earlier } = message;
  const card = cardFor(message, to);
  const texts = card && msgtype !== 'template_card' ? [message.text, card.text] : [card?.text ?? message.text];
  return {
    chat,
    id,
    way,
    msgtype,
    text: texts.filter((text) => text !== '').join('\n'),
    card,
    buttons: card?.buttons ?? [],
    isFinished,
    isCut,
    mentions,
    replyTo: replyTo?.text ?? null,
    earlier: [...earlier],
    message,
  };
}
