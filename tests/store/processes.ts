/** Starts other processes on a store's file. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface Other {
  /** Resolves with everything that it has written, once that matches. */
  wrote(pattern: RegExp): Promise<string>;
  /** Ends it by that signal; resolves with everything that it wrote. */
  end(signal: NodeJS.Signals): Promise<string>;
}

/** A process that writes to the store until it is ended. */
export function startWriter(file: string): Other {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    process.execPath,
    [join(import.meta.dirname, 'child.ts'), file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  const closed = once(child, 'close');
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return {
    async wrote(pattern) {
      while (!pattern.test(text)) {
        const ended = await Promise.race([once(child.stdout, 'data').then(() => false), closed.then(() => true)]);
        if (ended && !pattern.test(text)) throw new Error(`it ended, having written: ${text}`);
      }
      return text;
    },
    async end(signal) {
      child.kill(signal);
      await closed;
      return text;
    },
  };
}
