import type { Caller } from '../../domain/access/caller.ts';
import { type Standing, standingOf } from '../../domain/credit/standing.ts';
import { askerOf } from '../../domain/pledges/query-log.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import { proposedTables } from '../../domain/rule-tables/proposed-tables.ts';
import { type StandingEffect, standingEffect } from '../../domain/rule-tables/standing-effect.ts';
import type { Ports } from '../ask.ts';
import { unknownSubject } from '../credit/fact-refusals.ts';
import { latestKnowledge } from '../credit/present.ts';
import { readHistory } from '../credit/read-history.ts';
import { loggedAs, resolveEntity } from '../credit/resolve-entity.ts';
import { found } from '../found.ts';

/** What one entity's standing would be on the day on which a proposed version takes effect, without it and with it. */
export interface ProposedStanding {
  readonly name: string;
  readonly before: Standing;
  readonly after: Standing;
  /** What differs; absent where the version changes nothing for the entity. */
  readonly effect?: StandingEffect;
}

/**
 * Answers what an entity's standing would be if a proposed version took effect, as far as is known now. Whoever asks is
 * logged. Refuses with `not-found` for an unknown proposal or entity.
 */
export const proposedStanding = async (
  {
    records,
    tables,
    clock,
    entropy,
    queryLog,
  }: Pick<Ports, 'records' | 'tables' | 'clock' | 'entropy' | 'queryLog'>,
  caller: Caller,
  proposalId: string,
  asked: TargetId,
): Promise<Result<ProposedStanding>> => {
  const proposal = await found(records, 'tableProposal', { id: proposalId });
  if (!proposal.ok) return proposal;
  const entity = await resolveEntity(records, asked);
  const at = clock.now();
  await queryLog.append([
    { id: entropy.id(), ...loggedAs(asked, entity), at, ...askerOf(caller), purpose: 'credit-query' },
  ]);
  if (entity === undefined) return refused(unknownSubject(asked, 'params.code'));
  const subject = entity.value.target.id;
  const { table } = proposal.value.value;
  const proposed = proposedTables(proposal.value.value, await tables.versions(), at);
  const viewpoint = { asOf: table.effectiveFrom, knownAt: latestKnowledge(entity.value, at) };
  const events = await readHistory(records, entity.value, viewpoint);
  const before = standingOf(subject, events, proposed.before, viewpoint);
  const after = standingOf(subject, events, proposed.after, viewpoint);
  const effect = standingEffect(before, after, proposed);
  return accepted({
    name: entity.value.target.name,
    before,
    after,
    ...(effect !== undefined && { effect }),
  });
};
