/** Every sentence that the bot says in English; the keys are those of `zh.ts`. */
import { capital, days, items, numbered, series, tasks } from './english.ts';
import { unansweredEn } from './unanswered-en.ts';
import type { Wording } from './zh.ts';

export const en: Wording = {
  ...unansweredEn,

  listed: (words) => words.join(', '),
  eitherOf: (words) => series(words, 'or'),
  sentences: (said) => said.join(' '),
  label: {
    id: 'Item',
    task: 'Task',
    lead: 'Lead',
    support: 'Support',
    namedSupport: 'Named support',
    collective: 'Also addressed',
    due: 'Due',
    days: 'From today',
    section: 'Section',
    siblings: 'Also in this item',
    year: 'Due in',
    tasks: 'Tasks',
    sectionTitle: 'Section',
    title: 'Title',
    period: 'Period',
    size: 'Size',
  },

  read: {
    as: (subject, asked, beside) => `Read as: ${[subject, ...asked, ...beside].join('; ')}`,
    tasks: (conditions) => `tasks ${conditions.join(', ')}`,
    asked: {
      text: 'full text',
      leads: 'lead units',
      supports: 'supporting units',
      due: 'due dates',
      phases: 'phases',
      about: 'overview',
    },
    whichPhase: 'in which phase',
    number: {
      measures: 'how many',
      items: 'how many items',
      leads: 'how many lead units',
      supports: 'how many supporting units',
      sections: 'how many sections',
      phases: 'how many phases',
    },
    rankLeads: (order) => `which units lead the ${order}`,
    rankSupports: (order) => `which units support the ${order}`,
    eachLeads: 'how many each unit leads',
    eachSupports: 'how many each unit is named to support',
    rankSections: (order) => `which sections have the ${order}`,
    rankPhases: (order) => `which phases have the ${order}`,
    firstFew: (limit) => `the first ${limit}`,
    wholePlan: 'all tasks',
    planPhases: 'phases of the plan',
    planAbout: 'the plan as a whole',
    items: (numbers) => numbered(numbers),
    inItems: (numbers) => `in ${numbered(numbers)}`,
    lead: (units, several) => `led ${several === 'all' ? 'jointly ' : ''}by ${units}`,
    onlyLead: (units) => `led by ${units} alone`,
    support: (units, several) => `supported ${several === 'all' ? 'jointly ' : ''}by ${units}`,
    either: (units, several) => `led or supported by ${several === 'all' ? 'each of ' : ''}${units}`,
    own: (units) => (units === '' ? 'your unit' : `your unit (${units})`),
    dueOn: (day) => `due on ${day}`,
    dueBetween: (from, to) => `due from ${from} to ${to}`,
    dueUntil: (to) => `due on or before ${to}`,
    dueSince: (from) => `due on or after ${from}`,
    dueEver: 'with a due date',
    section: (titles) => `in section ${titles}`,
    sectionAlone: (titles) => `section ${titles}`,
    missingSection: (id) => String(id),
    topic: (words) => `about “${words}”`,
    phase: (title) => `due in the phase “${title}”`,
    overdue: (today) => `due before ${today}`,
    next: (today) => `due next from ${today}`,
    first: 'due first of all',
    last: 'due last of all',
    except: (conditions) => `without those ${conditions.join(', ')}`,
    exceptItems: (items) => `without ${items}`,
    claimUnits: (units) => `checking ${units}`,
    claimDue: (period) => `checking ${period}`,
    period: (from, to) =>
      from === to && from !== null
        ? from
        : from === null
          ? `on or before ${to ?? ''}`
          : to === null
            ? `on or after ${from}`
            : `${from} to ${to}`,
  },

  cell: {
    dueToday: 'due today',
    daysLeft: (count) => `${days(count)} left`,
    daysPast: (count) => `${days(count)} past`,
    noDue: 'no date given',
    noneNamed: 'no unit named',
    noSupport: 'none given',
    due: (wording, day) => `${day} (${wording})`,
    dueInFull: (wording, day, count) => `${day} (${wording}), ${count}`,
    andOthers: (units) => `${units} and others (等)`,
    andOthersSaid: (units) => `${units} and others (the plan ends its list with 等 and does not name them all)`,
    namedAndCollective: (named, collective) => `${named}; ${collective}`,
  },

  list: {
    total: (count, numbers) =>
      count === numbers ? `${capital(tasks(count))}.` : `${capital(tasks(count))} in ${items(numbers)}.`,
    ofItem: (item, count) => `Item ${item} holds ${tasks(count)}.`,
    more: {
      private: (rest) => `Reply “more” for the other ${rest === 1 ? 'one' : rest}.`,
      group: (rest) => `Pick “more”, or reply to this message with “more”, for the other ${rest === 1 ? 'one' : rest}.`,
      elsewhere: (rest) => `${rest === 1 ? '1 more is' : `${rest} more are`} not shown.`,
    },
    lastPage: 'That is the whole list.',
    next: 'more',
    previous: 'previous page',
    onDay: {
      next: (day, count, number) => `The next deadline is ${day} (${count}): ${tasks(number)}.`,
      first: (day, number) => `The first deadline of all is ${day}: ${tasks(number)}.`,
      last: (day, number) => `The last deadline of all is ${day}: ${tasks(number)}.`,
    },
    inFull: (question) => `To read one in full, ask for “${question}”.`,
    titleOf: (id, title) => `Item ${id}: ${title}`,
  },

  profile: {
    leads: (count) => `Leads ${tasks(count)}:`,
    supports: (count) => `Named as support in ${tasks(count)}:`,
    addressed: (count, _collective) => `Addressed by ${tasks(count)}:`,
    neither: (unit) => `The plan names ${unit} neither as lead nor as support.`,
    memberships: (addressed) => `Besides, ${series(addressed, 'and')}.`,
    membership: (count, collective) => `${tasks(count)} ${count === 1 ? 'addresses' : 'address'} ${collective}`,
    meaning: (name, meaning) => `${name}: ${meaning}.`,
  },

  count: {
    tasks: (count, numbers) =>
      count === numbers ? `${capital(tasks(count))}.` : `${capital(tasks(count))} in ${items(numbers)}.`,
    items: (numbers, count) =>
      count === numbers
        ? `${capital(items(numbers))}, ${tasks(count)}.`
        : `${capital(items(numbers))}, ${tasks(count)}: some items hold more than one task.`,
    leads: (units) => (units === 1 ? '1 lead unit.' : `${units} lead units.`),
    leadsNamed: (units, names) => `${units} lead units: ${names}.`,
    supportsNamed: (named, names) => `${named} supporting units are named: ${names}.`,
    collectivesNamed: (names) => `Groups addressed: ${names}.`,
    supports: (named, collectives) =>
      collectives === 0
        ? `Supporting units named: ${named}.`
        : `Supporting units named: ${named}. Groups addressed as a whole: ${collectives}.`,
    sections: (sections) => (sections === 1 ? '1 section.' : `${sections} sections.`),
    phases: (phases) => (phases === 1 ? '1 phase.' : `${phases} phases.`),
    size: (numbers, count, leads) => `${items(numbers)}, ${tasks(count)}, ${leads} lead units`,
    noYear: 'no date given',
    year: (year) => year,
  },

  ranking: {
    leads: (units, count, equal) => `${units}: ${equal ? `${tasks(count)} led by each` : `leads ${tasks(count)}`}.`,
    supports: (units, count, equal) => `${units}: ${equal ? 'each ' : ''}named as support in ${tasks(count)}.`,
    sections: (titles, count, equal) => `${titles}: ${tasks(count)}${equal ? ' each' : ''}.`,
    byExactName: 'Counted by the names as the plan writes them; the number says nothing about the amount of work.',
    collectives: (addressed) => `Groups are counted apart: ${addressed.join('; ')}.`,
    nobody: 'None of these tasks names a supporting unit.',
  },

  phases: {
    span: (from, to, wording, count) => `${from} to ${to} (${wording}), ${tasks(count)} due`,
    now: (today, title) => `Today (${today}) is in the phase “${title}”.`,
    before: (today, title) => `Today (${today}) is before the phase “${title}”.`,
    after: (today, title) => `Today (${today}) is after the phase “${title}”.`,
    of: (numbers, title) => `${capital(numbered(numbers))}: due in the phase “${title}”.`,
    outside: (numbers) => `${capital(numbered(numbers))}: due outside the phases.`,
    undated: (numbers) => `${capital(numbered(numbers))}: no date given.`,
  },

  about: {
    period: (from, to) => `${from}–${to}`,
    aim: 'Aim',
    requirements: 'General requirements',
    numbered: (section, _numeral, title) => `${section}. ${title}`,
  },

  empty: {
    none: 'No task meets these conditions.',
    inPeriod: 'No task is due in this period.',
    nothingOverdue: (today) => `On ${today}, no task has a due date that has passed.`,
    nothingAhead: (today) => `Nothing is due from ${today} on.`,
    next: (day, count, alone) =>
      `The next deadline after that${alone ? '' : ', other conditions the same,'} is ${day}: ${tasks(count)}.`,
    previous: (day, count, alone) =>
      `The last deadline before that${alone ? '' : ', other conditions the same,'} was ${day}: ${tasks(count)}.`,
    roles: (unit, leads, supports) => `${unit} leads ${tasks(leads)} and is named as support in ${supports}.`,
  },

  claim: {
    allLeads: (numbers, units) => `Yes. ${capital(numbered(numbers))}: led by ${units}.`,
    amongLeads: (numbers, units) => `Yes. ${capital(numbered(numbers))}: ${units} among the lead units.`,
    notOnly: (numbers, units) => `No, not ${units} alone. ${capital(numbered(numbers))}: others as well.`,
    amongSupports: (numbers, units) => `Yes. ${capital(numbered(numbers))}: ${units} among the supporting units.`,
    notLead: (numbers, leads) => `No. ${capital(numbered(numbers))}: led by ${leads}.`,
    notSupport: (numbers, units) => `No. ${capital(numbered(numbers))}: ${units} not among the supporting units.`,
    noneLeads: (units) => `No. None of these tasks is led by ${units}.`,
    someLead: (each) => `Only in part. As lead: ${each.join('; ')}.`,
    someSupport: (each) => `Only in part. As support: ${each.join('; ')}.`,
    holds: (unit, numbers) => `${unit} in ${numbered(numbers)}`,
    holdsNone: (unit) => `${unit} in none`,
    someMeasures: (numbers) => `Only in part: true of ${numbered(numbers)}, not of the others.`,
    dueYes: (numbers, due) => `Yes. ${capital(numbered(numbers))}: due ${due}.`,
    dueNo: (numbers, due) => `No. ${capital(numbered(numbers))}: due ${due}.`,
    dueAll: 'Yes, all of these tasks are due in that period.',
    dueNone: 'No, none of these tasks is due in that period.',
    noDue: (numbers) => `No. ${capital(numbered(numbers))}: no date given.`,
  },

  remark: {
    planOver: (from, to) => `The plan’s period (${from}–${to}) is over; all dates are those it set.`,
    overdue: 'These due dates have passed. The plan does not say what has been completed.',
    near: (words, id, title) =>
      `The text does not have the words “${words}” as they stand; the nearest was taken, item ${id}: ${title}.`,
    missing: (numbers) => `The plan has no ${numbered(numbers)}; the answer is about the others.`,
    missingExcept: (numbers) => `The plan has no ${numbered(numbers)}; there was nothing to leave out.`,
    unreconciled: (names, count) => `The plan uses ${count} names without saying whether they are one unit: ${names}.`,
    unreconciledShown: (names) => `This answer is about ${names}.`,
    unreconciledAll: 'All of them are shown here.',
    unreconciledOther: (name, count) => `${name} has ${tasks(count)}.`,
  },

  source: (title, numbers, edition) =>
    `Source: ${title}${numbers === null ? '' : `, ${numbered(numbers)}`} (${edition})`,
  manyNumbers: (numbers, count) => `${numbers} and others, ${count} in all`,
};
