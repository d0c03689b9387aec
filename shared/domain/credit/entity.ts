import * as z from 'zod';
import { openPledgeSchema } from '../pledges/open-pledge.ts';
import { textSchema } from '../primitives/text.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { sourceSchema } from '../registry/source.ts';
import { targetSchema } from '../registry/target.ts';
import type { Viewpoint } from './history.ts';
import { standingSchema } from './standing.ts';

/** Why a code gave way to another: a unified code for an old number, a merger, or another entry of the same entity. */
export const successionReasonSchema = z.enum(['unified-code', 'merger', 'duplicate-entry']);

/** That an entity took over from another, whose history is its own from then on (承继). */
const successionSchema = z.object({
  /** The other entity: who was before, or who came after. */
  id: targetIdSchema,
  reason: successionReasonSchema,
  documentNo: z.string().min(1),
  effectiveOn: civilDateSchema,
  /** When this service came to know it. */
  knownAt: instantSchema,
});
export type Succession = z.infer<typeof successionSchema>;

/** A succession that somebody proposes; nothing comes of it until someone else approves. */
const proposedSuccessionSchema = successionSchema.omit({ knownAt: true }).extend({
  by: z.string(),
  at: instantSchema,
  /** Where the entries differ, as they were then; they are kept so that the second person sees them too. */
  warnings: z.array(textSchema).readonly(),
});
export type ProposedSuccession = z.infer<typeof proposedSuccessionSchema>;

/** Whether a succession had taken effect by then and was known then. */
export const isSucceeded = ({ effectiveOn, knownAt }: Succession, viewpoint: Viewpoint): boolean =>
  effectiveOn <= viewpoint.asOf && knownAt <= viewpoint.knownAt;

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
  openPledges: z.array(openPledgeSchema).optional(),
  /** Everyone whose history it carries on, predecessors of predecessors included. */
  predecessors: z.array(successionSchema).optional(),
  /** Who carries on its history; such an entity has no standing of its own any more. */
  succeededBy: successionSchema.optional(),
  /** Who shall carry on its history, while someone else has yet to approve. */
  proposedSuccession: proposedSuccessionSchema.optional(),
  source: sourceSchema,
});
export type Entity = z.infer<typeof entitySchema>;

/** What the register tells of an entity: nothing of its credit, which has questions and a log of its own. */
export const registeredEntitySchema = entitySchema.pick({
  target: true,
  predecessors: true,
  succeededBy: true,
  proposedSuccession: true,
  source: true,
});
export type RegisteredEntity = z.infer<typeof registeredEntitySchema>;

/** The part of an entity that the register tells. */
export const registeredOf = ({
  target,
  predecessors,
  succeededBy,
  proposedSuccession,
  source,
}: Entity): RegisteredEntity => ({
  target,
  ...(predecessors !== undefined && { predecessors }),
  ...(succeededBy !== undefined && { succeededBy }),
  ...(proposedSuccession !== undefined && { proposedSuccession }),
  source,
});
