/** The closed table from the parts of a question to the one query they mean; what the table does not know is not answered. */

import type { Ledger } from '../plan/load.ts';
import type { Counted, Filter, Query, Tell } from '../plan/query.ts';
import { selectMeasures } from '../plan/select.ts';
import type { Day } from '../time/day.ts';
import { claimIn } from './claim.ts';
import { countedOf } from './counted.ts';
import { type Draft, draftOf } from './draft.ts';
import { followUp } from './follow-up.ts';
import { obstacleIn } from './obstacles.ts';
import { has, type Parts, placesOf } from './parts.ts';
import { namesOtherPlan, readPhaseQuestion, readPlanQuestion, readSectionQuestion } from './plan-questions.ts';
import { failure, type Reading } from './reading.ts';
import { isWord } from './token.ts';
import { leavesWordsUnused } from './unused.ts';

export interface Setting {
  text: string;
  ledger: Ledger;
  today: Day;
  /** The query last answered in this conversation. */
  last: Query | null;
}

/** Reads the parts of one cover. */
export function readParts(parts: Parts, setting: Setting): Reading {
  const alone = (...words: Parameters<typeof isWord>[1][]) => parts.tokens.every((token) => isWord(token, ...words));
  if (parts.tokens.length === 0) return failure('pattern');
  if (alone('greeting', 'shift', 'yesno')) return { is: 'greeting' };
  if (has(parts, 'help') && alone('help', 'greeting', 'yesno', 'shift', 'it')) return { is: 'command', name: 'help' };
  if (has(parts, 'more') && alone('more', 'greeting', 'list', 'exists', 'yesno', 'it', 'item', 'task', 'shift'))
    return { is: 'more' };
  // 编办和, 关于: the sentence was sent before it was finished.
  if (isWord(parts.tokens.at(-1), 'and', 'or', 'except')) return failure('pattern', parts.tokens);
  const obstacle = obstacleIn(parts, setting.text);
  if (obstacle) return obstacle;
  if (has(parts, 'help', 'more')) return failure('pattern', parts.tokens);
  const draft = draftOf(parts, setting.today);
  if (draft.problem && draft.problem !== 'ambiguous-units')
    return failure(draft.problem, draft.problem === 'date' ? dateTokens(parts) : parts.tokens);
  return readDraft(draft, setting);
}

function readDraft(draft: Draft, setting: Setting): Reading {
  const { parts } = draft;
  if (!topicsMeet(draft, setting)) return failure('pattern', parts.tokens);
  if (namesOtherPlan(draft, setting.ledger))
    return failure(
      'off-topic',
      parts.tokens.filter((token) => token.is === 'date'),
    );
  const special = readPlanQuestion(draft) ?? readPhaseQuestion(draft, setting.ledger) ?? readSectionQuestion(draft);
  if (special) return finish(special, draft);
  const claim = claimIn(draft, setting.last);
  if (claim) return finish(claim, draft);
  const tells = tellsOf(draft);
  const follow = followUp(draft, tells, setting.last, (query) => isSeveral(query, setting));
  if (follow) return follow === 'context' ? failure('context', parts.tokens) : finish(follow, draft);
  if (draft.problem === 'ambiguous-units') return failure('ambiguous-units', parts.tokens);
  const query = composeQuery(draft, tells);
  return query ? finish(query, draft) : failure('pattern', parts.tokens);
}

/** Whether the query was about more than one measure; whose 我的 is, is not known here, and a unit has several. */
function isSeveral(query: Query, { ledger, today }: Setting): boolean {
  return query.where.mine !== undefined || selectMeasures(ledger, query, { today, mine: [] }).length > 1;
}

function finish(query: Query | 'pattern', draft: Draft): Reading {
  if (query === 'pattern' || leavesWordsUnused(draft.parts, query)) return failure('pattern', draft.parts.tokens);
  return { is: 'query', query, otherDates: draft.otherDates };
}

