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
  'help subscribe': row(
    'how to subscribe, how do i subscribe, how do we subscribe, how can i subscribe, how can we subscribe',
    'can i subscribe, can we subscribe, what can i subscribe to, what can we subscribe to',
  ),
  'help unsubscribe': row(
    'how to unsubscribe, how do i unsubscribe, how do we unsubscribe, how can i unsubscribe, how can we unsubscribe',
  ),
  'help pause': row('how to pause, how do i pause, how do we pause, how can i pause, how do i pause the digest'),
  'help follow': row('how to follow, how do i follow, how do i follow an item, how can i follow an item'),
  'help group': row('how to bind, how do i bind this group, how do we bind this group'),
};
