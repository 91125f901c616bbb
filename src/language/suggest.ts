/** Offers what the asker may have meant: at most three questions that the bot answers. Likeness only ever suggests here, it never answers. */
import type { Choice, Lang } from '../conversation.ts';
import type { Ledger } from '../plan/load.ts';
import { unitsLike } from '../plan/nearest.ts';
import { findTopic } from '../plan/search.ts';
import { measuresNumbered } from '../plan/select.ts';
import type { Period } from '../time/period.ts';
import { type Normal, originalWords } from './normalise.ts';
import type { FailureReason } from './reading.ts';
import type { Token } from './token.ts';

const MOST_CHOICES = 3;
const HAN = /\p{Script=Han}/u;

interface Asked {
  normal: Normal;
  lang: Lang | undefined;
  ledger: Ledger;
  reason: FailureReason;
  /** What could not be read. */
  culprits: readonly Token[];
  /** The whole cover. */
  tokens: readonly Token[];
}

/** In which language questions are offered that hold nothing of the text: in that of the answer, where it is known. */
export function langToOffer({ text }: Normal, lang?: Lang): Lang {
  return lang ?? (HAN.test(text) ? 'zh' : 'en');
}

/** The choices for a question that failed. */
export function suggestChoices(asked: Asked): Choice[] {
  const zh = langToOffer(asked.normal, asked.lang) === 'zh';
  const sends =
    asked.reason === 'ambiguous-units'
      ? rowChoices(asked, zh)
      : [...likeCulprits(asked, zh), ...aboutWhatWasRead(asked, zh), ...defaults(asked.ledger, zh)];
  return [...new Set(sends)].slice(0, MOST_CHOICES).map((send) => ({ label: send, send }));
}

/** The question again, once for each period that its date could mean. */
export function dateChoices(normal: Normal, date: Token, periods: readonly Period[]): Choice[] {
  const zh = HAN.test(normal.text);
  return periods.slice(0, MOST_CHOICES).map((period) => {
    const send =
      `${originalWords(normal, 0, date.start)}${zh ? '' : ' '}${writePeriod(period, zh)}${zh ? '' : ' '}${originalWords(normal, date.end, normal.text.length)}`.trim();
    return { label: send, send };
  });
}

function writePeriod({ from, to }: Period, zh: boolean): string {
  if (from !== null && to !== null) return from === to ? from : zh ? `${from}到${to}` : `from ${from} to ${to}`;
  if (to !== null) return zh ? `${to}前` : `by ${to}`;
  return zh ? `${from}起` : `since ${from}`;
}

/** 市编办、市改革办牵头: together or each. */
function rowChoices({ tokens, ledger }: Asked, zh: boolean): string[] {
  const names = tokens.flatMap((token) => (token.is === 'unit' || token.is === 'bare-unit' ? token.names : []));
  const english = names.map((name) => englishName(ledger, name));
  return zh
    ? [`${names.join('和')}共同牵头的任务`, `${names.join('或')}牵头的任务`]
    : [`tasks led jointly by the ${english.join(' and the ')}`, `tasks led by the ${english.join(' or the ')}`];
}

function likeCulprits({ normal, ledger, reason, culprits }: Asked, zh: boolean): string[] {
  const [culprit] = culprits;
  if (culprit?.is === 'member') return [tasksOf(ledger, culprit.collective, zh)];
  if (!culprit || (culprit.is !== 'unread' && culprit.is !== 'topic')) return [];
  const words = normal.text.slice(culprit.start, culprit.end);
  if (reason === 'unknown-unit') return unitsLike(ledger, words).map((name) => tasksOf(ledger, name, zh));
  return findTopic(ledger.topics, words)
    .nearest.slice(0, 2)
    .map((id) => (zh ? `第${id}项` : `item ${id}`));
}

function tasksOf(ledger: Ledger, name: string, zh: boolean): string {
  return zh ? `${name}的任务` : `tasks of the ${englishName(ledger, name)}`;
}

function englishName(ledger: Ledger, name: string): string {
  return ledger.unitNamed.get(name)?.en ?? ledger.collectiveNamed.get(name)?.en ?? name;
}

function aboutWhatWasRead({ tokens, ledger }: Asked, zh: boolean): string[] {
  return tokens.flatMap((token) => {
    if (token.is === 'items')
      return token.items
        .filter((item) => measuresNumbered(ledger, item).length > 0)
        .slice(0, 1)
        .flatMap((item) =>
          zh
            ? [`第${item}项谁牵头`, `第${item}项什么时候完成`]
            : [`who leads item ${item}`, `when is item ${item} due`],
        );
    if (token.is === 'unit') return token.names.map((name) => tasksOf(ledger, name, zh));
    // The words are the asker's, and so is the language around them.
    if (token.is === 'topic' && token.known)
      return [HAN.test(token.words) ? `${token.words}谁牵头` : `who leads ${token.words}`];
    return [];
  });
}

function defaults(ledger: Ledger, zh: boolean): string[] {
  const item = ledger.plan.items.at(-1)?.id ?? 1;
  return zh
    ? ['下一个到期的任务', `第${item}项谁牵头`, '帮助']
    : ['what is due next', `who leads item ${item}`, 'help'];
}
