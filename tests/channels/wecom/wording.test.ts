/** The wording of real replies in every dialect of WeCom: every sentence, cell, source and choice, in order, and nothing else. */
import { describe, expect, test } from 'vitest';
import { offerChoices } from '../../../src/channels/wecom/card.ts';
import { MARKDOWN_V2 } from '../../../src/channels/wecom/dialects.ts';
import { renderAibotMarkdown, renderIn } from '../../../src/channels/wecom/render.ts';
import { langOf } from '../../../src/channels/wecom/too-long.ts';
import type { Reply } from '../../../src/conversation.ts';
import { digestsIn, everyReply, repliesToCommandsIn } from '../../dialogues/replies.ts';
import { seenIn } from '../../dialogues/seen.ts';
import { wordingOf, wordsOf } from '../../dialogues/wording.ts';
import { alike, alikeReply, DIALECTS, shownIn } from './given-dialects.ts';
import { readStrictly } from './strict-markdown.ts';

const replies = await everyReply();

describe('real replies', () => {
  test.for(DIALECTS)('in %s have all their wording, in at most three messages', ([, dialect, kind]) => {
    expect(replies.length).toBeGreaterThan(3000);
    for (const reply of replies) {
      const messages = renderIn(dialect, reply);
      expect(messages.length).toBeLessThanOrEqual(3);
      expect(wordsOf(alike(shownIn(messages, kind)))).toMatch(wordingOf(alikeReply(reply)));
    }
  });

  test.for(DIALECTS)('in %s have it still when the messages are small', ([, dialect, kind]) => {
    for (const reply of replies.filter((_, index) => index % 5 === 0)) {
      const messages = renderIn({ ...dialect, bytes: 900 }, reply, { most: Number.POSITIVE_INFINITY });
      expect(wordsOf(alike(shownIn(messages, kind)))).toMatch(wordingOf(alikeReply(reply)));
    }
  });

  test('with a card have it on text and buttons together', () => {
    for (const reply of replies) {
      expect(wordsOf(alike(withCard(reply)))).toMatch(wordingOf(alikeReply(reply)));
    }
  });

  test('are told apart from those that say something else', () => {
    const [, dialect, kind] = DIALECTS[0] ?? (['', MARKDOWN_V2, 'rich'] as const);
    for (const reply of replies.filter((_, index) => index % 20 === 0)) {
      const { blocks, choices } = alikeReply(reply);
      const words = wordsOf(alike(shownIn(renderIn(dialect, reply), kind)));
      for (const index of blocks.keys()) {
        expect(words).not.toMatch(wordingOf({ blocks: blocks.toSpliced(index, 1), choices }));
      }
    }
  });

  test.for(['zh', 'en'] as const)('are known to be in their language: %s', (lang) => {
    const unknown = [...digestsIn(lang), ...repliesToCommandsIn(lang)].filter(({ blocks }) => langOf(blocks) !== lang);
    expect(unknown).toEqual([]);
  });
});

/** As an AI bot shows it: a finished message, and below it a card with the choices; a button with a number stands for its line. */
function withCard({ blocks, choices }: Reply): string {
  const keyed = choices.map((choice, index) => ({ ...choice, key: `${index}` }));
  const { card, listed } = offerChoices(keyed, 'task', langOf(blocks));
  const texts = renderAibotMarkdown({ blocks, choices: listed }).map((text) =>
    readStrictly(text, 'rich').text.trimEnd(),
  );
  const lines = texts.flatMap((text) => text.split('\n'));
  const buttons = card?.button_list?.map(({ text }) => {
    const number = listed.length > 0 ? /^\d\. /u.exec(text)?.[0] : undefined;
    const line = number && lines.findLast((one) => one.startsWith(text.replace(/…$/u, '')));
    return [{ text: line ? line.slice(number.length) : text }];
  });
  return seenIn(texts.map((text, index) => ({ text, buttons: index === texts.length - 1 ? (buttons ?? []) : [] })));
}
