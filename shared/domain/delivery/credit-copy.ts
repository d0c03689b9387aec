import * as z from 'zod';
import { canonicalJson } from '../audit/canonical.ts';
import type { Entity } from '../credit/entity.ts';
import { standingSchema } from '../credit/standing.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { targetStateSchema } from '../registry/target-state.ts';

/**
 * What somebody who keeps a copy of the credit records holds of one entity: what a query answers, without the lines
 * that explain it and without a receipt. No `standing` means that no event was ever known, unless it names a successor.
 */
export const creditCopySchema = z.object({
  subject: targetIdSchema,
  name: z.string().min(1),
  state: targetStateSchema,
  standing: standingSchema.omit({ subject: true, lines: true }).optional(),
  /** Who carries on the history of this entity, which has no standing of its own any more. */
  succeededBy: targetIdSchema.optional(),
});
export type CreditCopy = z.infer<typeof creditCopySchema>;

/** The copy of an entity as it is stored. */
export const creditCopyOf = ({ target, standing: explained, succeededBy }: Entity): CreditCopy => {
  const copy = {
    subject: target.id,
    name: target.name,
    state: target.state,
    ...(succeededBy !== undefined && { succeededBy: succeededBy.id }),
  };
  if (explained === undefined) return copy;
  const { subject: _, lines: __, ...standing } = explained;
  return { ...copy, standing };
};

/** Fields of a standing that move when it is computed anew, although it stays what it was. */
const whenComputed: ReadonlySet<string> = new Set(['asOf', 'knownAt', 'validThrough', 'tables']);

const contentOf = ({ standing, ...rest }: CreditCopy): string =>
  canonicalJson(
    JSON.parse(
      JSON.stringify({
        ...rest,
        ...(standing !== undefined && {
          standing: Object.fromEntries(Object.entries(standing).filter(([name]) => !whenComputed.has(name))),
        }),
      }),
    ),
  );

/** Whether two copies say the same of an entity; when that was computed does not matter. */
export const saysTheSame = (one: CreditCopy, other: CreditCopy): boolean =>
  contentOf(one) === contentOf(other);
