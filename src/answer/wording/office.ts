/** The sentences about the bot itself, beside those about the plan: subscriptions, rights, how it is doing. */
import type { Lang } from '../../conversation.ts';
import { rightsEn } from './rights-en.ts';
import { type RightsWording, rightsZh } from './rights-zh.ts';
import { statusEn } from './status-en.ts';
import { type StatusWording, statusZh } from './status-zh.ts';
import { subscriptionsEn } from './subscriptions-en.ts';
import { type SubscriptionsWording, subscriptionsZh } from './subscriptions-zh.ts';

export interface OfficeWording {
  rights: RightsWording;
  subscriptions: SubscriptionsWording;
  status: StatusWording;
}

const OFFICE: Readonly<Record<Lang, OfficeWording>> = {
  zh: { rights: rightsZh, subscriptions: subscriptionsZh, status: statusZh },
  en: { rights: rightsEn, subscriptions: subscriptionsEn, status: statusEn },
};

export function officeWording(lang: Lang): OfficeWording {
  return OFFICE[lang];
}
