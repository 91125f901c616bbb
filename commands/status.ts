/** /status: how the bot is doing here, for anybody. */
import { statusAnswer } from '../src/answer/status.ts';
import type { Command } from './command.ts';

export const status: Command = {
  name: 'status',
  names: { zh: ['状态'], en: ['status'] },
  summary: { zh: '上次发送、下次发送、故障、规划版本', en: 'last sent, next due, failures, plan version' },
  usage: { zh: '/状态', en: '/status' },
  examples: { zh: ['/状态'], en: ['/status'] },
  isAdministration: true,
  offersExamples: true,
  records: true,
  needs: () => [{ what: 'status' }],
  run(_args, _context, world) {
    return statusAnswer(world);
  },
};
