/** How much a bot may send: the limits of the documentation, as sliding windows. What Telegram really counts is not known. */

export interface FloodLimits {
  perSecond: number;
  perChatSecond: number;
  perGroupMinute: number;
}

export const USUAL_LIMITS: FloodLimits = { perSecond: 30, perChatSecond: 1, perGroupMinute: 20 };

export interface Flood {
  /** Null switches the limits off. */
  limits: FloodLimits | null;
  /** Counts a call that sends or edits; seconds to wait when it is one too many (it is not counted then), otherwise 0. */
  admit(call: { chat: number; isEdit: boolean }): number;
}

export function openFlood(limits: FloodLimits | null, now: () => number): Flood {
  const windows = new Map<string, number[]>();

  function waitFor(key: string, most: number, lengthMs: number, at: number): number {
    const times = (windows.get(key) ?? []).filter((time) => at - time < lengthMs);
    windows.set(key, times);
    const blocking = times.at(-most);
    return times.length < most || blocking === undefined ? 0 : blocking + lengthMs - at;
  }

  const flood: Flood = {
    limits,
    admit({ chat, isEdit }) {
      if (!flood.limits) return 0;
      const { perSecond, perChatSecond, perGroupMinute } = flood.limits;
      const at = now();
      const kind = isEdit ? 'edit' : 'send';
      // Edits are counted apart: a chat may have a message and an edit in the same second.
      const rules: [key: string, most: number, lengthMs: number][] = [
        ['all', perSecond, 1000],
        [`${kind} ${chat} second`, perChatSecond, 1000],
      ];
      if (chat < 0) rules.push([`${kind} ${chat} minute`, perGroupMinute, 60_000]);
      const wait = Math.max(...rules.map(([key, most, lengthMs]) => waitFor(key, most, lengthMs, at)));
      if (wait > 0) return Math.ceil(wait / 1000);
      for (const [key] of rules) windows.get(key)?.push(at);
      return 0;
    },
  };
  return flood;
}
