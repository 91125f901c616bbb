/** /cancel: drops what waits to be confirmed. */
import { told } from '../src/answer/told.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Command } from './command.ts';

export const cancel: Command = {
  name: 'cancel',
  names: { zh: ['取消'], en: ['cancel'] },
  summary: { zh: '取消刚才的订阅', en: 'drop the subscription just shown' },
  usage: { zh: '/取消', en: '/cancel' },
  examples: { zh: ['/取消'], en: ['/cancel'] },
  isAdministration: true,
  records: true,
  run(_args, _context, world) {
    const { subscriptions: wording } = officeWording(world.lang);
    if (!world.session.pending) return told(world, [wording.nothingToCancel]);
    return told(world, [wording.cancelled], { effects: [{ kind: 'withdraw' }] });
  },
};
