/** The few sentences that the channel says itself: to a chat whose topic is gone, and to the owner about the bot's own state. */
import type { Lang } from '../../conversation.ts';

/** Said before a message that could not go where it belongs; in the language of the message. */
export function threadGone(message: string): string {
  return /\p{Script=Han}/u.test(message)
    ? '原话题已删除或关闭，改发在 General。'
    : 'The topic was deleted or closed, so this is posted in General.';
}

export type Trouble = keyof typeof TROUBLES;

/** What the owner is told, and what to do about it. */
export const TROUBLES = {
  privacy: {
    zh: (bot: string) =>
      `Telegram 机器人 @${bot} 开着隐私模式：群里只收得到命令、对它消息的回复和点名它的消息。若在群里点名后没有回答，请：1. 在 Telegram 打开 @BotFather；2. 发送 /setprivacy；3. 选择 @${bot}；4. 选择 Disable；5. 在每个群里把机器人移出，再重新加入。`,
    en: (bot: string) =>
      `The Telegram bot @${bot} has privacy mode on: in groups it is given only commands, replies to its messages and messages that mention it. If it does not answer there when mentioned: 1. open @BotFather in Telegram; 2. send /setprivacy; 3. choose @${bot}; 4. choose Disable; 5. remove the bot from each group and add it again.`,
  },
  inline: {
    zh: (bot: string) =>
      `已设置 TELEGRAM_INLINE=on，但 @BotFather 那里还没有打开，在别的会话里输入 @${bot} 不会有结果。请在 @BotFather 发送 /setinline，选择 @${bot}，再重新启动；不需要的，删去 TELEGRAM_INLINE。`,
    en: (bot: string) =>
      `TELEGRAM_INLINE is on, but @BotFather has not switched it on, so @${bot} typed in another chat brings nothing. Send /setinline to @BotFather, choose @${bot}, and start again; or take TELEGRAM_INLINE away.`,
  },
  poller: {
    zh: (bot: string) =>
      `另有一个程序在用同一个令牌接收 @${bot} 的消息，两边都会收不全。请停掉那个程序；找不到时在 @BotFather 用 /revoke 换新令牌，写入 TELEGRAM_BOT_TOKEN 后重新启动。此前会不断重试。`,
    en: (bot: string) =>
      `Another program receives the messages of @${bot} with the same token, so both miss some. Stop that program; if it can't be found, get a new token from @BotFather with /revoke, put it into TELEGRAM_BOT_TOKEN and start again. Until then this is tried again and again.`,
  },
  webhook: {
    zh: (bot: string, host: string) =>
      `@${bot} 的消息现在送往另一处（${host}），这里收不到。若那里已不用，请在浏览器打开 https://api.telegram.org/bot<令牌>/deleteWebhook；若仍在用，请为这里另建机器人。此前会不断重试。`,
    en: (bot: string, host: string) =>
      `The messages of @${bot} are delivered elsewhere (${host}) and do not arrive here. If that is not used any more, open https://api.telegram.org/bot<token>/deleteWebhook in a browser; if it is, make another bot for this program. Until then this is tried again and again.`,
  },
  undelivered: {
    zh: (bot: string, why: string) =>
      `Telegram 无法把 @${bot} 的消息送到 TELEGRAM_WEBHOOK_URL（${why}）。请检查该地址能否从外网访问、证书是否有效。`,
    en: (bot: string, why: string) =>
      `Telegram can't deliver the messages of @${bot} to TELEGRAM_WEBHOOK_URL (${why}). Check that the address can be reached from the internet and that its certificate is valid.`,
  },
  silent: {
    zh: (bot: string, since: string) =>
      `自 ${since} 起没有得到 Telegram 的应答，期间${zhName(bot)}收不到消息；已在重新连接。若未恢复，请检查本机能否访问 api.telegram.org（或 TELEGRAM_API_ROOT 所指的地址）。`,
    en: (bot: string, since: string) =>
      `Telegram has given no answer since ${since}, and ${enName(bot)} receives nothing meanwhile; the connection is being rebuilt. If it stays so, check that this machine can reach api.telegram.org (or what TELEGRAM_API_ROOT names).`,
  },
  refused: {
    zh: (_: string, why: string) => `Telegram 没有启动，其他渠道不受影响。原因：${why}`,
    en: (_: string, why: string) => `Telegram was not started; other channels are not affected. Why: ${why}`,
  },
  revoked: {
    zh: (bot: string) =>
      `Telegram 不再接受 @${bot} 的令牌。请在 @BotFather 用 /token 查看现行令牌，写入 TELEGRAM_BOT_TOKEN 后重新启动。`,
    en: (bot: string) =>
      `Telegram no longer accepts the token of @${bot}. Ask @BotFather for the current one with /token, put it into TELEGRAM_BOT_TOKEN and start again.`,
  },
} as const satisfies Record<string, Record<Lang, (bot: string, detail: string) => string>>;

/** Set off by spaces; a bot of which Telegram has not told yet has no name. */
function zhName(bot: string): string {
  return bot === '' ? '机器人' : ` @${bot} `;
}

function enName(bot: string): string {
  return bot === '' ? 'the bot' : `@${bot}`;
}
