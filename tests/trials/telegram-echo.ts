/** A bot as most begin: grammY with the polling that is built in. Run by the trial, for comparison. */
import { Bot, InlineKeyboard } from 'grammy';

const { TOKEN = '', API_ROOT = '' } = process.env;
/** The bot's own, by which it is spoken to in groups. */
const NAME = /@\w+/u;

const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } });
bot.on('message:text', async (context) => {
  const text = context.msg.text.replace(NAME, '').trim();
  await context.reply(`回 ${text}`, { reply_markup: new InlineKeyboard().text('再', text) });
});
bot.on('callback_query:data', async (context) => {
  await context.answerCallbackQuery();
  await context.reply(`再 ${context.callbackQuery.data}`);
});
process.once('SIGTERM', () => void bot.stop());
await bot.start();
