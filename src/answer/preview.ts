/** Digests as they would be if they were sent now. */
import type { Answer, Choice, Reply, World } from '../conversation.ts';
import type { Subscription } from '../session.ts';
import { composeDigest, type Digest } from './digest.ts';
import { renderPlain } from './plain.ts';
import { fewChoices } from './questions.ts';
import { settingOf } from './scene.ts';
import { sourceOf } from './source.ts';
import { choice, told } from './told.ts';
import { titleOf, unitNamesOf } from './watching.ts';
import { officeWording } from './wording/office.ts';

type Previewed = Pick<Subscription, 'watch' | 'words' | 'follows' | 'since' | 'schedule'>;

interface Preview {
  digest: Digest;
  /** When there is no room for it: what it is about, and the command that shows it. */
  line: string;
  more: Choice;
}

/** What an ordinary message holds, in characters of plain text. */
const MOST_CHARACTERS = 1200;

/**
 * The digests of the subscriptions that have something to say today, or that none has: as many as one message holds, and
 * a line and a choice for each of the others. `command` shows the subscription with that number (from 1) alone.
 */
export function previewOf(
  world: World,
  subscriptions: readonly Previewed[],
  command: (number: number) => string,
): Answer {
  const { subscriptions: wording } = officeWording(world.lang);
  const effects = [{ kind: 'previewed' as const }];
  const previews = subscriptions.flatMap((subscription, index): Preview[] => {
    const digest = digestNow(world, subscription);
    const send = command(index + 1);
    return digest
      ? [{ digest, line: wording.previewMore(titleOf(world, subscription), send), more: choice(send) }]
      : [];
  });
  if (previews.length === 0) return told(world, [wording.nothingNow], { effects });
  const measures = idsInOrder(world, new Set(previews.flatMap(({ digest }) => digest.measures)));
  return {
    facts: { outcome: 'answer', measures, units: [], due: [], count: null, query: null },
    reply: fittingReply(world, previews),
    effects,
  };
}

/** The first digest always, then every other that fits beside what is shown already. */
function fittingReply(world: World, previews: readonly Preview[]): Reply {
  const shown = new Set(previews.slice(0, 1));
  for (const preview of previews.slice(1)) {
    const reply = replyWith(world, previews, new Set([...shown, preview]));
    if (renderPlain(reply).length <= MOST_CHARACTERS) shown.add(preview);
  }
  return replyWith(world, previews, shown);
}

function replyWith(world: World, previews: readonly Preview[], shown: ReadonlySet<Preview>): Reply {
  const { previewNow } = officeWording(world.lang).subscriptions;
  const others = previews.filter((preview) => !shown.has(preview));
  const lines = others.map(({ line }) => line).join('\n');
  const ids = idsInOrder(world, new Set([...shown].flatMap(({ digest }) => digest.measures)));
  const known = ids.flatMap((id) => world.ledger.measures.get(id) ?? []);
  return {
    blocks: [
      { kind: 'note', text: previewNow },
      ...[...shown].flatMap(({ digest }) => digest.reply.blocks.filter(({ kind }) => kind !== 'source')),
      ...(others.length > 0 ? [{ kind: 'text' as const, text: lines }] : []),
      { kind: 'source', text: sourceOf(settingOf(world), known) },
    ],
    choices: fewChoices([
      ...others.map(({ more }) => more),
      ...[...shown].flatMap(({ digest }) => digest.reply.choices),
    ]),
  };
}

function digestNow(world: World, { watch, words, since, schedule }: Previewed): Digest | null {
  const { ledger, today, lang, session } = world;
  return composeDigest(
    { ledger, today, lang, calendar: session.calendar },
    {
      watch,
      words,
      units: unitNamesOf(world),
      since,
      before: null,
      late: false,
      afterPause: false,
      saidOver: false,
      every: schedule.every,
    },
  );
}

function idsInOrder({ ledger }: World, ids: ReadonlySet<string>): string[] {
  return ledger.plan.measures.map(({ id }) => id).filter((id) => ids.has(id));
}
