/** The callback of the self-built app: encrypted XML, five seconds to take it, three more tries when it is not taken. */
import { type Answer, type Endpoint, post, readAppAnswer, tagIn, verify } from './callbacks.ts';
import type { Keys } from './cipher.ts';
import { readContent } from './content.ts';
import type { Chat, Message, Person } from './shapes.ts';
import type { Wire } from './wire.ts';
import { addOurs, singleChat, type World } from './world.ts';

export interface AppCallback {
  readonly endpoint: Endpoint | null;
  /** What was answered to each delivery, in order. */
  readonly answers: readonly Answer[];
  /** What went wrong with deliveries and their answers. */
  readonly failures: readonly string[];
  /** Enters an address. Rejects, and changes nothing, when it does not prove itself. */
  connect(url: string): Promise<void>;
  disconnect(): void;
  /** The XML of a text; with it, and with what `event` gives, `deliver` calls the app. */
  text(person: Person, content: string): string;
  /** `fields` are XML, as the documentation has them. */
  event(person: Person, name: string, fields?: string): string;
  deliver(person: Person, xml: string, said?: Message | null): void;
}

interface Parts {
  world: World;
  corpId: string;
  agentId: number;
  keys: Keys;
  verifyMs: number;
  answerMs: number;
}

const TRIES = 4;
/** Beyond what a number holds exactly. */
const FIRST_ID = 4_561_255_354_251_345_929n;

export function openAppCallback({ world, corpId, agentId, keys, verifyMs, answerMs }: Parts): AppCallback {
  const answers: Answer[] = [];
  const failures: string[] = [];
  let endpoint: Endpoint | null = null;

  async function bring(chat: Chat, xml: string, said: Message | null): Promise<void> {
    for (let count = 0; endpoint && count < TRIES; count += 1) {
      const at = endpoint;
      const answer = await post(world, at, xml, answerMs);
      answers.push(answer);
      world.changed();
      if (answer.status === 200) {
        const passive = readAppAnswer(at, answer);
        if (passive !== null) show(chat, passive, said);
        return;
      }
      note(answer.status === 0 ? 'no answer in time' : `HTTP ${answer.status}`);
    }
  }

  /** Texts only: what else an app may answer is not modelled. */
  function show(chat: Chat, xml: string, said: Message | null): void {
    const body: Wire = { msgtype: tagIn(xml, 'MsgType'), text: { content: tagIn(xml, 'Content') } };
    addOurs(world, chat, 'passive', readContent('passive', body, []), said);
  }

  function note(why: string): void {
    failures.push(why);
    world.changed();
  }

  function head(person: Person, type: string): string {
    const seconds = Math.floor(world.now() / 1000);
    const to = `<ToUserName><![CDATA[${corpId}]]></ToUserName>`;
    const from = `<FromUserName><![CDATA[${person.userid}]]></FromUserName>`;
    return `${to}${from}<CreateTime>${seconds}</CreateTime><MsgType><![CDATA[${type}]]></MsgType>`;
  }

  return {
    get endpoint() {
      return endpoint;
    },
    answers,
    failures,
    async connect(url) {
      const entered = { url, keys, receiveId: corpId };
      const why = await verify(world, entered, verifyMs);
      if (why) throw new Error(`the address did not prove itself: ${why}`);
      endpoint = entered;
    },
    disconnect() {
      endpoint = null;
    },
    text(person, content) {
      const id = FIRST_ID + BigInt(world.next('app text'));
      const text = `<Content>${cdata(content)}</Content><MsgId>${id}</MsgId><AgentID>${agentId}</AgentID>`;
      return `<xml>${head(person, 'text')}${text}</xml>`;
    },
    event(person, name, fields = '') {
      const event = `<Event><![CDATA[${name}]]></Event>${fields}<AgentID>${agentId}</AgentID>`;
      return `<xml>${head(person, 'event')}${event}</xml>`;
    },
    deliver(person, xml, said = null) {
      bring(singleChat(world, 'app', person), xml, said).catch((error: unknown) => note(String(error)));
    },
  };
}

/** What was tapped on a card of the app's. */
export function tapFields(card: Message['card'], key: string, code: string): string {
  const names = { EventKey: key, TaskId: card?.taskId ?? '', CardType: card?.type ?? '', ResponseCode: code };
  return Object.entries(names)
    .map(([name, value]) => `<${name}>${cdata(value)}</${name}>`)
    .join('');
}

/** The end of the section, inside it, has to be split. */
function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
