/** The methods of the Bot API that are modelled, by name. */
import type { Args } from './args.ts';
import type { Updates } from './updates.ts';
import { refusePolling, type Webhook } from './webhook.ts';

/** Returns the result, or throws a refusal. `gone` aborts when the caller is no more. */
export type Method = (args: Args, gone: AbortSignal) => unknown;
export type Methods = Record<string, Method>;

export function receivingMethods(updates: Updates, webhook: Webhook): Methods {
  return {
    getUpdates(args, gone) {
      if (webhook.url !== '') refusePolling();
      updates.allow(args);
      return updates.poll(args, gone);
    },
    setWebhook(args) {
      webhook.set(args);
      return true;
    },
    deleteWebhook(args) {
      webhook.remove(args);
      return true;
    },
    getWebhookInfo: () => webhook.info(),
  };
}

/** Methods are found in any case of letters. */
export function tableOf(...parts: Methods[]): ReadonlyMap<string, Method> {
  return new Map(parts.flatMap(Object.entries).map(([name, method]) => [name.toLowerCase(), method]));
}
