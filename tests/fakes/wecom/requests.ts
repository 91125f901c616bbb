/** What the AI bot was told and may answer: callbacks by the req_id that an answer has to name. */
import type { Chat, Message, Person } from './shapes.ts';
import type { World } from './world.ts';

export type RequestKind = 'message' | 'enter_chat' | 'card' | 'event';

export interface Request {
  readonly id: string;
  readonly kind: RequestKind;
  readonly chat: Chat;
  readonly person: Person;
  /** What was said. */
  readonly said: Message | null;
  /** The card that was tapped. */
  readonly tapped: Message | null;
  readonly at: number;
  /** The answers that are streams, by the stream's id. */
  readonly streams: Map<string, Message>;
  hasCard: boolean;
}

export interface Requests {
  open(kind: RequestKind, chat: Chat, person: Person, about?: { said?: Message; tapped?: Message }): Request;
  find(id: string): Request | undefined;
}

export function openRequests(world: World): Requests {
  const requests = new Map<string, Request>();
  return {
    open(kind, chat, person, { said = null, tapped = null }: { said?: Message | null; tapped?: Message | null } = {}) {
      const id = `REQ${world.next('request')}`;
      const at = world.now();
      const request = { id, kind, chat, person, said, tapped, at, streams: new Map(), hasCard: false };
      requests.set(id, request);
      return request;
    },
    find: (id) => requests.get(id),
  };
}
