/** The English phrases, lower case and half-width as normalise gives them. */
import type { Phrases } from './words.ts';

/** Phrases are separated by commas, so that a row reads like a row of a dictionary. */
const row = (...rows: string[]): string[] => rows.flatMap((line) => line.split(', '));

export const en: Phrases = {
  who: row(
    "who, whos, who's, whom, who all, which dept, which depts, what dept, what depts, which unit, which units, what unit, what units, which bureau, which bureaus, what bureau, which department, which departments, what department, what departments, which office, which offices, what office, which agency, which agencies, what agency, which authority, which body, which bodies, which bureau or office, whose, which organisation, which organization, which organisations, which organizations, which lead unit, which lead units, who exactly, names of the units, name of the unit, which municipal bureau, which bureaux, which ones among the units, which units or bureaus",
  ),
  when: row(
    'till when, until what date, till what date, when, deadline, deadlines, due date, due dates, time limit, target date, by when, what date, which date, what day, which day, completion date, completion dates, completion deadline, until when, what month, which month, which year, what year, how long, which years, what years, from when to when, how many days left, how many days are left, how many days remain, how many days until, how much time, how much time is left, how soon, time frame, timeline, timeframe, how many days do we have, what time, cut-off date, cutoff date, cutoff, finish date, end date, due when',
  ),
  many: row(
    'statistics, stats, how many, number of, the number of, total number of, total, count, count of, in total, altogether, how much of, no. of, what number of, a count of',
  ),
  list: row(
    "read me, read me out, read out, where does the plan mention, where in the plan, where does the plan talk, where does it say, where is it mentioned, quick overview of, list, everything, all things, all tasks, all measures, show, show me, give me, tell me, display, which, what, what all, find, search, search for, look up, lookup, let me see, i want to see, i would like to see, see, get, list of, a list of, list out, list all, name, name the, what are, what is, what's, whats, which of, pull up, bring up, print, view, check, what kind of, what sort of, what else, what exactly, run through, walk me through, give, i need, i need a list of, i'd like to see, i'd like, i want, overview of the tasks, enumerate, open",
  ),
  content: row(
    'content, contents, full text, text, details, detail, in detail, in full, wording, say, says, said, state, states, require, requires, required, requirement, requirements, demand, demands, description, describe, summary, summarize, summarise, cover, covers, covered, entail, entails, provide, provides, prescribe, call for, calls for, talk about, talks about, deals with, read, reads, about what, original text, exact text, verbatim, word for word, exact wording, involve exactly, consist of, contain, contains, ask for, asks for, stipulate, stipulates, mandate, mandates, spell out, set out, sets out, lay down, include',
  ),
  exists: row(
    'there be anything, is there, are there, is there anything, are there any, any, anything, do any, does any, is anything, are any, something, there is, there are, will anything, does anything',
  ),
  yesno: row(
    "i was told, i was told that, i heard, i heard that, i thought, i believe, right, correct, isn't it, is it not, isn't that right, is that right, is that correct, is that so, true, true or false, doesn't it, yes or no, am i right, is it true, is it true that, is it correct that, is it right that, no, or not, aren't they, don't they, isn't that so, is it the case that, confirm that, can you confirm that, can you confirm, please confirm",
  ),
  be: row("is, are, was, were, be, does, do, will, shall, being, 's, 're"),
  lead: row(
    'is with, are with, belongs to, belonged to, belong to, lies with, rests with, sits with, falls to, is up to, organises, organizes, on the hook for, on the hook, lead, leads, led, leading, led by, in charge, in charge of, take charge of, takes charge of, taking charge of, responsible, responsible for, is responsible for, be responsible for, responsibility, responsibility of, responsibility for, head, heads, headed, headed by, runs, running, own, owns, owned, owned by, owner of, handle, handles, handled, handled by, handling, take the lead, takes the lead, take the lead on, takes the lead on, taking the lead, taking the lead on, take lead on, manage, manages, managed, managed by, oversee, oversees, overseen by, spearhead, spearheads, spearheaded by, accountable, accountable for, charged with, tasked with, leadership of, leadership, take care of, takes care of, lead on, leads on, leading on, lead role, lead role on, lead role in, lead agency for, lead unit for, lead unit of, as lead, as lead unit, as the lead, as the lead unit, in the lead, in the lead on, in the lead for, is the lead for, answerable for, organise, hold the lead, holds the lead, hold the lead on, holds the lead on, have the lead, has the lead, under the lead of, lead for, leads for, responsable, responsable for, responsible 4, in a lead role, in a leading role, as leader, takes lead, drive, drives, be leading, a lead, lead unit on, looks after, look after',
  ),
  support: row(
    'support, supports, supported, supporting, supported by, assist, assists, assisted, assisting, assisted by, cooperate, cooperates, cooperating, helps, helped by, helping, helps out, help out, back up, backs up, in support, in support of, in a supporting role, supporting role, supporting role in, supporting role on, as support, as supporting unit, as a supporting unit, assisting with, assist with, assists with, help with, helps with, helping with, cooperate on, cooperates on, a supporting unit, play a supporting role in, plays a supporting role in, has a supporting role in, have a supporting role in, has a supporting role, play a supporting role, plays a supporting role, contribute to, contributes to, collaborate on, take part in, takes part in, pitch in, pitch in on, join in, participate in, participates in, participate',
  ),
  'lead-unit': row(
    'which bureau is it, which unit is it, which office is it, which department is it, whose job is it, whose job is that, whose responsibility is it, lead unit, lead units, lead agency, lead agencies, lead department, lead departments, lead bureau, lead bureaus, lead office, lead offices, responsible unit, responsible units, responsible department, responsible departments, responsible bureau, responsible agency, responsible body, responsible office, responsible party, leading unit, leading units, leading department, leading agency, the lead, leads are, leader, leaders, owner, owners, unit in charge, units in charge, department in charge, office in charge, bureau in charge, agency in charge, bureau responsible, department responsible, unit responsible, units responsible, office responsible, lead body, lead organisation, lead organization, lead authority, lead responsibility, lead organisations, lead organizations, leading units are, co-leads, leading bureau, leading bureaus',
  ),
  'support-unit': row(
    'supporting unit, supporting units, support unit, support units, supporting agency, supporting agencies, supporting department, supporting departments, supporting bureau, supporting bureaus, supporting office, supporting offices, supporter, supporters, cooperating unit, cooperating units, assisting unit, assisting units, supporting bodies, supporting body, supports are, supporting parties, supporting organisations, supporting organizations, supporting cast, coordinating units, participating units, participating departments, cooperating departments, cooperating agencies, assisting departments',
  ),
  'all-units': row(
    'units involved, units are involved, involved units, all units involved, lead and supporting units, lead and support units, departments involved, agencies involved, bureaus involved, leads and supports, leading and supporting units, responsibilities, division of responsibilities, lead and supporting departments, lead and supporting agencies, lead unit and supporting units, lead units and supporting units, lead unit and the supporting units',
  ),
  only: row(
    'alone, solely, sole, sole lead, only lead, by itself, on its own, single-handedly, single-handed, only one leading, sole leader, exclusively, the only lead, as the only lead, the sole lead, as sole lead, as the sole lead, the only lead unit, as the only lead unit, as sole lead unit, sole lead unit, only leader, independently, without any co-lead, the only unit leading, by themselves, without a co-lead, is the only lead unit, is the only lead, all by itself, on their own, on our own, by ourselves, as the sole lead unit, the only leader, is the sole lead, sole responsibility',
  ),
  'co-lead': row(
    'joint leads, are joint leads, co-lead, co-led, co-led by, co-leading, as co-leads, as joint leads, share the lead, shares the lead, sharing the lead, share the lead on, share the lead with, shares the lead with, share the lead for, lead jointly with, led jointly with, leads jointly with, shared by, shared between, share, share responsibility, share responsibility for, co-leader, co-leaders',
  ),
  joint: row(
    'jointly, together, joint, both, collaboratively, in common, jointly with, together with, in tandem, side by side, shared',
  ),
  and: row('and, &, as well as, along with, plus, and also, also, and then, with'),
  each: row('respectively, each of, respective, separately, individually'),
  or: row('or, either, either of, any of, and/or'),
  action: row(
    'makes sure, makes sure that, make sure that, see to it that, sees to it that, merge, merging, unify, unifying, cut, cutting, publish, publishing, protect, protecting, reform, reforming, set up, setting up, establish, establishing, establishes, build, building, builds, build up, create, creating, creates, develop, developing, implement, implementing, implementation, promote, promoting, improve, improving, strengthen, strengthening, keep, keeps, maintain, maintains, carry forward, push, pushes, pushing, push forward, roll out, rolling out, advance, advancing, execute, executes, introduce, introducing, launch, launching, organize, organizing, organising, make sure, form, formulate, formulating, deepen, deepening, enforce, enforcing, coordinate, coordinating, construct, constructing, construction of, work on, works on, working on, deal with, put together, put into practice, foster, fostering, pursue, pursuing, regulate, regulating, clean up, cleaning up, clean-up, set, sort out, come up with, carry out, carries out',
  ),
  task: row(
    'a task where, task where, item where, tasks where, items where, measures where, ones where, main tasks, task, tasks, measure, measures, job, jobs, thing, things, work, assignment, assignments, duties, duty, action, actions, piece of work, pieces of work, work items, to do, to-do, to-dos, todo, todos, to-do list, todo list, work item, stuff, project, projects, matters, matter, obligations, obligation, initiative, initiatives, action items, task list, workload, efforts',
  ),
  item: row(
    'item, items, point, points, entry, entries, clause, clauses, article, articles, numbered item, numbered items, ones, one',
  ),
  unit: row(
    'unit, units, bureau, bureaus, department, departments, agency, agencies, office, offices, municipal departments, authorities, bodies, organisation, organization, government body, government bodies, municipal units, municipal unit, different units, different lead units',
  ),
  plan: row(
    'plan, the plan, this plan, document, the document, rule-of-law plan, rule of law plan, whole plan, entire plan, the whole plan, in the plan, of the plan, work plan, programme, program, blueprint, law-based government plan, law-based government construction plan, rule of law government plan, rule-of-law government plan, across the plan, in the whole plan, under the plan, in this plan, from the plan',
  ),
  section: row(
    'section, sections, chapter, chapters, part, parts, heading, headings, areas, main sections, main parts, major sections, blocks, main headings',
  ),
  phase: row(
    'two phases, two stages, two implementation phases, phase, phases, stage, stages, implementation steps, steps, implementation phases, implementation stages, implementation phase, implementation stage',
  ),
  aims: row(
    'aim, aims, goal, goals, objective, objectives, purpose, general requirements, overall requirements, overall goal, overall goals, overall objective, overall objectives, guiding ideology, background, gist, overview, overall aim',
  ),
  due: row(
    'due, be due, fall due, falls due, falling due, expire, expires, expiring, coming due, comes due, come due, due for completion, are due, is due, was due, were due, fell due, come up, coming up, came due, has a deadline, have a deadline, has a deadline of, have a deadline of, with a deadline of, with deadlines, with a deadline, with a due date, with due dates, with a due date of, with deadlines falling, falling, falls, fall, hit their deadline, hits its deadline, hit the deadline, reach their deadline, run out, runs out, mature, end, ends, ending, scheduled, scheduled for',
  ),
  done: row(
    'complete, completed, completing, finish, finished, finishing, done, deliver, delivered, delivering, wrap up, wrapped up, accomplish, accomplished, be completed, be finished, be done, to be completed, to be finished, to be done, in place, be in place, put in place, get done, completion, closed, conclude, concluded, be delivered, ready, achieve, be achieved, supposed to be done, supposed to be finished, supposed to be completed, expected to be done, hand in, be wrapped up, get finished, must be completed, must be finished, must be done, should be completed, should be finished, should be done, have to be finished, have to be done, have to be completed, needs to be done, needs to be finished, needs to be completed, need to be done, need to be finished, need to be completed, has to be done, has to be finished, has to be completed',
  ),
  'not-due': row(
    'not yet due, not due yet, still to come, yet to come due, yet to fall due, not yet overdue, are not due yet, is not due yet, are not yet due, not past due, upcoming',
  ),
  overdue: row(
    'past-due, overdue, past due, past the deadline, past their deadline, past its deadline, late, missed the deadline, missed their deadline, missed its deadline, missed deadline, missed deadlines, behind schedule, delayed, already past due, already overdue, already due, past deadline, past their deadlines, past their due date, past their due dates, has passed, have passed, already passed, passed its deadline, passed their deadline, passed their deadlines, beyond their deadline, gone past their deadline, already expired, overrun, past its due date, has already passed, have already passed, overshot',
  ),
  next: row(
    'next, next due, coming up next, next up, due next, comes next, come next, soonest, most urgent, next one, nearest, closest, next task, next tasks, next item, next items, next one due, next thing due, coming due next, falls due next, comes due next, next to fall due, next ones, next on the list, next upcoming, nearest upcoming, due soonest',
  ),
  first: row(
    'first, earliest, due first, earliest due, first due, soonest of all, comes first, come first, the very first, first of all, first ones, first one, the first to fall due, first to fall due, falls due first, very first',
  ),
  last: row(
    'last, latest, due last, the last to be due, latest due, last due, last of all, furthest out, final, the very last, very last, last ones, last to fall due, falls due last, very end',
  ),
  now: row(
    "now, right now, currently, at the moment, at present, today's date, so far, to date, as things stand, these days, already, by now",
  ),
  most: row(
    'rank, ranking, ranking of, ranked, most, the most, the largest number of, largest number of, the greatest number of, greatest number of, highest number of, the highest number of, the biggest number of, most tasks, the most tasks, more tasks than any other, more than any other, biggest share of',
  ),
  fewest: row(
    'fewest, the fewest, least, the least, smallest number of, the smallest number of, lowest number of, the lowest number of',
  ),
  me: row(
    "for me, i, we, us, my, our, ours, mine, my unit, our unit, my bureau, our bureau, my office, our office, my department, our department, my agency, our agency, myself, ourselves, on my plate, on our plate, my own, our own, on us, our side, my side, my team, our team, on our desk, on my desk, my desk, our desk, my unit's, our unit's, our office's, our bureau's, my bureau's, my office's",
  ),
  about: row(
    'concerns, about, related to, relating to, relate to, relates to, related, concerning, regarding, on the subject of, on the topic of, dealing with, involving, involve, involves, mention, mentions, mentioning, mentioned, that mention, touch on, touches on, touching on, to do with, having to do with, has to do with, have to do with, connected with, connected to, associated with, with respect to, as regards, in connection with, on the theme of, containing, referring to, that concern, that involve, refer to, refers to, talking about, talks of, that relate to, covering, pertaining to, that mentions, the words, the word, the term, the phrase, field of, the field of, area of, the area of, topic, topics, subject, dealing, in the area of, in the field of',
  ),
  except: row(
    'except, except for, excluding, other than, apart from, aside from, but not, leaving out, leave out, besides, minus, not counting, not including, with the exception of, outside of, save for, omitting, skipping, ignoring, barring',
  ),
  'except-end': [],
  it: row(
    'it, its, they, them, their, theirs, those, these, this, that one, this one, those ones, same, the same, this item, that item, this task, that task, this measure, that measure, those tasks, these tasks, the same item, the same ones, these ones, those items, these items, the item, the task, the measure, those ones',
  ),
  narrow: row(
    'of those, of these, of them, which of these, which of those, which of them, any of these, any of those, any of them, only, just, only those, only the ones, just those, just the ones, narrow down, narrow to, narrow it down to, narrow that down to, limit to, limit that to, limit it to, among those, among them, among these, from those, from these, filter by, filter, restrict to, restrict it to, restrict that to, just show, only show, show only, show just, keep only, out of those, out of these, only show me, just show me, of which, show me only, only the, just the, only list, narrow that to',
  ),
  shift: row(
    'what about, how about, and what about, and how about, same for, same question for, now for, and for, the same for, what of, what about the, how about the, same thing for, and now, then what about, ok and, now show, now the, and what of, but what about, ok what about, okay what about, and same for, ditto for',
  ),
  more: row(
    'more, next page, show more, the rest, continue, go on, see more, more please, rest, show the rest, keep going, show me more, show me the rest, and the rest',
  ),
  help: row(
    'help, how do i use this, how does this work, what can you do, what can i ask, commands, usage, what do you do, how to use, menu, manual, who are you, what are you, what can i ask you, how do you work, how do i use you, help me, what can you do for me, what can you tell me, what questions can i ask, what can you help with, what can you help me with, how can you help, how can you help me, what else can you do, what do you know, instructions',
  ),
  greeting: row(
    "hi, hello, hey, good morning, good afternoon, good evening, thanks, thank you, thx, cheers, bye, goodbye, ok, okay, great, thanks a lot, thank you very much, many thanks, hi there, hello there, greetings, good day, much appreciated, got it, noted, understood, ty, nice, perfect, thanks so much, thank you so much, appreciated, good night, see you, you too, great thanks, very helpful, that's all, that's helpful, appreciate it, thank u, morning, hey there, well done, awesome, wonderful",
  ),
  filler: row(
    "anywhere, names, whatever, bit, the bit, original, somewhere, me, meant to, is meant to, having, planned, is planned, are planned, periodic, deadline-wise, behind, local, somebody, the thing, thing about, so on, and so on, etc, list for me, show for me, check for me, find for me, look up for me, find out for me, pull up for me, check this for me, see for me, for my own, i meant, i mean, involved in, is involved, is involved in, are involved, are involved in, involved, get involved in, divided into, split into, divided, grouped into, broken into, new here, i'm new here, i am new here, rn, right away, the, a, an, of, to, for, in, on, at, by, from, under, into, within, during, per, please, pls, plz, kindly, can you, could you, would you, can i, could i, may i, can we, could we, will you, can, could, would, should, must, need, needs, need to, needs to, have to, has to, have, has, had, supposed, supposed to, expected, expected to, got, gotten, i want to know, i would like to know, i'd like to know, we want to know, i need to know, we need to know, do you know, you tell me, you show me, you list, you give me, let me know, let us know, want to know, know, wondering, i was wondering, i wonder, just wondering, quick question, question, sorry, excuse me, so, well, then, there, here, that are, that is, which are, which is, that were, that was, that have, that has, that we, that, as, all, all of, all the, every, each, whole, entire, full, complete list of, down, up, out, still, ever, actually, exactly, really, again, too, if, whether, you, your, municipal, city, city's, the city, ezhou, ezhou's, government, government's, our city, assigned, assigned to, given, given to, named, listed, named in, listed in, found in, included in, included, part of, currently assigned to, belonging to, set for, set to, due to be, going to be, to be, been, duban, @duban, bot, dear bot, dear, colleague, colleagues, sir, madam, folks, guys, team, friend, ie, i.e, e.g, i.e., um, uh, er, hmm, oh, ah, also tell me, and tell me, in ezhou, s, re, ll, ve, d, m, t, let, let's, lets, assuming, kind, sort, called, known as, number, nr, respect, turn, in turn, terms, in terms of, along, off, over, i think, i understand, i recall, if i remember correctly, if i recall correctly, i guess, as far as i know, supposedly, apparently, think, believe, refresh my memory, quickly, briefly, short, in short, in brief, asap, urgent, urgently, boss wants to know, my boss asks, my boss wants to know, somebody asked me, someone asked, someone asked me, i forgot, i forget, i can't remember, can't remember, don't remember, not sure, i'm not sure, i am not sure, i'm looking for, looking for, i am looking for, we are looking for, trying to find, trying to find out, find out, figure out, i'm trying to find out, wants, want, i'm, i am, we're, we are, they're, it's, that's, he, she, his, her, hers, please list, please show, please tell me, exact, specific, specifically, particular, in particular, various, different, actual, official, officially, formally, formal, according to the plan, according to, based on, based on the plan, as stated in the plan, as per the plan, per the plan, in ezhou's plan, of ezhou, for ezhou, date, dates, time, period, timeframe of, made, making, make, doing, worked on, looking, look, look at, take, takes, taking, put, puts, putting, gets, getting, go, goes, use, used, ask, asked, asking, stand, stands, stay, sit, sits, fit, come, comes, coming, concerned, sake, way, while, one's, once, since when is, bring, play, plays, hold, holds, perform, act as, acts as, act, acts, serve as, serves as, function as, serving as, acting as, named as, listed as, designated, designated as, appear as, appears as, appear, appears, show up, shows up, count as, counted as, treated as, belong, fall under, falls under, come under, comes under, sits under, sit under, falling under, grouped under",
  ),
  start: row('run, start, starts, begin, begins, start date, beginning'),
  not: row(
    "isn't, aren't, not, no longer, never, neither, nor, without, isn't leading, doesn't, don't, didn't, won't, cannot, can't, nobody, no one, none, nothing, non, nowhere, lacks, lacking, lack, hasn't, haven't, wasn't, weren't, not led by, no unit, no units, no task, no tasks, no deadline, without a deadline, unassigned, neither of, unless, no lead, free of",
  ),
  compare: row(
    'than, more than, less than, fewer than, at least, at most, compare, compared, compared to, comparison, versus, vs, difference, differ, differs, earlier than, later than, same as, bigger, larger, smaller, better, worse, percentage, percent, share of the, average, second most, proportion, ratio, more tasks than, more items than, as many, twice, half of, majority, second-most, runner-up, exceed, exceeds, longer, shorter, higher, lower',
  ),
  act: row(
    'delete, remove, change, modify, update, edit, remind, remind us, notify, send, email, e-mail, call, phone, mark, set status, add, cancel, cancelled, canceled, cancelling, postpone, postponed, extend, extended, extension, approve, approved, reject, rejected, assign, reassign, transfer, move, schedule a, book, export, download, print out, generate, write, draft, translate, subscribe, unsubscribe, follow, forward, message, ping, upload, save, register, submit, report to, rename, replace, rewrite, close, stop, pause, escalate, nudge, chase, warn, fire, punish, note down, record, log, tag, post, share with, invite, alert, drop, hand over, put off, revise, revised, amend, amended, abolish, abolished, suspend, suspended, swap',
  ),
  why: row(
    'explain, mean, means, why, how, how come, how to, what for, what if, reason, reasons, reason for, cause, because, opinion, do you think, what do you think, should we, should i, would it, could it, recommend, recommendation, advice, advise, suggest, suggestion, likely, probability, chance, chances, predict, forecast, what happens, consequence, consequences, impact, benefit, benefits, explain why, explain how, how do we, how do i, how can we, how should, in what way, suppose, imagine, hypothetically, would happen, penalty, penalties, sanction, sanctions, realistic, feasible, reasonable, fair, legal to, allowed to, permitted to, important, good idea, what does it mean, meaning',
  ),
  progress: row(
    "outstanding, remaining, left, remain, remains, still open, open ones, left to do, were closed, were completed, were finished, were done, was completed, was finished, was done, were delivered, was delivered, got done, been closed, was closed, are closed, is closed, we closed, already closed, are completed, are finished, are done, yet, progress, status, on track, how far, been completed, been finished, been done, has been completed, have been completed, been delivered, been met, been achieved, achieved, underway, under way, in progress, already done, already finished, already completed, done yet, finished yet, completed yet, percent complete, completion rate, completion status, how is, how are, how's, going, going on, pending, unfinished, incomplete, not done, not finished, not completed, not yet completed, not yet done, not yet finished, still unfinished, outcome, outcomes, result, results, effect, effective, did, success, successful, succeeded, fulfilled, been fulfilled, implemented, been implemented, has started, started, begun, starting, kicked off, launched, been launched, been started, meet its deadline, meet their deadline, met its deadline, met their deadline, meet the deadline, met the deadline, completed on time, on time, on schedule, we finished, they finished, has finished, have finished, has completed, have completed, we completed, they completed, actually done, actually finished, actually completed, behind on, completed so far, finished so far, done so far, did we finish, did they finish, checked off, signed off, resolved, been resolved, evaluated, evaluation, score, scores, grade",
  ),
  'off-topic': row(
    "head of, heads of, the head of, at the head of, where, whose budget, weather, rain, temperature, phone number, telephone, contact, contacts, contact person, contact details, email address, address, mayor, director, director's name, secretary, chief of, head of the bureau, boss, official's name, person in charge, person responsible, name of the person, people, staff, employees, cost, costs, money, salary, yuan, rmb, spend, spent, spending, expenses, stock, joke, sing, poem, football, movie, lunch, dinner, hotel, flight, train, news, ignore, previous instructions, system prompt, prompt, password, secret, api key, token, wuhan, huangshi, huanggang, beijing, shanghai, hubei, provincial, province, national, china, chinese, central government, state council, other cities, other city, another city, another plan, other plan, other plans, previous plan, former plan, old plan, next plan, 14th five-year plan, 2021-2025, 14th, formerly, former, used to, previously, originally, in the past, before that, predecessor, successor, history, historical, sue, lawsuit, lawyer, fine, fined, crime, criminal, jail, lawful, unlawful, illegal, violate, constitution, election, party congress, chatgpt, ai, what day is it, president, premier, minister, deputy, best, worst, favorite, favourite, hardest, easiest, toughest, risk, risks, highest priority, weakness, strengths, located, location, floor, room, headcount, size of, gdp, population",
  ),
};
