import * as z from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { listNameSchema } from '../lists/list-name.ts';
import { isRetired, measureOf, measureThrough } from '../measures/measures.ts';
import { textSchema } from '../primitives/text.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { type RuleTables, standingTables } from '../rule-tables/rule-tables.ts';
import type { CreditEvent } from './event.ts';
import { fullScore } from './full-score.ts';
import { type HistoryEntry, historyOf, unchangedThrough, type Viewpoint } from './history.ts';
import { riskClassSchema, riskier } from './risk-class.ts';
import { dimensionSchema } from './score-dimensions.ts';
import { gradeOf } from './score-grades.ts';
import { severitySchema } from './severity.ts';

/** Why the score and the class are what they are: one line for each event and rule that counts. */
export const standingLineSchema = z.object({
  eventId: z.string().min(1),
  /** `result-codes/6`, `lists/serious`: the table and its row. */
  rule: z.string().min(1),
  label: textSchema,
  basis: z.string().min(1),
  dimension: dimensionSchema,
  points: z.int(),
  riskClass: riskClassSchema,
  /** How grave it is; absent for what is not adverse. */
  severity: severitySchema.optional(),
  occurredOn: civilDateSchema,
  /** The last day on which it counts by itself. */
  countsThrough: civilDateSchema.optional(),
  /** Present while an objection against the event is running. */
  isDisputed: z.literal(true).optional(),
});

/** A live entry of a list. */
export const standingListSchema = z.object({
  listingId: z.string().min(1),
  list: listNameSchema,
  cause: z.string().min(1),
  documentNo: z.string().min(1),
  listedOn: civilDateSchema,
  endsOn: civilDateSchema.optional(),
  /** Present on a red listing while a serious one lives: it gives nothing meanwhile. */
  isSuspended: z.literal(true).optional(),
  isDisputed: z.literal(true).optional(),
});

/** What an entity's credit is for the day `asOf` as it was known at `knownAt`, each point and class step explained by a line. */
export const standingSchema = z.object({
  subject: targetIdSchema,
  asOf: civilDateSchema,
  knownAt: instantSchema,
  /** The last day for which this holds while nothing new becomes known; absent where time alone changes nothing. */
  validThrough: civilDateSchema.optional(),
  /** Names the versions of all tables that it rests on; see `standingTables`. */
  tables: hashSchema,
  /** Class, score and grade are absent while nothing counts: not evaluated, never a silent good mark. */
  riskClass: riskClassSchema.optional(),
  score: z.int().min(0).max(fullScore).optional(),
  grade: z.string().optional(),
  /** What the score is made of; in each dimension no less than nothing and no more than its full points. */
  dimensions: z
    .array(z.object({ dimension: dimensionSchema, score: z.int().min(0).max(fullScore) }))
    .optional(),
  /** The latest score of another platform, never mixed with this one. */
  publicScore: z
    .object({
      eventId: z.string().min(1),
      issuer: z.string().min(1),
      score: z.number(),
      grade: z.string().optional(),
      scoredOn: civilDateSchema,
    })
    .optional(),
  lists: z.array(standingListSchema),
  /**
   * Codes of the measures that live, unsuspended listings carry, in code-unit order, less those that are retired, those whose
   * term is over and those that others cancel.
   */
  measures: z.array(z.string()),
  lines: z.array(standingLineSchema),
});
export type Standing = z.infer<typeof standingSchema>;
type StandingLine = z.infer<typeof standingLineSchema>;

/**
 * How many lines a standing may have before no more facts are recorded about its entity. A stored row holds 400 KB and a
 * line takes up to half a kilobyte, so that room is left for what the service itself adds: results, listings, pledges.
 */
export const mostLines = 600;

const linesOf = ({ event, counting, isDisputed }: HistoryEntry): readonly StandingLine[] =>
  counting.map(({ rule, label, basis, dimension, points, riskClass, severity, countsThrough }) => ({
    eventId: event.id,
    rule,
    label,
    basis,
    dimension,
    points,
    riskClass,
    ...(severity !== undefined && { severity }),
    occurredOn: event.occurredOn,
    ...(countsThrough !== undefined && { countsThrough }),
    ...(isDisputed && { isDisputed: true as const }),
  }));

