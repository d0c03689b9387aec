import * as z from 'zod';
import { type Hash, sha256Hex } from '../audit/hash.ts';
import type { Standing } from '../credit/standing.ts';
import { type Stratum, strataByRisk, stratumOfClass, stratumSchema } from '../inspections/stratum.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import type { ProposedTables } from './rule-tables.ts';
import { standingEffect, standingEffectSchema } from './standing-effect.ts';

/** How many of those whose standing changes are shown. */
const sampleSize = 20;

const countSchema = z.int().min(0);

/** How many standings a new version changes, and how. */
export const standingTallySchema = z.object({
  /** Entities that have a standing. */
  evaluated: countSchema,
  /** Those whose standing would change in class, score, measures or any line, or who would be drawn in another stratum. */
  changed: countSchema,
  /** Those who would be on other lists: none, for only a decision puts anyone on a list. */
  listed: countSchema,
  /** From which class to which, riskiest first; `N` is not evaluated. Those who keep theirs are among them. */
  classes: z.array(z.object({ before: stratumSchema, after: stratumSchema, count: z.int().min(1) })),
  score: z.object({
    higher: countSchema,
    lower: countSchema,
    /** The greatest gain and the greatest loss of one entity. */
    greatestGain: countSchema,
    greatestLoss: countSchema,
  }),
  /** For how many entities a measure would apply anew or no longer. */
  measures: z.array(z.object({ code: z.string().min(1), gained: countSchema, lost: countSchema })),
  /** Some of those whose standing changes, by a lot that anyone can draw again: the SHA-256 of hash and identifier. */
  sample: z
    .array(
      z.object({
        ...standingEffectSchema.shape,
        ticket: z.string().min(1),
        subject: targetIdSchema,
        name: z.string().min(1),
      }),
    )
    .max(sampleSize),
});
export type StandingTally = z.infer<typeof standingTallySchema>;

const placeOf = (stratum: Stratum): number => strataByRisk.indexOf(stratum);

const byTicket = (one: { readonly ticket: string }, other: { readonly ticket: string }): number =>
  one.ticket < other.ticket ? -1 : one.ticket > other.ticket ? 1 : 0;

/**
 * Counts standings before and after a version that `hash` names. What it keeps does not grow with their number, and
 * tallies of parts add up to the tally of the whole, whatever the order.
 */
export const standingTally = (hash: Hash) => {
  let evaluated = 0;
  let changed = 0;
  let listed = 0;
  const score = { higher: 0, lower: 0, greatestGain: 0, greatestLoss: 0 };
  const classes = new Map<string, StandingTally['classes'][number]>();
  const measures = new Map<string, StandingTally['measures'][number]>();
  let sample: StandingTally['sample'] = [];

  const countClass = (before: Stratum, after: Stratum, count: number): void => {
    const known = classes.get(before + after)?.count ?? 0;
    classes.set(before + after, { before, after, count: known + count });
  };
  const countMeasure = (code: string, gained: number, lost: number): void => {
    const known = measures.get(code) ?? { code, gained: 0, lost: 0 };
    measures.set(code, { code, gained: known.gained + gained, lost: known.lost + lost });
  };
  const keep = (more: StandingTally['sample']): void => {
    sample = [...sample, ...more].sort(byTicket).slice(0, sampleSize);
  };

  return {
    take(name: string, before: Standing, after: Standing, tables: ProposedTables): void {
      evaluated += 1;
      countClass(stratumOfClass(before.riskClass), stratumOfClass(after.riskClass), 1);
      if (JSON.stringify(before.lists) !== JSON.stringify(after.lists)) listed += 1;
      const effect = standingEffect(before, after, tables);
      if (effect === undefined) return;
      changed += 1;
      const gain = (after.score ?? 0) - (before.score ?? 0);
      if (before.score !== undefined && after.score !== undefined && gain !== 0) {
        score[gain > 0 ? 'higher' : 'lower'] += 1;
        score.greatestGain = Math.max(score.greatestGain, gain);
        score.greatestLoss = Math.max(score.greatestLoss, -gain);
      }
      for (const code of after.measures) if (!before.measures.includes(code)) countMeasure(code, 1, 0);
      for (const code of before.measures) if (!after.measures.includes(code)) countMeasure(code, 0, 1);
      keep([{ ...effect, ticket: sha256Hex(hash + before.subject), subject: before.subject, name }]);
    },
    /** Adds the tally of a part. */
    add(part: StandingTally): void {
      evaluated += part.evaluated;
      changed += part.changed;
      listed += part.listed;
      for (const { before, after, count } of part.classes) countClass(before, after, count);
      for (const { code, gained, lost } of part.measures) countMeasure(code, gained, lost);
      score.higher += part.score.higher;
      score.lower += part.score.lower;
      score.greatestGain = Math.max(score.greatestGain, part.score.greatestGain);
      score.greatestLoss = Math.max(score.greatestLoss, part.score.greatestLoss);
      keep(part.sample);
    },
    figures: (): StandingTally => ({
      evaluated,
      changed,
      listed,
      classes: [...classes.values()].sort(
        (a, b) => placeOf(a.before) - placeOf(b.before) || placeOf(a.after) - placeOf(b.after),
      ),
      score: { ...score },
      measures: [...measures.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
      sample,
    }),
  };
};
