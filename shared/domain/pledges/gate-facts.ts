import * as z from 'zod';
import { digestOf } from '../audit/digest.ts';
import { hashSchema } from '../audit/hash.ts';
import { deadlineSchema } from '../calendar/deadlines.ts';
import { riskClassSchema } from '../credit/risk-class.ts';
import { standingListSchema } from '../credit/standing.ts';
import { instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { targetStateSchema } from '../registry/target-state.ts';
import { bearingOnStanding, type RuleTables } from '../rule-tables/rule-tables.ts';
import type { Applicant } from './applicant-verdicts.ts';
import type { Application, Eligibility } from './eligibility.ts';
import { pledgeItemOf } from './pledge-items.ts';

/**
 * Everything that an answer of the gate rests on, so that the next answer to the same application can say what has changed.
 * The same facts give the same decision for the same reasons.
 */
export const gateFactsSchema = z.object({
  /** When they were so. */
  judgedAt: instantSchema,
  /** Who was judged: whoever the code that was asked about meant then. */
  judged: targetIdSchema,
  /** The state in the register; `null` where it has no such entity. */
  register: targetStateSchema.nullable(),
  riskClass: riskClassSchema.nullable(),
  /** Live listings but those on the red list, which give nothing here. */
  lists: z.array(
    standingListSchema.pick({ listingId: true, list: true, documentNo: true, isDisputed: true }),
  ),
  measures: z.array(z.string()),
  /** Lines that count against the entity, listings aside. */
  faults: z.array(
    z.object({ eventId: z.string(), rule: z.string(), isDisputed: z.literal(true).optional() }),
  ),
  missingMaterials: z.array(z.string()),
  /** Until when they may follow; `null` where they may not, or none is missing. */
  dueOn: deadlineSchema.nullable(),
  /** The content hash of the item's row; `null` where the table has none. */
  item: hashSchema.nullable(),
  /** The content hashes of the other tables that it rests on. */
  tables: z.record(z.string(), hashSchema),
});
export type GateFacts = z.infer<typeof gateFactsSchema>;

const isAgainst = ({ severity, riskClass, rule }: Applicant['standing']['lines'][number]): boolean =>
  (severity !== undefined || riskClass > 'B') && !rule.startsWith('lists/');

/** Who was judged when, and what may follow by that. */
export interface Judgement extends Pick<GateFacts, 'judgedAt' | 'judged'>, Pick<Eligibility, 'deferral'> {}

/** The facts behind an answer about an applicant's application, by these tables. */
export const gateFactsOf = (
  applicant: Applicant | undefined,
  { itemCode, missingMaterials }: Application,
  tables: RuleTables,
  { judgedAt, judged, deferral }: Judgement,
): GateFacts => {
  const item = pledgeItemOf(tables['pledge-items'], itemCode);
  const { riskClass, lists = [], measures = [], lines = [] } = applicant?.standing ?? {};
  return {
    judgedAt,
    judged,
    register: applicant?.state ?? null,
    riskClass: riskClass ?? null,
    lists: lists
      .filter(({ list }) => list !== 'red')
      .map(({ listingId, list, documentNo, isDisputed }) => ({
        listingId,
        list,
        documentNo,
        ...(isDisputed && { isDisputed }),
      })),
    measures: [...measures],
    faults: lines
      .filter(isAgainst)
      .map(({ eventId, rule, isDisputed }) => ({ eventId, rule, ...(isDisputed && { isDisputed }) })),
    missingMaterials: [...missingMaterials],
    item: item === undefined ? null : digestOf(item),
    dueOn: deferral?.dueOn ?? null,
    tables: Object.fromEntries(bearingOnStanding.map((name) => [name, tables.hashes[name]])),
  };
};
