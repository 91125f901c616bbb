/** An answer about the bot itself: how things stand with it or what was done, with what is to be changed. */
import type { Answer, Block, Choice, Effect, Outcome, World } from '../conversation.ts';
import { plainAnswer } from './plain-answer.ts';
import { settingOf } from './scene.ts';

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

/** A choice that sends what it says, or what stands behind its label. */
export function choice(send: string, label = send): Choice {
  return { label, send };
}