const listsOf = (history: readonly HistoryEntry[]): Standing['lists'] =>
  history.flatMap(({ event, status, isDisputed }) => {
    if (event.kind !== 'listed' || (status !== 'counts' && status !== 'suspended')) return [];
    const { listingId, list, cause, documentNo, occurredOn, endsOn } = event;
    return [
      {
        listingId,
        list,
        cause,
        documentNo,
        listedOn: occurredOn,
        ...(endsOn !== undefined && { endsOn }),
        ...(status === 'suspended' && { isSuspended: true as const }),
        ...(isDisputed && { isDisputed: true as const }),
      },
    ];
  });

/** What counting listings carry and is not retired, each with the last day of its own term where it has one. */
const carriedIn = (history: readonly HistoryEntry[], { measures }: RuleTables) =>
  history.flatMap(({ event, status }) =>
    event.kind === 'listed' && status === 'counts'
      ? event.measures
          .filter((code) => !isRetired(measures, code))
          .map((code) => ({ code, through: measureThrough(measures, code, event.occurredOn) }))
      : [],
  );

const measuresOf = (
  carried: ReturnType<typeof carriedIn>,
  { measures }: RuleTables,
  { asOf }: Viewpoint,
): string[] => {
  const inForce = new Set(
    carried.flatMap(({ code, through }) => (through === undefined || asOf <= through ? [code] : [])),
  );
  for (const code of [...inForce])
    for (const cancelled of measureOf(measures, code)?.effect.cancels ?? []) inForce.delete(cancelled);
  return [...inForce].sort();
};

const publicScoreOf = (history: readonly HistoryEntry[]): Standing['publicScore'] => {
  const last = history.findLast(
    ({ event, status }) => event.kind === 'score-imported' && status === 'counts',
  )?.event;
  if (last?.kind !== 'score-imported') return undefined;
  const { id: eventId, issuer, score, grade, occurredOn: scoredOn } = last;
  return { eventId, issuer, score, ...(grade !== undefined && { grade }), scoredOn };
};

/** The score of each dimension: full, moved by its lines, within its bounds. */
const dimensionsOf = (
  lines: readonly StandingLine[],
  tables: RuleTables,
): NonNullable<Standing['dimensions']> =>
  tables['score-dimensions'].rows.map(({ dimension, full }) => {
    const moved = lines
      .filter((line) => line.dimension === dimension)
      .reduce((sum, { points }) => sum + points, full);
    return { dimension, score: Math.min(full, Math.max(0, moved)) };
  });

const evaluationOf = (lines: readonly StandingLine[], tables: RuleTables): Partial<Standing> => {
  if (lines.length === 0) return {};
  const dimensions = dimensionsOf(lines, tables);
  const score = dimensions.reduce((sum, one) => sum + one.score, 0);
  return {
    riskClass: lines.map(({ riskClass }) => riskClass).reduce(riskier),
    score,
    grade: gradeOf(tables['score-grades'], score).grade,
    dimensions,
  };
};

/**
 * Standing as a pure fold over an entity's events, by the tables in force at the viewpoint, whatever the events' order
 * of arrival.
 */
export const standingOf = (
  subject: Standing['subject'],
  events: readonly CreditEvent[],
  tables: RuleTables,
  viewpoint: Viewpoint,
): Standing => {
  const history = historyOf(events, tables, viewpoint);
  const lines = history.flatMap(linesOf);
  const carried = carriedIn(history, tables);
  const [validThrough] = [
    unchangedThrough(events, history, viewpoint),
    ...carried.map(({ through }) => through),
  ]
    .filter((on) => on !== undefined && on >= viewpoint.asOf)
    .toSorted();
  const publicScore = publicScoreOf(history);
  return {
    subject,
    asOf: viewpoint.asOf,
    knownAt: viewpoint.knownAt,
    ...(validThrough !== undefined && { validThrough }),
    tables: standingTables(tables),
    ...evaluationOf(lines, tables),
    ...(publicScore !== undefined && { publicScore }),
    lists: listsOf(history),
    measures: measuresOf(carried, tables, viewpoint),
    lines,
  };
};

/** Whether a stored standing still holds on a day, under these tables. */
export const isCurrent = (standing: Standing, tables: RuleTables, on: Standing['asOf']): boolean =>
  standing.tables === standingTables(tables) &&
  (standing.validThrough === undefined || on <= standing.validThrough);
