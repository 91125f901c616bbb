/** What is said in English about units, roles and invitations. */
import { the } from './english.ts';
import type { RightsWording } from './rights-zh.ts';

export const rightsEn: RightsWording = {
  role: { owner: 'owner', admin: 'administrator', liaison: 'liaison', member: 'member' },
  roleOf: (role, unit) => (unit === null ? role : `${role} of ${the(unit)}`),
  people: (role, names) => `${names} (${role})`,
  privateChat: (name) => `private chat of ${name === 'owner' ? 'the owner' : name}`,

  denied: {
    by: (allowed, who) => `This is for ${allowed}${who === null ? '' : `; please ask ${who}`}.`,
    unit: (unit, office) => `a liaison of ${the(unit)} or ${office === 'owner' ? 'the owner' : 'an administrator'}`,
    role: (role) => (role === 'owner' ? 'the owner' : 'an administrator'),
    anonymous:
      "You write anonymously, in the name of a group or channel, so it can't be told who you are; please send this under your own name in a group, or in private.",
    bindFirst: 'This group is not bound to a unit yet; a liaison can first bind it to their own.',
  },

  group: {
    privately: 'A binding is for groups; please send this in a group. To say which unit you are from: /iam unit',
    bound: (unit) => `This group is bound to ${the(unit)}.`,
    unbound: 'This group is not bound to a unit yet.',
    usage: (example) => `To bind it, send "/group unit", for example: ${example}`,
    already: (unit) => `This group is already bound to ${the(unit)}; nothing was changed.`,
    done: (unit) => `This group is now bound to ${the(unit)}.`,
    moved: (before, unit) => `This group was bound to ${the(before)} and is now bound to ${the(unit)}.`,
    subscriptionsStay: (count) =>
      `Its ${count === 1 ? 'subscription stays' : `${count} subscriptions stay`}; "our tasks" in them now means those of the new unit.`,
    whatNext: 'Say "subscribe" to get a weekly digest of the unit\'s tasks.',
    unreconciled: (names) =>
      `The plan uses the names ${names} and does not say whether they are one unit; answers and digests show all of them.`,
  },

  person: {
    from: (unit) => `Your unit is ${the(unit)}.`,
    fromUnnamed: (said) => `You said that your unit is "${said}"; the plan does not name it.`,
    unknown: 'Your unit is not known yet.',
    usage: (example) => `Please send "/iam unit", for example: ${example}`,
    done: (unit) => `Noted: your unit is ${the(unit)}. You can now ask for "my tasks".`,
    readingOnly: 'This is for questions only; settings of a group are changed by a liaison or an administrator.',
  },

  invite: {
    privately:
      'Whoever sees an invitation code can use it, so it is not shown in a group. Please send this command to the bot in private.',
    which: (examples) =>
      `Please name the unit and the role: liaison or member. For an administrator, name no unit. For example: ${examples}`,
    done: (role, until) => `Here is an invitation code for ${role}. It is valid until ${until} and can be used once.`,
    redeem: (code) => `Please pass it on; the person sends to the bot: /join ${code}`,
  },

  join: {
    done: (role) => `Done: you are now ${role}.`,
    unit: (unit) => `Your unit is noted as ${the(unit)}.`,
    has: (role) => `You are already ${role} and do not need this code; it can still be used by somebody else.`,
    anonymous:
      "You write anonymously, in the name of a group or channel, so it can't be told who you are; the code was not used, please send it to the bot in private.",
    used: 'This code has been used. Please ask whoever invited you for another one.',
    expired: 'This code has expired. Please ask whoever invited you for another one.',
    unknown: 'There is no such code. Please check it and send it again.',
  },

  list: {
    columns: ['Name', 'Role'],
    yours: (roles) => `Your role: ${roles}.`,
    id: (key) => `Your id: ${key}.`,
    none: 'You have no role here. You can ask about the plan, and subscribe for yourself in a private chat.',
    nobody: 'No administrator or liaison is registered for this chat yet; please ask the owner.',
    rest: (shown, total) => `${total} people in all; ${shown} are shown. For one unit: /rights unit`,
    meaning: [
      'Owner: everything; named by the configuration.',
      'Administrator: bindings and subscriptions of every group, invitations of liaisons and members, the whole record, sending again.',
      "Liaison: bindings and subscriptions of the unit's groups, invitations of its members, handing over.",
      'Anybody: questions, subscriptions and status at a glance, a preview of the digest, and subscriptions for oneself in a private chat.',
    ],
  },

  revoke: {
    notFound: (name) => `Nobody named "${name}" has a role here.`,
    noRole: (name, role) => `${name} is not ${role}.`,
    several: (name) => `There are several people named "${name}"; please choose one.`,
    owner: (name) => `${name} is the owner, who is named by the configuration; that cannot be revoked here.`,
    done: (name, roles) => `Revoked for ${name}: ${roles}.`,
    kept: (roles) => `Still held: ${roles}.`,
    codes: 'Invitation codes that they gave out and nobody has used are void.',
  },

  handover: {
    nothing: 'You are not registered as a liaison, so there is nothing to hand over.',
    notFound: (name) => `"${name}" was not found. They need to write to the bot in private once; then hand over.`,
    notYet: (name) => `${name} has not written to the bot in private yet. Once they have, hand over.`,
    yourself: 'You cannot hand over to yourself.',
    several: (name) => `There are several people named "${name}"; please choose one.`,
    done: (name) => `Handed over to ${name}:`,
    notice: (name) => `${name} has handed over to you:`,
    role: (role) => `Role: ${role}`,
    subscription: (title, schedule) => `Subscription: ${title}, ${schedule}`,
    doubled: (line) => `${line} (they have it already; it is not doubled)`,
    ofUnit: (unit, words) => `${unit}: ${words}`,
    codes: 'Invitation codes that you gave out and nobody has used are void.',
    groups: 'Subscriptions of groups belong to the groups and stay as they are.',
  },

  quiet: {
    state: (quiet) => `Quiet hours are ${quiet ? 'on' : 'off'} in this chat.`,
    on: 'Quiet hours are on: messages come on working days from 08:30 to 17:30 only; what is due at other times waits.',
    off: 'Quiet hours are off: messages come at the agreed time, also on days off and outside office hours.',
  },
};
