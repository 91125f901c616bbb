/** Reads numbers that count or pick: 前三名, 全部7条措施, the second one. */
import { CARDINAL_WORDS, CHINESE, EN_ORDINAL, match, numberFrom, type Reader } from './forms.ts';

const QUANTIFIED = new RegExp(
  String.raw`(?:全部|所有|这|那)(?:${CHINESE}|\d{1,3})(?:项|条|个|件)(?:任务|措施|工作|事项)|(?<=的|这|那)[两二三四五六七八九](?:项|条|个|件)(?:任务|措施|工作|事项)?|(?:all|both)(?: of)?(?: the| these| those| its)? (?:(?:\d{1,3}|${CARDINAL_WORDS}) )?(?:measures|tasks|parts|sub-items)(?![\p{L}\p{N}])`,
  'uy',
);
/** 前三名, top 3. */
const LIMIT = new RegExp(
  String.raw`(?:排名|排|排在)?前(?<zh>${CHINESE}|\d{1,2})(?:名|位|个|家|项|条|的)*|(?<zhUnits>[两二三四五六七八九十]|\d{1,2})(?:个|家)(?:牵头|配合)?(?:单位|部门|局)?|(?:the )?top (?<en>\d{1,2}|${CARDINAL_WORDS})(?![\p{L}\p{N}])`,
  'uy',
);
/** 第二段, the second one: a measure of the item that was spoken of. */
const PART = new RegExp(
  String.raw`第(?<zh>${CHINESE}|\d{1,2})(?:段|个措施|个任务|条措施|项措施|小项|小条|小点)|(?:the )?(?<en>${EN_ORDINAL}) (?:one|measure|part|paragraph|bullet|sub-item)(?![\p{L}\p{N}])`,
  'uy',
);
/** All seven measures, 全部7条措施: as many as there are, so it only says tasks. */
const readQuantified: Reader = (text, at) => {
  const found = match(QUANTIFIED, text, at);
  return found && { end: found.end, meaning: { is: 'word', word: 'task' } };
};

const readLimit: Reader = (text, at) => {
  const found = match(LIMIT, text, at);
  const limit = numberFrom(found?.groups.zh ?? found?.groups.zhUnits ?? found?.groups.en);
  return found && limit !== undefined && limit > 0 ? { end: found.end, meaning: { is: 'limit', limit } } : undefined;
};

const readPartAlone: Reader = (text, at) => {
  const found = match(PART, text, at);
  const part = numberFrom(found?.groups.zh ?? found?.groups.en);
  return found && part !== undefined ? { end: found.end, meaning: { is: 'part', part } } : undefined;
};

/** The readers of quantities. */
export const QUANTITY_READERS: readonly Reader[] = [readLimit, readPartAlone, readQuantified];
