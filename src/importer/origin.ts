/** Reads the head of origin.md: what the document itself does not say. */
import { type Day, parseDay } from '../time/day.ts';
import type { Remarks } from './remarks.ts';

export interface Origin {
  plan: string;
  region: string;
  edition: string;
  /** The plan's period, for a document whose title names no years. */
  from: Day | undefined;
  to: Day | undefined;
}

const HEAD = /^\ufeff?---\r?\n(?<lines>[\s\S]*?)\r?\n---/u;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** The head between two lines of `---`, one `key: value` a line; whatever is missing or wrong is a problem. */
export function readOrigin(markdown: string, remarks: Remarks): Origin {
  const lines = HEAD.exec(markdown)?.groups?.lines?.split(/\r?\n/u) ?? [];
  const head = new Map(
    lines.flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]] : [];
    }),
  );
  const needed = (key: string, form?: RegExp): string => {
    const value = head.get(key) ?? '';
    if (value === '') remarks.problem('head-missing', null, { key });
    else if (form && !form.test(value)) remarks.problem('head-form', null, { key, value, form: 'ezhou-2016-2020' });
    return value;
  };
  const day = (key: string): Day | undefined => {
    const value = head.get(key);
    const read = value === undefined ? undefined : parseDay(value);
    if (value !== undefined && !read) remarks.problem('head-form', null, { key, value, form: '2016-01-01' });
    return read;
  };
  return {
    plan: needed('plan', ID),
    region: needed('region', ID),
    edition: needed('edition'),
    from: day('from'),
    to: day('to'),
  };
}
