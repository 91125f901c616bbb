/** Looks for what is odd in the document's own words: left as it is, and told to the reader of the report. */
import type { Place } from '../plan/schema.ts';
import { readNumeral } from '../time/numerals.ts';
import { findGroups } from './groups.ts';
import type { Remarks } from './remarks.ts';
import type { SeedText } from './seed-text.ts';

const PAIRS = new Set(['()', '\uff08\uff09', '〔〕', '[]', '【】', '\uff3b\uff3d', '\ufe59\ufe5a']);

/** Remarks on the whole document: marks, brackets, line ends, and words that may be slips. */
export function remarkOnText(seed: SeedText, remarks: Remarks): void {
  remarkOnFile(seed.text, remarks);
  remarkOnWidth(seed.text, remarks);
  for (const place of seed.paragraphs) {
    remarkOnMarks(seed, place, remarks);
    remarkOnBrackets(seed, place, remarks);
    remarkOnDoubles(seed.text, place, remarks);
  }
}

/** 一是, 二是, 四是: the third is missing. Looked for in the whole item, since a measure may stand behind each point. */
export function remarkOnEnumeration(seed: SeedText, item: number, place: Place, remarks: Remarks): void {
  const points = [
    ...seed.folded.slice(...place).matchAll(/(?<=^|[。;,:)\n])(?<numeral>[一二三四五六七八九十]{1,2})是/gu),
  ];
  let expected = 1;
  for (const point of points) {
    const number = readNumeral(point.groups?.numeral ?? '') ?? 0;
    if (number !== 1 && number !== expected) {
      const found = points.map((one) => one[0]).join('、');
      remarks.finding('enumeration', place[0] + point.index, { item, found, at: point[0] });
    }
    expected = number + 1;
  }
}

function remarkOnFile(text: string, remarks: Remarks): void {
  if (text.startsWith('\ufeff')) remarks.finding('byte-order-mark', null);
  if (text.includes('\r')) remarks.finding('carriage-returns', null);
  if (!/[\r\n]$/u.test(text)) remarks.finding('no-final-newline', null);
}

function remarkOnWidth(text: string, remarks: Remarks): void {
  const half = tally(text.match(/[,:;()]/gu) ?? []);
  const full = tally(text.match(/[\uff0c\uff1a\uff1b\uff08\uff09]/gu) ?? []);
  if (half.size > 0) remarks.finding('half-width', null, { half: listed(half), full: listed(full) });
  const dashes = tally(text.match(/[-\u2014\u2013~\uff5e]/gu) ?? []);
  if (dashes.size > 1) remarks.finding('dashes', null, { marks: listed(dashes) });
}

function remarkOnMarks(seed: SeedText, place: Place, remarks: Remarks): void {
  const words = seed.text.slice(...place);
  for (const [open = '', close = ''] of ['《》', '“”', '「」']) {
    let opened: number | undefined;
    const unpaired = (at: number) =>
      remarks.finding('unpaired-mark', place[0] + at, { ...around(words, at), mark: words[at] ?? '' });
    for (let at = 0; at < words.length; at++) {
      if (words[at] === open) {
        if (opened !== undefined) unpaired(opened);
        opened = at;
      }
      if (words[at] === close) {
        if (opened === undefined) unpaired(at);
        opened = undefined;
      }
    }
    if (opened !== undefined) unpaired(opened);
  }
  if (words.split('"').length % 2 === 0) remarks.finding('odd-quotes', place[0]);
}

function remarkOnBrackets(seed: SeedText, place: Place, remarks: Remarks): void {
  const { closed, unclosed, unopened } = findGroups(seed.folded, place);
  const words = seed.text.slice(...place);
  for (const at of unclosed) remarks.finding('stray-bracket', at, around(words, at - place[0]));
  for (const at of unopened) {
    // 1) and 一) are markers.
    if (!/[\d一二三四五六七八九十]/u.test(seed.text[at - 1] ?? ''))
      remarks.finding('stray-bracket', at, around(words, at - place[0]));
  }
  for (const [from, to] of closed) {
    const pair = `${seed.text[from]}${seed.text[to - 1]}`;
    if (!PAIRS.has(pair)) remarks.finding('mixed-bracket', from, { pair });
  }
}

/** A sign written twice where neither belongs to a longer word (前前置): most doubles are the meeting of two words. */
function remarkOnDoubles(text: string, place: Place, remarks: Remarks): void {
  const words = text.slice(...place);
  if (!/(?<sign>\p{Script=Han})\k<sign>/u.test(words)) return;
  let before = '';
  for (const { segment, index } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(words)) {
    if (segment === before && /^\p{Script=Han}$/u.test(segment))
      remarks.finding('doubled', place[0] + index, around(words, index));
    before = segment;
  }
}

function around(words: string, at: number): { words: string } {
  return { words: words.slice(Math.max(0, at - 6), at + 10) };
}

function tally(signs: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

function listed(counts: ReadonlyMap<string, number>): string {
  return counts.size === 0 ? '0' : [...counts].map(([sign, count]) => `${sign}×${count}`).join(' ');
}
