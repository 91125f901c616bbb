/** How a fake WeCom is to be; everything has a default. */
import { type Limits, NO_LIMITS, USUAL_LIMITS } from './limits.ts';

export interface WecomSettings {
  /** How the AI bot is called in mentions. */
  botName?: string;
  /** What stands before `/cgi-bin` in a private installation. */
  basePath?: string;
  /** APIs and msgtypes that this WeCom is too old for: `appchat/send`, `markdown_v2`, `template_card` … */
  lacks?: readonly string[];
  /** Other limits than the usual ones; `false` for none. */
  limits?: Partial<Limits> | false;
  /** How long a kicked connection stays open. */
  closeAfterMs?: number;
  /** How long callbacks wait for the address to prove itself, and for an answer; and the pause between two polls. */
  callbacks?: { verifyMs?: number; answerMs?: number; pollMs?: number };
  /** The clock of dates and limits, ms; the real one when not given. Timeouts always take real time. */
  now?: () => number;
  /** How long `waitFor` waits. */
  patienceMs?: number;
}

const PATIENCE_MS = 10_000;
const CLOSE_AFTER_MS = 50;

export function completed(settings: WecomSettings) {
  const { botName = '督办', basePath = '', lacks = [], now = Date.now } = settings;
  const { patienceMs = PATIENCE_MS, closeAfterMs = CLOSE_AFTER_MS, limits: given } = settings;
  const { verifyMs = 1000, answerMs = 5000, pollMs = 100 } = settings.callbacks ?? {};
  const limits: Limits = given === false ? NO_LIMITS : { ...USUAL_LIMITS, ...given };
  return { botName, basePath, lacks, now, patienceMs, closeAfterMs, limits, verifyMs, answerMs, pollMs };
}
