/** All English phrases, lower case and half-width as normalise gives them. */
import { enQuestions } from './en-questions.ts';
import { enRefused } from './en-refused.ts';
import { enRoles } from './en-roles.ts';
import { enTalk } from './en-talk.ts';
import type { Phrases } from './words.ts';

export const en: Phrases = { ...enQuestions, ...enRoles, ...enTalk, ...enRefused };
