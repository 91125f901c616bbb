/** The menu of commands: what Telegram is told, in both languages and for each kind of chat. */
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { menuOf } from '../../../src/channels/telegram/menu.ts';

const command = (name: string, isAdministration = false) => ({
  name,
  summary: { zh: `${name}的用途`, en: `what ${name} does` },
  isAdministration,
});

describe('the menu', () => {
  test('has a list for each kind of chat and each language', () => {
    const menus = menuOf([command('item'), command('audit', true)]);

    expect(
      menus.map(({ scope, language_code, commands: listed }) => [
        scope.type,
        language_code,
        ...listed.map(({ command: name, description }) => `${name}: ${description}`),
      ]),
    ).toEqual([
      ['all_private_chats', undefined, 'item: what item does', 'audit: what audit does'],
      ['all_private_chats', 'zh', 'item: item的用途', 'audit: audit的用途'],
      ['all_group_chats', undefined, 'item: what item does'],
      ['all_group_chats', 'zh', 'item: item的用途'],
      ['all_chat_administrators', undefined, 'item: what item does', 'audit: what audit does'],
      ['all_chat_administrators', 'zh', 'item: item的用途', 'audit: audit的用途'],
    ]);
  });

  test('shows everybody in a group how things stand there, and nothing that they may not use or that changes something', () => {
    const all = menuOf(commands).find(({ scope }) => scope.type === 'all_group_chats')?.commands ?? [];
    const names = all.map(({ command: name }) => name);

    expect(names).toEqual(expect.arrayContaining(['help', 'due', 'status', 'digest', 'subscriptions', 'rights']));
    for (const name of [
      'subscribe',
      'pause',
      'group',
      'invite',
      'join',
      'revoke',
      'audit',
      'quiet',
      'retry',
      'confirm',
    ])
      expect(names).not.toContain(name);
    expect(names.length).toBeLessThan(20);
  });

  test('leaves out a name that Telegram would refuse', () => {
    const [menu] = menuOf(['Item', '任务', 'a-b', 'a'.repeat(33), '', 'good_1'].map((name) => command(name)));

    expect(menu?.commands.map(({ command: name }) => name)).toEqual(['good_1']);
  });

  test('keeps to what Telegram takes: 100 commands, descriptions of 1 to 256 units, no half characters', () => {
    const many = Array.from({ length: 120 }, (_, index) => command(`c${index}`));
    const [long, empty] =
      menuOf([
        { ...command('long'), summary: { zh: '', en: `a${'👍'.repeat(200)}` } },
        { ...command('empty'), summary: { zh: '', en: ' ' } },
      ])[0]?.commands ?? [];

    expect(menuOf(many)[0]?.commands).toHaveLength(100);
    expect(long?.description).toBe(`a${'👍'.repeat(127)}`);
    expect(empty?.description).toBe('empty');
  });

  test('of the real commands has every one of them, in the order of /help', () => {
    const [menu] = menuOf(commands);

    expect(menu?.commands.map(({ command: name }) => name)).toEqual(commands.map(({ name }) => name));
  });
});
