/** Sentences that are plainly a command (订阅…, 暂停到下周一, unfollow item 24) become one; a question about them never does. */
import { readNumeral } from '../time/numerals.ts';
import { type Normal, normalise, originalWords } from './normalise.ts';
import { spokenEn } from './phrases/spoken-en.ts';
import { spokenZh } from './phrases/spoken-zh.ts';

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
  /^(?:@(?:督办助手|督办机器人|督办|小督|[a-z0-9_]{1,32}) ?)?(?:(?:你好|您好|hi|hello)[,! ]*)?(?:(?:请|麻烦|烦请|劳驾)[你您]?,?|please,? |pls )?(?:(?:帮|给|替|为)(?:我们?|本群)(?!的)|我们?(?:想要?|要|需要)|(?:i|we)(?: want|'d like| would like) to )?(?<said>.*?)(?:[,。.! ]|谢谢[你您]?|多谢|吧| please| thanks| thank you)*$/du;

const NUMBER = '[\\d〇零一二两三四五六七八九十百]+';
const ITEM = `第?${NUMBER}(?:\\.\\d+)?[项条]?`;
const ITEMS = `${ITEM}(?:[、,和及与 ]${ITEM})*`;
const ITEMS_EN = '(?:items? |tasks? |measures? |no\\. ?|# ?)?\\d+(?:\\.\\d+)?(?:(?:, ?| and |, and )\\d+(?:\\.\\d+)?)*';
const DIGEST = '(?:本群的?)?(?:周报|订阅|推送)?';
const LENGTH = `(?:${NUMBER}|半)个?(?:天|日|周|星期|礼拜|月)`;
const UNIT_PART = '(?:(?![的谁哪啥么不了找看问查是有个几你他她这那])\\p{Script=Han})';
const UNIT = `(?:${UNIT_PART}{1,12}(?:局|办|办公室|委|院|行)|${UNIT_PART}{2,12}(?:会|厅|中心|支队))`;
const UNIT_EN =
  "[a-z][a-z' -]{1,50}(?:bureau|office|department|commission|committee|court|centre|center|administration)";
/** What makes 订阅 a noun or a thing of the past, when it stands right behind: 订阅数, 订阅了吗, 订阅的时间. */
const NOUN =
  /^(?:[了着号者的吗呢是几谁哪啥怎没不]|过(?!期的?$)|量|数(?![据字])|人(?:$|[数员的们吗呢])|有(?!关)|能(?![源力耗])|会(?![计议同])|费(?:$|用)|(?:服务|内容|消息)(?:$|[是的有])|成功|失败|功能|列表|清单|记录|情况|状态|方式|方法|可以|需要|过期了)/u;

/** Commands with something behind them; each pattern stands for the whole message. */
const ORDERS: readonly { name: string; pattern: RegExp }[] = [
  order('subscribe', `(?:本群|我们群?|我)?订阅(?:一下)?[:, ]?(?<args>.+)`),
  order('subscribe', 'subscribe(?: (?:me|us|this group|our group))?(?: to|:|,)? (?<args>.+)'),
  order('unsubscribe', `(?:退订|取消订阅)(?<args>${ITEM}(?<=[项条]))`),
  order('unsubscribe', `(?:退订|取消订阅)第?(?<number>${NUMBER})个?(?:订阅)?`),
  order('unsubscribe', `取消第(?<number>${NUMBER})个订阅`),
  order('unsubscribe', `unsubscribe (?:from )?(?:no\\. ?|number |# ?)?(?<number>\\d+)`),
  order('unsubscribe', `unsubscribe (?:from )?(?<args>${ITEMS_EN})`),
  order('follow', `关注(?:一下)?(?<args>${ITEMS})`),
  order('follow', `follow (?<args>${ITEMS_EN})`),
  order('unfollow', `(?:取消关注|不再关注|停止关注|取关)(?<args>${ITEMS})`),
  order('unfollow', `(?:unfollow|stop following) (?<args>${ITEMS_EN})`),
  order('pause', `先?(?:${DIGEST}暂停|暂停(?:一下)?${DIGEST})(?<args>(?:到|至|直到|直至).{1,20}|${LENGTH})`),
  order(
    'pause',
    'pause(?: (?:the|our|my|this))?(?: (?:digest|subscriptions?|group))? (?<args>(?:until|till|to|for) .{1,30}|\\d+ (?:days?|weeks?|months?))',
  ),
  order('group', `(?:把?本群)?绑定(?:本群)?(?:到|为|单位)?[: ]?(?<args>${UNIT})`),
  order('group', `bind (?:this group )?(?:to )?(?:the )?(?<args>${UNIT_EN})`),
  order('iam', `我们?(?:是|来自)(?<args>${UNIT})(?:的(?:人|同志|工作人员)?)?`),
  order('iam', `(?:i am|i'm|we are|we're) (?:from|with|at) (?:the )?(?<args>${UNIT_EN})`),
];
/** Commands that tell something, so that they may be asked for with a question mark. */
const TELLING: ReadonlySet<string> = new Set(['help', 'subscriptions', 'digest', 'status']);
const QUESTION = /(?:[吗么呢?]|没有|了没|不好|不行)$|[谁啥]|什么|多少|怎么|怎样|如何|是不是|是否|能不能|可不可以/u;

function order(name: string, pattern: string): { name: string; pattern: RegExp } {
  return { name, pattern: new RegExp(`^${pattern}$`, 'du') };
}

/** The command that the text plainly is; undefined for all that is not one, or is a question. */
export function spokenCommand(text: string, normal: Normal = normalise(text)): SpokenCommand | undefined {
  const polite = POLITE.exec(normal.text);
  const said = polite?.groups?.said ?? '';
  const asked = said.replace(/[?呢啊呀]+$/u, '');
  const whole = WHOLE.get(asked);
  if (whole) return asked === said || TELLING.has(whole.name) ? whole : undefined;
  const [start = 0] = polite?.indices?.groups?.said ?? [];
  for (const { name, pattern } of ORDERS) {
    const found = pattern.exec(said);
    if (!found) continue;
    const number = readNumeral(found.groups?.number ?? '');
    if (number !== undefined) return { name, args: String(number) };
    const [from = 0, to = 0] = found.indices?.groups?.args ?? [];
    const isQuestion = QUESTION.test(said) || (name === 'subscribe' && isNoun(normal, start + from));
    return isQuestion ? undefined : { name, args: originalWords(normal, start + from, start + to) };
  }
  return undefined;
}

/** 订阅数 is a noun; behind a space or a colon 数 begins something of its own. */
function isNoun({ original, text, origin }: Normal, at: number): boolean {
  return !/[\s:,：，]/u.test(original[(origin[at] ?? 0) - 1] ?? '') && NOUN.test(text.slice(at));
}
