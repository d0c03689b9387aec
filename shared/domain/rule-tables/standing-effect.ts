import * as z from 'zod';
import { type Standing, standingSchema } from '../credit/standing.ts';
import { stratumOf, stratumSchema } from '../inspections/stratum.ts';
import type { ProposedTables, RuleTables } from './rule-tables.ts';

/** How many lines of one standing an effect shows. */
const linesAtMost = 10;

/** What a line counts for. */
const lineSchema = standingSchema.shape.lines.element.pick({
  points: true,
  riskClass: true,
  severity: true,
  countsThrough: true,
});
type Line = Standing['lines'][number];

const summarySchema = standingSchema
  .pick({
    riskClass: true,
    score: true,
    grade: true,
    dimensions: true,
    measures: true,
  })
  .extend({
    /** The stratum in which it would be drawn. */
    stratum: stratumSchema,
  });

/** What becomes of one standing under other tables. Who is on which list does not depend on a table. */
export const standingEffectSchema = z.object({
  before: summarySchema,
  after: summarySchema,
  /** How many lines count otherwise, and the first of them. */
  changedLines: z.int().min(0),
  lines: z
    .array(
      z.object({
        eventId: z.string().min(1),
        rule: z.string().min(1),
        /** Absent where the line did not count. */
        before: lineSchema.optional(),
        /** Absent where the line does not count any more. */
        after: lineSchema.optional(),
      }),
    )
    .max(linesAtMost),
});
export type StandingEffect = z.infer<typeof standingEffectSchema>;

const summaryOf = (
  { riskClass, score, grade, dimensions, measures }: Standing,
  tables: RuleTables,
): StandingEffect['before'] => ({
  ...(riskClass !== undefined && { riskClass }),
  ...(score !== undefined && { score }),
  ...(grade !== undefined && { grade }),
  ...(dimensions !== undefined && { dimensions }),
  measures,
  stratum: stratumOf({ riskClass, measures }, tables.measures),
});

const worthOf = ({ points, riskClass, severity, countsThrough }: Line): z.infer<typeof lineSchema> => ({
  points,
  riskClass,
  ...(severity !== undefined && { severity }),
  ...(countsThrough !== undefined && { countsThrough }),
});

const linesBy = ({ lines }: Standing): ReadonlyMap<string, Line> =>
  new Map(lines.map((line) => [`${line.eventId} ${line.rule}`, line]));

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The effect on one entity, or nothing where it comes to the same: new words for a rule change nobody's standing. */
export const standingEffect = (
  before: Standing,
  after: Standing,
  tables: ProposedTables,
): StandingEffect | undefined => {
  const [was, is] = [linesBy(before), linesBy(after)];
  const lines = [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((key): StandingEffect['lines'] => {
    const [old, now] = [was.get(key), is.get(key)];
    const { eventId, rule } = (old ?? now) as Line;
    const [oldWorth, newWorth] = [old && worthOf(old), now && worthOf(now)];
    if (isSame(oldWorth, newWorth)) return [];
    return [{ eventId, rule, ...(oldWorth && { before: oldWorth }), ...(newWorth && { after: newWorth }) }];
  });
  const [summaryBefore, summaryAfter] = [summaryOf(before, tables.before), summaryOf(after, tables.after)];
  return lines.length === 0 && isSame(summaryBefore, summaryAfter)
    ? undefined
    : {
        before: summaryBefore,
        after: summaryAfter,
        changedLines: lines.length,
        lines: lines.slice(0, linesAtMost),
      };
};