/** What is asked, in the order in which it was asked. */
export function tellsOf(draft: Draft): Tell[] {
  const { parts, roles } = draft;
  const asked: { tell: Tell; at: number }[] = roles.asked.map(({ tell, at }) => ({ tell, at }));
  for (const at of placesOf(parts, 'when')) asked.push({ tell: 'due', at });
  for (const at of placesOf(parts, 'content')) asked.push({ tell: 'text', at });
  if (
    has(parts, 'most', 'fewest') ||
    (parts.limits.length > 0 &&
      parts.units.length === 0 &&
      has(parts, 'who', 'unit', 'lead-unit') &&
      has(parts, 'task', 'many'))
  )
    return ['ranking'];
  if (has(parts, 'many'))
    return has(parts, 'when', 'who') && countedOf(draft) !== 'leads' ? ['count', 'due'] : ['count'];
  return [...new Set(asked.sort((a, b) => a.at - b.at).map(({ tell }) => tell))];
}

/** Two topics must both hold for some measure; joined by 和 they must mean the same ones, for nobody could tell both from either. */
function topicsMeet(draft: Draft, { ledger, today }: Setting): boolean {
  const { topic } = draft.where;
  if (!topic || topic.length < 2) return true;
  const meant = (words: readonly string[]) =>
    selectMeasures(ledger, { where: { topic: [...words] } }, { today, mine: [] }).map(({ id }) => id);
  const both = meant(topic).join();
  return both !== '' && (!draft.topicsJoined || topic.every((words) => meant([words]).join() === both));
}

function composeQuery(draft: Draft, tells: readonly Tell[]): Query | undefined {
  const { parts, where, except } = draft;
  const [tell, ...also] = tells;
  const base = { where: jointFilter(draft), ...exceptOf(draft) };
  if (asksForInstances(draft) || supposes(draft) || isPossession(draft)) return undefined;
  if (
    tells.some((one) => one === 'leads' || one === 'supports') &&
    (asksAboutUnitItself(draft) || asksWithinUnit(draft))
  )
    return undefined;
  if (tell === 'count') return also.length > 0 ? undefined : { tell, of: countedOf(draft), ...base };
  if (tell === 'ranking') return rankingOf(draft);
  const subject = Object.keys(where).length > 0;
  if (has(parts, 'who') && !tells.includes('leads') && !tells.includes('supports')) {
    return subject && asksForLeadWithoutRole(draft) && tells.every((one) => one === 'due' || one === 'text')
      ? { tell: 'leads', ...(tells.includes('due') ? { also: ['due'] } : {}), ...base }
      : undefined;
  }
  if (
    where.due &&
    (where.items || where.topic) &&
    tells.some((one) => one === 'leads' || one === 'supports') &&
    !has(parts, 'due', 'done')
  )
    return undefined;
  if (where.items && where.topic) return undefined;
  // 第7项谁牵头,第8项什么时候完成: each question has its own item, one query can't hold both.
  if (tells.length > 1 && parts.items.length > 1) return undefined;
  // 三家单位联合牵头: the number only repeats how many were named.
  if (parts.limits.some((limit) => !where.units?.some((row) => row.names.length === limit))) return undefined;
  if (where.units && tell === 'text' && !where.items) return composeQuery(draft, also);
  if (except?.units && tells.some((one) => one === 'leads' || one === 'supports')) return undefined;
  if (tell !== undefined)
    return subject ? { tell, ...(also.length > 0 ? { also } : {}), ...base } : wholePlan(draft, tells);
  if (has(parts, 'done') && !where.due && !where.relative && has(parts, 'yesno')) return undefined;
  if (where.items && isTextQuestion(parts))
    return { tell: has(parts, 'due', 'done') && !where.due && !has(parts, 'list') ? 'due' : 'text', ...base };
  if (subject || except) return { tell: 'measures', ...base };
  return has(parts, 'task') && has(parts, 'list', 'plan', 'exists') ? { tell: 'measures', where: {} } : undefined;
}

/** 黑名单上有哪些企业, 行政复议案件有多少: asks for what the topic is about, not for tasks about it. */
function asksForInstances({ parts, where }: Draft): boolean {
  if (
    !where.topic ||
    has(
      parts,
      'task',
      'item',
      'about',
      'content',
      'lead',
      'support',
      'lead-unit',
      'support-unit',
      'unit',
      'due',
      'done',
      'section',
      'when',
      'plan',
    )
  )
    return false;
  return (
    has(parts, 'many') ||
    parts.tokens.some(
      (token) =>
        isWord(token, 'list') && /哪(?!.*[项条])|^which|^what kind/u.test(parts.text.slice(token.start, token.end)),
    )
  );
}

