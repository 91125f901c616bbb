/** What a group or channel hears once when the bot was added: what this is, where it is bound, and that it will be silent. */
import { planTitle, unitName } from '../answer/names.ts';
import type { Setting } from '../answer/scene.ts';
import { en } from '../answer/wording/en.ts';
import { zh } from '../answer/wording/zh.ts';
import type { Lang, Reply } from '../conversation.ts';
import type { Ledger } from '../plan/load.ts';
import type { Day } from '../time/day.ts';

type Place = 'group' | 'channel';

const WORDING = {
  zh: {
    what: (title: string, place: Place) =>
      `督办已加入${place === 'channel' ? '本频道' : '本群'}，可查询《${title}》的任务、牵头单位和完成时限，每个回答都注明出处。`,
    bind: '请联络员或管理员把本群绑定到本单位，发送：/绑定 单位名称（或 /group 单位名称）。',
    bound: (unit: string) => `本群绑定的单位仍是${unit}，更改请发送：/绑定 单位名称（或 /group 单位名称）。`,
    broadcast: '频道里的发言不显示是哪一位，绑定和订阅请由本人在工作群或私聊里办理。',
    silent: '机器人平时不发言，只在被点名、被回复或收到命令时回答。',
  },
  en: {
    what: (title: string, place: Place) =>
      `Duban is now in this ${place}. It answers questions about the ${title}: tasks, lead units and deadlines, each with its source.`,
    bind: 'A liaison or an administrator can bind the group to its unit: /group UNIT (or /绑定 UNIT).',
    bound: (unit: string) => `The group is still bound to ${unit}; to change that: /group UNIT (or /绑定 UNIT).`,
    broadcast:
      'Posts in a channel do not show who wrote them: please bind and subscribe under your own name, in a group or in private.',
    silent: 'It stays silent unless it is mentioned, replied to or given a command.',
  },
};

export interface Greeted {
  /** The language that was chosen for the chat; with null nobody has said a word yet, and both are used. */
  lang: Lang | null;
  /** The unit that it was bound to when the bot was there before, by its name in the plan. */
  unit: string | null;
  /** Nobody is known there, so nobody can bind it. */
  isBroadcast: boolean;
}

export function greeting(ledger: Ledger, today: Day, { lang, unit, isBroadcast }: Greeted): Reply {
  const langs: readonly Lang[] = lang === null ? ['zh', 'en'] : [lang];
  return { blocks: langs.map((one) => ({ kind: 'text', text: greetingIn(one).join('\n') })), choices: [] };

  function greetingIn(one: Lang): string[] {
    const { what, bind, bound, broadcast, silent } = WORDING[one];
    const setting: Setting = { ledger, today, lang: one, asker: null, wording: one === 'en' ? en : zh };
    if (isBroadcast) return [what(planTitle(setting), 'channel'), broadcast, silent];
    return [what(planTitle(setting), 'group'), unit === null ? bind : bound(unitName(setting, unit)), silent];
  }
}
