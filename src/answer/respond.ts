/** Turns a request into an answer: facts for machines and a reply for people, from one computation. */
import type { Answer, Block, Request, World } from '../conversation.ts';
import type { Query, Tell } from '../plan/query.ts';
import type { Measure } from '../plan/schema.ts';
import { aboutPart } from './about.ts';
import { claimSentences } from './claim.ts';
import { countPart } from './count.ts';
import { emptyPart } from './empty.ts';
import { textPart } from './full-text.ts';
import { listPart } from './list.ts';
import { obstacleTo } from './obstacles.ts';
import { pageShown } from './order.ts';
import { pageChoices } from './pages.ts';
import { phasesPart } from './phases.ts';
import { profiledUnit, profilePart } from './profile.ts';
import { fewChoices } from './questions.ts';
import { rankingPart } from './ranking.ts';
import { readingOf } from './reading.ts';
import { remarksOnFacts, remarksOnReading, unreconciled } from './remarks.ts';
import { isOnly, isWholePlan, type Part, type Scene, type Setting, sceneOf, settingOf, tellsOf } from './scene.ts';
import { sourceOf } from './source.ts';
import { courtesyAnswer, greetingAnswer, unclearAnswer } from './unclear.ts';

/** The answer to anything that was understood or not. Commands are resolved before; one that arrives here is unknown. */
export function respond(request: Request, world: World): Answer {
  const setting = settingOf(world);
  switch (request.kind) {
    case 'query':
      return queryAnswer(setting, request.query, request.page);
    case 'greeting':
      return request.courtesy ? courtesyAnswer(setting, request.courtesy, world.session) : greetingAnswer(setting);
    case 'unclear':
      return unclearAnswer(setting, request);
    case 'command':
      return unclearAnswer(setting, { kind: 'unclear', reason: 'unknown-command', words: [request.name], choices: [] });
  }
}

function queryAnswer(setting: Setting, query: Query, page: number): Answer {
  const obstacle = obstacleTo(setting, query);
  if (obstacle) return obstacle;
  const scene = sceneOf(setting, query, page);
  const parts = partsOf(scene);
  const measures = longest(parts.map((part) => part.measures ?? scene.measures));
  const { remarks, choices } = unreconciled(scene);
  const lines = Math.max(0, ...parts.map((part) => part.lines ?? 0));
  const asked = { query, page: pageShown(lines, page) };
  return {
    facts: {
      outcome: 'answer',
      measures: idsOf(measures),
      units: [...new Set(parts.flatMap((part) => part.units ?? []))],
      due: [...new Set(parts.flatMap((part) => part.due ?? []))].sort(),
      count: parts.find((part) => part.count !== undefined)?.count ?? null,
      query,
    },
    reply: {
      blocks: [
        ...notes([readingOf(scene, query), ...remarksOnReading(scene)]),
        ...claimSentences(scene).map((text): Block => ({ kind: 'text', text })),
        ...parts.flatMap((part) => part.blocks),
        ...notes([...parts.flatMap((part) => part.remarks ?? []), ...remarks, ...remarksOnFacts(scene)]),
        { kind: 'source', text: sourceOf(scene, measures) },
      ],
      choices: [
        ...fewChoices([...choices, ...parts.flatMap((part) => part.choices ?? [])]),
        ...pageChoices(setting, asked, lines),
      ],
    },
    effects: [{ kind: 'remember', asked }],
  };
}

/** Filled one by one: map would look into every id of a long list just to learn what kind of value it is. */
function idsOf(measures: readonly Measure[]): string[] {
  const ids: string[] = [];
  for (const { id } of measures) ids.push(id);
  return ids;
}

/** What the parts together are about: each is about all measures of the scene or a part of them. */
function longest(lists: readonly (readonly Measure[])[]): readonly Measure[] {
  return lists.reduce((so, list) => (list.length > so.length ? list : so), []);
}

function notes(texts: readonly string[]): Block[] {
  return texts.map((text) => ({ kind: 'note', text }));
}

/** One part for each thing that is told; measures, texts and who or when about them are told together. */
function partsOf(scene: Scene): Part[] {
  const tells = tellsOf(scene.query);
  const told = new Set(tells.map((tell) => (LISTED.has(tell) ? 'listed' : tell)));
  const parts: Part[] = [];
  const isEmpty = scene.measures.length === 0 && !standsAlone(scene.query, tells);
  if (told.has('count')) parts.push(countPart(scene));
  if (isEmpty) return [...parts, profileOrEmpty(scene)];
  if (told.has('about')) parts.push(aboutPart(scene));
  if (told.has('ranking')) parts.push(rankingPart(scene));
  if (told.has('phases')) parts.push(phasesPart(scene));
  if (told.has('listed')) parts.push(listedPart(scene, tells));
  return parts;
}

const LISTED = new Set<Tell>(['measures', 'text', 'leads', 'supports', 'due']);

/** The plan itself and its phases can be told whether or not any measure is meant. */
function standsAlone(query: Query, tells: readonly Tell[]): boolean {
  return (
    (tells.includes('about') && isWholePlan(query)) ||
    (tells.includes('phases') && (isWholePlan(query) || isOnly(query, 'phase')))
  );
}

function listedPart(scene: Scene, tells: readonly Tell[]): Part {
  const unit = profiledUnit(scene);
  if (unit) return profilePart(scene, unit);
  return tells.includes('text') ? textPart(scene) : listPart(scene);
}

function profileOrEmpty(scene: Scene): Part {
  const unit = profiledUnit(scene);
  return unit ? profilePart(scene, unit) : emptyPart(scene);
}
