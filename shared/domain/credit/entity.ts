import { z } from 'zod';
import { mostOpenPledges, openPledgeSchema } from '../pledges/open-pledge.ts';
import { civilDateSchema } from '../primitives/time.ts';
import { sourceSchema } from '../registry/source.ts';
import { targetSchema } from '../registry/target.ts';
import { standingSchema } from './standing.ts';

/**
 * Everything that one read must answer about an entity: what the register says, and what its credit is.
 * They are one stored row so that the pledge gate needs a single `GetItem`.
 */
export const entitySchema = z.object({
  target: targetSchema,
  /** The materialised fold of the entity's credit events; absent until the first. */
  standing: standingSchema.optional(),
  /** The last published visit, so that the same inspectors do not come twice running. */
  lastVisit: z.object({ visitId: z.string(), on: civilDateSchema, staffNos: z.array(z.string()) }).optional(),
  /** Its pledges that are still to be verified. */
  openPledges: z.array(openPledgeSchema).max(mostOpenPledges).optional(),
  source: sourceSchema,
});
export type Entity = z.infer<typeof entitySchema>;
