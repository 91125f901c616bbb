/** Tells the owners when the records can't be reached, and when they can be again: once each, and not through the records. */
import type { Channel } from '../channels/channel.ts';
import type { Reply } from '../conversation.ts';
import { codeAndPlace, type Log } from '../log.ts';
import type { StoreError } from '../store/problem.ts';
import { OUTAGE } from './wording.ts';

export interface Outage {
  /** An error when the records failed, null when they answered. */
  note(error: StoreError | null): void;
}

export interface OutageParts {
  channels: readonly Channel[];
  /** `channel:person`. Owners of channels that do not run are told nothing. */
  owners: readonly string[];
  read: 'open' | 'members';
  log: Log;
}

export function watchStore({ channels, owners, read, log }: OutageParts): Outage {
  let down = false;

  async function tell(reply: Reply): Promise<void> {
    for (const owner of owners) {
      const [name = '', person = ''] = splitKey(owner);
      const channel = channels.find((candidate) => candidate.name === name);
      await channel
        ?.send({ chat: channel.privateChat(person) }, reply)
        .catch((error: unknown) => log('error', 'owner not told', { channel: name, ...codeAndPlace(error) }));
    }
  }

  return {
    note(error) {
      if (down === (error !== null)) return;
      down = error !== null;
      const lines = error ? OUTAGE.begins(error.code, error.remedy, read === 'open') : OUTAGE.ends();
      log(error ? 'error' : 'warn', error ? 'store lost' : 'store back', error ? { code: error.code } : {});
      void tell({ blocks: lines.map((text) => ({ kind: 'text', text })), choices: [] });
    },
  };
}

/** `telegram:123` as channel and person; a person's id may hold colons. */
function splitKey(key: string): [string, string] {
  const at = key.indexOf(':');
  return [key.slice(0, at), key.slice(at + 1)];
}
