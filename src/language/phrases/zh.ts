/** All Chinese phrases, simplified and half-width as normalise gives them. */

import type { Phrases } from './words.ts';
import { zhQuestions } from './zh-questions.ts';
import { zhRefused } from './zh-refused.ts';
import { zhRoles } from './zh-roles.ts';
import { zhTalk } from './zh-talk.ts';

export const zh: Phrases = { ...zhQuestions, ...zhRoles, ...zhTalk, ...zhRefused };
