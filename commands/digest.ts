/** /digest: what a subscription would carry if it were sent now. */
import { previewOf } from '../src/answer/preview.ts';
import { obstacleToSubscribing } from '../src/answer/subscribing.ts';
import { told } from '../src/answer/told.ts';
import { WHOLE_UNIT } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { DEFAULT_SCHEDULE } from '../src/time/schedule.ts';
import type { Command } from './command.ts';

const ONCE_IN_MS = 60_000;

export const digest: Command = {
  name: 'digest',
  names: { zh: ['周报', '预览'], en: ['digest', 'preview'] },
  summary: { zh: '现在就看本会话的周报', en: "this chat's digest as of now" },
  usage: { zh: '/周报', en: '/digest' },
  examples: { zh: ['/周报'], en: ['/digest'] },
  isAdministration: true,
  records: true,
  run(_args, _context, world) {
    const { subscriptions: wording } = officeWording(world.lang);
    const { now, chat } = world.session;
    if (chat.previewed !== null && now - chat.previewed < ONCE_IN_MS)
      return told(world, [wording.tooSoon], { outcome: 'refuse' });
    if (chat.subscriptions.length > 0) return previewOf(world, chat.subscriptions);
    const wholeUnit = { id: '', watch: WHOLE_UNIT, words: '', schedule: DEFAULT_SCHEDULE, since: null };
    return obstacleToSubscribing(world, wholeUnit) ?? previewOf(world, [wholeUnit]);
  },
};
