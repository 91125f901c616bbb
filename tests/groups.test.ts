/** Plays whole departments through the whole bot — store, desk, digests and the clock turned by hand —, at the terminal and on Telegram. */
import { describe, expect, test } from 'vitest';
import { unspaced } from './dialogues/dialogue.ts';
import { playAtTerminal } from './dialogues/groups/at-terminal.ts';
import { playOnTelegram } from './dialogues/groups/on-telegram.ts';
import { type Player, withCodes } from './dialogues/groups/player.ts';
import { readScripts, type Script } from './dialogues/groups/script.ts';

async function play({ steps }: Script, open: () => Promise<Player>): Promise<void> {
  const player = withCodes(await open());
  try {
    for (const { line, typed, holds, lacks } of steps) {
      const seen = unspaced(await player.type(typed));
      for (const words of holds) expect(seen, `line ${line}`).toContain(unspaced(words));
      for (const words of lacks) expect(seen, `line ${line}`).not.toContain(unspaced(words));
    }
  } finally {
    await player.stop();
  }
}

describe.for(readScripts())('$title', (script) => {
  test('at the terminal', () => play(script, playAtTerminal));
  test('on Telegram', () => play(script, playOnTelegram));
});

test('a clock that is turned years ahead is no silence of Telegram: no connection is given up for it', async () => {
  const player = await playOnTelegram();
  try {
    await player.type('now 2018-06-15 10:00');
    await player.type('now 2020-06-15 10:00');
    const seen = await player.type('第24项谁牵头');

    expect(seen).toContain('市编办');
    expect(player.telegram.callsOf('getUpdates').filter(({ status }) => status === null).length).toBeLessThanOrEqual(1);
  } finally {
    await player.stop();
  }
});
