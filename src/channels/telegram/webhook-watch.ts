/** Looks now and then whether Telegram still brings the updates here, and whether it can. */
import type { Api } from 'grammy';
import type { Reports } from './reports.ts';
import type { Clock } from './retry.ts';

export interface WebhookWatchParts {
  api: Api;
  clock: Clock;
  reports: Reports;
  /** Where Telegram should bring them. */
  url: string;
  /** Tells Telegram so. */
  set(): Promise<unknown>;
}

const LOOK_MS = 5 * 60_000;

/** Resolves when the channel stops. What can't be found out is found out the next time. */
export async function watchWebhook(parts: WebhookWatchParts, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await parts.clock.sleep(LOOK_MS, stopping);
    if (!stopping.aborted) await look(parts).catch(() => parts.reports.well(false));
  }
}

async function look({ api, clock, reports, url: ours, set }: WebhookWatchParts): Promise<void> {
  const { url = '', last_error_date: failed = 0, last_error_message: why = '' } = await api.getWebhookInfo();
  if (url === '') await set();
  const isElsewhere = url !== '' && url !== ours;
  // Telegram remembers its last failure for ever: what is older than the last look was seen then.
  const isFailing = url === ours && failed * 1000 > clock.now() - 2 * LOOK_MS;
  if (isElsewhere) reports.say('webhook', URL.canParse(url) ? new URL(url).host : '?');
  else reports.over('webhook');
  if (isFailing) reports.say('undelivered', why);
  else reports.over('undelivered');
  reports.well(!isElsewhere && !isFailing);
}
