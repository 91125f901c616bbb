/** What a Telegram channel is made of, and what it shows to the program beside being a channel. */
import type { Log } from '../../log.ts';
import type { Channel } from '../channel.ts';
import type { Choices } from '../choices.ts';
import type { Inbox } from '../inbox.ts';
import type { Leases } from '../lease.ts';
import type { Access } from './connection.ts';
import type { Ask } from './inline.ts';
import type { MenuCommand } from './menu.ts';
import type { Health } from './reports.ts';
import type { Clock } from './retry.ts';
import type { Headers } from './webhook.ts';

/** How updates come in. `url` is where Telegram reaches this program; while polling, a webhook that is set there is a relic. */
export type Mode = { kind: 'polling'; url?: string } | { kind: 'webhook'; url: string; secret: string };

export interface TelegramParts extends Access {
  mode: Mode;
  inbox: Inbox;
  /** By which one of several processes polls; without them this one does. */
  leases?: Leases;
  clock: Clock;
  log: Log;
  health?: Health;
  /** For the menus. */
  commands?: readonly MenuCommand[];
  /** Whether the bot has that command, by any of its names; in groups it keeps out of all others. */
  isCommand?: (name: string) => boolean;
  /** Where is kept what buttons can't carry; without it some choices are no buttons. */
  choices?: Choices;
  /** Answers inline questions; without it there are none. */
  ask?: Ask;
  random?: () => number;
  /** How many chats are answered at once. */
  width?: number;
  /** How long Telegram may keep a poll open, and how long a call may take. */
  timeoutS?: number;
}

export interface TelegramChannel extends Channel {
  /** Takes what Telegram brings to the webhook; the status to answer with. */
  deliver(body: Buffer | string, headers: Headers): Promise<number>;
}
