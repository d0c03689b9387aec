import * as z from 'zod';
import { compareCodeUnits } from '../draws/code-unit-order.ts';
import type { Exclusion } from '../draws/exclusion.ts';
import type { StratumSize } from '../draws/rules.ts';
import { textSchema } from '../primitives/text.ts';
import type { DrawRatios } from './draw-ratios.ts';
import type { Availability } from './sample-sizes.ts';
import { stratumSchema } from './stratum.ts';

/** How many of those kept out for one reason a preview names. */
const namedAtMost = 10;

/** One who is kept out, as the planner knows them: a target by its id, an inspector by the staff number. */
const excludedSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  by: z.string().min(1),
  note: z.string().min(1).optional(),
});

/** What a frame and a pool would be, before they are frozen. */
export const previewSchema = z.object({
  /** Which wording of the task it is of. */
  revision: z.int().min(1),
  /** For each stratum: how many can be drawn, and how many will be (`size`; absent where that is refused). */
  strata: z.array(
    z.object({
      stratum: stratumSchema,
      label: textSchema,
      available: z.int().min(0),
      size: z.int().min(0).optional(),
    }),
  ),
  /** How many are kept out, for each reason (a code of the exclusions), and the first of them by id. */
  excluded: z.array(
    z.object({
      of: z.enum(['target', 'inspector']),
      reason: z.string().min(1),
      count: z.int().min(1),
      first: z.array(excludedSchema).max(namedAtMost),
    }),
  ),
  /**
   * Targets in the frame that have had as many visits as the yearly cap allows: the task's trigger is exempt from it, or
   * some of those visits were.
   */
  aboveCap: z.int().min(0),
  /**
   * Targets that meet the other criteria, but whose district the register does not know: they are in no frame until
   * whoever maintains them adds it.
   */
  unplaced: z.int().min(0),
  /** How many inspectors may be drawn; none where departments draw them later. */
  pool: z.int().min(0),
  /** Seats to be filled over all visits. */
  seats: z.int().min(0),
  /** Why the pool cannot fill them, and what would help; absent where it can. */
  obstacle: textSchema.optional(),
});
export type Preview = z.infer<typeof previewSchema>;

/** One who is kept out, with the name and, for an inspector, the staff number that the certificate does not show. */
export type ExcludedParty =
  | { readonly name: string; readonly exclusion: Extract<Exclusion, { of: 'target' }> }
  | {
      readonly name: string;
      readonly staffNo: string;
      readonly exclusion: Extract<Exclusion, { of: 'inspector' }>;
    };

const idOf = (party: ExcludedParty): string => ('staffNo' in party ? party.staffNo : party.exclusion.id);

/** The strata that the frame or the sample names, riskiest first. */
export const previewStrata = (
  available: Availability,
  sizes: readonly StratumSize[],
  ratios: DrawRatios,
): Preview['strata'] => {
  const sizeOf = new Map<string, number>(sizes.map(({ stratum, size }) => [stratum, size]));
  return ratios.rows
    .map(({ stratum, label }) => {
      const size = sizeOf.get(stratum);
      return {
        stratum,
        label,
        available: available.get(stratum) ?? 0,
        ...(size !== undefined && { size }),
      };
    })
    .filter(({ available: count, size }) => count > 0 || size !== undefined);
};

/** Who is kept out for these reasons was drawn elsewhere, which a planner has no business to know. */
const tellsOfOtherDraws: ReadonlySet<Exclusion['reason']> = new Set(['cap-reached', 'under-same-check']);

/** Those kept out, counted by reason, with the first of each, in the order of the reasons' codes. */
export const previewExclusions = (excluded: readonly ExcludedParty[]): Preview['excluded'] =>
  [...Map.groupBy(excluded, ({ exclusion: { of, reason } }) => `${of} ${reason}`)]
    .toSorted(([a], [b]) => compareCodeUnits(a, b))
    .flatMap(([, alike]) => {
      const [one] = alike;
      if (one === undefined) return [];
      const { of, reason } = one.exclusion;
      const first = (tellsOfOtherDraws.has(reason) ? [] : alike)
        .toSorted((a, b) => compareCodeUnits(idOf(a), idOf(b)))
        .slice(0, namedAtMost)
        .map((party) => ({
          id: idOf(party),
          name: party.name,
          by: party.exclusion.by,
          ...(party.exclusion.note !== undefined && { note: party.exclusion.note }),
        }));
      return [{ of, reason, count: alike.length, first }];
    });
