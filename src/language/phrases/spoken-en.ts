/** English messages that are a command as they stand, by what they mean: a command, or a command and its argument. */
import { row } from './row-en.ts';

export const spokenEn: Readonly<Record<string, readonly string[]>> = {
  confirm: row('confirm'),
  cancel: row('cancel'),
  subscribe: row('subscribe, subscribe me, subscribe us, subscribe this group, subscribe to the digest'),
  unsubscribe: row(
    'unsubscribe, unsubscribe me, unsubscribe us, unsubscribe this group, cancel the subscription',
    'cancel our subscription, cancel my subscription, unsubscribe from the digest',
  ),
  'unsubscribe all': row(
    'unsubscribe all, unsubscribe from all, unsubscribe from everything, cancel all subscriptions',
  ),
  subscriptions: row(
    'subscriptions, my subscriptions, our subscriptions, list subscriptions, list our subscriptions',
    'list my subscriptions, list the subscriptions, show subscriptions, show our subscriptions',
    'show my subscriptions, show the subscriptions, show me our subscriptions, what are we subscribed to',
    'what am i subscribed to, what is this group subscribed to, what do we subscribe to, are we subscribed',
    'am i subscribed, is this group subscribed, are we subscribed to anything, is this group subscribed to anything',
    'when is the next digest, when is the digest sent, when is the next digest sent, when does the digest come',
    'when will the next digest be sent, when will the next digest come, when does the next digest come',
    'when is the next one sent, when do you send, when do you send the digest, when will you send the digest',
    'when do we get the digest, when do we get the next digest, when is the next message, when do you send it',
    'when do we get the next update, when is the next update, what am i following, what are we following',
    'what do we follow, what do i follow, which items do we follow, which items are we following',
    'do we have a subscription, do we have any subscriptions, what subscriptions do we have, have we subscribed',
    'what have we subscribed to, what has this group subscribed to, which subscriptions do we have',
  ),
  digest: row(
    'digest, the digest, preview, preview digest, preview the digest, preview our digest, show digest',
    'show the digest, show our digest, show me the digest, show us the digest',
  ),
  pause: row('pause, pause digest, pause the digest, pause our digest, pause subscriptions, pause the subscription'),
  resume: row(
    'resume, resume digest, resume the digest, resume our digest, resume subscriptions, resume the subscription, unpause',
  ),
  follow: row('follow'),
  unfollow: row('unfollow'),
  group: row('bind, bind this group'),
  status: row('bot status, system status'),
  rights: row(
    'who is the liaison, who are the liaisons, who is our liaison, who are our liaisons, who is liaison',
    "who's the liaison, who's our liaison, who is the liaison here, who is the admin, who are the admins",
    "who's the admin, who is the administrator, who are the administrators, what are my rights, my rights",
    'who is the liaison of this group, who is the liaison for this group, who is the owner, what may i do',
  ),
  'help subscribe': row(
    "what is a subscription, what's a subscription, what is subscribing, what does subscribing do",
    'what does subscribe mean, what does subscribing mean, what are subscriptions, what is subscribe',
    'how to subscribe, how do i subscribe, how do we subscribe, how can i subscribe, how can we subscribe',
    'can i subscribe, can we subscribe, what can i subscribe to, what can we subscribe to',
  ),
  'help unsubscribe': row(
    'what is unsubscribing, what does unsubscribe mean, what does unsubscribing do',
    'how to unsubscribe, how do i unsubscribe, how do we unsubscribe, how can i unsubscribe, how can we unsubscribe',
  ),
  'help pause': row(
    'what does pause mean, what does pausing do',
    'how to pause, how do i pause, how do we pause, how can i pause, how do i pause the digest',
  ),
  'help digest': row(
    "what is the digest, what is a digest, what's the digest, what's a digest, what is the weekly digest, what is in the digest",
  ),
  'help follow': row(
    'what is following, what does follow mean, what does following do, what does following an item do',
    'how to follow, how do i follow, how do i follow an item, how can i follow an item',
  ),
  'help group': row('how to bind, how do i bind this group, how do we bind this group'),
};
