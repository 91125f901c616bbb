/** Names of units in a list: collectives, the 等 at the end, two names joined by 和. */
import type { Place } from '../plan/schema.ts';

const ENDING =
  '(?:局|厅|办|办公室|委|委员会|部|院|法院|检察院|会|政府|公司|集团|中心|银行|行|队|处|署|站|所|社|联|校|学院|大学|馆|台|管委会|办事处|街道|街办|乡|镇|区|县|市)';
const UNIT_LIKE = new RegExp(`${ENDING}(?:\\([^()]+\\))?$`, 'u');
const NAME = /^[\p{Script=Han}A-Za-z·•()\-/]{2,40}$/u;

/** Everybody of a kind rather than one unit: 各…, 有关…, 市直各部门; and bodies named only by their kind. */
const COLLECTIVES: readonly RegExp[] = [
  /^(?:全市|全区|全县|市直?|省直?|区直?|县直?)?(?:各|有关|相关|其他|其它)/u,
  /(?:各|有关|相关)(?:级|地|职能|责任|成员|牵头|主管|行政|执法|业务)*(?:部门|单位|机关|地方)/u,
  /^(?:市|区|县|省)[直级](?:部门|单位|机关)$/u,
  /^(?:开发区|新区|功能区|园区|县区|县市区|区县|乡镇|街道|社区)(?:管委会|管理委员会|党工委|人民政府|政府|办事处)?$/u,
  /(?:领导小组|联席会议|委员会)(?:各)?成员单位$/u,
];

const OPEN_END = /等(?:(?:市直|有关|相关|各|职能|责任)*(?:部门|单位|机构|地))?$/u;
/** More than this without a comma is no list of names. */
const LONGEST_LIST = 200;
const JOINED = /以及|和|与|及|\s+/gu;
const SECOND = /^(?:省|市|区|县|国家|各|有关|相关|州|团市委|人行)/u;

/** Whether the name stands for everybody of a kind. */
export function isCollective(name: string): boolean {
  return COLLECTIVES.some((pattern) => pattern.test(name));
}

/** Whether the text can be a name at all: no digits, no sentence. */
export function isName(folded: string): boolean {
  return NAME.test(folded) && !/完成|底前|年底/u.test(folded);
}

/** Whether the name ends the way names of units do. */
export function looksLikeUnit(folded: string): boolean {
  return UNIT_LIKE.test(folded);
}

/** The length of 等, 等部门 … at the end of the list; 0 when it is closed. */
export function openEnd(folded: string): number {
  return OPEN_END.exec(folded)?.[0].length ?? 0;
}

/** Two units joined by 和 or by a space (市委办和市政府办) are two; a name that holds 和 (市发展和改革委员会) is one. */
export function splitJoined(folded: string, place: Place): Place[] {
  const words = folded.slice(place[0], place[1]);
  if (words.length > LONGEST_LIST) return [place];
  for (const match of words.matchAll(JOINED)) {
    const left = words.slice(0, match.index);
    const right = words.slice(match.index + match[0].length);
    if (!standsAlone(left) || !(SECOND.test(right) || match[0].trim() === '')) continue;
    const from = place[0] + match.index;
    return [[place[0], from], ...splitJoined(folded, [from + match[0].length, place[1]])];
  }
  return [place];
}

function standsAlone(name: string): boolean {
  return name.length > 1 && (UNIT_LIKE.test(name) || isCollective(name));
}
