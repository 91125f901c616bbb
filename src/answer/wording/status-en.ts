/** What is said in English about how the bot is doing and what was changed. */
import type { StatusWording } from './status-zh.ts';

export const statusEn: StatusWording = {
  label: {
    lastSent: 'Last sent',
    nextDue: 'Next',
    failures: 'Undelivered',
    failuresHere: 'Undelivered (this chat)',
    failuresEverywhere: 'Undelivered (all chats)',
    plan: 'Plan data',
    calendar: 'Holidays',
    scheduler: 'Scheduler',
    store: 'Store',
    channel: 'Channel',
  },
  troubles: {
    'telegram/privacy': 'Telegram shows it only commands, replies and mentions in groups (privacy mode is on)',
    'telegram/poller': 'another program receives Telegram messages with the same token',
    'telegram/webhook': 'Telegram messages are delivered elsewhere',
    'telegram/undelivered': "Telegram messages can't be delivered to TELEGRAM_WEBHOOK_URL",
    'telegram/silent': 'Telegram gives no answer; the connection is being rebuilt',
    'telegram/refused': 'Telegram was not started',
    'telegram/revoked': 'the Telegram token is no longer accepted',
  },
  never: 'nothing yet',
  noNext: 'no subscription is due',
  unknown: 'cannot be told at the moment',
  counts: (dead, unknown, waiting) => `${dead} failed, ${unknown} uncertain, ${waiting} waiting`,
  plan: (edition, version) => `${edition}, version ${version}`,
  yearKnown: (year) => `holidays and make-up days of ${year} are known`,
  yearMissing: (year) =>
    `holidays and make-up days of ${year} are not known yet: until then Monday to Friday less the fixed holidays`,
  ran: (at) => `ran at ${at}, in order`,
  stalled: (at) =>
    at === null
      ? 'has not run yet, so no digest is sent; please tell the administrator.'
      : `has not run since ${at}, for more than 5 minutes; please tell the administrator.`,
  toRetry: (command) =>
    `Some messages were not delivered; an administrator can send ${command}. Uncertain ones may have arrived and would then come twice.`,

  retry: {
    none: 'There is nothing to send again.',
    elsewhere: 'There is nothing to send again in this chat, but there is in others. For all of them: /retry all',
    here: 'What failed or is uncertain in this chat is queued again and will be marked as late.',
    everywhere: 'What failed or is uncertain in any chat is queued again and will be marked as late.',
  },

  audit: {
    columns: ['Time', 'Who', 'What', 'Subject', 'Before', 'After'],
    chatColumn: 'Chat',
    none: 'Nothing has been changed yet.',
    noneOlder: 'There are no earlier changes.',
    last: (count) => (count === 1 ? 'The last change.' : `The last ${count} changes, newest first.`),
    page: (page, count) => `Page ${page}, ${count === 1 ? 'one change' : `${count} changes`}, newest first.`,
    older: (command) => `For earlier ones: ${command}`,
    paused: (until: string | null) => (until === null ? 'paused' : `paused until ${until}`),
    action: {
      'bind-chat': 'bind group',
      'bind-person': 'name unit',
      propose: 'propose subscription',
      withdraw: 'withdraw proposal',
      subscribe: 'subscribe',
      unsubscribe: 'unsubscribe',
      reschedule: 'pause or resume',
      previewed: 'preview',
      'set-quiet': 'quiet hours',
      'set-language': 'language',
      invite: 'invite',
      join: 'join',
      revoke: 'revoke role',
      'hand-over': 'hand over',
      'join-chat': 'bot joined',
      'leave-chat': 'bot left',
      'move-chat': 'chat moved',
      'change-topic': 'subscription moved to another topic',
      'topic-gone': 'topic deleted or closed; now in General',
      retry: 'send again',
    },
    on: 'on',
    off: 'off',
    language: { zh: 'Chinese', en: 'English' },
    retried: (count) => (count === '1' ? '1 message' : `${count} messages`),
  },
};
