/** /subscribe: a weekly or monthly message about a part of the plan; it is shown first and waits to be confirmed. */
import { proposalAnswer } from '../src/answer/proposal.ts';
import { obstacleToSubscribing, subscriptionNotRead } from '../src/answer/subscribing.ts';
import { withoutPending } from '../src/answer/told.ts';
import { areSame, WHOLE_UNIT } from '../src/answer/watching.ts';
import type { Answer, World } from '../src/conversation.ts';
import { readSubscription } from '../src/language/subscription.ts';
import type { Context } from '../src/language/understand.ts';
import type { Subscription } from '../src/session.ts';
import { DEFAULT_SCHEDULE } from '../src/time/schedule.ts';
import { type Command, HOLDERS } from './command.ts';

export const subscribe: Command = {
  name: 'subscribe',
  names: { zh: ['订阅'], en: ['subscribe'] },
  summary: { zh: '定期发送一部分任务；不写就是本单位的周报', en: "a weekly message; without words, the unit's digest" },
  usage: { zh: '/订阅 [时间] [单位、期限、部分]', en: '/subscribe [time] [unit, period, section]' },
  examples: {
    zh: ['/订阅', '/订阅 每周一上午9点 市司法局牵头的 30天内到期的', '/订阅 每月5日 第三部分'],
    en: ['/subscribe', '/subscribe fridays 16:00 everything due this quarter except section 3'],
  },
  isAdministration: true,
  offersExamples: true,
  right: 'chat',
  records: true,
  needs: () => [HOLDERS],
  run(args, context, world) {
    return withoutPending(world, propose(args, context, world));
  },
};

function propose(args: string, context: Context, world: World): Answer {
  const said = args.trim();
  const read =
    said === ''
      ? { kind: 'subscription' as const, words: '', watch: null, schedule: null }
      : readSubscription(said, context);
  if (read.kind === 'not-read') return subscriptionNotRead(world, read, subscribe.examples[world.lang]);
  const watch = read.watch ?? WHOLE_UNIT;
  const { chat, thread, fresh } = world.session;
  const proposed = {
    id: fresh.id,
    chat: chat.key,
    thread,
    words: read.watch === null ? '' : read.words.trim(),
    watch,
    schedule: read.schedule ?? DEFAULT_SCHEDULE,
    follows: false,
    paused: null,
    since: null,
  };
  const same = chat.subscriptions.find((subscription) => areSame(subscription, proposed));
  // One group reads all its topics: what is asked for in another one moves there and is not sent twice.
  const asked = same ? { ...proposed, ...identityOf(same) } : proposed;
  return obstacleToSubscribing(world, asked) ?? proposalAnswer(world, asked);
}

/** What a subscription keeps when it moves. */
function identityOf({ id, words, follows, paused, since }: Subscription) {
  return { id, words, follows, paused, since };
}
