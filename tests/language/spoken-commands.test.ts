/** Commands that are said in a sentence: what they are about stays as it was written, and reading every message for them costs nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spokenEn } from '../../src/language/phrases/spoken-en.ts';
import { spokenZh } from '../../src/language/phrases/spoken-zh.ts';
import { spokenCommand } from '../../src/language/spoken-commands.ts';

const QUESTIONS = ['zh.txt', 'en.txt', 'not.txt', 'passed-over.txt'].flatMap((file) =>
  readFileSync(join(import.meta.dirname, '../corpus', file), 'utf8')
    .split('\n')
    .flatMap((line) => (line.includes(' => ') ? [line.slice(0, line.lastIndexOf(' => '))] : [])),
);

describe('a spoken command', () => {
  it('keeps what it is about as it was written', () => {
    expect(spokenCommand('請訂閱 每週一上午９點  市司法局牽頭的。')).toEqual({
      name: 'subscribe',
      args: '每週一上午９點  市司法局牽頭的',
    });
    expect(spokenCommand('Please Bind this group to the Finance Bureau, thanks')).toEqual({
      name: 'group',
      args: 'Finance Bureau',
    });
  });

  it('is each message of the lists, with 请 and thanks around it', () => {
    for (const [phrases, before, behind] of [
      [spokenZh, '请', ',谢谢!'],
      [spokenEn, 'please ', ', thanks'],
    ] as const) {
      for (const [meaning, messages] of Object.entries(phrases)) {
        const [name, args = ''] = meaning.split(' ');
        for (const message of messages) expect(spokenCommand(`${before}${message}${behind}`)).toEqual({ name, args });
      }
    }
  });

  it('means one thing', () => {
    const messages = [...Object.values(spokenZh), ...Object.values(spokenEn)].flat();

    expect(new Set(messages).size).toBe(messages.length);
  });

  it('is none of the questions of the corpus', () => {
    expect(QUESTIONS.length).toBeGreaterThan(2000);
    expect(QUESTIONS.filter((question) => spokenCommand(question) !== undefined)).toEqual([]);
  });

  it.each(['!', '谢谢', '!x', '关注第24、', '暂停到', '我是市', '订阅 ', '你好,', 'follow 1, ', 'i am from a '])(
    'is looked for in time that does not run away: %j over and over',
    (unit) => {
      const text = unit.repeat(Math.ceil(500 / unit.length));
      const started = performance.now();
      for (let turn = 0; turn < 20; turn += 1) spokenCommand(text);

      expect((performance.now() - started) / 20).toBeLessThan(10);
    },
  );
});
