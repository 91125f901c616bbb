/** /unsubscribe: ends one subscription, all of them, or the following of single items. */
import { referencesText } from '../src/answer/reading.ts';
import { settingOf } from '../src/answer/scene.ts';
import { noSubscriptions } from '../src/answer/subscriptions.ts';
import { choice, told } from '../src/answer/told.ts';
import { itemsTogether, titleOf } from '../src/answer/watching.ts';
import { officeWording } from '../src/answer/wording/office.ts';
import type { Answer, World } from '../src/conversation.ts';
import type { Context } from '../src/language/understand.ts';
import type { Subscription } from '../src/session.ts';
import { type Command, explainCommand, foldWord, HOLDERS, readConditions, saysAll } from './command.ts';

const NUMBER = /^(?:no\.?\s*|#)?(?<number>\d{1,2})$/u;

export const unsubscribe: Command = {
  name: 'unsubscribe',
  names: { zh: ['退订', '取消订阅', '取消关注'], en: ['unsubscribe', 'unfollow'] },
  summary: { zh: '退订，或不再关注某项', en: 'end a subscription, or stop following an item' },
  usage: { zh: '/退订 [序号|第几项|全部]', en: '/unsubscribe [number|item number|all]' },
  examples: {
    zh: ['/退订', '/退订 2', '/退订 第24项'],
    en: ['/unsubscribe', '/unsubscribe 2', '/unsubscribe item 24'],
  },
  isAdministration: true,
  right: 'chat',
  records: true,
  needs: () => [HOLDERS],
  run(args, context, world) {
    const { subscriptions } = world.session.chat;
    const [first] = subscriptions;
    if (!first) return noSubscriptions(world);
    if (saysAll(args)) return end(world, subscriptions);
    if (args.trim() === '') return subscriptions.length === 1 ? end(world, [first]) : offer(world);
    const number = NUMBER.exec(foldWord(args))?.groups?.number;
    if (number !== undefined) return endNumber(world, Number(number));
    const written = subscriptions.filter(({ words }) => words !== '' && foldWord(words) === foldWord(args));
    return written.length > 0 ? end(world, written) : unfollow(world, args, context);
  },
};

function end(world: World, subscriptions: readonly Subscription[]): Answer {
  const { ended } = officeWording(world.lang).subscriptions;
  const titles = subscriptions.map((subscription) => titleOf(world, subscription));
  return told(world, [ended(settingOf(world).wording.listed(titles))], {
    effects: [{ kind: 'unsubscribe', ids: subscriptions.map(({ id }) => id) }],
  });
}

function endNumber(world: World, number: number): Answer {
  const { subscriptions } = world.session.chat;
  const chosen = subscriptions[number - 1];
  if (chosen) return end(world, [chosen]);
  const { noNumber } = officeWording(world.lang).subscriptions;
  return offer(world, noNumber(number, subscriptions.length));
}

/** Every subscription as a choice. */
function offer(world: World, sentence?: string): Answer {
  const { subscriptions: wording } = officeWording(world.lang);
  const choices = world.session.chat.subscriptions.map((subscription, index) => {
    const send = wording.unsubscribe(index + 1);
    return choice(send, wording.labelled(send, titleOf(world, subscription)));
  });
  return told(world, [sentence ?? wording.which], { outcome: 'clarify', choices });
}

function unfollow(world: World, args: string, context: Context): Answer {
  const { subscriptions: wording } = officeWording(world.lang);
  const items = itemsIn(args, context);
  if (!items) return explainCommand(unsubscribe, world, 'clarify');
  const followed = world.session.chat.subscriptions.find(({ follows }) => follows);
  const before = followed?.watch.where.items ?? [];
  const shown = (numbers: readonly string[]) => referencesText(settingOf(world), itemsTogether(numbers));
  const isOf = (item: string) => (one: string) => one === item || one.startsWith(`${item}.`);
  const missing = items.filter((item) => !before.some(isOf(item)));
  if (!followed || missing.length > 0) {
    const sentences = [
      wording.notFollowed(shown(missing)),
      ...(followed ? [wording.stillFollowed(shown(before))] : []),
    ];
    return told(world, sentences, { outcome: 'not_found' });
  }
  const rest = before.filter((one) => !items.some((item) => isOf(item)(one)));
  if (rest.length === 0) return end(world, [followed]);
  return told(world, [wording.unfollowed(shown(items)), wording.stillFollowed(shown(rest))], {
    effects: [{ kind: 'subscribe', subscription: { ...followed, watch: { where: { items: rest } } } }],
  });
}

/** The items, when the arguments name nothing else. */
function itemsIn(args: string, context: Context): readonly string[] | undefined {
  const read = readConditions(args, context);
  if (read.kind === 'unclear' || read.except) return undefined;
  const { items, ...others } = read.where;
  return Object.values(others).some((part) => part !== undefined) ? undefined : items;
}
