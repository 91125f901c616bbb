/** `npm run trial:telegram`: questions under kills and a digest under limits, on a fake Telegram; prints tables, fails on a breach. */
import { parseArgs } from 'node:util';
import { cellsOf, conclude, writeRow } from './table.ts';
import { MOMENTS } from './telegram-aim.ts';
import { type Contestant, duban, grammy } from './telegram-bots.ts';
import { type DigestTrial, tryDigest } from './telegram-digest.ts';
import { percent } from './telegram-pace.ts';
import { type QuestionTrial, tryQuestions } from './telegram-questions.ts';

/** What a digest has to make use of, of the rate that Telegram permits. */
const LEAST_SHARE = 0.9;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    updates: { type: 'string', default: '400' },
    chats: { type: 'string', default: '40' },
    kills: { type: 'string', default: '10' },
    groups: { type: 'string', default: '1000' },
    'killed-groups': { type: 'string', default: '300' },
    'digest-kills': { type: 'string', default: '5' },
    latency: { type: 'string', default: '0' },
  },
});
const seed = Number(values.seed);
const questions = { updates: Number(values.updates), chats: Number(values.chats), kills: Number(values.kills), seed };
const latencyMs = Number(values.latency);

async function ask(name: string, contestant: Contestant): Promise<string[]> {
  const trial = await tryQuestions({ ...questions, contestant });
  const moments = MOMENTS.map((moment) => trial[moment]).join('/');
  writeRow(name, ...cellsOf(trial, QUESTION_COLUMNS), String(contestant.width), moments, trial.seconds.toFixed(0));
  return trial.breaches.map((breach) => `${name}: ${breach}`);
}

async function send(
  groups: number,
  kills: number,
  more: { latencyMs?: number; leastShare?: number },
): Promise<string[]> {
  const name = kills > 0 ? `${groups} groups, ${kills} kills` : `${groups} groups`;
  const trial = await tryDigest({ groups, kills, seed, ...more });
  writeRow(name, ...cellsOf(trial, DIGEST_COLUMNS), trial.seconds.toFixed(1), percent(trial.share));
  return trial.breaches.map((breach) => `${name}: ${breach}`);
}

const QUESTION_COLUMNS: readonly (keyof QuestionTrial)[] = [
  'answered',
  'lost',
  'repeated',
  'disordered',
  'astray',
  'kills',
  'atOnce',
];
const DIGEST_COLUMNS: readonly (keyof DigestTrial)[] = ['delivered', 'lost', 'repeated', 'unmarked', 'refused'];

process.stdout.write(
  [
    `Questions: ${questions.updates} updates over ${questions.chats} chats, ${questions.kills} kills, seed ${seed}.`,
    'astray: in a wrong chat or thread; atOnce: the most that one kill repeated, and how much it may be at most;',
    'moments: killed with updates delivered and not confirmed / before / after Telegram took a message / in between',
    '',
  ].join('\n'),
);
writeRow('', ...QUESTION_COLUMNS, 'at most', 'moments', 's');
const breaches = [
  ...(await ask('Duban, polling', duban('polling'))),
  ...(await ask('Duban, webhook', duban('webhook'))),
];
// How it compares, not what it must reach.
await ask('grammY as it comes', grammy);
process.stdout.write(
  [
    'Digests: 30 a second are permitted in all, 1 a second to a chat, 20 a minute to a group.',
    'unmarked: repeated without 补发; refused: answered with 429; s: from the first call;',
    'share: of the permitted rate, from the first message to the last',
    '',
  ].join('\n'),
);
writeRow('', ...DIGEST_COLUMNS, 's', 'share');
breaches.push(...(await send(Number(values.groups), 0, { latencyMs, leastShare: LEAST_SHARE })));
breaches.push(...(await send(Number(values['killed-groups']), Number(values['digest-kills']), {})));
conclude(breaches, 'Nothing lost, nothing repeated without a kill, and the digest in time.');
