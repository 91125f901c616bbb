/** A server on loopback that can go away and come back at the same address. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listener {
  readonly port: number;
  /** Listens again, at the same address. */
  up(): Promise<void>;
  /** Stops listening and cuts every connection; nothing is forgotten. */
  down(): Promise<void>;
}

/** `dress` adds to each new server what it needs beside requests. */
export async function listen(handle: RequestListener, dress: (server: Server) => void = () => {}): Promise<Listener> {
  let port = 0;
  let server: Server | null = null;

  async function up(): Promise<void> {
    if (server) return;
    const opened = createServer(handle);
    server = opened;
    dress(opened);
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject);
      opened.listen(port, '127.0.0.1', resolve);
    });
    port = (opened.address() as AddressInfo).port;
  }

  await up();
  return {
    get port() {
      return port;
    },
    up,
    down() {
      const closing = server;
      server = null;
      if (!closing) return Promise.resolve();
      const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
      closing.closeAllConnections();
      return closed;
    },
  };
}
