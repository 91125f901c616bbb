/** The bot's menu: a list of commands per scope and language. */
import { chatFor } from './access.ts';
import { type Args, argsOf } from './args.ts';
import type { Methods } from './methods.ts';
import { badRequest, type Wire } from './shapes.ts';
import type { World } from './world.ts';

const COMMANDS_LIMIT = 100;
const NAME_LIMIT = 32;
const DESCRIPTION_LIMIT = 256;
const PLAIN_SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'];
const CHAT_SCOPES = ['chat', 'chat_administrators', 'chat_member'];

export interface Command {
  command: string;
  description: string;
}

/** The lists by `scope language`, such as `all_group_chats zh`; the scope of a chat carries its id. */
export type Menus = Map<string, Command[]>;

export function menuMethods(world: World, menus: Menus): Methods {
  function keyOf(args: Args): string {
    const language = args.text('language_code');
    if (!/^(?:[a-z]{2})?$/u.test(language)) throw badRequest('invalid language code specified');
    return `${scopeOf(world, args)} ${language}`.trim();
  }
  return {
    setMyCommands(args) {
      const key = keyOf(args);
      menus.set(key, readCommands(args));
      world.changed();
      return true;
    },
    getMyCommands: (args) => menus.get(keyOf(args)) ?? [],
    deleteMyCommands(args) {
      menus.delete(keyOf(args));
      world.changed();
      return true;
    },
  };
}

function scopeOf(world: World, args: Args): string {
  const scope = (args.json('scope') ?? { type: 'default' }) as Wire;
  const type = String(scope.type);
  if (PLAIN_SCOPES.includes(type)) return type;
  if (!CHAT_SCOPES.includes(type)) throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  const chat = chatFor(world, argsOf(scope), 'read');
  return [type, chat.id, ...(type === 'chat_member' ? [scope.user_id] : [])].join(' ');
}

function readCommands(args: Args): Command[] {
  const given = args.json('commands');
  if (!Array.isArray(given)) throw badRequest('expected an Array of BotCommand');
  if (given.length > COMMANDS_LIMIT) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return given.map(({ command, description }: Wire) => {
    const name = String(command ?? '')
      .trim()
      .replace(/^\//u, '');
    const words = String(description ?? '').trim();
    if (name === '') throw badRequest('command must be non-empty');
    if ([...name].length > NAME_LIMIT) throw badRequest(`command length must not exceed ${NAME_LIMIT}`);
    if (words === '') throw badRequest('command description must be non-empty');
    if ([...words].length > DESCRIPTION_LIMIT) {
      throw badRequest(`command description length must not exceed ${DESCRIPTION_LIMIT}`);
    }
    if (!/^[a-z0-9_]+$/u.test(name)) throw badRequest('BOT_COMMAND_INVALID');
    return { command: name, description: words };
  });
}
