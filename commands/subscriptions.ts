/** /subscriptions: what this chat gets, and when; for those who look after all chats, what each gets. */
import { refusalOf } from '../src/answer/refusal.ts';
import { allSubscriptions, ownSubscriptions } from '../src/answer/subscriptions.ts';
import { type Command, explainCommand, HOLDERS, saysAll } from './command.ts';

export const subscriptions: Command = {
  name: 'subscriptions',
  names: { zh: ['订阅情况'], en: ['subscriptions'] },
  summary: { zh: '本会话的订阅；管理员可看全部', en: "this chat's subscriptions; all of them for administrators" },
  usage: { zh: '/订阅情况 [全部]', en: '/subscriptions [all]' },
  examples: { zh: ['/订阅情况', '/订阅情况 全部'], en: ['/subscriptions', '/subscriptions all'] },
  isAdministration: true,
  forStrangers: true,
  offersExamples: true,
  records: true,
  needs: (args) => (saysAll(args) ? [{ what: 'chats' }, HOLDERS] : []),
  run(args, _context, world) {
    if (args.trim() === '') return ownSubscriptions(world);
    if (!saysAll(args)) return explainCommand(subscriptions, world, 'clarify');
    return refusalOf(world, 'office') ?? allSubscriptions(world);
  },
};
