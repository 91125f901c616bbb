/** What a chat command is, and the small pieces that commands share. */
import { plainAnswer } from '../src/answer/plain-answer.ts';
import { settingOf } from '../src/answer/scene.ts';
import type { Answer, Choice, Lang, Request, Unclear, World } from '../src/conversation.ts';
import { normalise } from '../src/language/normalise.ts';
import { type Context, readWhere } from '../src/language/understand.ts';
import type { Filter, Query, Role } from '../src/plan/query.ts';
import type { Right } from '../src/rights.ts';
import type { Need } from '../src/session.ts';

/** A short way to write a query, or to change what the bot does here; what it changes it returns as effects. */
export interface Command {
  /** The file's name, and what a menu shows. */
  name: string;
  /** Every word that a slash may be followed by; the first of each language is the one that help shows. */
  names: Record<Lang, readonly string[]>;
  /** What it is for, in a few words. */
  summary: Record<Lang, string>;
  usage: Record<Lang, string>;
  /** Whole messages; each is answered as it stands. */
  examples: Record<Lang, readonly string[]>;
  /** What must stand behind its name. */
  argument?: Record<Lang, string>;
  /** Whether it is about subscriptions, groups and roles; help lists those after the questions. */
  isAdministration?: true;
  /**
   * Whether its examples may be chosen although it is no question: they only show or propose something. An example that
   * changes something at once would hit real people, units and codes.
   */
  offersExamples?: true;
  /** What everybody needs who uses it, whatever the arguments; anybody may use it when it isn't said. */
  right?: Right;
  /** Where only members may read, it is for others too. */
  forStrangers?: true;
  /** It can't do anything without the records. */
  records?: boolean;
  /** What must be looked up before it runs. */
  needs?(args: string): readonly Need[];
  run(args: string, context: Context, world: World): CommandResult;
}

export type CommandResult = Exclude<Request, { kind: 'command' }> | Answer;

/** Needed by whatever may be refused: then the refusal can say who can help. */
export const HOLDERS: Need = { what: 'holders' };

/** The query as a request for its first page. */
export function ask(query: Query): CommandResult {
  return { kind: 'query', query, page: 0 };
}

export type Conditions = { kind: 'where'; where: Filter; except?: Filter };

/** What the arguments narrow a list to. In a command a bare year is a year: in a question it could be anything. */
export function readConditions(args: string, context: Context): Conditions | Unclear {
  return readWhere(args.replace(/^\s*(?<year>(?:19|20)\d\d)\s*$/u, '$<year>年'), context);
}

/** The query with the conditions added to its own. */
export function askUnder(query: Query, { where, except }: Conditions): CommandResult {
  return ask({ ...query, where: { ...where, ...query.where }, ...(except && { except }) });
}

/** The query under the conditions that the arguments name, if any; what could not be read becomes the result. */
export function askWhere(query: Query, args: string, context: Context): CommandResult {
  if (args.trim() === '') return ask(query);
  const read = readConditions(args, context);
  return read.kind === 'unclear' ? read : askUnder(query, read);
}

/** The filter with the units in that role. */
export function inRole(where: Filter, role: Role): Filter {
  return where.units ? { ...where, units: where.units.map((units) => ({ ...units, role })) } : where;
}

/** Folds what follows a slash, so that width, case and traditional characters make no difference. */
export function foldWord(word: string): string {
  return normalise(word).text.trim();
}

const ALL: ReadonlySet<string> = new Set(['all', '全部', '所有', '全市']);

/** Whether the arguments ask for all chats, or all of a list. */
export function saysAll(args: string): boolean {
  return ALL.has(foldWord(args));
}

const EXPLAINED: Record<
  Lang,
  { missing(argument: string): string; notRead: string; written(usage: string): string; example(all: string): string }
> = {
  zh: {
    missing: (argument) => `请写明${argument}。`,
    notRead: '没有读懂命令后面的内容。',
    written: (usage) => `写法：${usage}`,
    example: (all) => `例如：${all}`,
  },
  en: {
    missing: (argument) => `Please add ${argument}. `,
    notRead: 'What follows the command was not understood. ',
    written: (usage) => `It is written: ${usage}`,
    example: (all) => `For example: ${all}`,
  },
};

/** How the command is written, with examples: for `help NAME`, and when what must follow it is missing or not understood. */
export function explainCommand(command: Command, world: World, outcome: 'help' | 'clarify'): Answer {
  const { summary, usage, argument } = command;
  const { lang } = world;
  const said = EXPLAINED[lang];
  const asked = argument ? said.missing(argument[lang]) : said.notRead;
  const first = outcome === 'help' ? `${summary[lang]}\n${usage[lang]}` : `${asked}${said.written(usage[lang])}`;
  const shown = mayOffer(command) ? '' : `\n${said.example(examplesText(command, lang))}`;
  const choices = mayOffer(command) ? choicesFrom(command.examples[lang]) : [];
  return plainAnswer(settingOf(world), outcome, [`${first}${shown}`], choices);
}

/** Whether its examples may be chosen by number: none of them changes anything at once. */
export function mayOffer({ isAdministration, offersExamples }: Command): boolean {
  return !isAdministration || offersExamples === true;
}

/** The examples as a sentence shows them. */
export function examplesText({ examples }: Command, lang: Lang): string {
  return examples[lang].join(lang === 'zh' ? '；' : '; ');
}

/** At most three messages as choices. */
export function choicesFrom(messages: readonly string[]): Choice[] {
  return messages.slice(0, 3).map((send) => ({ label: send, send }));
}
