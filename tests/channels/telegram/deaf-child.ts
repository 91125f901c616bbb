/** A process whose Telegram channel takes questions and never comes to answer them: to be killed. Its parent gives it the token, the server and the store's file. */
import { openTelegram } from '../../../src/channels/telegram/telegram.ts';
import { openClock } from '../../../src/desk/clock.ts';
import { openInbox } from '../../../src/desk/inbox.ts';
import { openStore } from '../../../src/store/open.ts';

const [token = '', apiRoot = '', file = ''] = process.argv.slice(2);
const clock = openClock(null);
const inbox = openInbox(await openStore({ file }), 'telegram', clock);
const channel = openTelegram({ token, apiRoot, mode: { kind: 'polling' }, inbox, clock, log() {} });
await channel.start(() => new Promise(() => {}));
