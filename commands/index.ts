/** The list of chat commands, in the order of /help, and how one is found and run. */
import { distance } from 'fastest-levenshtein';
import { refusalOf } from '../src/answer/refusal.ts';
import type { Lang, Unclear, World } from '../src/conversation.ts';
import type { Context } from '../src/language/understand.ts';
import { audit } from './audit.ts';
import { cancel } from './cancel.ts';
import { type Command, type CommandResult, choicesFrom, foldWord, mayOffer } from './command.ts';
import { confirm } from './confirm.ts';
import { digest } from './digest.ts';
import { due } from './due.ts';
import { find } from './find.ts';
import { follow } from './follow.ts';
import { group } from './group.ts';
import { handover } from './handover.ts';
import { helpOn } from './help.ts';
import { iam } from './iam.ts';
import { invite } from './invite.ts';
import { item } from './item.ts';
import { join } from './join.ts';
import { language } from './language.ts';
import { lead } from './lead.ts';
import { mine } from './mine.ts';
import { next } from './next.ts';
import { overdue } from './overdue.ts';
import { pause } from './pause.ts';
import { plan } from './plan.ts';
import { quiet } from './quiet.ts';
import { resume } from './resume.ts';
import { retry } from './retry.ts';
import { revoke } from './revoke.ts';
import { rights } from './rights.ts';
import { section } from './section.ts';
import { stats } from './stats.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { unit } from './unit.ts';
import { unsubscribe } from './unsubscribe.ts';

/** Every command, in the order of /help. */
export const commands: readonly Command[] = [
  helpOn(() => commands, findCommand),
  plan,
  item,
  mine,
  due,
  overdue,
  next,
  lead,
  unit,
  section,
  find,
  stats,
  language,
  subscribe,
  follow,
  unsubscribe,
  subscriptions,
  digest,
  pause,
  resume,
  confirm,
  cancel,
  group,
  iam,
  status,
  rights,
  invite,
  join,
  revoke,
  handover,
  audit,
  quiet,
  retry,
];

/** Every word that a slash may be followed by. */
export const commandNames: readonly string[] = commands.flatMap(wordsOf);

const byWord = new Map(commands.flatMap((command) => wordsOf(command).map((word) => [foldWord(word), command])));

/** How far a word may be from a name to be offered instead of it: share of the longer word's characters. */
const NEAR = 0.67;
/** What is so much farther than the nearest is not meant. */
const FARTHER = 0.1;

/** The command with that name, in either language; undefined when there is none. */
export function findCommand(name: string): Command | undefined {
  return byWord.get(foldWord(name));
}

/** Turns a command into the request that it is short for, or into its answer; whoever lacks the right for it is told so. */
export function runCommand(call: { name: string; args: string }, context: Context, world: World): CommandResult {
  const command = findCommand(call.name);
  if (!command) return unknownCommand(call.name, world.lang);
  const denied = command.right && refusalOf(world, command.right);
  return denied ?? command.run(call.args, context, world);
}

/** Says that there is no such command, and offers the nearest. */
function unknownCommand(name: string, lang: Lang): Unclear {
  const choices = choicesFrom(nearest(name).map((near) => offered(near, lang)));
  return { kind: 'unclear', reason: 'unknown-command', words: [name], choices };
}

/** An example of the command or, when that would change something at once, its explanation. */
function offered(near: Command, lang: Lang): string {
  if (mayOffer(near)) return near.examples[lang][0] ?? `/${near.name}`;
  return `${lang === 'zh' ? '/帮助' : '/help'} ${near.names[lang][0] ?? near.name}`;
}

function wordsOf(command: Command): string[] {
  return [...new Set([command.name, ...command.names.zh, ...command.names.en])];
}

/** The commands with a name like that, nearest first; help when none is near. */
function nearest(name: string): Command[] {
  const wanted = foldWord(name);
  const gaps = new Map<Command, number>();
  for (const [word, command] of byWord) {
    const begun = wanted.length > 1 && word.startsWith(wanted);
    const gap = begun ? 0 : distance(wanted, word) / Math.max(wanted.length, word.length);
    gaps.set(command, Math.min(gap, gaps.get(command) ?? 1));
  }
  const least = Math.min(...gaps.values());
  const near = [...gaps].filter(([, gap]) => gap <= NEAR && gap <= least + FARTHER).sort(([, a], [, b]) => a - b);
  return near.length > 0 ? near.map(([command]) => command) : commands.slice(0, 1);
}
