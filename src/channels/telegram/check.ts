/** What the bot finds out about itself before it begins: whether the token is good, what it may hear, who else takes its updates. */
import type { Api } from 'grammy';
import type { Log } from '../../log.ts';
import { ChannelError } from '../channel.ts';
import type { Me } from './decoded.ts';
import { channelError, isUnauthorized } from './failure.ts';
import { type MenuCommand, menuOf } from './menu.ts';
import type { Reports } from './reports.ts';

const TOKEN = /^\d+:[\w-]+$/u;

interface Permits {
  /** Groups show it everything that is said. */
  hearsAll: boolean;
  /** It may be asked inline. */
  answersInline: boolean;
}

export function wrongToken(): ChannelError {
  const words = 'Telegram does not accept TELEGRAM_BOT_TOKEN: copy the token from @BotFather (/token) and start again';
  return new ChannelError(words, { outcome: 'refused' });
}

/** Who the bot is, and what BotFather was told about it. Rejects with ChannelError. */
export async function whoAmI(api: Api): Promise<Me & Permits> {
  if (!TOKEN.test(api.token)) throw wrongToken();
  try {
    const { id, username, ...permits } = await api.getMe();
    const { can_read_all_group_messages: hearsAll, supports_inline_queries: answersInline } = permits;
    return { id, username, hearsAll, answersInline };
  } catch (error) {
    throw isUnauthorized(error) ? wrongToken() : channelError(error);
  }
}

/** While a webhook is set nobody can poll. Ours is left over from before and taken away; another one is somebody's. */
export async function clearWebhook(api: Api, ours: string | undefined, reports: Reports): Promise<void> {
  const { url = '' } = await api.getWebhookInfo();
  if (url === '') return;
  if (url === ours) await api.deleteWebhook();
  else reports.say('webhook', URL.canParse(url) ? new URL(url).host : '?');
}

/** The menus of commands. Without them the bot answers all the same. */
export async function setMenus(api: Api, commands: readonly MenuCommand[], log: Log): Promise<void> {
  try {
    for (const { commands: list, ...where } of menuOf(commands)) await api.setMyCommands(list, where);
  } catch (error) {
    log('warn', 'menu not set', { channel: 'telegram', code: `${channelError(error).cause}` });
  }
}
