/** The Ezhou plan as imported: complete, verbatim, and the same as the file in data/plans. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importPlan } from '../../src/importer/import-plan.ts';
import { lostPlaces } from '../../src/importer/parts.ts';
import { type Plan, PlanSchema } from '../../src/plan/schema.ts';

const FOLDER = 'seeds/ezhou-2016-2020';
const SHA256 = 'eb84f7cbd293a7a2767c368002042cd5795b9aba943e53d8e39aa8d63c697607';
const bytes = readFileSync(`${FOLDER}/plan.txt`);
const text = bytes.toString('utf8');
const imported = importPlan({
  file: `${FOLDER}/plan.txt`,
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  origin: readFileSync(`${FOLDER}/origin.md`, 'utf8'),
  titles: readFileSync(`${FOLDER}/titles.json`, 'utf8'),
});
const plan: Plan = PlanSchema.parse(imported.plan);
const measure = (id: string) => plan.measures.find((one) => one.id === id);

describe('the seed', () => {
  test('is the document as received', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(SHA256);
    expect(plan.seed).toEqual({ file: 'seeds/ezhou-2016-2020/plan.txt', sha256: SHA256, length: text.length });
  });

  test('is given back byte for byte by the parts and the white space between them', () => {
    const row = imported.parts.map(({ place }) => place).sort((a, b) => a[0] - b[0]);
    let at = 0;
    let rebuilt = '';
    for (const [from, to] of row) {
      const gap = text.slice(at, from);
      expect(gap.trim()).toBe('');
      rebuilt += gap + text.slice(from, to);
      at = to;
    }
    expect(Buffer.from(rebuilt + text.slice(at)).equals(bytes)).toBe(true);
    expect(lostPlaces(text, imported.parts)).toEqual([]);
    expect(imported.parts.filter(({ kind }) => kind === 'aside')).toEqual([]);
  });

  test('is covered by the facts of the plan, but for its title and the three chapter headings', () => {
    const places = [
      ...[plan.preamble, plan.requirements, plan.closing].flatMap((passage) => passage ?? []),
      ...plan.phases,
      ...plan.sections,
      ...plan.measures,
    ].map(({ place }) => place);
    const row = places.sort((a, b) => a[0] - b[0]);
    const gaps = row.map(([from], index) => text.slice(row[index - 1]?.[1] ?? 0, from).trim());

    expect(gaps.filter((gap) => gap !== '' && !/^\([一二三四五六七]\)$/u.test(gap))).toEqual([
      plan.title,
      '一、总体要求',
      '二、实施步骤',
      '三、主要任务和具体措施\n\n(一)',
    ]);
    expect(row.at(-1)?.[1]).toBe(text.length);
  });
});

describe('the plan', () => {
  test('has 7 sections, 42 items, 52 measures, 2 phases and 30 names of leads', () => {
    expect(imported.report.counts).toMatchObject({
      sections: 7,
      items: 42,
      measures: 52,
      phases: 2,
      leads: 30,
      dated: 52,
    });
    expect(new Set(plan.measures.flatMap(({ leads }) => leads.map(({ name }) => name))).size).toBe(30);
    expect(plan.items.map(({ id }) => id)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
    expect(plan.sections.map(({ numeral }) => numeral).join('')).toBe('一二三四五六七');
  });

  test('has several measures in items 4, 6, 9, 11 and 35 only', () => {
    const several = plan.items.filter(({ measures }) => measures.length > 1);
    expect(several.map(({ id, measures }) => [id, measures.length])).toEqual([
      [4, 7],
      [6, 2],
      [9, 2],
      [11, 2],
      [35, 2],
    ]);
    expect(several[0]?.measures).toEqual(['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7']);
  });

  test('runs over the years of its title, in two phases', () => {
    expect([plan.from, plan.to]).toEqual(['2016-01-01', '2020-12-31']);
    expect(plan.phases.map(({ title, wording, from, to }) => [title, wording, from, to])).toEqual([
      ['全面实施阶段', '2016-2018年', '2016-01-01', '2018-12-31'],
      ['提高完善阶段', '2019-2020年', '2019-01-01', '2020-12-31'],
    ]);
  });

  test('quotes every fact from its place', () => {
    const at = ([from, to]: readonly [number, number]) => text.slice(from, to);
    for (const passage of [plan.preamble, plan.requirements, plan.closing]) {
      expect(passage && at(passage.place)).toBe(passage?.text);
    }
    for (const section of plan.sections) expect(at(section.place)).toBe(section.title);
    for (const phase of plan.phases) expect(at(phase.place)).toBe(`${phase.title}(${phase.wording})。${phase.text}`);
    for (const one of plan.measures) {
      for (const { name, place } of [...one.leads, ...one.supports, ...one.collectives]) expect(at(place)).toBe(name);
      expect(one.due && at(one.due.place)).toBe(one.due?.wording);
      expect(
        at(one.place)
          .replace(/^\d+\./u, '')
          .startsWith(one.text),
      ).toBe(true);
      expect(at(one.place).slice(at(one.place).indexOf(one.text) + one.text.length)).toMatch(/^\(牵头单位:.+完成\)$/u);
    }
  });

  test('names supporting units, and leaves their list open, in 4.4 alone', () => {
    expect(
      plan.measures.filter(({ supports, openEnded }) => supports.length > 0 || openEnded).map(({ id }) => id),
    ).toEqual(['4.4']);
    expect(measure('4.4')).toMatchObject({ openEnded: true, collectives: [] });
    expect(measure('4.4')?.supports.map(({ name }) => name)).toEqual([
      '市工商局',
      '市质监局',
      '市农委',
      '市城管局',
      '市卫计委',
    ]);
  });

  test('keeps the bracket within a name', () => {
    expect(measure('28')?.leads.map(({ name }) => name)).toEqual(['市政府法制办', '市编办', '市人社局(公务员局)']);
  });

  test("has short titles out of the measures' own words, each of them once", () => {
    for (const one of plan.measures) {
      expect(one.text).toContain(one.title);
      expect(one.title.length).toBeLessThanOrEqual(24);
    }
    expect(new Set(plan.measures.map(({ title }) => title)).size).toBe(52);
  });

  test('is what data/plans holds', () => {
    expect(JSON.parse(readFileSync('data/plans/ezhou-2016-2020.json', 'utf8'))).toEqual(plan);
  });
});

describe('the check report', () => {
  const found = imported.report.findings;
  const values = (code: string) =>
    found.filter((remark) => remark.code === code).map(({ line, values: words }) => [line, words]);

  test('tells everything odd in the document, with its line', () => {
    expect(imported.report.problems).toEqual([]);
    expect(values('enumeration')).toEqual([[97, { item: 28, found: '一是、二是、四是', at: '四是' }]]);
    expect(values('unpaired-mark')).toEqual([[3, { mark: '《', words: '斗目标,按照《法治政府建设实施纲' }]]);
    expect(values('nested-name')).toEqual([[97, { id: '28', name: '市人社局(公务员局)' }]]);
    expect(values('doubled')).toEqual([[23, { words: ',解决互为前前置、审批效率低的痼' }]]);
    expect(values('last-due-first')).toEqual([[133, { item: 42, day: '2016-12-31' }]]);
    expect(values('open-supports')).toEqual([[31, { id: '4.4' }]]);
    expect(values('half-width')).toHaveLength(1);
    expect(values('like-names')).toEqual([[null, { list: '市人社局(公务员局)、市人社局、市公务员局' }]]);
  });

  test('counts the eight wordings of deadlines', () => {
    expect(values('due-wordings')).toEqual([
      [
        null,
        {
          kinds: 8,
          list: '2017年底完成 ×27、2017年6月底前完成 ×11、2018年底完成 ×8、2019年底完成 ×2、2018年6月底完成 ×1、2017年底前完成 ×1、2019年6月底完成 ×1、2016年底完成 ×1',
        },
      ],
    ]);
  });
});
