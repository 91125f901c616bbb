/** Sentences that are plainly a command (订阅…, 暂停到下周一, unfollow item 24) become one; a question about them never does. */
import { readNumeral } from '../time/numerals.ts';
import { ITEMS, ITEMS_EN, itemList } from './item-list.ts';
import { type Normal, normalise, originalWords } from './normalise.ts';
import { spokenEn } from './phrases/spoken-en.ts';
import { spokenZh } from './phrases/spoken-zh.ts';
import { US } from './spoken-openings.ts';
import { QUESTION, spokenOrder } from './spoken-subscription.ts';

export interface SpokenCommand {
  name: string;
  /** What the command is about, as the person wrote it; a bare number (第二个) in digits. */
  args: string;
}

/** Whole messages, folded and without what is polite. */
const WHOLE: ReadonlyMap<string, SpokenCommand> = new Map(
  [...Object.entries(spokenZh), ...Object.entries(spokenEn)].flatMap(([meaning, messages]) => {
    const [name = '', args = ''] = meaning.split(' ');
    return messages.map((message): [string, SpokenCommand] => [message, { name, args }]);
  }),
);

/** What is said around a command: a mention, a greeting, 请, 帮我, thanks. */
const POLITE =
  /^(?:@(?:督办助手|督办机器人|督办|小督|[a-z0-9_]{1,32}) ?)?(?:(?:你好|您好|hi|hello)[,! ]*)?(?:(?:请问?|麻烦|烦请|劳驾)[你您]?,?|please,? |pls )?(?:(?:帮|给|替|为)(?:我们?|本群)(?!的)|我们?(?:想要?|要|需要)|(?:i|we)(?: want|'d like| would like) to )?(?<said>.*?)(?:[,。.! ]|谢谢[你您]?|多谢|吧| please| thanks| thank you)*$/du;

const NUMBER = '[\\d〇零一二两三四五六七八九十百]+';
const DIGEST = '(?:本群的?)?(?:周报|订阅|推送)?';
const OURS = '(?:本|我们?|咱们?|这个)(?:群|单位|科|局|办公室)?里?的?';
const LANGUAGE_ZH = '(?:中文|英文|汉语|英语)';
const MAY_ZH = '(?:[你您]?(?:能不能|能否|可以|能))?';
const LENGTH = `(?:${NUMBER}|半)个?(?:天|日|周|星期|礼拜|月)`;
const UNIT_PART = '(?:(?![的谁哪啥么不了找看问查是有个几你他她这那])\\p{Script=Han})';
const UNIT = `(?:${UNIT_PART}{1,12}(?:局|办|办公室|委|院|行)|${UNIT_PART}{2,12}(?:会|厅|中心|支队))`;
const UNIT_EN =
  "[a-z][a-z' -]{1,50}(?:bureau|office|department|commission|committee|court|centre|center|administration)";
/** Commands with something behind them; each pattern stands for the whole message. */
const ORDERS: readonly { name: string; pattern: RegExp; args?: string }[] = [
  order(
    'unsubscribe',
    `把?(?:${OURS}|所有的?|全部的?)*(?:订阅|周报|推送)(?:全部?|都|统统)(?:退订?|取消)[了掉]?`,
    'all',
  ),
  order('unsubscribe', `(?:退订|取消)(?:${OURS})?(?:所有|全部)的?(?:订阅|周报|推送)?`, 'all'),
  order(
    'unsubscribe',
    '(?:unsubscribe|remove|take) (?:me |us |this group )?(?:off |from )(?:all|everything)(?: (?:of )?(?:the |our |my )?(?:subscriptions|digests|lists))?|(?:cancel|end|stop) (?:all|every one)(?: of)?(?: (?:the|our|my))? subscriptions',
    'all',
  ),
  order(
    'language',
    `${MAY_ZH}(?:以后|今后|改|都)*(?:(?:[说讲用]|换成?|切换[成到]?|改[成用]?)(?<args>${LANGUAGE_ZH})(?:来?(?:回答|回复|答复|答|说|显示|界面))?)[吗么?]*`,
  ),
  order('language', `(?<args>${LANGUAGE_ZH})`),
  order(
    'language',
    '(?:(?:can|could|would|will) you (?:please )?)?(?:speak|talk|use|switch to|(?:answer|reply|respond|write)(?: (?:to )?(?:me|us))? in|in)? ?(?:in )?(?<args>chinese|english)[ ?]*',
  ),
  order('unsubscribe', `(?:退订|取消订阅)(?<args>${ITEMS}(?<=[项条]))`),
  order('unsubscribe', `(?:退订|取消订阅|退掉)第?(?<number>${NUMBER})个?(?:订阅)?`),
  order('unsubscribe', `取消第(?<number>${NUMBER})个订阅`),
  order('unsubscribe', `unsubscribe (?:from )?(?:no\\. ?|number |# ?)?(?<number>\\d+)`),
  order('unsubscribe', `unsubscribe (?:from )?(?<args>${ITEMS_EN})`),
  order(
    'unfollow',
    `(?:我们?)?(?:取消关注|停止关注|取关|(?:不想|不要|不用|不|别)(?:再|继续)?关注)(?<args>${ITEMS})[了啦]?`,
  ),
  order('unfollow', `(?:unfollow|stop following) (?<args>${ITEMS_EN})`),
  order('pause', `先?(?:${DIGEST}暂停|暂停(?:一下)?${DIGEST})(?<args>(?:到|至|直到|直至).{1,20}|${LENGTH})`),
  order(
    'pause',
    'pause(?: (?:the|our|my|this))?(?: (?:digest|subscriptions?|group))? (?<args>(?:until|till|to|for) .{1,30}|\\d+ (?:days?|weeks?|months?))',
  ),
  // 状态呢, 状态? may go on from a question about an item.
  order('status', '状态|status', ''),
  order('invite', `邀请(?:一[个位名])? ?(?<args>管理员|${UNIT}(?: |的)?(?:联络员|成员))`),
  order('invite', `invite (?:an? )?(?<args>admin|(?:the )?${UNIT_EN} (?:liaison|member))`),
  order('join', '(?:加入|激活|使用邀请码|邀请码|join|code)[: ]*(?<args>[2-9b-df-hj-np-tv-xz]{10})'),
  order('group', `(?:把?本群)?绑定(?:本群)?(?:到|为|单位)?[: ]?(?<args>${UNIT})`),
  order('group', `bind (?:this group )?(?:to )?(?:the )?(?<args>${UNIT_EN})`),
  order('iam', `我们?(?:是|来自)(?<args>${UNIT})(?:的(?:人|同志|工作人员)?)?`),
  order('iam', `(?:i am|i'm|we are|we're) (?:from|with|at) (?:the )?(?<args>${UNIT_EN})`),
];
/** Commands that tell something, so that they may be asked for with a question mark. */
const TELLING: ReadonlySet<string> = new Set(['help', 'subscriptions', 'digest', 'rights', 'status']);

/** 我们群订阅了吗, 本单位有没有订阅周报: asked of this chat, and answered by its list. */
const OWN_SUBSCRIPTIONS = new RegExp(
  `^(?:${US})?(?:现在|目前|都|已经?|有没有|有|是否|是不是)*订阅(?:[了过](?:什么|哪些|哪几项|啥)?)?(?:任务|周报)?了?(?:吗|没有?)?$`,
  'u',
);

function order(name: string, pattern: string, args?: string): { name: string; pattern: RegExp; args?: string } {
  return { name, pattern: new RegExp(`^(?:${pattern})$`, 'du'), ...(args === undefined ? {} : { args }) };
}

/** The command that the text plainly is; undefined for all that is not one, or is a question. */
export function spokenCommand(text: string, normal: Normal = normalise(text)): SpokenCommand | undefined {
  const polite = POLITE.exec(normal.text);
  const said = polite?.groups?.said ?? '';
  const asked = said.replace(/[?呢啊呀]+$/u, '');
  const whole = WHOLE.get(asked);
  if (whole) return asked === said || TELLING.has(whole.name) ? whole : undefined;
  if (OWN_SUBSCRIPTIONS.test(asked) && QUESTION.test(said)) return { name: 'subscriptions', args: '' };
  const [start = 0] = polite?.indices?.groups?.said ?? [];
  for (const { name, pattern, args: fixed } of ORDERS) {
    const found = pattern.exec(said);
    if (!found) continue;
    if (fixed !== undefined) return { name, args: fixed };
    const number = readNumeral(found.groups?.number ?? '');
    if (number !== undefined) return { name, args: String(number) };
    const [from = 0, to = 0] = found.indices?.groups?.args ?? [];
    if (QUESTION.test(said) && name !== 'language') return undefined;
    const args = originalWords(normal, start + from, start + to);
    // A bare number behind /unfollow would be a subscription's.
    return { name, args: name === 'unfollow' && /^[\d., ~-]+$/u.test(args) ? (itemList(args) ?? args) : args };
  }
  return spokenOrder(normal);
}
