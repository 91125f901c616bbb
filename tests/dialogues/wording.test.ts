/** The comparison of wordings: whoever shows all of a reply passes, and whoever leaves out, adds, changes or swaps anything does not. */
import { describe, expect, test } from 'vitest';
import { renderPlain } from '../../src/answer/plain.ts';
import { keyboardOf } from '../../src/channels/telegram/keyboard.ts';
import { openOffer } from '../../src/channels/telegram/offer.ts';
import { renderTelegram } from '../../src/channels/telegram/render.ts';
import type { Block, Reply } from '../../src/conversation.ts';
import { openMemoryChoices } from '../channels/telegram/given-telegram.ts';
import { everyReply } from './replies.ts';
import { seenIn } from './seen.ts';
import { wordingOf, wordsOf } from './wording.ts';

async function onTelegram({ blocks, choices }: Reply, limit?: number): Promise<string> {
  const offered = await offer(choices);
  const texts = renderTelegram({ blocks, choices: offered }, limit).map(({ plain }) => plain);
  const last = texts.length - 1;
  return seenIn(texts.map((text, index) => ({ text, buttons: index === last ? keyboardOf(offered) : [] })));
}

/** Replies that say something else: each part left out, doubled, changed, or put in another place, one at a time. */
function* garbled({ blocks, choices }: Reply): Generator<Reply> {
  for (const [index, block] of blocks.entries()) {
    const withBlocks = (...own: Block[]) => ({ blocks: blocks.toSpliced(index, 1, ...own), choices });
    yield withBlocks();
    yield withBlocks(block, block);
    for (const other of garbledBlocks(block)) yield withBlocks(other);
    const next = blocks[index + 1];
    if (next) yield { blocks: blocks.toSpliced(index, 2, next, block), choices };
  }
  for (const [index, choice] of choices.entries()) {
    yield { blocks, choices: choices.toSpliced(index, 1) };
    yield { blocks, choices: choices.with(index, { ...choice, label: `${choice.label}吗` }) };
    const next = choices[index + 1];
    if (next) yield { blocks, choices: choices.toSpliced(index, 2, next, choice) };
  }
  yield { blocks, choices: [...choices, { label: '更多', send: '更多' }] };
}

function garbledBlocks(block: Block): Block[] {
  if (block.kind === 'fields') {
    return block.fields.flatMap((field, index) => [
      { ...block, fields: block.fields.toSpliced(index, 1) },
      { ...block, fields: block.fields.with(index, { ...field, label: garble(field.label) }) },
      { ...block, fields: block.fields.with(index, { ...field, value: garble(field.value) }) },
    ]);
  }
  if (block.kind === 'table') {
    const columns = block.columns.flatMap((label, index) =>
      // Id and title are told apart without labels.
      index < 2 ? [] : [{ ...block, columns: block.columns.with(index, garble(label)) }],
    );
    const rows = block.rows.flatMap((row, index) => [
      { ...block, rows: block.rows.toSpliced(index, 1) },
      ...row.flatMap((cell, column) =>
        cell === ''
          ? []
          : [garble(cell), ''].map((other) => ({ ...block, rows: block.rows.with(index, row.with(column, other)) })),
      ),
    ]);
    return [...columns, ...rows];
  }
  return [garble(block.text), block.text.slice(0, -1), `${block.text}收到请回复`].map((text) => ({ ...block, text }));
}

/** One character in the middle is another. */
function garble(text: string): string {
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}${text[middle] === '不' ? '未' : '不'}${text.slice(middle + 1)}`;
}

const offer = openOffer(openMemoryChoices(), () => {});
const replies = await everyReply();

describe('the wording of a reply', () => {
  test('is the same on the terminal and on Telegram, for questions, commands and digests, however small the messages', async () => {
    expect(replies.length).toBeGreaterThan(3000);
    for (const reply of replies) {
      const wording = wordingOf(reply);
      for (const seen of [
        renderPlain(reply),
        renderPlain(reply, 40),
        await onTelegram(reply),
        await onTelegram(reply, 300),
      ]) {
        expect(wordsOf(seen)).toMatch(wording);
      }
    }
  });

  test.for([
    ['the terminal', async (reply: Reply) => renderPlain(reply)],
    ['Telegram', async (reply: Reply) => onTelegram(reply)],
  ] as const)(
    'is not kept by a channel like %s that leaves out, doubles, changes or swaps anything',
    async ([, render]) => {
      let count = 0;
      const unnoticed: string[] = [];
      for (const reply of replies.filter((_, index) => index % 20 === 0)) {
        const wording = wordingOf(reply);
        for (const other of garbled(reply)) {
          count += 1;
          const seen = await render(other);
          if (wording.test(wordsOf(seen))) unnoticed.push(seen);
        }
      }

      expect(count).toBeGreaterThan(4000);
      expect(unnoticed).toEqual([]);
    },
  );

  test('is not kept by a button that shows half of a choice, unless a line of the text shows all of it', () => {
    const label = '市政府法制办牵头、2018年6月30日前到期的行政执法任务';
    const reply: Reply = { blocks: [{ kind: 'text', text: '您是想问：' }], choices: [{ label, send: label }] };
    const buttons = [[{ text: `${label.slice(0, 12)}…` }]];

    expect(wordsOf(seenIn([{ text: '您是想问：', buttons }]))).not.toMatch(wordingOf(reply));
    expect(wordsOf(seenIn([{ text: `您是想问：\n1. ${label}`, buttons }]))).toMatch(wordingOf(reply));
    expect(wordsOf(seenIn([{ text: `您是想问：\n2. ${label}`, buttons }]))).not.toMatch(wordingOf(reply));
  });

  test('is not kept by messages that are counted wrongly or come in another order', () => {
    const reply: Reply = { blocks: ['一。', '二。'].map((text) => ({ kind: 'text', text })), choices: [] };
    const inParts = (...texts: string[]) => wordsOf(seenIn(texts.map((text) => ({ text, buttons: [] }))));

    expect(inParts('一。\n(1/2)', '二。\n(2/2)')).toMatch(wordingOf(reply));
    expect(inParts('一。\n(1/3)', '二。\n(2/3)')).not.toMatch(wordingOf(reply));
    expect(inParts('二。\n(1/2)', '一。\n(2/2)')).not.toMatch(wordingOf(reply));
  });
});
