/** Taps on buttons and inline questions, and the bot's answers to them. Not modelled: what becomes of an inline result that is chosen. */
import { type Args, argsOf } from './args.ts';
import { readKeyboard } from './keyboard.ts';
import type { Methods } from './methods.ts';
import { badRequest, type Wire } from './shapes.ts';
import { readText } from './text.ts';

const FIRST_QUERY = 4_382_000_000_000_001n;
const ANSWER_LIMIT = 200;
const RESULTS_LIMIT = 50;
const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid';

/** A query that awaits its answer; the answer's fields appear here when it comes. */
export interface Query {
  readonly id: string;
  /** Null when the bot is not told. */
  updateId: number | null;
  answer: QueryAnswer | null;
}

export interface QueryAnswer {
  text: string;
  isAlert: boolean;
  /** Of an inline question. */
  results: readonly Wire[];
  payload: Wire;
}

export interface Queries {
  open(kind: 'callback' | 'inline'): Query;
  /** From now on they are too old to be answered. */
  expire(): void;
  methods: Methods;
}

export function openQueries(changed: () => void): Queries {
  const open = new Map<string, { kind: string; query: Query }>();
  let count = 0n;

  function answer(kind: string, id: string, given: QueryAnswer): true {
    const found = open.get(id);
    if (found?.kind !== kind) throw badRequest(TOO_OLD);
    found.query.answer ??= given;
    changed();
    return true;
  }

  return {
    open(kind) {
      const query = { id: String(FIRST_QUERY + count++), updateId: null, answer: null };
      open.set(query.id, { kind, query });
      return query;
    },
    expire: () => open.clear(),
    methods: {
      answerCallbackQuery(args) {
        const text = args.text('text');
        if (text.length > ANSWER_LIMIT) throw badRequest('MESSAGE_TOO_LONG');
        const isAlert = args.flag('show_alert');
        return answer('callback', args.text('callback_query_id'), {
          text,
          isAlert,
          results: [],
          payload: args.payload,
        });
      },
      answerInlineQuery(args) {
        const results = readResults(args);
        const given = { text: '', isAlert: false, results, payload: args.payload };
        return answer('inline', args.text('inline_query_id'), given);
      },
    },
  };
}

function readResults(args: Args): Wire[] {
  const results = args.json('results');
  if (!Array.isArray(results)) throw badRequest('expected an Array of inline query results');
  if (results.length > RESULTS_LIMIT) throw badRequest('too many inline query results specified');
  const ids = results.map((result: Wire) => String(result.id ?? ''));
  if (new Set(ids).size < ids.length) throw badRequest('RESULT_ID_DUPLICATE');
  if (ids.some((id) => Buffer.byteLength(id) < 1 || Buffer.byteLength(id) > 64)) throw badRequest('RESULT_ID_INVALID');
  for (const result of results) checkResult(result);
  return results;
}

function checkResult(result: Wire): void {
  if (result.type !== 'article')
    throw badRequest(`inline results of type ${result.type} are not modelled by this server`);
  if (typeof result.title !== 'string' || result.title === '') {
    throw badRequest(`can't parse inline query result: Can't find field "title"`);
  }
  const content = argsOf((result.input_message_content ?? {}) as Wire);
  readText(content, 'message_text');
  readKeyboard(argsOf(result));
}
