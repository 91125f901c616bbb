/** The sentences of the check report, in Chinese and English; what stands in braces is filled in. */

interface Sentence {
  zh: string;
  en: string;
}

/** What stops the import. Each says what to do. */
export const PROBLEMS = {
  'not-utf8': { zh: '文件不是 UTF-8 编码,请另存为 UTF-8', en: 'the file is not UTF-8: save it as UTF-8' },
  empty: { zh: '文件是空的,请放入规划全文', en: 'the file is empty: put the whole document in' },
  'head-missing': {
    zh: 'origin.md 的文件头缺少“{key}”,请补一行“{key}: …”',
    en: 'the head of origin.md has no "{key}": add a line "{key}: …"',
  },
  'head-form': {
    zh: 'origin.md 的“{key}: {value}”写法不对,应如“{form}”',
    en: '"{key}: {value}" in origin.md is not in the right form: write it like "{form}"',
  },
  'titles-form': {
    zh: 'titles.json 无法读取,应为 {"4.1": "标题", …}',
    en: 'titles.json can\'t be read: write it as {"4.1": "title", …}',
  },
  'title-of-nothing': {
    zh: 'titles.json 写了“{id}”,规划中没有这项任务',
    en: 'titles.json names "{id}", which the plan does not have',
  },
  'title-not-verbatim': {
    zh: 'titles.json 给 {id} 的标题“{title}”不是原文,请照抄原文',
    en: 'the title "{title}" for {id} in titles.json is not in its text: copy words of the text',
  },
  'no-years': {
    zh: '标题里没有年份,请在 origin.md 文件头写明 from 和 to',
    en: 'the title names no years: give "from" and "to" in the head of origin.md',
  },
  'unknown-heading': {
    zh: '不认识的一级标题“{words}”,其下也没有责任单位;请核对标题,或在导入器的标题表中补上',
    en: 'unknown heading "{words}" with no responsibilities under it: correct it, or add it to the importer\'s table of headings',
  },
  'nameless-heading': { zh: '标题只有序号,没有文字', en: 'a heading has a number and no words' },
  'section-order': {
    zh: '小标题序号不连续:应为第{expected}个,写的是({found})',
    en: 'the headings are not in order: number {expected} expected, ({found}) found',
  },
  'item-order': {
    zh: '项目编号不连续:应为 {expected},写的是 {found}',
    en: 'the items are not in order: {expected} expected, {found} found',
  },
  'item-twice': {
    zh: '编号 {item} 重复,第一次在第 {before} 行',
    en: 'item {item} is there twice, first on line {before}',
  },
  'outside-section': {
    zh: '这段有责任单位,却不在任何编号项目或部分之内:“{words}”',
    en: 'these responsibilities belong to no item or no section: "{words}"',
  },
  'missing-bracket': {
    zh: '这段没有责任单位括号:“{words}”',
    en: 'no bracket of responsibilities follows "{words}"',
  },
  'unclosed-bracket': {
    zh: '责任单位括号没有收尾:“{words}”',
    en: 'the bracket of responsibilities is never closed: "{words}"',
  },
  'empty-measure': { zh: '第 {item} 项的括号前没有任务内容', en: 'item {item}: nothing stands before the bracket' },
  'unknown-label': { zh: '{id}:不认识的责任名目“{words}”', en: '{id}: unknown label "{words}"' },
  'unreadable-in-bracket': { zh: '{id}:括号里的“{words}”读不懂', en: '{id}: can\'t read "{words}" in the bracket' },
  'name-without-role': {
    zh: '{id}:没有写明“{words}”是牵头、负责还是配合',
    en: '{id}: the bracket does not say whether "{words}" leads or supports',
  },
  'no-lead': { zh: '{id}:没有牵头或责任单位', en: '{id}: nobody leads' },
  'due-impossible': {
    zh: '{id}:“{wording}”不是有效日期,或缺少年份',
    en: '{id}: "{wording}" is no date of the calendar, or has no year',
  },
  'due-several': {
    zh: '{id}:有多个完成时限({wordings}),请分成几项任务',
    en: '{id}: several deadlines ({wordings}): split the measure',
  },
  'phase-years': {
    zh: '阶段“{title}”的时间“{wording}”读不懂',
    en: 'can\'t read the years "{wording}" of the phase "{title}"',
  },
  'no-measures': { zh: '没有读到任何任务', en: 'no measure was found' },
  'lost-text': {
    zh: '这里的文字没有归入任何部分:“{words}”',
    en: 'these words belong to no part of the plan: "{words}"',
  },
} as const satisfies Record<string, Sentence>;

