/** Completes a question that leans on the one before: 那25项呢, 它的配合单位呢, 只看2018年的, and item 25? */
import type { Filter, Query, Tell, UnitFilter } from '../plan/query.ts';
import type { Draft } from './draft.ts';
import { has, placesOf } from './parts.ts';
import { countedOf } from './tells.ts';
import { isWord } from './token.ts';

/** 第二部分里头 means in it; only where it opens the sentence does 里头 mean among those. */
const INSIDE = /^(?:里面|里头|当中)/u;

/** `context`: the question leans on one that is not there. `undefined`: it stands alone. */
export function followUp(
  draft: Draft,
  tells: readonly Tell[],
  last: Query | null,
  howMany: (query: Query) => number,
): Query | 'context' | undefined {
  const { parts, where, except } = draft;
  const named = Object.keys(where).length > 0 || except !== undefined;
  const asks = tells.length > 0;
  const [part] = parts.parts;
  if (part !== undefined) return partOfItem(draft, tells, last, part);
  const narrows = placesOf(parts, 'narrow').some(
    (at) => at === 0 || !INSIDE.test(parts.text.slice(parts.tokens[at]?.start, parts.tokens[at]?.end)),
  );
  if (narrows && last) return narrowed(draft, tells, last);
  // Only the ones due in 2018: of which?
  if (narrows && !has(parts, 'task', 'plan', 'lead', 'support') && !where.items) return 'context';
  if (last && picksFromList(draft)) {
    const picked =
      tells.length === 0 || has(parts, 'only')
        ? narrowed(draft, has(parts, 'only') ? [] : tells, last)
        : leaning(draft, tells, last);
    if (picked && picked !== 'context' && howMany(last) > 1 && (howMany(picked) > 0 || !where.units)) return picked;
  }
  if (!last && !named && listsLeads(draft, tells)) return { tell: 'leads', where: {} };
  if (!named && asks && tells[0] !== 'ranking' && !has(parts, 'plan')) return leaning(draft, tells, last);
  if (has(parts, 'it') && (last || !named) && !where.items && !where.topic && !where.units && !where.mine)
    return leaning(draft, tells, last);
  // 编办牵头的那个: something was meant that was not said.
  if (!last && !asks && isVague(draft)) return 'context';
  const shifts = has(parts, 'shift') || opensWithAnd(draft) || isFragment(draft);
  return shifts && last && named && !asks && !has(parts, 'list', 'plan') ? shifted(draft, last) : undefined;
}

/** 有哪些牵头单位, without a question before it: those of the whole plan. 牵头单位有哪些 asks for some item's. */
function listsLeads({ parts }: Draft, tells: readonly Tell[]): boolean {
  const [list] = placesOf(parts, 'list');
  const [noun] = placesOf(parts, 'lead-unit');
  return tells.length === 1 && list !== undefined && noun !== undefined && list < noun && parts.tokens.length === 2;
}

/** Units or a date, and 那个 at the end for what was left out. */
function isVague({ parts, where }: Draft): boolean {
  const ends = isWord(parts.tokens.at(-1), 'it') && /那[个些]$/u.test(parts.text);
  return ends && !where.relative && !where.topic && !where.items;
}

/** And item 25? — in Chinese 和 opens 和行政复议有关的, which leans on nothing. */
function opensWithAnd({ parts }: Draft): boolean {
  const [first] = parts.tokens;
  return isWord(first, 'and') && first !== undefined && first.end - first.start > 1;
}

/** 14项?, 2018年的有吗: nothing but something to put in the place of what was named before. */
function isFragment({ parts }: Draft): boolean {
  return parts.tokens.every(
    (token) => token.is !== 'word' || isWord(token, 'exists', 'yesno', 'it', 'and', 'or', 'task', 'act'),
  );
}

/** Which one is due first, 哪些是单独牵头的: picks among the measures that were just listed. */
function picksFromList({ parts, where, except }: Draft): boolean {
  const which = parts.tokens.some(
    (token) => isWord(token, 'list') && /^(?:哪|是哪|which)/u.test(parts.text.slice(token.start, token.end)),
  );
  if (!which || except || has(parts, 'task', 'plan')) return false;
  const keys = Object.keys(where);
  return has(parts, 'only')
    ? keys.length === 0
    : keys.length === 1 && (where.relative ?? where.due ?? where.units) !== undefined;
}

