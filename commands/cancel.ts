/** /cancel: drops what waits to be confirmed. */
import { alreadySaid, proposalMeant, settledAnswer } from '../src/answer/proposal-meant.ts';
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
  needs: () => [{ what: 'proposals' }],
  run(args, _context, world) {
    const { subscriptions: wording } = officeWording(world.lang);
    const meant = proposalMeant(world, args);
    switch (meant.kind) {
      case 'waiting':
      case 'expired':
        return told(world, [wording.cancelled], { effects: [{ kind: 'withdraw' }] });
      case 'none':
        return told(world, [wording.nothingToCancel]);
      case 'confirmed':
        return meant.subscription
          ? told(world, [alreadySaid(world, meant.subscription), wording.toEnd])
          : settledAnswer(world, meant);
      default:
        return settledAnswer(world, meant);
    }
  },
};
