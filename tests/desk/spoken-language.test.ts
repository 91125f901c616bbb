/** In which language a message is answered: what its text tells, else the conversation, else the person's platform, else Chinese. */
import { describe, expect, test } from 'vitest';
import { languageIn, languageOf } from '../../src/desk/spoken-language.ts';

const CHINESE = ['第24项谁牵头', 'OK收到', '/到期', '/语言 en', '/find 水', '24项', 'PPP项目', '/iam 市编办', '？谁'];

const ENGLISH = [
  'who leads item 24',
  'WHO LEADS ITEM 24',
  'help',
  'more',
  'thanks!',
  'pdf or word',
  "what's due",
  '/due June 2017',
  '/due this month',
  '/find drinking water',
  '/lead finance bureau',
  '/subscribe fridays 16:00 everything due',
];

const EITHER = [
  '',
  '25',
  '24-26',
  '24.1',
  '?',
  '？',
  '…',
  '👍',
  '2017-06-30',
  '6/30',
  'PPP',
  'GIS',
  '"PPP"',
  'ok',
  'OK',
  'Okay!',
  '/due',
  '／due',
  '/start',
  '/due 2017-06',
  '/item 24',
  '/retry all',
  '/audit all',
  '/subscriptions all',
  '/find pdf',
  '/join hxmvqhbz99',
  '/join K7QM2XHDTR',
  '/join k7qm2-xhdtr',
  '/join hxmvq hbzzx',
  '/unit bianban',
  '/help due',
  '/handover @liming',
];

test.each(CHINESE)('Chinese: %j', (text) => expect(languageIn(text)).toBe('zh'));
test.each(ENGLISH)('English: %j', (text) => expect(languageIn(text)).toBe('en'));

describe.each(EITHER)('either: %j', (text) => {
  test('goes on in the language of the conversation', () => {
    expect(languageIn(text)).toBeNull();
    for (const before of ['zh', 'en'] as const) {
      expect(languageOf({ text, speaks: 'zh' }, before)).toBe(before);
      expect(languageOf({ text, speaks: 'en' }, before)).toBe(before);
      expect(languageOf({ text }, before)).toBe(before);
    }
  });

  test('begins in the language of the person’s platform, or in Chinese', () => {
    expect(languageOf({ text, speaks: 'en' }, null)).toBe('en');
    expect(languageOf({ text, speaks: 'zh' }, null)).toBe('zh');
    expect(languageOf({ text }, null)).toBe('zh');
  });
});

test('what a text tells counts, whatever was spoken before', () => {
  expect(languageOf({ text: '第24项谁牵头', speaks: 'en' }, 'en')).toBe('zh');
  expect(languageOf({ text: 'who leads item 24', speaks: 'zh' }, 'zh')).toBe('en');
});
