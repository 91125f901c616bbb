/** Choices as the buttons of a template card, and the cards that say one thing: within the limits that WeCom sets for cards. */
import type { TemplateCard, TemplateCardButton } from '@wecom/aibot-node-sdk';
import { columnsOf } from '../../answer/width.ts';
import type { Choice, Lang } from '../../conversation.ts';
import { isVisible } from '../runs.ts';
import { shorten } from '../shorten.ts';
import { tidy } from './escape.ts';

/** A choice with what comes back when its button is pressed; without a key there is no button for it. */
export interface KeyedChoice extends Pick<Choice, 'label' | 'send' | 'turnsPage'> {
  key: string | null;
}

/** How choices are shown: on a card, if any can be, and as numbered lines of the text. */
export interface Offered {
  card: TemplateCard | null;
  listed: Pick<Choice, 'label' | 'send'>[];
}

const MOST_BUTTONS = 6;
const LONGEST_KEY = 1024;
/** In columns: WeCom counts Chinese characters (10, 26, 30 and 112 of them), and cuts what is wider. */
const BUTTON = 20;
const TITLE = 52;
const DETAIL = 60;
const TEXT = 224;
const TASK_ID = /^[0-9A-Za-z_@-]{1,128}$/u;

const WORDING = {
  zh: { choose: '请选择', chosen: '已选择' },
  en: { choose: 'Please choose', chosen: 'Chosen' },
} as const satisfies Record<Lang, Record<string, string>>;

/**
 * A button for each choice, six at most, those that turn the page last. When a button does not show all of a choice, or
 * there is none for it, all choices are listed, so that they can be read in full, and the buttons have the numbers of the
 * lines: cut short they could look alike. How to turn the page is said elsewhere.
 * `taskId`: 1 to 128 of 0-9 A-Z a-z _ - @, never used before by this bot.
 */
export function offerChoices(choices: readonly KeyedChoice[], taskId: string, lang: Lang): Offered {
  const able = choices.filter(canBeButton);
  const turns = able.filter(({ turnsPage }) => turnsPage).slice(0, MOST_BUTTONS);
  const others = able.filter(({ turnsPage }) => !turnsPage).slice(0, MOST_BUTTONS - turns.length);
  const shown = [...others, ...turns];
  const mustListTurns = choices.some((choice) => choice.turnsPage && !shown.includes(choice));
  const first = choices.filter(({ turnsPage }) => !turnsPage);
  if (shown.length === 0 || mustListTurns) return { card: null, listed: linesBeside([], choices) };
  if (first.every((choice) => shown.includes(choice) && columnsOf(oneLine(choice.label)) <= BUTTON)) {
    return { card: chooseCard(shown.map(buttonOf), taskId, lang), listed: [] };
  }
  const numbered = shown.map((choice) =>
    choice.turnsPage
      ? buttonOf(choice)
      : buttonOf({ ...choice, label: `${first.indexOf(choice) + 1}. ${choice.label}` }),
  );
  return { card: chooseCard(numbered, taskId, lang), listed: linesBeside(shown, first) };
}

/**
 * What takes the place of a card on which a choice was picked. A notice must lead somewhere when it is touched; without
 * `url` the button of that choice stays.
 */
export function chosenCard(
  picked: { label: string; key: string },
  taskId: string,
  lang: Lang,
  url: string | null,
): TemplateCard {
  const said = { main_title: { title: WORDING[lang].chosen, desc: shorten(oneLine(picked.label), DETAIL) } };
  return url === null
    ? { ...chooseCard([buttonOf(picked)], taskId, lang), ...said }
    : { card_type: 'text_notice', ...said, card_action: { type: 1, url }, ...task(taskId) };
}

/** A card that says one thing and opens a page when it is touched. */
export function noticeCard(title: string, text: string, url: string, taskId: string): TemplateCard {
  return {
    card_type: 'text_notice',
    main_title: { title: shorten(oneLine(title), TITLE) },
    sub_title_text: shorten(tidy(text).trim(), TEXT),
    card_action: { type: 1, url },
    ...task(taskId),
  };
}

function chooseCard(buttons: TemplateCardButton[], taskId: string, lang: Lang): TemplateCard {
  return {
    card_type: 'button_interaction',
    main_title: { title: WORDING[lang].choose },
    button_list: buttons,
    ...task(taskId),
  };
}

function buttonOf({ label, key }: Pick<KeyedChoice, 'label' | 'key'>): TemplateCardButton {
  return { text: shorten(oneLine(label), BUTTON), key: key ?? '' };
}

/** What to send stands behind those that have no button. */
function linesBeside(shown: readonly KeyedChoice[], choices: readonly KeyedChoice[]): Offered['listed'] {
  return choices.map((choice) => ({ label: choice.label, send: shown.includes(choice) ? choice.label : choice.send }));
}

/** WeCom tells buttons apart by their keys. */
function canBeButton({ label, key }: KeyedChoice, index: number, all: readonly KeyedChoice[]): boolean {
  if (key === null || key === '' || Buffer.byteLength(key) > LONGEST_KEY) return false;
  return isVisible([{ text: label, style: 'plain' }]) && all.findIndex((other) => other.key === key) === index;
}

function oneLine(text: string): string {
  return tidy(text).replaceAll('\n', ' ').trim();
}

function task(id: string): { task_id: string } {
  if (!TASK_ID.test(id)) throw new RangeError('a task id is 1 to 128 of 0-9 A-Z a-z _ - @');
  return { task_id: id };
}
