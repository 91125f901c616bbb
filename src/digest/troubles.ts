/** What channels find out about themselves and only an owner can settle: told to each owner once for each time that it happens. */
import type { Lang, Reply } from '../conversation.ts';
import { enqueueNotice } from '../store/deliveries.ts';
import { beginTrouble, endTrouble, troubleNotice } from '../store/troubles.ts';
import type { Instant } from '../time/instant.ts';
import { reachOwners } from './owners.ts';
import { type Parts, splitKey } from './parts.ts';

export interface Trouble {
  channel: string;
  /** The same for every time that it happens. */
  name: string;
  /** Which account on the platform has it. */
  whose: string;
  note: Record<Lang, string>;
  /** Whether the channel itself can still carry the word; otherwise it goes to owners on other channels. */
  byItself: boolean;
}

/** Troubles of this process, until the store has heard of them. Of several replicas that notice the same, one tells. */
export interface Troubles {
  /** It stands; nothing new when that is known. */
  begin(trouble: Trouble): void;
  /** It does not stand, any more or as far as can be told. */
  end(channel: string, name: string): void;
  /** Owes the owners a word about what stands. Rejects with StoreError: then it is to be called again. */
  report(parts: Pick<Parts, 'store' | 'channels' | 'owners'>, now: Instant): Promise<void>;
}

interface Standing extends Trouble {
  /** Whether the store has heard of it. */
  isNoted: boolean;
  told: Set<string>;
}

export function openTroubles(): Troubles {
  const standing = new Map<string, Standing>();
  const ended = new Set<string>();

  return {
    begin(trouble) {
      const key = keyOf(trouble.channel, trouble.name);
      if (!standing.has(key)) standing.set(key, { ...trouble, isNoted: false, told: new Set() });
    },
    end(channel, name) {
      standing.delete(keyOf(channel, name));
      ended.add(keyOf(channel, name));
    },
    async report(parts, now) {
      for (const key of [...ended]) {
        await parts.store.transaction((db) => endTrouble(db, key, now));
        ended.delete(key);
      }
      for (const [key, trouble] of standing) await tell(parts, key, trouble, now);
    },
  };
}

/** The name of the notice makes it one, whoever owes it. An owner who can't be told yet is told later. */
async function tell(
  parts: Pick<Parts, 'store' | 'channels' | 'owners'>,
  key: string,
  trouble: Standing,
  now: Instant,
): Promise<void> {
  const { channel, whose, note, byItself, told } = trouble;
  const isToTell = (owner: string) => !told.has(owner) && (byItself || splitKey(owner).channel !== channel);
  const reached = parts.owners.some(isToTell) ? await reachOwners(parts) : [];
  const toTell = reached.filter(({ owner }) => isToTell(owner));
  if (trouble.isNoted && toTell.length === 0) return;
  const since = await parts.store.read((db) => beginTrouble(db, key, whose, now));
  trouble.isNoted = true;
  for (const { owner, chat, lang } of toTell) {
    const reply: Reply = { blocks: [{ kind: 'text', text: note[lang] }], choices: [] };
    await parts.store.read((db) => enqueueNotice(db, { name: troubleNotice(key, since, owner), chat, reply, now }));
    told.add(owner);
  }
}

function keyOf(channel: string, name: string): string {
  return `${channel}/${name}`;
}