/** What the reader should look at; nothing of it was changed. */
export const FINDINGS = {
  'byte-order-mark': { zh: '文件以字节顺序标记开头', en: 'the file begins with a byte order mark' },
  'carriage-returns': { zh: '换行符含回车(CR)', en: 'lines end with carriage returns' },
  'no-final-newline': { zh: '文件末尾没有换行', en: 'no newline at the end of the file' },
  'half-width': { zh: '标点用了半角({half});全角:{full}', en: 'half-width punctuation ({half}); full-width: {full}' },
  dashes: { zh: '连接号写法不一({marks})', en: 'several kinds of dash ({marks})' },
  'unpaired-mark': { zh: '“{mark}”不成对:“…{words}…”', en: '{mark} has no partner: "…{words}…"' },
  'odd-quotes': { zh: '直引号 " 的个数是单数', en: 'an odd number of straight quotes' },
  'stray-bracket': { zh: '括号不成对:“…{words}…”', en: 'a bracket has no partner: "…{words}…"' },
  'mixed-bracket': { zh: '括号前后写法不同:{pair}', en: 'a bracket opens and closes differently: {pair}' },
  doubled: { zh: '可能多了一个字:“…{words}…”', en: 'a character may be there twice: "…{words}…"' },
  enumeration: {
    zh: '第 {item} 项:列举不连续({found}),问题在“{at}”',
    en: 'item {item}: the enumeration has a gap ({found}) at "{at}"',
  },
  aside: { zh: '这段文字未归入任何任务或阶段:“{words}”', en: 'these words belong to no measure or phase: "{words}"' },
  'no-phases': { zh: '这一部分没有读到任何阶段', en: 'no phase was found here' },
  'no-closing': { zh: '没有结尾段落', en: 'there is no closing paragraph' },
  'several-measures': { zh: '第 {item} 项含 {count} 段任务', en: 'item {item} holds {count} measures' },
  'nested-name': { zh: '{id}:单位名称里套有括号:{name}', en: "{id}: a unit's name holds a bracket: {name}" },
  'unit-twice': {
    zh: '{id}:{name} 出现两次,只算第一次(牵头优先)',
    en: '{id}: {name} is named twice and counted once, as a lead if it leads',
  },
  'collective-leads': { zh: '{id}:由统称牵头:{name}', en: '{id}: a collective leads: {name}' },
  'unusual-name': {
    zh: '{id}:不像单位名称,请核对:{name}',
    en: '{id}: does not look like a unit, please check: {name}',
  },
  'open-leads': { zh: '{id}:牵头单位以“等”结尾,还有谁未写明', en: '{id}: the leads end with 等; who else is not said' },
  'open-supports': {
    zh: '{id}:配合单位以“等”结尾,还有谁未写明',
    en: '{id}: the supporting units end with 等; who else is not said',
  },
  'named-supports': { zh: '只有这些任务点名了配合单位:{ids}', en: 'only these measures name supporting units: {ids}' },
  collectives: { zh: '统称(单列,不算点名):{list}', en: 'collectives, kept apart from named units: {list}' },
  'like-names': {
    zh: '相近的名称,规划未说明关系:{list}',
    en: 'names that hold one another, not explained by the plan: {list}',
  },
  'due-wordings': { zh: '时限共 {kinds} 种写法:{list}', en: '{kinds} wordings of deadlines: {list}' },
  'due-none': { zh: '{id}:没有写完成时限', en: '{id}: no deadline' },
  'due-open': { zh: '{id}:“{wording}”没有期限', en: '{id}: "{wording}" has no end' },
  'due-recurring': {
    zh: '{id}:“{wording}”不是单一日期,未记时限',
    en: '{id}: "{wording}" is no single day; no deadline was noted',
  },
  'due-inclusive': {
    zh: '{id}:“{wording}”按含当期理解,即 {day}',
    en: '{id}: "{wording}" is read as up to and including {day}',
  },
  'due-range': {
    zh: '{id}:“{wording}”是一段时间,取最后一天 {day}',
    en: '{id}: "{wording}" is a period; its last day, {day}, was taken',
  },
  'due-more-words': {
    zh: '{id}:“{wording}”取 {day},其余文字未作判断',
    en: '{id}: {day} was taken from "{wording}"; the other words were not weighed',
  },
  'due-year-of-plan': {
    zh: '{id}:“{wording}”没有年份,取规划的年份,即 {day}',
    en: '{id}: "{wording}" has no year; the plan\'s year was taken: {day}',
  },
  'due-outside': {
    zh: '{id}:“{wording}”不在规划期({from} 至 {to})内',
    en: '{id}: "{wording}" lies outside the plan\'s period ({from} to {to})',
  },
  'last-due-first': { zh: '排在最后的第 {item} 项最先到期({day})', en: 'the last item, {item}, is due first ({day})' },
  'title-cut': {
    zh: '{id}:没有合适的短句作标题,截取为“{title}”;可在 titles.json 指定',
    en: '{id}: no clause is short enough for a title; cut to "{title}"; choose one in titles.json',
  },
  'section-is-chapter': {
    zh: '没有(一)(二)小标题,以一级标题为部分:{words}',
    en: 'there are no (一)(二) headings here; the chapter itself is the section: {words}',
  },
} as const satisfies Record<string, Sentence>;

/** The report's own words. */
export const REPORT = {
  heading: { zh: '核对报告:{file}', en: 'Check report: {file}' },
  size: {
    zh: '{length} 个字符,{bytes} 字节,sha256 {sha256}',
    en: '{length} characters, {bytes} bytes, sha256 {sha256}',
  },
  counts: {
    zh: '{sections} 个部分,{items} 项,{measures} 项任务,{phases} 个阶段;牵头单位 {leads} 个名称,点名的配合单位 {supports} 个,统称 {collectives} 个;有时限的任务 {dated} 项',
    en: '{sections} sections, {items} items, {measures} measures, {phases} phases; {leads} names of leads, {supports} named supporting units, {collectives} collectives; {dated} measures with a deadline',
  },
  problems: { zh: '问题({count} 个,未写入任何文件):', en: 'Problems ({count}; nothing was written):' },
  findings: { zh: '请核对({count} 处):', en: 'Please check ({count}):' },
  none: { zh: '没有需要核对之处。', en: 'Nothing to check.' },
  line: { zh: '第 {line} 行', en: 'line {line}' },
  whole: { zh: '全文', en: 'whole document' },
} as const satisfies Record<string, Sentence>;
