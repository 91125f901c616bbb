/** Digests as they would be if they were sent now. */
import type { Answer, World } from '../conversation.ts';
import type { Subscription } from '../session.ts';
import { composeDigest, type Digest } from './digest.ts';
import { fewChoices } from './questions.ts';
import { settingOf } from './scene.ts';
import { sourceOf } from './source.ts';
import { told } from './told.ts';
import { unitNamesOf } from './watching.ts';
import { officeWording } from './wording/office.ts';

type Previewed = Pick<Subscription, 'watch' | 'words' | 'since' | 'schedule'>;

/** All digests of the subscriptions that have something to say today, or that none has. */
export function previewOf(world: World, subscriptions: readonly Previewed[]): Answer {
  const { subscriptions: wording } = officeWording(world.lang);
  const effects = [{ kind: 'previewed' as const }];
  const digests = subscriptions.flatMap((subscription) => digestNow(world, subscription) ?? []);
  if (digests.length === 0) return told(world, [wording.nothingNow], { effects });
  const measures = idsInOrder(world, new Set(digests.flatMap((digest) => digest.measures)));
  return {
    facts: { outcome: 'answer', measures, units: [], due: [], count: null, query: null },
    reply: {
      blocks: [
        { kind: 'note', text: wording.previewNow },
        ...digests.flatMap(({ reply }) => reply.blocks.filter(({ kind }) => kind !== 'source')),
        {
          kind: 'source',
          text: sourceOf(
            settingOf(world),
            measures.flatMap((id) => world.ledger.measures.get(id) ?? []),
          ),
        },
      ],
      choices: fewChoices(digests.flatMap(({ reply }) => reply.choices)),
    },
    effects,
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
