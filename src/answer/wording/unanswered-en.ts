/** What is said in English when a question is not answered, and the questions that are offered; the keys are those of `unanswered-zh.ts`. */
import { numbered, series, tasks } from './english.ts';
import type { Unanswered } from './unanswered-zh.ts';

export const unansweredEn: Unanswered = {
  notFound: {
    items: (numbers) => `The plan has no ${numbered(numbers)}.`,
    range: (first, last) => `Its items are numbered ${first}–${last}.`,
    oneMeasure: (item) => `Item ${item} holds one task only.`,
    severalMeasures: (item, count) => `Item ${item} holds ${count} tasks, ${item}.1–${item}.${count}.`,
    elsewhere: (numbers, asked, actual) => `Section “${asked}” does not hold ${numbered(numbers)}; “${actual}” does.`,
    section: (count) => `There is no such section; the plan has ${count}.`,
    phase: (count) => `There is no such phase; the plan has ${count}.`,
    topic: (words) => `The plan does not mention “${words}”.`,
    nearest: 'The wording of these tasks comes nearest:',
    unit: (said) => `The plan does not name “${said}”.`,
    mayInclude: (addressed) => `It may belong to ${series(addressed, 'or')}.`,
    collective: (name, count) => `${name}: ${tasks(count)}`,
    nearestUnits: (names) => `Nearest names: ${names}.`,
  },
  unclear: {
    words: (words) => `I did not understand “${words}”. Please put it another way.`,
    pattern: 'I did not understand the question. Please put it another way.',
    ambiguous: 'This can be read in more than one way. Please choose one.',
    context: 'There is no earlier question to go on from. Please ask in full.',
    unknownUnit: (words) => `The plan does not name a unit “${words}”.`,
    unknownTopic: (words) => `The plan does not mention “${words}”.`,
    date: (words) => `“${words}” is not a date that exists or that I can read.`,
    noDate: 'The date does not exist, or I cannot read it.',
    dateForms: 'You can write: June 2017, by the end of June 2017, 2017-06-30, this month, Q3, within 30 days.',
    reschedule: 'A subscription cannot be changed. Please unsubscribe, then subscribe with the new time and content.',
    progress: 'The plan gives tasks, units and dates only. It records no progress and no completion, so I cannot say.',
    act: 'I only answer questions about the plan; I cannot change, send or announce anything.',
    offTopic: (title) => `I only answer questions about the ${title}.`,
    tooLong: 'The question is too long; please keep it under 500 characters.',
    empty: 'Please type a question.',
    unknownCommand: (words) => `There is no command “${words}”.`,
    noCommand: 'There is no such command.',
    canAsk: 'You can ask about tasks, lead and supporting units, due dates and the text.',
  },
  ownUnit: {
    which: 'Please say first which unit is yours, or ask for the tasks of a unit.',
  },
  greeting: (title) =>
    `Hello. I answer questions about the ${title}: tasks, lead and supporting units, due dates and the text. For example:`,

  courtesy: { thanks: 'You are welcome.', noted: 'All right.', bye: 'Goodbye.' },
  unconfirmed: 'The subscription is not confirmed yet: say “confirm” if you want it, or “cancel”.',

  ask: {
    item: (id) => `item ${id}`,
    fullText: (id) => `full text of item ${id}`,
    whoLeads: (id) => `who leads item ${id}`,
    unitTasks: (unit) => `tasks of the ${unit}`,
    dueOn: (year, month, day) =>
      `tasks due on ${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    thisMonth: 'tasks due this month',
    next: 'tasks due next',
    overdue: 'overdue tasks',
    sectionTasks: (section) => `tasks of section ${section}`,
    phases: 'phases of the plan',
    about: 'what is this plan',
    titled: (question, title) => `${question}: ${title}`,
  },
};
