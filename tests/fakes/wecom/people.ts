/** What people do: speak, mention, tap cards, come in, judge an answer. Each becomes what the bot or the app is told. */
import { type AppCallback, tapFields } from './app-callback.ts';
import { eventBody, messageBody, type Scene, type Spoken, tapDetails } from './bot-frames.ts';
import type { Request, RequestKind, Requests } from './requests.ts';
import type { Chat, Message, Person } from './shapes.ts';
import { cardFor, type Shown } from './shown.ts';
import type { Wire } from './wire.ts';
import { addMessage, singleChat, type World } from './world.ts';

/** What was done. */
export interface Done {
  /** Was anybody told? What nobody was told in time is lost: WeCom does not bring it later. */
  readonly isTold: boolean;
  /** Brings the same once more, to the last letter. */
  repeat(): boolean;
}

export interface SayOptions {
  /** The text that it quotes. */
  quote?: string;
  /** A voice message comes as its words; files and pictures come without. */
  msgtype?: Spoken['msgtype'];
}

export interface MentionOptions extends SayOptions {
  at?: 'start' | 'end';
  /** `@督办 `, with the sign and the space that this person's client writes. */
  sign?: '@' | '＠';
  space?: ' ' | '\u2005' | '';
}

export interface People {
  /** In a group the bot is told only of what mentions it. In the app's groups, and to webhooks, nobody listens. */
  say(person: Person, chat: Chat, text: string, options?: SayOptions): Done;
  /** Says it to the bot: with a mention in a group, as it is elsewhere. */
  mention(person: Person, chat: Chat, text: string, options?: MentionOptions): Done;
  /** Opens the chat with the AI bot for the first time that day. */
  enterChat(person: Person): Done;
  /** Taps a button of a card: by its number from 0, or by its text. `selected`: the options taken, by question. */
  tap(person: Person, shown: Shown, button: number | string, selected?: Record<string, string[]>): Done;
  /** Judges an answer that asked for it. `type` 1 is good, 2 is bad, 3 takes it back. */
  judge(person: Person, shown: Shown, given: { type: 1 | 2 | 3; content?: string; reasons?: number[] }): Done;
  /** An event of any kind, known or not. */
  happen(person: Person, chat: Chat, eventtype: string, details?: Wire): Done;
}

interface Parts {
  world: World;
  botName: string;
  requests: Requests;
  appCallback: AppCallback;
  /** Brings it to the AI bot, whichever way it is connected; false when it is not. */
  bring: (request: Request, body: Wire) => boolean;
  responseUrl: (request: Request) => string | undefined;
}

export function openPeople({ world, botName, requests, appCallback, bring, responseUrl }: Parts): People {
  function tellBot(
    kind: RequestKind,
    scene: Scene,
    about: { said?: Message; tapped?: Message },
    bodyFor: (scene: Scene) => Wire,
  ): Done {
    const request = requests.open(kind, scene.chat, scene.person, about);
    const url = responseUrl(request);
    const body = bodyFor(url === undefined ? scene : { ...scene, responseUrl: url });
    const repeat = () => bring(request, body);
    return { isTold: repeat(), repeat };
  }

  function tellApp(person: Person, xml: string, said: Message | null = null): Done {
    const repeat = () => {
      if (appCallback.endpoint) appCallback.deliver(person, xml, said);
      return appCallback.endpoint !== null;
    };
    return { isTold: repeat(), repeat };
  }

  function happen(person: Person, chat: Chat, eventtype: string, details?: Wire, kind: RequestKind = 'event'): Done {
    return tellBot(kind, { chat, person }, {}, (scene) => eventBody(world, scene, eventtype, details));
  }

  function say(person: Person, chat: Chat, text: string, options: SayOptions = {}): Done {
    const { msgtype = 'text', quote } = options;
    const said = addMessage(world, chat, { from: person, way: null, msgtype, text });
    if (chat.kind === 'app') return tellApp(person, appCallback.text(person, text), said);
    const isMeant = chat.kind === 'single' || [`@${botName}`, `＠${botName}`].some((mention) => text.includes(mention));
    if (!chat.hasBot || !isMeant) return UNTOLD;
    chat.isBegun = true;
    const spoken: Spoken = { msgtype, text, ...(quote === undefined ? {} : { quote }) };
    return tellBot('message', { chat, person }, { said }, (scene) => messageBody(world, scene, spoken));
  }

  function mention(person: Person, chat: Chat, text: string, options: MentionOptions = {}): Done {
    const { at = 'start', sign = '@', space = ' ', ...rest } = options;
    if (chat.kind !== 'group') return say(person, chat, text, rest);
    const name = `${sign}${botName}`;
    return say(person, chat, at === 'start' ? `${name}${space}${text}` : `${text} ${name}${space}`, rest);
  }

  return {
    say,
    mention,
    enterChat: (person) => happen(person, singleChat(world, 'single', person), 'enter_chat', undefined, 'enter_chat'),
    tap(person, { message }, button, selected = {}) {
      const { chat } = message;
      const card = cardFor(message, person);
      const buttons = card?.buttons ?? [];
      const tapped = typeof button === 'number' ? buttons[button] : buttons.find(({ text }) => text === button);
      if (!tapped) throw new Error(`there is no button ${button} on message ${message.id}`);
      if (tapped.question !== null) return mention(person, chat, tapped.question);
      const { key } = tapped;
      if (key === null) throw new Error(`button ${button} tells nobody`);
      if (chat.kind === 'app') {
        const fields = tapFields(card, key, message.responseCode ?? '');
        return tellApp(person, appCallback.event(person, 'template_card_event', fields));
      }
      const details = tapDetails(card, key, selected);
      return tellBot('card', { chat, person }, { tapped: message }, (scene) =>
        eventBody(world, scene, 'template_card_event', details),
      );
    },
    judge(person, { message }, { type, content = '', reasons = [] }) {
      if (message.feedbackId === null) throw new Error(`message ${message.id} does not ask to be judged`);
      const details = { id: message.feedbackId, type, content, inaccurate_reason_list: reasons };
      return happen(person, message.chat, 'feedback_event', details);
    },
    happen: (person, chat, eventtype, details) =>
      chat.kind === 'app'
        ? tellApp(person, appCallback.event(person, eventtype))
        : happen(person, chat, eventtype, details),
  };
}

const UNTOLD: Done = { isTold: false, repeat: () => false };
