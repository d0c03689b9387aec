import type { Text } from '../../domain/primitives/text.ts';
import { commonFields } from './common.ts';
import { creditFields } from './credit.ts';
import { deliveryFields } from './delivery.ts';
import { drawFields } from './draws.ts';
import type { FieldTexts } from './field-texts.ts';
import { listFields } from './lists.ts';
import { measureFields } from './measures.ts';
import { pledgeFields } from './pledges.ts';
import { registryFields } from './registry.ts';
import { ruleTableFields } from './rule-tables.ts';
import { tableProposalFields } from './table-proposals.ts';
import { taskFields } from './tasks.ts';
import { visitFields } from './visits.ts';

/**
 * Where a field stands, from the widest place to the nearest: `path`, `query`, `header`, `body` or `answer` and the operation, or
 * the named schema; then the fields around it, and what tells a branch of a union from the others.
 */
export type Places = readonly string[];

/** The tables of texts, one for each area. */
export const fieldTexts: readonly FieldTexts[] = [
  commonFields,
  registryFields,
  taskFields,
  drawFields,
  visitFields,
  creditFields,
  listFields,
  measureFields,
  pledgeFields,
  ruleTableFields,
  tableProposalFields,
  deliveryFields,
];

/** Places that show the whole or a part of what another one describes, whose words hold there too. */
export const shownIn: Readonly<Record<string, string>> = {
  draftTask: 'Task',
  editTask: 'Task',
  registerUnit: 'Unit',
  previewDraw: 'Preparation',
  freezeDraw: 'Preparation',
  getPreparation: 'Preparation',
  previewInspectorDraw: 'Preparation',
  freezeInspectorDraw: 'Preparation',
  getInspectorPreparation: 'Preparation',
  listPublicDraws: 'Draw',
  own: 'inspectorDraws',
  AssignedVisit: 'Visit',
  CreditAnswer: 'Standing',
  getOwnStanding: 'Standing',
  standing: 'Standing',
  weights: 'lines',
  ToldCase: 'ListingCase',
  PublicListing: 'Listing',
  ToldListing: 'Listing',
  listing: 'Listing',
  ToldApplication: 'Application',
  measure: 'measures',
  listOwnPledges: 'Pledge',
  listOwnQueries: 'listQueries',
  listTableVersions: 'listTables',
  getTableProposal: 'TableProposal',
  listTableProposals: 'TableProposal',
  registerWebhook: 'Webhook',
  rotateWebhookSecret: 'Webhook',
};

interface Entry {
  readonly places: Places;
  readonly text: Text;
}

const entriesByName: ReadonlyMap<string, readonly Entry[]> = new Map(
  [
    ...Map.groupBy(fieldTexts.flatMap(Object.entries<Text>), ([key]) => key.slice(key.lastIndexOf('.') + 1)),
  ].map(([name, entries]) => [
    name,
    entries.map(([key, text]) => ({ places: key.split('.').slice(0, -1), text })),
  ]),
);

/** Where the places of an entry are among those of a field, the nearest first; nothing where the field does not stand there. */
const positionsOf = (wanted: Places, places: Places): readonly number[] | undefined => {
  const positions: number[] = [];
  for (const place of wanted.toReversed()) {
    const position = places.slice(0, positions.at(-1)).lastIndexOf(place);
    if (position === -1) return undefined;
    positions.push(position);
  }
  return positions;
};

/** Whether an entry is more specific than another: it names a nearer place, or one more. */
const isNearer = (one: readonly number[], other: readonly number[]): boolean => {
  const differing = one.findIndex((position, i) => position !== other[i]);
  return differing !== -1 && (one[differing] ?? -1) > (other[differing] ?? -1);
};

/** The text of the field that stands there: of the entries with its name, the most specific one. */
export const fieldText = (name: string, standsIn: Places): Text => {
  const places = standsIn.flatMap((place) => [
    ...(shownIn[place] === undefined ? [] : [shownIn[place]]),
    place,
  ]);
  let best: { readonly text: Text; readonly positions: readonly number[] } | undefined;
  for (const { places: wanted, text } of entriesByName.get(name) ?? []) {
    const positions = positionsOf(wanted, places);
    if (positions !== undefined && (best === undefined || isNearer(positions, best.positions)))
      best = { text, positions };
  }
  if (best === undefined) throw new Error(`no text says what ${[...standsIn, name].join('.')} is`);
  return best.text;
};
