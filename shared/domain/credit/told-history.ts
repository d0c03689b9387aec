import * as z from 'zod';
import { repairableFrom } from '../lists/application-fault.ts';
import { textSchema } from '../primitives/text.ts';
import { civilDateSchema } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { type Annotation, type CreditEvent, creditEventSchema, isAnnotation } from './event.ts';
import { type EventStatus, type HistoryEntry, historyOf, type Viewpoint } from './history.ts';
import { riskClassSchema } from './risk-class.ts';
import { dimensionSchema } from './score-dimensions.ts';
import { severitySchema } from './severity.ts';

/** What became of an event; what may not be disclosed any more is left out and has no name here. */
const statuses = [
  'counts',
  'suspended',
  'term-over',
  'ended',
  'repaired',
  'corrected',
  'withdrawn',
] as const satisfies readonly EventStatus[];

/** An event of an entity's history as the entity is told of it. */
export const toldEventSchema = z.object({
  event: creditEventSchema,
  status: z.enum(statuses),
  /** The event that made it so, where one did. */
  because: z.string().optional(),
  isDisputed: z.boolean(),
  /** What it counts for, or would, and by which rule. */
  weights: z.array(
    z.object({
      rule: z.string(),
      label: textSchema,
      basis: z.string(),
      dimension: dimensionSchema,
      points: z.int(),
      riskClass: riskClassSchema,
      severity: severitySchema.optional(),
      countsThrough: civilDateSchema.optional(),
      /** Whether it counts today. */
      counts: z.boolean(),
    }),
  ),
  /** From when its repair may be applied for, told beside the fact (两书同达). */
  repairableFrom: civilDateSchema.optional(),
  /** Corrections, objections, withdrawals, repairs of it, in the order in which they became known. */
  annotations: z.array(creditEventSchema),
});
export type ToldEvent = z.infer<typeof toldEventSchema>;

const isDisclosed = (status: EventStatus): status is ToldEvent['status'] => status !== 'retention-over';

/** An event with the unit that answers for it in place of which of its people recorded it. */
const withoutOfficials = <E extends CreditEvent>(event: E): E => ({
  ...event,
  source: { ...event.source, by: event.source.unit ?? event.source.by },
});

const toldEvent = (
  entry: HistoryEntry,
  annotations: readonly Annotation[],
  tables: RuleTables,
): readonly ToldEvent[] => {
  const { event, status, because, isDisputed, weights, counting } = entry;
  if (!isDisclosed(status)) return [];
  const from = status === 'counts' ? repairableFrom(event, tables) : undefined;
  return [
    {
      event: withoutOfficials(event),
      status,
      ...(because !== undefined && { because }),
      isDisputed,
      weights: weights.map(({ proposes: _, ...weight }) => ({
        ...weight,
        counts: counting.some(({ rule }) => rule === weight.rule),
      })),
      ...(from !== undefined && { repairableFrom: from }),
      annotations: annotations.filter(({ of }) => of === event.id).map(withoutOfficials),
    },
  ];
};

/** An entity's history as the entity is told of it: every fact that may still be disclosed, and what became of each. */
export const toldHistory = (
  events: readonly CreditEvent[],
  tables: RuleTables,
  viewpoint: Viewpoint,
): readonly ToldEvent[] => {
  const annotations = events
    .filter(isAnnotation)
    .toSorted((one, other) => (one.knownAt < other.knownAt ? -1 : one.knownAt > other.knownAt ? 1 : 0));
  return historyOf(events, tables, viewpoint).flatMap((entry) => toldEvent(entry, annotations, tables));
};
