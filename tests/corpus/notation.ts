/** Writes a request on one line, so that a corpus of questions can be read and extended by anyone. */
import type { Request } from '../../src/conversation.ts';
import type { Filter, Query } from '../../src/plan/query.ts';
import type { Period } from '../../src/time/period.ts';

/** `leads items=24`, `measures units=lead:市编办 due=..2017-12-31`, `help`, `greeting`, `not understood (progress)`. */
export function writeRequest(request: Request): string {
  switch (request.kind) {
    case 'query':
      return writeQuery(request.query);
    case 'command':
      return `/${request.name} ${request.args}`.trim();
    case 'greeting':
      return 'greeting';
    case 'unclear':
      return `not understood (${request.reason})`;
  }
}

function writeQuery({ tell, also, where, except, of, order, limit, claim }: Query): string {
  const parts = [
    [tell, ...(also ?? [])].join('+'),
    of && of !== 'measures' ? `of=${of}` : '',
    order ? `order=${order}` : '',
    limit ? `limit=${limit}` : '',
    ...writeFilter(where),
    ...(except ? writeFilter(except).map((part) => `except.${part}`) : []),
    claim?.units ? `claim=${claim.units.join('、')}${claim.only ? ' only' : ''}` : '',
    claim?.due ? `claim=${writePeriod(claim.due)}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function writeFilter(filter: Filter): string[] {
  return [
    filter.items ? `items=${filter.items.join(',')}` : '',
    ...(filter.units ?? []).map(
      ({ names, match, role }) => `units=${role.replace(' ', '-')}:${names.join(match === 'all' ? '+' : '|')}`,
    ),
    filter.mine ? `mine=${filter.mine.replace(' ', '-')}` : '',
    filter.due ? `due=${writePeriod(filter.due)}` : '',
    filter.section ? `section=${filter.section.join(',')}` : '',
    filter.phase !== undefined ? `phase=${filter.phase}` : '',
    ...(filter.topic ?? []).map((words) => `topic="${words}"`),
    filter.relative ? `relative=${filter.relative}` : '',
  ].filter((part) => part !== '');
}

function writePeriod({ from, to }: Period): string {
  return from !== null && from === to ? from : `${from ?? ''}..${to ?? ''}`;
}
