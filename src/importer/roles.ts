/** The words that give a unit its role in a bracket of responsibilities. A new wording is one more word in a list. */

/** `responsible` is the lead where nobody else leads, and a support where somebody does. */
export type Role = 'lead' | 'support' | 'responsible';
export type Label = Role | 'due';

const LABELS: Record<Label, readonly string[]> = {
  lead: [
    '牵头单位',
    '牵头部门',
    '牵头责任单位',
    '牵头责任部门',
    '主办单位',
    '主办部门',
    '主责单位',
    '主责部门',
    '牵头',
  ],
  support: [
    '配合单位',
    '配合部门',
    '协办单位',
    '协办部门',
    '协同单位',
    '协作单位',
    '参与单位',
    '参加单位',
    '协助单位',
    '配合',
  ],
  responsible: [
    '责任单位',
    '责任部门',
    '责任主体',
    '负责单位',
    '负责部门',
    '承办单位',
    '承办部门',
    '落实单位',
    '实施单位',
  ],
  due: [
    '完成时限',
    '完成时间',
    '完成期限',
    '时限',
    '时限要求',
    '时间要求',
    '时间节点',
    '时间安排',
    '办结时限',
    '截止时间',
  ],
};

const ADVERBS = '(?:共同|联合|分别|具体|积极|密切|协同|分头)';
const DUTIES = '(?:(?:按照?|根据|依照?|结合)?(?:各自|部门|工作)*职责(?:范围|权限|分工)*|按照?(?:任务)?分工|分工)';

/** What may follow the names; in this order, the first that fits ends the search. */
const VERBS: readonly { role: Role; pattern: string }[] = [
  { role: 'lead', pattern: '(?:负责)?牵头(?:负责|组织实施|组织落实|组织|实施|落实|抓总|推进)?' },
  { role: 'support', pattern: `${DUTIES}?(?:配合|协助|参与|协办|协同)(?:落实|实施|推进|做好)?` },
  { role: 'responsible', pattern: `${DUTIES}?(?:组织)?(?:负责(?:组织)?(?:落实|实施|推进)?|抓好落实|落实|实施)` },
  { role: 'responsible', pattern: DUTIES },
];

const LABEL_OF = new Map(
  (Object.keys(LABELS) as Label[]).flatMap((label) => LABELS[label].map((word): [string, Label] => [word, label])),
);
const LABELLED = /^(?<word>[^:()]{1,12}?)\s*:\s*/u;
const VERB_PATTERNS = VERBS.map(({ role, pattern }) => ({
  role,
  expression: new RegExp(`${ADVERBS}?${pattern}$`, 'u'),
}));

/** Whether the word is a label: 责任单位 with its colon forgotten is no unit. */
export function isLabel(word: string): boolean {
  return LABEL_OF.has(word);
}

export interface Labelled {
  word: string;
  /** Undefined for a label that the tables do not know. */
  label: Label | undefined;
  /** How much of the text the label takes, colon and spaces included. */
  length: number;
}

/** The label at the start: 牵头单位: … */
export function labelAt(folded: string): Labelled | undefined {
  const match = LABELLED.exec(folded);
  const word = match?.groups?.word?.replaceAll(' ', '');
  return match && word ? { word, label: LABEL_OF.get(word), length: match[0].length } : undefined;
}

/** The verb at the end: … 牵头, … 按职责分工负责; `from` is where it begins. */
export function verbAt(folded: string): { role: Role; from: number } | undefined {
  for (const { role, expression } of VERB_PATTERNS) {
    const match = expression.exec(folded);
    if (match) return { role, from: match.index };
  }
  return undefined;
}