/** Asks something else about the same measures, perhaps about fewer of them. */
function leaning(draft: Draft, tells: readonly Tell[], last: Query | null): Query | 'context' | undefined {
  if (
    has(draft.parts, 'many') &&
    !last &&
    has(draft.parts, 'task', 'item', 'unit', 'section', 'lead-unit', 'support-unit')
  )
    return undefined;
  if (!last) return 'context';
  if (tells[0] === 'ranking') return undefined;
  if (
    tells[0] === 'count' &&
    (has(draft.parts, 'plan', 'section', 'phase') || last.tell === 'about' || last.tell === 'phases')
  )
    return undefined;
  const who: readonly Tell[] = tells.length === 0 && has(draft.parts, 'who') ? ['leads'] : tells;
  const [tell = last.tell === 'text' || last.tell === 'measures' ? last.tell : 'measures', ...also] = who;
  return {
    tell,
    ...(also.length > 0 ? { also } : {}),
    ...(tell === 'count' ? { of: countedOf(draft) } : {}),
    where: { ...last.where, ...draft.where },
    ...exceptOf(draft, last),
  };
}

/** 第二段呢, after a question about one item. */
function partOfItem(
  draft: Draft,
  tells: readonly Tell[],
  last: Query | null,
  part: number,
): Query | 'context' | undefined {
  const [item, second] = last?.where.items ?? [];
  if (!last || item === undefined || second !== undefined || draft.parts.parts.length > 1) return 'context';
  if (Object.keys(draft.where).length > 0 || tells[0] === 'count' || tells[0] === 'ranking') return undefined;
  const { claim: _claim, ...rest } = last;
  const items = [`${item.split('.')[0]}.${part}`];
  const [tell = last.tell, ...also] = tells;
  return tells.length > 0
    ? { tell, ...(also.length > 0 ? { also } : {}), where: { items } }
    : { ...rest, where: { items } };
}

/** The same question about fewer measures. */
function narrowed(draft: Draft, tells: readonly Tell[], last: Query): Query | undefined {
  const { where } = draft;
  if (
    tells[0] === 'ranking' ||
    (Object.keys(where).length === 0 && !draft.except && tells.length === 0 && !has(draft.parts, 'only'))
  )
    return undefined;
  const listable =
    last.tell === 'about' || last.tell === 'phases' || last.tell === 'ranking' || last.tell === 'text'
      ? 'measures'
      : last.tell;
  const [tell = listable, ...also] = tells;
  const units = [...aloneIf(has(draft.parts, 'only') && !where.units, last.where.units ?? []), ...(where.units ?? [])];
  return {
    tell,
    ...(also.length > 0 ? { also } : {}),
    ...(tell === 'count' ? { of: last.of ?? countedOf(draft) } : {}),
    where: {
      ...last.where,
      ...(last.where.mine && has(draft.parts, 'only') ? { mine: 'only lead' as const } : {}),
      ...where,
      ...(units.length > 0 ? { units } : {}),
    },
    ...exceptOf(draft, last),
  };
}

function aloneIf(alone: boolean, units: readonly UnitFilter[]): UnitFilter[] {
  return units.map((unit) => (alone ? { ...unit, role: 'only lead' } : unit));
}

/** The same question with another item, unit, time or section in the place of the old one; a kind that was not there stands alone. */
function shifted(draft: Draft, last: Query): Query | undefined {
  const { where, except } = draft;
  if (except || last.tell === 'about' || last.tell === 'phases' || last.tell === 'ranking') return undefined;
  const old = last.where;
  const { claim: _claim, ...rest } = last;
  if (where.items || where.topic) {
    if (!old.items && !old.topic) return undefined;
    const { items: _items, topic: _topic, ...kept } = old;
    return { ...rest, where: { ...kept, ...where } };
  }
  if (where.units || where.mine) {
    if (!old.units && !old.mine) return undefined;
    return { ...rest, where: { ...withoutUnits(old), ...where, ...unitsLike(where, old) } };
  }
  if (where.due || where.relative) {
    if (old.items || old.topic) return undefined;
    const { due: _due, relative: _relative, ...kept } = old;
    return { ...rest, where: { ...kept, ...where } };
  }
  return old.items ? undefined : { ...rest, where: { ...old, ...where } };
}

function withoutUnits(filter: Filter): Filter {
  const { units: _units, mine: _mine, ...kept } = filter;
  return kept;
}

/** Another unit in the same role, unless the question gives it one. */
function unitsLike(where: Filter, old: Filter): Filter {
  const role = old.units?.[0]?.role ?? old.mine ?? 'either';
  if (where.mine) return { mine: where.mine === 'either' ? role : where.mine };
  return {
    units: (where.units ?? []).map(
      (unit): UnitFilter => ({ ...unit, role: unit.role === 'either' ? role : unit.role }),
    ),
  };
}

function exceptOf(draft: Draft, last: Query): { except?: Filter } {
  const except = draft.except ?? last.except;
  return except ? { except } : {};
}
