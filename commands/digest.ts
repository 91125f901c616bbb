/** /digest: what a subscription would carry if it were sent now. */
import { previewOf } from '../src/answer/preview.ts';
import { obstacleToSubscribing } from '../src/answer/subscribing.ts';
import { told } from '../src/answer/told.ts';
import { WHOLE_UNIT } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Answer, World } from '../src/conversation.ts';
import { DEFAULT_SCHEDULE } from '../src/time/schedule.ts';
import { type Command, explainCommand, foldWord } from './command.ts';

const ONCE_IN_MS = 60_000;
/** What a chat without subscriptions would get. */
const WHOLE_DIGEST = {
  id: '',
  words: '',
  watch: WHOLE_UNIT,
  schedule: DEFAULT_SCHEDULE,
  follows: false,
  since: null,
};
const NUMBER = /^第?(?<number>[1-9]\d?)个?$/u;

export const digest: Command = {
  name: 'digest',
  names: { zh: ['周报', '预览'], en: ['digest', 'preview'] },
  summary: { zh: '现在就看本会话的周报', en: "this chat's digest as of now" },
  usage: { zh: '/周报 [序号]', en: '/digest [number]' },
  examples: { zh: ['/周报', '/周报 2'], en: ['/digest', '/digest 2'] },
  isAdministration: true,
  offersExamples: true,
  records: true,
  run(args, _context, world) {
    const { now, chat } = world.session;
    if (args.trim() !== '') return previewNumbered(world, args);
    if (chat.previewed !== null && now - chat.previewed < ONCE_IN_MS)
      return told(world, [officeWording(world.lang).subscriptions.tooSoon], { outcome: 'refuse' });
    const command = (number: number) => `/${digest.names[world.lang][0]} ${number}`;
    if (chat.subscriptions.length > 0) return previewOf(world, chat.subscriptions, command);
    const wholeUnit = { ...WHOLE_DIGEST, thread: world.session.thread };
    return obstacleToSubscribing(world, wholeUnit) ?? previewOf(world, [wholeUnit], command);
  },
};

/** One of several by its number: it goes on from what was just shown, so it may come within the minute. */
function previewNumbered(world: World, args: string): Answer {
  const number = Number(NUMBER.exec(foldWord(args))?.groups?.number);
  if (Number.isNaN(number)) return explainCommand(digest, world, 'clarify');
  const { subscriptions } = world.session.chat;
  const one = subscriptions[number - 1];
  if (one) return { ...previewOf(world, [one], String), effects: [] };
  const { noNumber } = officeWording(world.lang).subscriptions;
  return told(world, [noNumber(number, subscriptions.length)], { outcome: 'not_found' });
}
