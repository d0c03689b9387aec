import { groundsOf, standingEventOf } from '../../domain/lists/ground.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { readHistory } from '../credit/read-history.ts';
import { resolveEntity, underEveryCode } from '../credit/resolve-entity.ts';
import type { Records } from '../ports.ts';

/**
 * Why nothing else of this list may rest on the same fact or the same penalty, or nothing: one fact lists an entity once, and
 * another listing that has not ended rests on it already. A correction is the same fact.
 */
export const rivalListingFault = async (
  records: Records,
  one: Pick<Listing, 'id' | 'subject' | 'list' | 'evidence'>,
  field?: string,
): Promise<Refusal | undefined> => {
  const entity = await resolveEntity(records, one.subject);
  if (entity === undefined || groundsOf(one).length === 0) return undefined;
  const events = await readHistory(records, entity.value);
  const factsOf = (other: Pick<Listing, 'evidence'>): readonly string[] =>
    groundsOf(other).map((id) => standingEventOf(events, id));
  const facts = new Set(factsOf(one));
  for await (const { value: other } of underEveryCode(records, 'listingsOfSubject', entity.value))
    if (
      other.id !== one.id &&
      other.list === one.list &&
      other.state !== 'ended' &&
      factsOf(other).some((id) => facts.has(id))
    )
      return refusal(
        'wrong-state',
        `同一事实或同一处罚已引出同一名单的列入 ${other.id}；一项事实只列入一次。`,
        `The listing ${other.id} on this list rests on the same fact or penalty already; one fact lists an entity once.`,
        field,
      );
  return undefined;
};
