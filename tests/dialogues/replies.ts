/** Replies of all kinds to compare on channels: to every sentence of the corpus, to every command, and digests of several years. */
import { readdirSync, readFileSync } from 'node:fs';
import { commands } from '../../commands/index.ts';
import type { Lang, Reply } from '../../src/conversation.ts';
import { readNow } from '../../src/desk/clock.ts';
import { digest } from '../answer/digest-given.ts';
import { say } from '../commands/given.ts';
import { freshDesk } from './replay.ts';

const CORPUS = `${import.meta.dirname}/../corpus`;
const LANGS: readonly Lang[] = ['zh', 'en'];

/** The replies to every sentence of the corpus, as of a day in 2017. */
export async function repliesToCorpus(): Promise<Reply[]> {
  const desk = freshDesk();
  const now = readNow('2017-06-15');
  const lines = readdirSync(CORPUS)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => readFileSync(`${CORPUS}/${file}`, 'utf8').split('\n'))
    .filter((line) => line.includes(' => '));
  const replies: Reply[] = [];
  for (const [index, line] of lines.entries()) {
    const text = line.slice(0, line.lastIndexOf(' => '));
    const message = { channel: 'test', chat: 'one', person: 'one', id: `${index}`, text, addressed: true };
    const answer = await desk.receive(message, { now, alone: true });
    if (answer) replies.push(answer.reply);
  }
  return replies;
}

/** Digests of three units from the first year of the plan to the first Monday after it. */
export function digestsIn(lang: Lang): Reply[] {
  const days = [
    '2016-12-27',
    '2017-05-31',
    '2017-06-26',
    '2017-07-03',
    '2018-01-02',
    '2018-06-25',
    '2020-12-28',
    '2021-01-04',
  ];
  return days.flatMap((today) =>
    ['市国土局', '市编办', '市政府法制办'].flatMap((unit) => digest(today, { unit, lang })?.reply ?? []),
  );
}

/** What every command says when nothing is written behind it, and what help says of it. */
export function repliesToCommandsIn(lang: Lang): Reply[] {
  return commands.flatMap(({ name }) => [`/${name}`, `/help ${name}`].map((text) => say(text, { lang }).reply));
}

/** All of them, in both languages. */
export async function everyReply(): Promise<Reply[]> {
  return [...(await repliesToCorpus()), ...LANGS.flatMap((lang) => [...digestsIn(lang), ...repliesToCommandsIn(lang)])];
}
