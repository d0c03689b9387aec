import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { type Entity, type RegisteredEntity, registeredOf } from '../../domain/credit/entity.ts';
import { fullRecordFault } from '../../domain/credit/recording-fault.ts';
import { standingOf } from '../../domain/credit/standing.ts';
import { successionFault } from '../../domain/credit/succession-fault.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { knownFrom } from '../credit/present.ts';
import { readHistory } from '../credit/read-history.ts';
import { type NamedProposal, proposedSuccession } from './proposed-succession.ts';

/** Where the successor of a proposal is named. */
const field = 'proposedSuccession.id';

/** The later of two last visits. */
const lastVisitOf = (one: Entity, other: Entity): Partial<Pick<Entity, 'lastVisit'>> => {
  const [latest] = [one.lastVisit, other.lastVisit]
    .filter((visit) => visit !== undefined)
    .toSorted((a, b) => (a.on < b.on ? 1 : -1));
  return latest === undefined ? {} : { lastVisit: latest };
};

/**
 * Approves a proposed succession, which joins two credit histories for good: the successor's standing is folded anew over
 * both; the other entry has neither standing nor open pledges of its own any more. Refuses as {@link proposedSuccession}
 * does, with `same-person` for whoever proposed it, with `record-full` where one record cannot hold what counts about
 * both, and as {@link successionFault} does where either entry has changed meanwhile.
 */
export const approveSuccession = async (
  { records, ledger, clock, tables: source }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: NamedProposal,
): Promise<Result<RegisteredEntity>> => {
  const { caller, command, code } = asked;
  const proposed = await proposedSuccession(records, asked);
  if (!proposed.ok) return proposed;
  const { proposal, predecessor, successor } = proposed.value;
  const second = permitSecondPerson(caller, { proposed: [proposal.by] });
  if (!second.ok) return second;
  const [before, after] = [predecessor.value, successor.value];
  const fault = successionFault(before, after, field);
  if (fault !== undefined) return refused(fault);
  const at = clock.now();
  const knownAt = knownFrom(at, [before.standing?.knownAt, after.standing?.knownAt]);
  const { id: successorId, reason, documentNo, effectiveOn } = proposal;
  const succession = { reason, documentNo, effectiveOn, knownAt };
  const { standing: _, openPledges = [], proposedSuccession: __, ...rest } = before;
  const pledges = [...(after.openPledges ?? []), ...openPledges];
  const joined: Entity = {
    ...after,
    ...lastVisitOf(before, after),
    ...(pledges.length > 0 && { openPledges: pledges }),
    predecessors: [
      ...(after.predecessors ?? []),
      ...[code, ...(before.predecessors ?? []).map(({ id }) => id)].map((id) => ({ ...succession, id })),
    ],
  };
  const history = await readHistory(records, joined);
  const viewpoint = { asOf: civilDateOf(knownAt), knownAt };
  const tables = await source.at(viewpoint.asOf, knownAt);
  const standing = history.length === 0 ? undefined : standingOf(successorId, history, tables, viewpoint);
  const full = fullRecordFault(standing?.lines.length ?? 0, field);
  if (full !== undefined) return refused(full);
  const entity: Entity = { ...joined, ...(standing !== undefined && { standing }) };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'entity-succeeded',
    about: `entity/${code}`,
    basis: documentNo,
    writes: [
      {
        kind: 'entity',
        value: { ...rest, succeededBy: { ...succession, id: successorId } },
        before: predecessor,
      },
      { kind: 'entity', value: entity, before: successor },
    ],
    answer: registeredOf(entity),
  });
};
