/** The words written by hand for the plan: complete, unambiguous, and giving in English what the Chinese text gives. */
import { describe, expect, test } from 'vitest';
import planData from '../../data/plans/ezhou-2016-2020.json' with { type: 'json' };
import unitsData from '../../data/units/ezhou.json' with { type: 'json' };
import wordsData from '../../data/words/ezhou-2016-2020.json' with { type: 'json' };
import { loadLedger } from '../../src/plan/load.ts';
import { findTopic, foldChinese, foldEnglish } from '../../src/plan/search.ts';

const ledger = loadLedger(planData, unitsData, wordsData);
const { plan, units } = ledger;
if (!ledger.words) throw new Error('the plan has words');
const { words } = ledger;
const measures = plan.measures.map((measure) => ({
  id: measure.id,
  text: foldChinese(measure.text),
  zh: words.measures[measure.id]?.topics.zh ?? [],
  en: words.measures[measure.id]?.topics.en ?? [],
  title: words.measures[measure.id]?.title ?? '',
}));

/** Ids of the measures whose own text holds one of the words. */
function idsInText(...spellings: string[]): string[] {
  return measures.filter(({ text }) => spellings.some((spelling) => text.includes(spelling))).map(({ id }) => id);
}

describe('completeness', () => {
  test('every measure, section and phase has words, and nothing else has', () => {
    const numeric = (a: string, b: string) => Number(a) - Number(b);

    expect(Object.keys(words.measures).sort(numeric)).toEqual(plan.measures.map(({ id }) => id).sort(numeric));
    expect(Object.keys(words.sections)).toEqual(plan.sections.map(({ id }) => String(id)));
    expect(Object.keys(words.phases)).toEqual(plan.phases.map(({ id }) => String(id)));
  });

  test.each(measures)('$id has a short English title and at least four English phrases', ({ title, en }) => {
    expect(title.length).toBeGreaterThan(0);
    expect(title.length).toBeLessThanOrEqual(70);
    expect(en.length).toBeGreaterThanOrEqual(4);
  });

  test('English titles are unique', () => {
    expect(new Set(measures.map(({ title }) => title)).size).toBe(measures.length);
  });
});

describe('Chinese topics', () => {
  test.each(measures)('$id: none is in the text already', ({ text, zh }) => {
    expect(zh.filter((topic) => text.includes(foldChinese(topic)))).toEqual([]);
  });

  test.each(measures)('$id: none stands in the text of a measure that means something else by it', ({ id, zh }) => {
    const elsewhere = zh.filter((topic) => idsInText(foldChinese(topic)).some((other) => other !== id));

    expect(elsewhere).toEqual([]);
  });

  test.each([
    ['执法'],
    ['行政执法'],
    ['综合执法'],
    ['立法'],
    ['政府规章'],
    ['规章制定'],
    ['规范性文件'],
    ['培训'],
    ['信用'],
    ['投诉'],
    ['责任追究'],
    ['问责'],
    ['预算'],
    ['土地'],
    ['社会组织'],
    ['社区'],
    ['市场监管'],
    ['环境保护'],
    ['信息公开'],
    ['政务公开'],
    ['行政审批'],
    ['机构编制'],
    ['收费'],
    ['清单'],
    ['听证'],
    ['考核'],
    ['平台'],
    ['行政复议'],
    ['人才'],
    ['案件'],
    ['农村'],
    ['水资源'],
    ['编制'],
    ['下放'],
  ])('%s gives what the texts alone give', (topic) => {
    expect(findTopic(ledger.topics, topic).measures).toEqual(idsInText(topic));
  });

  test.each([
    ['社会信用体系', ['12']],
    ['环评', ['9.1']],
    ['失地农民社保', ['10']],
    ['双随机一公开', ['4.3']],
    ['红头文件', ['20', '21']],
    ['重大决策', ['22', '23']],
    ['三项制度', ['25', '26']],
    ['两法衔接', ['24']],
    ['民告官', ['38']],
    ['权责清单', ['32']],
    ['复议委员会', ['36']],
    ['12345热线', ['2']],
    ['村民自治', ['35.2']],
    ['电商', ['4.5']],
  ])('%s means %j', (topic, ids) => {
    expect(findTopic(ledger.topics, topic)).toMatchObject({ how: 'carried', measures: ids });
  });
});

