/** What is said in English about subscriptions. */
import { numbered, series, the } from './english.ts';
import type { SubscriptionsWording } from './subscriptions-zh.ts';

export const subscriptionsEn: SubscriptionsWording = {
  read: (reading, schedule) => `${reading}; when: ${schedule}`,
  periodMoves: (words) => `"${words}" is counted from the day of each message.`,
  dayOff: (nominal, slot) => `${nominal} is a day off; it will be sent on ${slot} instead.`,
  periodStays: (words, day) => `"${words}" is still counted from ${day}.`,
  holidaysUnknown: (years) =>
    `The holidays of ${series(years.map(String), 'and')} are not announced yet; these times assume Monday to Friday, less the holidays with a fixed date, and may still change.`,
  outsideHours: (slot) =>
    `That time is outside office hours (08:30 to 17:30 on working days); it will be sent on ${slot} instead.`,
  preview: (slot) => `With this subscription, the last message (${slot}) would have been:`,
  previewEmpty: (slot) =>
    `With this subscription, there would have been nothing to say last time (${slot}), so nothing would have been sent.`,
  firstContent: (slot) => `As the plan stands, the first with something to say is on ${slot}.`,
  otherLanguage: 'Digests to this chat come in Chinese; for English, say /language en.',
  noContent: 'As the plan stands, there will be nothing to say.',
  relative: { overdue: 'overdue', next: 'due next' },
  nextTwo: (first, second) => `The next two: ${first}; ${second}.`,
  askConfirm: 'Please reply "confirm" within 5 minutes to begin, or "cancel".',
  confirm: 'confirm',
  cancel: 'cancel',
  wholeUnit: (unit) => `tasks of ${the(unit)}`,
  ownUnit: "the unit's own tasks",
  items: (numbers) => `following ${numbered(numbers)}`,
  itemsAsked: (numbers) => numbered(numbers),

  already: (title) => `There is such a subscription already: ${title}.`,
  alreadyFollowed: (numbers) => `This chat already follows ${numbered(numbers)}.`,
  movesHere: 'This chat has the same subscription in another topic; once you confirm, it will be sent here instead.',
  followedMoveHere:
    'The items followed in this chat are sent to another topic at present; once you confirm, all of them will be sent here.',
  movedHere: 'Until now it was sent to another topic; from now on it is sent here.',
  sentThere: 'It is sent to the topic in which it was asked for, not here.',
  inOtherTopic: (title) => `${title} (sent to another topic)`,
  tooMany: (most) => `A chat has at most ${most} subscriptions; please end one first.`,
  bindFirst: 'This group is not bound to a unit yet, so it is not known whose tasks are meant.',
  sayUnitFirst: 'Your unit is not known yet, so it is not known whose tasks are meant.',
  unitFor: (example) => `For example: ${example}`,
  bind: (unit) => `/group ${unit}`,
  iam: (unit) => `/iam ${unit}`,
  notRead: {
    time: (words) => (words === '' ? 'The time was not understood.' : `The time was not understood: "${words}".`),
    filter: (words) =>
      words === '' ? 'What to subscribe to was not understood.' : `This was not understood: "${words}".`,
    schedule: (schedule) => `The time was read as: ${schedule}.`,
    words: (words) => `Understood: ${words}.`,
    example: (example) => `For example: ${example}`,
  },
  onlyItems: 'Only item numbers can be followed, for example: /follow item 24. By unit or period, use: /subscribe',

  subscribed: (title, schedule) => `Subscribed: ${title}; when: ${schedule}.`,
  next: (slot) => `Next: ${slot}.`,
  nothingNext: 'It is paused and will be sent once it is resumed.',
  subscribedAlready: (title, schedule) => `Already subscribed: ${title}; when: ${schedule}.`,
  toEnd: 'When it is no longer needed, please send "unsubscribe".',
  nothingToConfirm: 'There is no subscription to confirm.',
  ofAnother: (name) => `${name} asked for this subscription, so only ${name} can confirm or cancel it.`,
  replaced:
    'You have asked for another subscription since, so these buttons no longer work; please confirm or cancel the latest one.',
  buttonGone:
    'These buttons no longer work; nothing was changed. To see what is subscribed to, please send "subscriptions".',
  unitChanged:
    'The unit has changed since this was asked for, so it was not switched on; here it is for the unit as it is now. Please confirm again.',
  expired: 'More than 5 minutes have passed, so nothing was changed. Please send the subscription again.',
  cancelled: 'Cancelled; no subscription was added.',
  withdrawn: 'The subscription that waited to be confirmed is cancelled.',
  nothingToCancel: 'There is no subscription to confirm, so there is nothing to cancel.',

  none: 'This chat has no subscriptions.',
  noneAnywhere: 'There are no subscriptions at all.',
  which: 'This chat has several subscriptions; please choose which one to end.',
  noNumber: (number, count) => `There is no subscription number ${number}; this chat has ${count}.`,
  notFollowed: (numbers) => `This chat does not follow ${numbered(numbers)}.`,
  unsubscribe: (number) => `unsubscribe ${number}`,
  goneAlready: 'This subscription has ended already.',
  labelled: (what, title) => `${what}: ${title}`,
  ended: (titles) => `Unsubscribed: ${titles}.`,
  unfollowed: (numbers) => `No longer followed: ${numbered(numbers)}.`,
  stillFollowed: (numbers) => `Still followed: ${numbered(numbers)}.`,

  paused: (until) =>
    until === null
      ? 'Subscriptions are paused; nothing is sent until they are resumed.'
      : `Subscriptions are paused until ${until}.`,
  toResume: 'To resume earlier, reply "resume".',
  notUntil:
    'The day until which to pause was not understood, or it does not lie ahead. For example: /pause until next monday',
  notPaused: 'The subscriptions of this chat are not paused.',
  resumed: 'Subscriptions are resumed.',
  nextOf: (title, slot) => `${title}, next: ${slot}`,

  tooSoon: 'A preview can be asked for once a minute; please try again shortly.',
  nothingNow: 'There is nothing to say today. When there is nothing to say, nothing is sent.',
  previewNow: 'Preview, as of today:',
  previewMore: (title, command) => `${title}: send "${command}" to see it`,

  columns: ['No.', 'What', 'When', 'Next', 'State'],
  chatColumn: 'Chat',
  live: 'on',
  pausedUntil: (until) => (until === null ? 'paused' : `paused until ${until}`),
  rest: (shown, total) => `${total} subscriptions in all; ${shown} are shown.`,
};
