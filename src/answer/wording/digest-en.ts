/** Every sentence of the digest in English; the keys are those of `digest-zh.ts`. */
import type { DigestWording } from './digest-zh.ts';
import { series, tasks } from './english.ts';

export const digestEn: DigestWording = {
  kind: { week: 'Weekly digest', month: 'Monthly digest' },
  title: (kind, plan, whom, day) => `${kind}: ${whom}, ${day}. ${plan}`,
  words: (words, unit) => `${unit === '' ? '' : `${unit}, `}“${words}”`,
  period: (period) => `Due dates: ${period}.`,
  andMore: (names, _count, others) => `${names} and ${others === 1 ? '1 other' : `${others} others`}`,
  late: 'Sent late (补发): it could not be sent at its time, or was not confirmed as sent.',
  unreconciled: 'The plan does not say whether these names are one unit; all are shown.',
  afterPause: 'Nothing was sent during the pause; this digest continues from the last one before it.',

  term: {
    passed: (since) => `Due date passed ${since === null ? 'in the last 7 days' : 'since the last digest'}`,
    overdue: () => 'Due date passed',
    week: () => 'Due this week',
    month: () => 'Due after this week and within 30 days',
    period: () => 'Due in more than 30 days',
  },
  share: { lead: 'as lead', support: 'as named support', all: '' },
  addressed: (names) => `addressed to the ${names}`,
  // Collectives are no proper names: "Subdistrict offices" begin with a capital only where they stand alone.
  called: (name) => (/ \p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)),
  group: (term, share, count) => `${term}${share === '' ? '' : `, ${share}`}: ${tasks(count)}`,
  groupOf: (group, listed) => `${group}${listed ? '' : '.'}`,
  groupOn: (group, day) => `${group}, on ${day}`,
  dueOn: (day, left) => `${day} (${left})`,
  dueToday: 'due today',
  workingDaysLeft: (count) =>
    count > 0 ? `${count} working ${count === 1 ? 'day' : 'days'} left` : 'no working days after today',

  counted: (count, shares) => `${tasks(count)}${shares.length > 0 ? ` (${shares.join(', ')})` : ''}`,
  shareOf: (share, count) => `${count} ${share}`,
  notListed: (count) => `There was no room to list ${count} of these tasks.`,
  overdue: (counted) => `Past their due date in all: ${counted}; the plan does not say what has been completed.`,
  later: (counted) => `Due later: ${counted}.`,
  undated: (counted) => `No due date given: ${counted}.`,
  lists: 'To see the lists, ask the questions below.',
  unknownYears: (years) =>
    `The holidays of ${series(years.map(String), 'and')} are not announced yet; working days are counted Monday to Friday, less the holidays with a fixed date.`,
  over: (from, to, count, kind) =>
    `The plan’s period (${from}–${to}) is over. ${
      count > 0
        ? `Of the tasks watched here, ${count} ${count === 1 ? 'is past its' : 'are past their'} due date; the plan does not say what has been completed. `
        : ''
    }Unless the plan changes, there will be no further ${kind.toLowerCase()}s; if you no longer need this subscription, say “unsubscribe”.`,

  changes: {
    label: 'Change',
    count: (count, listed) => `The plan has changed since the last digest, in ${tasks(count)}${listed ? ':' : '.'}`,
    rest: (count) => `${count} more ${count === 1 ? 'change is' : 'changes are'} not listed.`,
    added: (title, leads, due) => `added: ${title} (${leads === '' ? '' : `led by ${leads}; `}due: ${due})`,
    removed: (title) => `removed: ${title}`,
    changed: (title, said) => `${title}: ${said.join('; ')}`,
    renumbered: (before, after) => `number ${before} → ${after}`,
    text: 'wording changed',
    due: (before, after) => `due ${before} → ${after}`,
    units: (part, added, dropped) => {
      const label = part === 'leads' ? 'lead units' : 'supporting units';
      const said = [
        ...(dropped === '' ? [] : [`no longer ${dropped}`]),
        ...(added === '' ? [] : [`now also ${added}`]),
      ];
      return `${label}: ${said.length > 0 ? said.join(', ') : 'written differently'}`;
    },
  },

  ask: {
    unit: (unit, role) =>
      ({
        either: `of the ${unit}`,
        lead: `led by the ${unit}`,
        support: `supported by the ${unit}`,
        'only lead': `led by the ${unit} alone`,
      })[role],
    section: (section) => `of section ${section}`,
    topic: (words) => `about “${words}”`,
    items: (numbers) => `due dates of items ${numbers}`,
    all: (subject) => `tasks ${subject}`,
    overdue: (subject) => (subject === null ? 'overdue tasks' : `overdue tasks ${subject}`),
    soon: (subject) => `tasks ${subject === null ? '' : `${subject} `}due within 30 days`,
    dueFrom: (day) => `tasks due on or after ${day}`,
  },
};
