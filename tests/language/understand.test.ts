/** What becomes of a text: follow-ups, commands, refusals and the words that were not understood. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Asked, Request } from '../../src/conversation.ts';
import { openLedger } from '../../src/desk/open-ledger.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { readWhere, understand } from '../../src/language/understand.ts';
import { type Day, parseDay } from '../../src/time/day.ts';
import { writeRequest } from '../corpus/notation.ts';

const lexicon = buildLexicon(openLedger(join(import.meta.dirname, '../../data'), 'ezhou-2016-2020'));
const today = parseDay('2017-06-15') as Day;

function read(text: string, last: Asked | null = null): Request {
  return understand(text, { lexicon, today, last });
}

/** Reads the sentences as one conversation and writes the last request. */
function readAfter(...texts: string[]): string {
  let last: Asked | null = null;
  let request: Request = read('');
  for (const text of texts) {
    request = read(text, last);
    if (request.kind === 'query') last = { query: request.query, page: request.page };
  }
  return writeRequest(request);
}

describe('a follow-up', () => {
  it.each([
    [['第24项谁牵头', '那25项呢'], 'leads items=25'],
    [['第24项谁牵头', '它的配合单位呢'], 'supports items=24'],
    [['第24项谁牵头', '什么时候完成'], 'due items=24'],
    [['第9项', '第二段呢'], 'text items=9.2'],
    [['市编办牵头的任务', '只看2018年的'], 'measures units=lead:市编办 due=2018-01-01..2018-12-31'],
    [['市编办牵头的任务', '那财政局呢'], 'measures units=lead:市财政局'],
    [['市编办牵头的任务', '一共几项'], 'count of=items units=lead:市编办'],
    [['市编办牵头的任务', '哪些是单独牵头的'], 'measures units=only-lead:市编办'],
    [['who leads item 24', 'and item 25?'], 'leads items=25'],
    [
      ['tasks of the finance bureau', 'only those due in 2017'],
      'measures units=either:市财政局 due=2017-01-01..2017-12-31',
    ],
    [['tasks of the finance bureau', 'what about the land bureau'], 'measures units=either:市国土局'],
  ])('%j is read as %s', (texts, expected) => {
    expect(readAfter(...texts)).toBe(expected);
  });

  it('without a question before it asks for one', () => {
    expect(readAfter('它的配合单位呢')).toBe('not understood (context)');
    expect(readAfter('更多')).toBe('not understood (context)');
  });

  it('更多 asks for the next page of the same', () => {
    const query = { tell: 'measures', where: { section: [1] } } as const;

    expect(read('更多', { query: { ...query, where: { section: [1] } }, page: 1 })).toMatchObject({
      kind: 'query',
      page: 2,
    });
  });

  it.each([
    ...['上一页', '上页', '请看上一页', '前一页。', 'previous page', 'Back', 'go back', 'previous'].map((text) => [
      text,
      1,
    ]),
    ...['第2页', '第 2 页', '第二页呢', '翻到第2页', 'page 2', 'page two', 'show page 2.'].map((text) => [text, 1]),
    ...['第1页', 'page 1', '第一页'].map((text) => [text, 0]),
  ] as [string, number][])('%s asks for another page of the same', (text, page) => {
    const query = { tell: 'measures' as const, where: { section: [1] } };

    expect(read(text, { query, page: 2 })).toEqual({ kind: 'query', query, page });
    expect(readAfter(text)).toBe('not understood (context)');
  });

  it('before the first page there is none', () => {
    const query = { tell: 'measures' as const, where: { section: [1] } };

    expect(read('上一页', { query, page: 0 })).toEqual({ kind: 'query', query, page: 0 });
    expect(read('第0页', { query, page: 0 }).kind).toBe('unclear');
  });
});

describe('a command', () => {
  it('is told from its arguments', () => {
    expect(read('/due 2017年6月')).toEqual({ kind: 'command', name: 'due', args: '2017年6月' });
    expect(read('/到期@duban_bot 本月')).toEqual({ kind: 'command', name: '到期', args: '本月' });
  });

  it('that is unknown is passed on with its name, so that the nearest can be offered', () => {
    expect(read('/deu 2017')).toEqual({ kind: 'command', name: 'deu', args: '2017' });
  });

  it('reads its arguments with the same grammar as questions', () => {
    const context = { lexicon, today, last: null };

    expect(readWhere('市编办 2017年6月底前', context)).toMatchObject({
      kind: 'where',
      where: { units: [{ names: ['市编办'] }], due: { from: null, to: '2017-06-30' } },
    });
    expect(readWhere('2月30日', context)).toMatchObject({ kind: 'unclear', reason: 'date' });
    expect(readWhere('蓝鲸座', context)).toMatchObject({ kind: 'unclear', words: ['蓝鲸座'] });
  });
});

describe('what can not be read', () => {
  it('names the words as they were typed', () => {
    expect(read('第24项谁牵头蓝鲸座')).toMatchObject({ kind: 'unclear', words: ['蓝鲸座'] });
  });

  it('asks which period was meant when that makes a difference', () => {
    const request = read('2018年以后到期的任务');

    expect(request).toMatchObject({ kind: 'unclear', reason: 'ambiguous', words: ['2018年以后'] });
    if (request.kind !== 'unclear') return;
    for (const { send } of request.choices) expect(read(send).kind).toBe('query');
  });

  it('asks whether two leads are meant together or each', () => {
    const request = read('市编办和市改革办牵头的任务');

    expect(request).toMatchObject({ kind: 'unclear', reason: 'ambiguous' });
    if (request.kind !== 'unclear') return;
    expect(request.choices.map(({ send }) => writeRequest(read(send)))).toEqual([
      'measures units=lead:市编办+市改革办',
      'measures units=lead:市编办|市改革办',
    ]);
  });

  it('refuses a text of more than 500 characters and says nothing about its words', () => {
    expect(read('第24项谁牵头'.repeat(100))).toEqual({ kind: 'unclear', reason: 'too-long', words: [], choices: [] });
  });

  it('refuses what folds to far more characters than were typed', () => {
    for (const character of ['\ufdfa', '㌀', '㍿']) {
      expect(read(character.repeat(500))).toMatchObject({ kind: 'unclear', reason: 'too-long' });
    }
  });

  it('offers at most three questions, each of which it answers', () => {
    for (const text of [
      '蓝鲸座谁牵头',
      '市旅游局牵头哪些任务',
      '何长制谁牵头',
      '第24项取消了吗',
      'who leads zebra crossings',
      '😀',
    ]) {
      const request = read(text);
      expect(request.kind).toBe('unclear');
      if (request.kind !== 'unclear') continue;
      expect(request.choices.length).toBeLessThanOrEqual(3);
      for (const { send } of request.choices) expect(read(send).kind, `${text} → ${send}`).not.toBe('unclear');
    }
  });
});
