/** /retry: queues again what failed or is uncertain. */
import { hasFailed } from '../src/answer/status.ts';
import { told } from '../src/answer/told.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import { type Command, explainCommand, HOLDERS, saysAll } from './command.ts';

export const retry: Command = {
  name: 'retry',
  names: { zh: ['重发'], en: ['retry'] },
  summary: { zh: '没送达的重新发送', en: 'send again what was not delivered' },
  usage: { zh: '/重发 [全部]', en: '/retry [all]' },
  examples: { zh: ['/重发', '/重发 全部'], en: ['/retry', '/retry all'] },
  isAdministration: true,
  right: 'office',
  records: true,
  needs: () => [{ what: 'status' }, HOLDERS],
  run(args, _context, world) {
    const everywhere = saysAll(args);
    if (args.trim() !== '' && !everywhere) return explainCommand(retry, world, 'clarify');
    const { retry: wording } = officeWording(world.lang).status;
    const { failures, everywhere: all } = world.session.found.status ?? {};
    if (!hasFailed(everywhere ? all : failures))
      return told(world, [hasFailed(all) ? wording.elsewhere : wording.none]);
    return told(world, [everywhere ? wording.everywhere : wording.here], { effects: [{ kind: 'retry', everywhere }] });
  },
};
