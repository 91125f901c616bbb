/** The other end of the AI bot's long connection: signing in, one live connection, frames and their acknowledgements. */
import { type WebSocket, WebSocketServer } from 'ws';
import { type Book, errcodeIn } from './book.ts';
import { OK, Refusal, refused } from './codes.ts';
import { type Fault, type Faults, prevents } from './faults.ts';
import { listen } from './listener.ts';
import { compact, objectIn, parsed, textIn, type Wire } from './wire.ts';

/** A connection and what became of it, ms; null while it has not. */
export interface Connection {
  readonly openedAt: number;
  signedInAt: number | null;
  /** Since then another one is live, and this one waits to be closed. */
  kickedAt: number | null;
  closedAt: number | null;
}

export interface Gateway {
  readonly url: string;
  /** All there were, in order. */
  readonly connections: readonly Connection[];
  /** The one that is told what happens. */
  readonly live: Connection | null;
  /** How long a kicked connection stays open. */
  closeAfterMs: number;
  /** Brings a frame to the live connection; false when there is none. */
  bring(frame: Wire): boolean;
  /** Somebody else signs in as the bot, elsewhere. */
  kick(): void;
  /** Breaks the live connection. */
  drop(): void;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
}

export interface Frame {
  readonly reqId: string;
  readonly body: Wire;
}

/** Takes effect, or throws a refusal. */
export type Command = (frame: Frame) => void;

interface Parts {
  commands: Readonly<Record<string, Command>>;
  /** Throws when these are not the bot's credentials. */
  signIn: (body: Wire) => void;
  /** The event that tells a connection of another one. */
  disconnectedEvent: () => Wire;
  faults: Faults;
  book: Book;
  now: () => number;
  changed: () => void;
  closeAfterMs: number;
}

export async function openGateway(parts: Parts): Promise<Gateway> {
  const { commands, signIn, disconnectedEvent, faults, book, now, changed } = parts;
  const sockets = new WebSocketServer({ noServer: true });
  const connections: Connection[] = [];
  let live: { socket: WebSocket; connection: Connection } | null = null;

  const listener = await listen(
    (_, response) => response.writeHead(426).end(),
    (server) => {
      server.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, accept));
    },
  );

  function accept(socket: WebSocket): void {
    const connection: Connection = { openedAt: now(), signedInAt: null, kickedAt: null, closedAt: null };
    connections.push(connection);
    socket.on('message', (data) => void hear(socket, connection, parsed(String(data))));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      connection.closedAt = now();
      if (live?.socket === socket) live = null;
      changed();
    });
    changed();
  }

  async function hear(socket: WebSocket, connection: Connection, frame: Wire | null): Promise<void> {
    if (!frame) return;
    const cmd = textIn(frame.cmd);
    const body = objectIn(frame.body);
    const reqId = textIn(objectIn(frame.headers).req_id);
    const call = book.open({ api: cmd, by: 'socket', query: {}, body });
    const fault = faults.take(cmd, body);
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const answer = prevents(fault) ? null : perform(cmd, { reqId, body }, { socket, connection });
    call.tookEffect = answer !== null && errcodeIn(answer) === 0;
    const told = answerTo(fault, answer);
    if (fault?.kind === 'reset') {
      socket.terminate();
      book.close(call, 0, null);
    } else if (told) {
      send(socket, { headers: { req_id: reqId }, ...told });
      book.close(call, 200, errcodeIn(told));
    }
  }

  function perform(cmd: string, frame: Frame, own: NonNullable<typeof live>): Wire {
    try {
      if (cmd === 'aibot_subscribe') {
        signIn(frame.body);
        take(own);
      } else {
        if (live?.socket !== own.socket) throw new Refusal(846609);
        const command = cmd === 'ping' ? () => {} : commands[cmd];
        if (!command) throw new Refusal(40058, `${cmd} is not modelled by this server`);
        command(frame);
      }
      return OK;
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }

  function take(next: NonNullable<typeof live>): void {
    if (live?.socket === next.socket) return;
    standDown();
    live = next;
    next.connection.signedInAt = now();
    changed();
  }

  /** The live connection is told that there is another one; it is closed later, and until then hears nothing. */
  function standDown(): void {
    if (!live) return;
    const { socket, connection } = live;
    live = null;
    connection.kickedAt = now();
    send(socket, disconnectedEvent());
    setTimeout(() => socket.close(), gateway.closeAfterMs).unref();
    changed();
  }

  const gateway: Gateway = {
    url: `ws://127.0.0.1:${listener.port}`,
    connections,
    get live() {
      return live?.connection ?? null;
    },
    closeAfterMs: parts.closeAfterMs,
    bring(frame) {
      if (!live || live.socket.readyState !== live.socket.OPEN) return false;
      send(live.socket, frame);
      return true;
    },
    kick: standDown,
    drop: () => live?.socket.terminate(),
    goDown() {
      for (const socket of sockets.clients) socket.terminate();
      return listener.down();
    },
    comeBack: listener.up,
  };
  return gateway;
}

/** What is answered; null when nothing is. */
function answerTo(fault: Fault | null, answer: Wire | null): Wire | null {
  if (fault?.kind === 'silence') return null;
  if (fault?.kind !== 'refusal') return answer;
  return refused(new Refusal(fault.errcode, fault.errmsg));
}

function send(socket: WebSocket, frame: Wire): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(compact(frame)));
}
