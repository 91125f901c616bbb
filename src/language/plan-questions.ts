/** Questions about the plan as a whole, its phases and its sections. */
import type { Ledger } from '../plan/load.ts';
import type { Query } from '../plan/query.ts';
import type { Draft } from './draft.ts';
import { has } from './parts.ts';
import { isWord } from './token.ts';

/** `undefined`: not such a question. `pattern`: it is one, and no rule reads it. */
type Answerable = Query | 'pattern' | undefined;

/** 这个规划是什么, 总体要求是什么, 规划什么时候结束. */
export function readPlanQuestion(draft: Draft): Answerable {
  const { parts, where, except, roles } = draft;
  const named = Object.keys(where).length > 0 || except !== undefined;
  if (
    named ||
    has(parts, 'many', 'most', 'fewest', 'who', 'task', 'item', 'unit', 'phase', 'not-due') ||
    roles.asked.length > 0
  )
    return undefined;
  if (has(parts, 'section')) return undefined;
  if (has(parts, 'aims')) return has(parts, 'when', 'due', 'done') ? 'pattern' : { tell: 'about', where: {} };
  if (!has(parts, 'plan')) return undefined;
  if (has(parts, 'when', 'start')) return { tell: 'phases', where: {} };
  return has(parts, 'done', 'due', 'exists', 'yesno') ? 'pattern' : { tell: 'about', where: {} };
}

/** 2021-2025年规划, the 2021 plan: a date right before the plan's name makes it another plan, unless it is this one's years. */
export function namesOtherPlan(draft: Draft, ledger: Ledger): boolean {
  const { parts } = draft;
  const { from, to } = ledger.plan;
  return parts.dates.some(({ reading: { period }, at }) => {
    const token = parts.tokens[at];
    // 14th Five-Year Plan, 十三五规划: another plan even where the years are the same.
    if (token && /(?:plan|规划)$/u.test(parts.text.slice(token.start, token.end))) return true;
    const behind = parts.tokens[at + 1];
    const next = isWord(behind, 'be') ? parts.tokens[at + 2] : behind;
    if (!isWord(next, 'plan') || (behind !== next && !/^'s /u.test(parts.text.slice(token?.end)))) return false;
    return period.from !== from || period.to !== to;
  });
}

/** 分几个阶段, 第一阶段什么时候结束, 2018年属于哪个阶段, 第二阶段的任务. */
export function readPhaseQuestion(draft: Draft, ledger: Ledger): Answerable {
  const { parts, where, except } = draft;
  const named = parts.phases.length > 0;
  if (!named && !has(parts, 'phase')) return undefined;
  const numbers = parts.phases.flatMap((part) => part.phases);
  if (numbers.some((number) => !ledger.plan.phases.some((phase) => phase.id === number))) return 'pattern';
  if (except || where.items || where.section || has(parts, 'most', 'fewest', 'not-due')) return 'pattern';
  if (has(parts, 'many') && !named && has(parts, 'when'))
    return Object.keys(where).length === 0 ? { tell: 'phases', where: {} } : 'pattern';
  if (has(parts, 'many') && !named)
    return Object.keys(where).length === 0 ? { tell: 'count', of: 'phases', where: {} } : 'pattern';
  if (named && asksForMeasures(draft)) return new Set(numbers).size === 1 ? undefined : 'pattern';
  if (where.units || where.mine || where.topic || where.relative || draft.roles.asked.length > 0) return 'pattern';
  const { due, phase } = where;
  if (due) {
    const holding = ledger.plan.phases.filter(
      ({ from, to }) => due.from !== null && due.to !== null && from <= due.from && due.to <= to,
    );
    return holding.length === 1 && holding[0] && !named
      ? { tell: 'phases', where: { phase: holding[0].id } }
      : 'pattern';
  }
  return { tell: 'phases', where: phase === undefined ? {} : { phase } };
}

/** 有哪些部分, 第三部分讲什么, 第24项属于哪个部分. */
export function readSectionQuestion(draft: Draft): Answerable {
  const { parts, where, except } = draft;
  if (parts.sections.some((part) => part.sections.length === 0)) return 'pattern';
  if (has(parts, 'section') && !where.section) {
    if (except || has(parts, 'most', 'fewest', 'when', 'who')) return 'pattern';
    if (where.items || where.topic) return Object.keys(where).length === 1 ? { tell: 'text', where } : 'pattern';
    if (Object.keys(where).length > 0) return 'pattern';
    return has(parts, 'many') ? { tell: 'count', of: 'sections', where: {} } : { tell: 'about', where: {} };
  }
  const onlySection = where.section && Object.keys(where).length === 1 && !except;
  if (
    !onlySection ||
    has(
      parts,
      'many',
      'most',
      'fewest',
      'when',
      'who',
      'task',
      'item',
      'due',
      'done',
      'narrow',
      'shift',
      'lead-unit',
      'support-unit',
      'all-units',
      'lead',
      'support',
    )
  )
    return undefined;
  return { tell: 'about', where };
}

function asksForMeasures(draft: Draft): boolean {
  const { parts, where } = draft;
  return (
    has(parts, 'task', 'item', 'overdue') ||
    (has(parts, 'due', 'done') && !has(parts, 'when')) ||
    where.units !== undefined ||
    where.mine !== undefined ||
    where.topic !== undefined ||
    where.relative !== undefined
  );
}
