/** The words in front of a date: 从, 到, 截至, 不晚于, by, before, since, from, between. */
import type { Day } from '../day.ts';
import { enBefore, from, since, strictlyAfter, strictlyBefore, upTo } from './boundaries.ts';
import { numberRanges } from './number-ranges.ts';
import { rangesFrom, type SpansAt } from './ranges.ts';
import { type DateReading, reading, type Scope, type Span } from './reading.ts';
import { matchAt, pastSpaces } from './scan.ts';
import { AFTER, BEFORE, FROM, STOP } from './zh-words.ts';

const ZH =
  /(?<today>[从自]?即日起)|(?<from>从|自(?![己然主身由治行]))|(?<upTo>截(?:至|止)到?|不(?:晚|迟)于|最(?:迟|晚)[于在到]?|至迟|迄)|(?<target>直?到|直?至)|(?<between>介于)|(?<whole>[在于])|(?<earlier>早于|先于)|(?<later>晚于|迟于)|(?<notBefore>不早于)/uy;
const EN =
  /(?:(?<notBefore>not before|no earlier than|on or after|starting(?: from| in| on| with)?|as from|with effect from|effective(?: from)?)|(?<upTo>no later than|not later than|not after|on or before|by no later than|up to(?: and including)?|as (?:of|at)|through)|(?<by>by(?: (?:the )?(?:close of business|cob|end of (?:the )?(?:business )?day)(?: on)?)?|(?:up )?until|till)|(?<before>before|prior to|earlier than|ahead of)|(?<since>since)|(?<after>after|later than|following|beyond)|(?<from>from)|(?<between>between)|(?<whole>in|on|during|for|of|within|over|throughout|at)) {1,3}/uy;
const ZH_START = new RegExp(` {0,3}(?:开始|${FROM}|以后|之后|${AFTER})`, 'uy');
const ZH_SINCE = /以来/uy;
const ZH_STOP = new RegExp(` {0,3}(?:为止|${STOP}|(?:之|以)?${BEFORE})`, 'uy');
const EN_ON = / {1,3}(?:onwards?|on|forward)(?![a-z])/uy;
const EN_LATEST = / {1,3}at the latest(?![a-z])/uy;

/** Gives everything that a date without a preposition can be read as; used behind 在 and "in". */
export type CoreAt = (text: string, at: number, scope: Scope, afterPreposition: boolean) => DateReading[];

/** The readings that open with a preposition at the offset. */
export function prepositional(text: string, at: number, scope: Scope, spansAt: SpansAt, coreAt: CoreAt): DateReading[] {
  const latin = text.charCodeAt(at) < 128;
  const match = matchAt(latin ? EN : ZH, text, at);
  if (!match?.groups) return [];
  const { groups } = match;
  if (groups.today !== undefined) return sinceToday(text, at, at + match[0].length, scope, spansAt);
  const start = latin ? at + match[0].length : pastSpaces(text, at + match[0].length);
  if (groups.whole !== undefined) return coreAt(text, start, scope, true);
  const spans = spansAt(text, start, scope).filter((span) => span.needs !== 'range' || isToday(span, scope));
  if (groups.between !== undefined) {
    return [
      ...rangesFrom(text, start, spans, scope, spansAt, 'between'),
      ...numberRanges(text, start, scope, spansAt, 'between'),
    ];
  }
  const readings = spans.flatMap((span) =>
    latin ? english(text, groups, span, scope) : chinese(text, groups, span, scope),
  );
  if (groups.from !== undefined) {
    // 从现在起到年底 says 起 before 到.
    const started = spans.map((span) => (text[span.end] === '起' ? { ...span, end: span.end + 1 } : span));
    readings.push(
      ...rangesFrom(text, start, started, scope, spansAt, 'bare'),
      ...numberRanges(text, start, scope, spansAt, 'bare'),
    );
  }
  return readings;
}

function isToday(span: Span, scope: Scope): boolean {
  return span.grain === 'day' && span.period.from === scope.today;
}

/** 即日起, and 自即日起至年底. */
function sinceToday(text: string, at: number, end: number, scope: Scope, spansAt: SpansAt): DateReading[] {
  const span: Span = { end, grain: 'day', period: { from: scope.today, to: scope.today } };
  return [from(span, end), ...rangesFrom(text, at, [span], scope, spansAt, 'bare')];
}

type Groups = Record<string, string | undefined>;

function chinese(text: string, groups: Groups, span: Span, scope: Scope): DateReading[] {
  if (groups.from !== undefined) {
    const start = matchAt(ZH_START, text, span.end);
    if (start) return [from(span, span.end + start[0].length)];
    return matchAt(ZH_SINCE, text, span.end) ? [since(span, span.end + 2, scope.today, true)] : [];
  }
  if (span.needs === 'preposition') return [];
  if (groups.earlier !== undefined) return [strictlyBefore(span, span.end)];
  if (groups.later !== undefined) return [strictlyAfter(span, span.end)];
  if (groups.notBefore !== undefined) return [from(span, span.end)];
  const stop = matchAt(ZH_STOP, text, span.end);
  const ends = stop ? [span.end, span.end + stop[0].length] : [span.end];
  return ends.map((end) => (groups.target === undefined ? upTo(span, end) : untilTarget(span, end, scope.today)));
}

/** 到年底 is everything up to then, or only what lies between today and then. */
function untilTarget(span: Span, end: number, today: Day): DateReading {
  const whole = upTo(span, end);
  const { to } = whole.period;
  if (whole.invalid || to === null || to <= today) return whole;
  return reading(span, end, 'boundary', whole.period, [...(whole.others ?? []), { from: today, to }]);
}

function english(text: string, groups: Groups, span: Span, scope: Scope): DateReading[] {
  const { end } = span;
  if (groups.from !== undefined) {
    const on = matchAt(EN_ON, text, end);
    return on ? [from(span, end), from(span, end + on[0].length)] : [from(span, end)];
  }
  if (groups.before !== undefined) return [enBefore(span, end)];
  if (groups.after !== undefined) return [strictlyAfter(span, end)];
  if (groups.since !== undefined) return [since(span, end, scope.today, false)];
  if (groups.notBefore !== undefined) return [from(span, end)];
  const latest = matchAt(EN_LATEST, text, end);
  const ends = latest ? [end, end + latest[0].length] : [end];
  return ends.map((stop) => upTo(span, stop));
}
