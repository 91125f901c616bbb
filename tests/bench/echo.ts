/** The baseline of the speed ratio: a bare grammY bot that echoes, with a transformer that returns at once instead of calling Telegram. */
import { Bot } from 'grammy';

/** A function that takes one text through grammY, as if Telegram had sent it, to the reply that would be sent. */
export function openEcho(): (text: string) => Promise<void> {
  const bot = new Bot('1:bench', {
    botInfo: {
      id: 1,
      is_bot: true,
      first_name: 'Bench',
      username: 'bench_bot',
      can_join_groups: true,
      can_read_all_group_messages: false,
      can_manage_bots: false,
      supports_inline_queries: false,
      supports_guest_queries: false,
      supports_join_request_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
    },
  });
  const sent = { message_id: 1, date: 0, chat: { id: 1, type: 'private', first_name: 'Bench' }, text: '' };
  bot.api.config.use(() => Promise.resolve({ ok: true, result: sent as never }));
  bot.on('message:text', (context) => context.reply(context.msg.text));
  let update = 0;
  return (text) => {
    update += 1;
    const from = { id: 7, is_bot: false, first_name: 'Official' };
    const chat = { id: 7, type: 'private' as const, first_name: 'Official' };
    return bot.handleUpdate({ update_id: update, message: { message_id: update, date: 1, chat, from, text } });
  };
}
