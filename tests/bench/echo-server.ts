/** A process of its own, run by the bench: a bare grammY bot that echoes, by webhook, as its documentation sets it up. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, webhookCallback } from 'grammy';

const [apiRoot = '', secretToken = ''] = process.argv.slice(2);
const bot = new Bot('1:bench', { client: { apiRoot } });
bot.on('message:text', (context) => context.reply(context.msg.text));
await bot.init();
const server = createServer(webhookCallback(bot, 'http', { secretToken }));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
