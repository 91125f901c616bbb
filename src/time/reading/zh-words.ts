/** Single Chinese characters that bound a date, as patterns that do not match where they begin another word. */

/** 前, but not 前期, 前置, 前面, and not 前后 (around). */
export const BEFORE = '前(?![后期置台列提往景述沿端线身例缘任辈面进者瞻夕])';

/** 后, but not 后续, 后勤, 后面. */
export const AFTER = '后(?![续勤台备果期面半置代方盾患来天年])';

/** 起, but not 起草, 起诉, 起步. */
export const FROM = '起(?![草诉点步来动义落])';

/** 内, but not 内部, 内容. */
export const INSIDE = '内(?![部容控设外务在涵])';

/** 止, but not 止损, 止境. */
export const STOP = '止(?![损住于境])';
