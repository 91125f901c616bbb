/** Template cards: what WeCom demands of them, and what people see of them. Cut titles and lists are not modelled. */
import { invalid, Refusal } from './codes.ts';
import { bytesOf, listIn, objectIn, textIn, type Wire } from './wire.ts';

export interface CardButton {
  readonly text: string;
  /** What the bot is told; null when tapping only opens a page. */
  readonly key: string | null;
  /** What tapping says in the person's name (`jump_list` of type 3). */
  readonly question: string | null;
}

export interface Card {
  readonly type: string;
  readonly taskId: string;
  /** As it was sent. */
  readonly wire: Wire;
  readonly text: string;
  readonly buttons: readonly CardButton[];
}

const NOTICES = ['text_notice', 'news_notice'];
const INTERACTIONS = ['button_interaction', 'vote_interaction', 'multiple_interaction'];
const TASK_ID = /^[0-9A-Za-z_\-@]*$/u;
const MOST: readonly [field: string, most: number][] = [
  ['horizontal_content_list', 6],
  ['vertical_content_list', 4],
  ['jump_list', 3],
  ['button_list', 6],
  ['select_list', 3],
];

/** @throws Refusal when WeCom would not take it */
export function readCard(value: unknown, types: 'all' | 'notices' = 'all'): Card {
  const wire = objectIn(value);
  const type = textIn(wire.card_type);
  const taskId = textIn(wire.task_id);
  const known = types === 'all' ? [...NOTICES, ...INTERACTIONS] : NOTICES;
  if (!known.includes(type)) throw new Refusal(40008);
  checkTaskId(wire, type, taskId);
  for (const [field, most] of MOST) {
    if (listIn(wire[field]).length > most) throw invalid(`template_card.${field} exceed max size ${most}`);
  }
  if (NOTICES.includes(type)) checkNotice(wire);
  const buttons = buttonsOf(wire);
  if (type === 'button_interaction' && !buttons.some(({ key }) => key !== null)) {
    throw invalid('template_card.button_list is empty');
  }
  for (const { key } of buttons) if (key && bytesOf(key) > 1024) throw invalid('button key exceed max length 1024');
  return { type, taskId, wire, text: textOf(wire), buttons };
}

function checkTaskId(wire: Wire, type: string, taskId: string): void {
  const isNeeded = INTERACTIONS.includes(type) || wire.action_menu !== undefined;
  if (isNeeded && taskId === '') throw invalid('template_card.task_id is empty');
  if (!TASK_ID.test(taskId) || bytesOf(taskId) > 128) throw invalid('template_card.task_id is invalid');
}

function checkNotice(wire: Wire): void {
  if (textIn(objectIn(wire.card_action).type) === '') throw invalid('template_card.card_action is empty');
  const title = textIn(objectIn(wire.main_title).title);
  if (title === '' && textIn(wire.sub_title_text) === '') throw invalid('template_card.main_title is empty');
}

function buttonsOf(wire: Wire): CardButton[] {
  const buttons = listIn(wire.button_list).map(objectIn);
  const submit = wire.submit_button === undefined ? [] : [objectIn(wire.submit_button)];
  const jumps = listIn(wire.jump_list).map(objectIn);
  return [
    ...[...buttons, ...submit].map(({ text, key }) => ({ text: textIn(text), key: textIn(key), question: null })),
    ...jumps.map(({ type, title, question }) => ({
      text: textIn(title),
      key: null,
      question: type === 3 ? textIn(question) : null,
    })),
  ];
}

/** What can be read on it, line by line, buttons left out. */
function textOf(wire: Wire): string {
  const title = objectIn(wire.main_title);
  const quote = objectIn(wire.quote_area);
  const emphasis = objectIn(wire.emphasis_content);
  const rows = listIn(wire.horizontal_content_list).map(objectIn);
  const columns = listIn(wire.vertical_content_list).map(objectIn);
  const lines = [
    objectIn(wire.source).desc,
    title.title,
    title.desc,
    emphasis.title,
    emphasis.desc,
    quote.title,
    quote.quote_text,
    wire.sub_title_text,
    ...rows.map(({ keyname, value }) => `${textIn(keyname)}：${textIn(value)}`),
    ...columns.flatMap((column) => [column.title, column.desc]),
  ];
  return lines
    .map(textIn)
    .filter((line) => line !== '')
    .join('\n');
}
