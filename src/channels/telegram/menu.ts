/** The menu of commands that Telegram shows beside the input field: one list for each kind of chat and each language. */
import type { Lang } from '../../conversation.ts';

/** What the menu must know of a command. */
export interface MenuCommand {
  name: string;
  summary: Record<Lang, string>;
  isAdministration?: boolean;
  /** Whether it only shows or proposes something. */
  offersExamples?: boolean;
  /** What whoever uses it must be allowed; missing when anybody may. */
  right?: unknown;
}

/** One call of setMyCommands. */
export interface Menu {
  scope: { type: 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators' };
  /** Without one it is for everybody whose language has no list of its own. */
  language_code?: 'zh';
  commands: { command: string; description: string }[];
}

/** Telegram refuses the whole list for one name that it does not like. */
const NAME = /^[a-z0-9_]{1,32}$/u;
const MOST_COMMANDS = 100;
const LONGEST_DESCRIPTION = 256;

/**
 * Six menus: in private and for administrators of a group everything; for everybody else in a group what asks, and what
 * shows how things stand there.
 */
export function menuOf(commands: readonly MenuCommand[]): Menu[] {
  const asking = commands.filter(
    ({ isAdministration, offersExamples, right }) => !isAdministration || (offersExamples && right === undefined),
  );
  return [
    ...inBoth('all_private_chats', commands),
    ...inBoth('all_group_chats', asking),
    ...inBoth('all_chat_administrators', commands),
  ];
}

function inBoth(type: Menu['scope']['type'], commands: readonly MenuCommand[]): Menu[] {
  return [
    { scope: { type }, commands: listOf(commands, 'en') },
    { scope: { type }, language_code: 'zh', commands: listOf(commands, 'zh') },
  ];
}

function listOf(commands: readonly MenuCommand[], lang: Lang): Menu['commands'] {
  return commands
    .filter(({ name }) => NAME.test(name))
    .slice(0, MOST_COMMANDS)
    .map(({ name, summary }) => ({ command: name, description: describe(summary[lang].trim() || name) }));
}

function describe(summary: string): string {
  return summary
    .slice(0, LONGEST_DESCRIPTION)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
}
