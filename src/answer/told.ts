/** An answer about the bot itself: how things stand with it or what was done, with what is to be changed. */
import type { Answer, Block, Choice, Effect, Outcome, World } from '../conversation.ts';
import { plainAnswer } from './plain-answer.ts';
import { settingOf } from './scene.ts';
import { officeWording } from './wording/office.ts';

export interface Told {
  outcome?: Exclude<Outcome, 'answer' | 'confirm'>;
  /** After the sentences. */
  blocks?: readonly Block[];
  choices?: readonly Choice[];
  effects?: readonly Effect[];
}

/** The sentences as one paragraph, if there are any, then the blocks. */
export function told(world: World, sentences: readonly string[], more: Told = {}): Answer {
  const answer = plainAnswer(settingOf(world), more.outcome ?? 'help', sentences, [...(more.choices ?? [])]);
  const { blocks } = answer.reply;
  answer.reply.blocks = [...(sentences.length > 0 ? blocks : []), ...(more.blocks ?? [])];
  answer.effects.push(...(more.effects ?? []));
  return answer;
}

/** An attempt to subscribe that came to nothing: what waited before it is not what somebody would confirm now. */
export function withoutPending(world: World, answer: Answer): Answer {
  const { pending, now } = world.session;
  if (!pending || answer.effects.some(({ kind }) => kind === 'propose')) return answer;
  const { withdrawn } = officeWording(world.lang).subscriptions;
  const notes: Block[] = pending.expires > now ? [{ kind: 'note', text: withdrawn }] : [];
  const { reply, effects } = answer;
  return {
    ...answer,
    reply: { ...reply, blocks: [...reply.blocks, ...notes] },
    effects: [...effects, { kind: 'withdraw' }],
  };
}

/** A choice that sends what it says, or what stands behind its label. */
export function choice(send: string, label = send): Choice {
  return { label, send };
}