/** 谁的任务, 谁来推进; intellectual property: who and by when — but not 河长是谁, which asks for a person. */
function asksForLeadWithoutRole({ parts }: Draft): boolean {
  if (
    has(parts, 'task', 'action') ||
    parts.tokens.some((token) => isWord(token, 'content') && /^deals?/u.test(parts.text.slice(token.start, token.end)))
  )
    return true;
  const [who = 0] = placesOf(parts, 'who');
  return !has(parts, 'be') && [...parts.topics, ...parts.items].some(({ at }) => at < who);
}

/** Who leads the Staffing Office: a unit is not led by units. */
function asksAboutUnitItself({ parts, where }: Draft): boolean {
  const [row, second] = where.units ?? [];
  return (
    row !== undefined &&
    !second &&
    Object.keys(where).length === 1 &&
    row.role === 'either' &&
    !has(parts, 'task', 'item')
  );
}

/** The finance bureau's budget: what a unit has of the topic is not told by tasks that mention it. */
function isPossession({ parts, where }: Draft): boolean {
  return (
    where.topic !== undefined &&
    where.units !== undefined &&
    where.units.every(({ role }) => role === 'either') &&
    !has(parts, 'about', 'task', 'item', 'action', 'due', 'done', 'exists')
  );
}

/** Who at the price bureau works on 4.5: a unit without a role beside an item says nothing that the plan tells. */
function asksWithinUnit({ where }: Draft): boolean {
  return (
    (where.items !== undefined || where.topic !== undefined) &&
    where.units?.some(({ role }) => role === 'either') === true
  );
}

/** Is X with Y: a supposition that claimIn could not read must not become a filter. */
function supposes({ parts, where }: Draft): boolean {
  return (
    has(parts, 'yesno') &&
    !has(parts, 'exists', 'list') &&
    where.units !== undefined &&
    (where.items !== undefined || where.topic !== undefined)
  );
}

/** An item alone is asked for its text; with a further filter it is a list to pick from. */
function isTextQuestion(parts: Parts): boolean {
  return parts.units.length === 0 && parts.dates.length === 0;
}

/** Roles asked over the whole plan: 规划有哪些牵头单位. */
function wholePlan(draft: Draft, tells: readonly Tell[]): Query | undefined {
  const [tell] = tells;
  const asksAll = has(draft.parts, 'plan') && (tell === 'leads' || tell === 'supports') && tells.length === 1;
  return asksAll ? { tell, where: {}, ...exceptOf(draft) } : undefined;
}

/** One unit that leads 共同 with others: what it leads, but not alone. */
function jointFilter(draft: Draft): Filter {
  const { parts, where } = draft;
  return where.units?.length === 1 && has(parts, 'joint') ? { ...where } : where;
}

function exceptOf(draft: Draft): { except?: Filter } {
  const { parts, where, except } = draft;
  const [row] = where.units ?? [];
  if (except) return { except };
  if (row && !where.mine && row.names.length === 1 && row.role === 'lead' && has(parts, 'joint')) {
    return { except: { units: [{ names: row.names, match: 'any', role: 'only lead' }] } };
  }
  return {};
}

function rankingOf(draft: Draft): Query | undefined {
  const { parts, where, roles } = draft;
  const asksForUnits = has(parts, 'who', 'unit', 'lead-unit', 'support-unit') || parts.limits.length > 0;
  // 任务最少 without a role could count those that lead nothing.
  if (has(parts, 'fewest') && !has(parts, 'lead', 'support', 'lead-unit', 'support-unit')) return undefined;
  if (!asksForUnits || where.items || where.units || where.mine || has(parts, 'when', 'section', 'phase'))
    return undefined;
  const of: Counted = roles.asked.some(({ tell }) => tell === 'supports') ? 'supports' : 'leads';
  const [limit] = parts.limits;
  return {
    tell: 'ranking',
    of,
    order: has(parts, 'fewest') ? 'fewest' : 'most',
    ...(limit ? { limit } : {}),
    where,
    ...exceptOf(draft),
  };
}

function dateTokens(parts: Parts) {
  return parts.tokens.filter((token) => token.is === 'date');
}
