/** How much may be asked and sent: the limits of the documentation, as sliding windows. What WeCom really counts is not known. */

export interface Limits {
  /** To one conversation of the AI bot, replies and pushes together; the frames that go on with a stream do not count. */
  botPerMinute: number;
  botPerHour: number;
  /** By one group webhook. */
  webhookPerMinute: number;
  /** To one person by the app. What is more is dropped without a word. */
  memberPerMinute: number;
  memberPerHour: number;
  ticketsPerHour: number;
  /** Calls of one API that are under way together. What WeCom allows is not documented. */
  atOnce: number;
}

export const USUAL_LIMITS: Limits = {
  botPerMinute: 30,
  botPerHour: 1000,
  webhookPerMinute: 20,
  memberPerMinute: 30,
  memberPerHour: 1000,
  ticketsPerHour: 100,
  atOnce: Infinity,
};

export const NO_LIMITS: Limits = {
  botPerMinute: Infinity,
  botPerHour: Infinity,
  webhookPerMinute: Infinity,
  memberPerMinute: Infinity,
  memberPerHour: Infinity,
  ticketsPerHour: Infinity,
  atOnce: Infinity,
};

export interface Windows {
  /** Counts it, or says that it is one too many; then it does not count. */
  admit(key: string, perMinute: number, perHour?: number): boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export function openWindows(now: () => number): Windows {
  const windows = new Map<string, number[]>();
  return {
    admit(key, perMinute, perHour = Infinity) {
      const at = now();
      const times = (windows.get(key) ?? []).filter((time) => at - time < HOUR_MS);
      windows.set(key, times);
      const inMinute = times.filter((time) => at - time < MINUTE_MS).length;
      if (inMinute >= perMinute || times.length >= perHour) return false;
      times.push(at);
      return true;
    },
  };
}
