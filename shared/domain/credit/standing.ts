import { z } from 'zod';
import { resultCodeOf } from '../inspections/result-codes.ts';
import { listNameSchema } from '../lists/list-name.ts';
import { listRuleOf } from '../lists/lists.ts';
import { textSchema } from '../primitives/text.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import type { CreditEvent } from './event.ts';
import { type RiskClass, riskClassSchema, riskier } from './risk-class.ts';
import { fullScore, gradeOf } from './score-grades.ts';

/** Why the score and the class are what they are: one line for each event and rule that counted. */
const standingLineSchema = z.object({
  eventId: z.string().min(1),
  /** `result-codes/6`, `lists/serious`: the table and its row. */
  rule: z.string().min(1),
  label: textSchema,
  points: z.int(),
  riskClass: riskClassSchema,
  occurredOn: civilDateSchema,
});

const standingListSchema = z.object({
  listingId: z.string().min(1),
  list: listNameSchema,
  documentNo: z.string().min(1),
  listedOn: civilDateSchema,
  endsOn: civilDateSchema.optional(),
});

/** What an entity's credit is at `asOf`, each point and class step explained by a line. */
export const standingSchema = z.object({
  subject: targetIdSchema,
  asOf: instantSchema,
  /** Class, score and grade are absent until an event counts: not evaluated, never a silent good mark. */
  riskClass: riskClassSchema.optional(),
  score: z.int().min(0).max(fullScore).optional(),
  grade: z.string().optional(),
  lists: z.array(standingListSchema),
  /** Codes of the measures that live listings carry, in code-unit order. */
  measures: z.array(z.string()),
  lines: z.array(standingLineSchema),
});
export type Standing = z.infer<typeof standingSchema>;
type StandingLine = z.infer<typeof standingLineSchema>;

const linesOfEvent = (event: CreditEvent): readonly StandingLine[] => {
  const of = (rule: string, row: Pick<StandingLine, 'label' | 'points' | 'riskClass'>): StandingLine => ({
    eventId: event.id,
    rule,
    label: row.label,
    points: row.points,
    riskClass: row.riskClass,
    occurredOn: event.occurredOn,
  });
  switch (event.kind) {
    case 'inspection-result':
      return event.resultCodes.map((code) => {
        const row = resultCodeOf(code);
        if (row === undefined) throw new Error(`event ${event.id} names the unknown result code ${code}`);
        return of(`result-codes/${code}`, row);
      });
    case 'listed':
      return [of(`lists/${event.list}`, listRuleOf(event.list))];
    case 'listing-ended':
      return [];
  }
};

const worstClass = (lines: readonly StandingLine[]): RiskClass =>
  lines.map(({ riskClass }) => riskClass).reduce(riskier, 'A');

/**
 * Standing as a pure fold over the events known at `asOf`, whatever their order of arrival. Events of a
 * listing that has ended stay in the history but no longer count.
 */
export const standingOf = (
  subject: Standing['subject'],
  events: readonly CreditEvent[],
  asOf: Standing['asOf'],
): Standing => {
  const known = events
    .filter(({ knownAt }) => knownAt <= asOf)
    .sort((a, b) => (a.occurredOn + a.id < b.occurredOn + b.id ? -1 : 1));
  const ended = new Set(known.flatMap((event) => (event.kind === 'listing-ended' ? [event.listingId] : [])));
  const counting = known.filter((event) => !(event.kind === 'listed' && ended.has(event.listingId)));
  const lines = counting.flatMap(linesOfEvent);
  const live = counting.filter((event) => event.kind === 'listed');
  const score = Math.max(0, fullScore + lines.reduce((sum, { points }) => sum + points, 0));
  return {
    subject,
    asOf,
    ...(lines.length > 0 && { riskClass: worstClass(lines), score, grade: gradeOf(score).grade }),
    lists: live.map(({ listingId, list, documentNo, occurredOn, endsOn }) => ({
      listingId,
      list,
      documentNo,
      listedOn: occurredOn,
      ...(endsOn !== undefined && { endsOn }),
    })),
    measures: [...new Set(live.flatMap(({ measures }) => measures))].sort(),
    lines,
  };
};
