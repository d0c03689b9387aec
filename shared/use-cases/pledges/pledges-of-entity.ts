import type { Pledge } from '../../domain/pledges/pledge.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Records } from '../ports.ts';

/** A page of an entity's pledges, the one accepted last first. Refuses with `invalid-cursor`. */
export const pledgesOfEntity = async (
  records: Records,
  subject: TargetId,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Result<{ readonly items: readonly Pledge[]; readonly cursor?: string }>> => {
  const listed = await records.page('pledgesOfSubject', { subject }, page);
  if (!listed.ok) return listed;
  const { items, cursor } = listed.value;
  const pledges = await records.getMany(
    'pledge',
    items.map(({ value }) => ({ id: value.pledgeId })),
  );
  return accepted({
    items: pledges.flatMap((one) => (one === undefined ? [] : [one.value])),
    ...(cursor !== undefined && { cursor }),
  });
};