describe('English topics', () => {
  test.each(measures)('$id: in lower case, each once', ({ en }) => {
    expect(en.filter((topic) => topic !== topic.toLowerCase())).toEqual([]);
    expect(en.filter((topic, at) => en.indexOf(topic) !== at)).toEqual([]);
  });

  test.each<[english: string, ...chinese: string[]]>([
    ['administrative law enforcement', '行政执法'],
    ['law enforcement', '执法'],
    ['enforcement', '执法'],
    ['comprehensive law enforcement', '综合执法'],
    ['legislation', '立法'],
    ['government rules', '政府规章'],
    ['normative documents', '规范性文件'],
    ['training', '培训'],
    ['credit', '信用'],
    ['integrity', '诚信'],
    ['complaints', '投诉'],
    ['accountability', '责任追究', '追责', '问责'],
    ['budget', '预算'],
    ['land', '土地'],
    ['homesteads', '宅基地'],
    ['property rights', '产权'],
    ['social organisations', '社会组织'],
    ['social organizations', '社会组织'],
    ['environmental protection', '环境保护', '环保'],
    ['ecological protection', '生态保护'],
    ['ecological', '生态'],
    ['platform', '平台'],
    ['clean-up', '清理'],
    ['approval', '审批'],
    ['administrative approval', '行政审批'],
    ['licensing', '许可'],
    ['delegation of powers', '下放'],
    ['planning', '规划'],
    ['reform', '改革'],
    ['innovation', '创新'],
    ['investment', '投资'],
    ['enterprises', '企业'],
    ['talent', '人才'],
    ['education', '教育'],
    ['farmers', '农民'],
    ['villages', '村改社', '村居', '乡镇村'],
    ['communities', '社区'],
    ['public services', '公共服务'],
    ['food', '食品'],
    ['prices', '价格'],
    ['market supervision', '市场监管'],
    ['water resources', '水资源'],
    ['hearings', '听证'],
    ['archives', '档案'],
    ['records', '记录'],
    ['equipment', '装备'],
    ['funding', '经费'],
    ['funds', '资金', '基金'],
    ['staffing', '机构编制', '编制备案', '人员编制'],
    ['hotlines', '热线'],
    ['decision-making', '决策'],
    ['legality review', '合法性审查'],
    ['filing', '备案'],
    ['assessment', '考核', '风险评估', '环境影响评价'],
    ['inspections', '检查'],
    ['information', '信息'],
    ['information sharing', '信息共享'],
    ['procedures', '程序'],
    ['standards', '标准'],
    ['subdistricts', '街道'],
    ['towns', '乡镇'],
    ['new areas', '新区'],
    ['development zones', '开发区'],
    ['livelihood', '民生'],
    ['courts', '审判机关'],
    ['rule of law', '法治'],
    ['administration by law', '针对当前依法行政', '依法行政示范'],
    ['demonstration', '示范'],
    ['grassroots', '基层'],
    ['local regulations', '地方性法规'],
    ['river chief system', '河长'],
    ['arbitration', '仲裁'],
    ['administrative reconsideration', '行政复议'],
  ])('%s gives what %s gives', (english, ...chinese) => {
    expect(findTopic(ledger.topics, english)).toMatchObject({ how: 'carried', measures: idsInText(...chinese) });
  });
});

describe('names beside each other', () => {
  const names = [...units.units, ...units.collectives].flatMap(({ aliases }) => [...aliases.zh, ...aliases.en]);

  test('no topic is a sure name of a unit', () => {
    const taken = measures.flatMap(({ zh, en }) => [...zh, ...en]).filter((topic) => names.includes(topic));

    expect(taken).toEqual([]);
  });

  test('no name of a section, a phase or the plan is a sure name of a unit, a topic, or the name of another', () => {
    const groups = [...Object.values(words.sections), ...Object.values(words.phases)].map(({ topics }) => topics);
    const parts = [...groups, words.plan.names].flatMap(({ zh, en }) => [...zh, ...en]);
    const topics = measures.flatMap(({ zh, en }) => [...zh, ...en]);

    expect(parts.filter((name) => names.includes(name) || topics.includes(name))).toEqual([]);
    expect(parts.filter((name, at) => parts.indexOf(name) !== at)).toEqual([]);
  });

  test('no name of a section or phase is carried by a measure', () => {
    const groups = [...Object.values(words.sections), ...Object.values(words.phases)];
    const chinese = groups.flatMap(({ topics }) => topics.zh).filter((name) => idsInText(foldChinese(name)).length > 0);
    const phrases = measures.flatMap(({ en, title }) => [title, ...en]).map((phrase) => ` ${foldEnglish(phrase)} `);
    const english = groups
      .flatMap(({ topics }) => topics.en)
      .filter((name) => phrases.some((phrase) => phrase.includes(` ${foldEnglish(name)} `)));

    expect(chinese).toEqual([]);
    expect(english).toEqual([]);
  });
});
