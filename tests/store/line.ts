/** A line to a server that can be cut, and that can go dead without a word. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Line {
  port: number;
  /** Nobody gets through any more, and who was connected is thrown out. */
  cut(): Promise<void>;
  /** Nothing is passed on any more, in either direction, and nobody is told. */
  mute(): void;
  /** As at first, also after it was cut or muted; connections that were muted stay so. */
  restore(): Promise<void>;
}

/** Listens on a loopback port of its own and passes everything on to that one. */
export async function openLine(target: { host: string; port: number }): Promise<Line> {
  const sockets = new Set<Socket>();
  let isMute = false;
  let server = createServer();
  async function listen(port: number): Promise<void> {
    server = createServer((near) => {
      if (isMute) {
        sockets.add(near.pause());
        return;
      }
      const far = connect(target);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(from);
        from.on('data', (data) => to.write(data));
        from.on('error', () => {});
        from.on('close', () => {
          sockets.delete(from);
          to.destroy();
        });
      }
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async cut() {
      if (!server.listening) return;
      const closed = once(server.close(), 'close');
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mute() {
      isMute = true;
      for (const socket of sockets) socket.pause();
    },
    async restore() {
      isMute = false;
      if (!server.listening) await listen(port);
    },
  };
}
