import {
  type Entity,
  type RegisteredEntity,
  registeredOf,
  type Succession,
} from '../../domain/credit/entity.ts';
import { fullRecordFault } from '../../domain/credit/recording-fault.ts';
import { standingOf } from '../../domain/credit/standing.ts';
import { mostOpenPledges } from '../../domain/pledges/open-pledge.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import { isNaturalPerson, type TargetId } from '../../domain/registry/identifier.ts';
import type { Ask, Ports } from '../ask.ts';
import { knownFrom } from '../credit/present.ts';
import { readHistory } from '../credit/read-history.ts';
import { found } from '../found.ts';
import { mayMaintain } from './may-maintain.ts';

type Link = Pick<Succession, 'reason' | 'documentNo' | 'effectiveOn'>;

const faultOf = (
  predecessor: Entity,
  successor: Entity,
  { effectiveOn }: Link,
  at: Instant,
): Refusal | undefined => {
  const [from, to] = [predecessor.target.id, successor.target.id];
  if (from === to || isNaturalPerson(from) || isNaturalPerson(to))
    return refusal(
      'invalid-input',
      '承继者须是另一市场主体。',
      'The successor must be another entity, and neither may be a natural person.',
      'body.successor',
    );
  if (effectiveOn > civilDateOf(at))
    return refusal(
      'invalid-input',
      '承继须在生效之后登记。',
      'A succession is registered once it has taken effect.',
      'body.effectiveOn',
    );
  if (predecessor.succeededBy !== undefined)
    return refusal(
      'wrong-state',
      `${from} 已由 ${predecessor.succeededBy.id} 承继。`,
      `${from} was succeeded by ${predecessor.succeededBy.id} already.`,
    );
  if (successor.succeededBy !== undefined)
    return refusal(
      'wrong-state',
      `${to} 已由 ${successor.succeededBy.id} 承继；请填写现存的承继者。`,
      `${to} was itself succeeded by ${successor.succeededBy.id}; name who is there now.`,
      'body.successor',
    );
  const pledges = (predecessor.openPledges ?? []).length + (successor.openPledges ?? []).length;
  return pledges > mostOpenPledges
    ? refusal(
        'wrong-state',
        `两主体待核查的承诺合计 ${pledges} 项，超过上限 ${mostOpenPledges} 项；请先核查其中一部分。`,
        `Together they have ${pledges} pledges to be verified, more than ${mostOpenPledges}; verify some first.`,
      )
    : undefined;
};

/** The later of two last visits. */
const lastVisitOf = (one: Entity, other: Entity): Partial<Pick<Entity, 'lastVisit'>> => {
  const [latest] = [one.lastVisit, other.lastVisit]
    .filter((visit) => visit !== undefined)
    .toSorted((a, b) => (a.on < b.on ? 1 : -1));
  return latest === undefined ? {} : { lastVisit: latest };
};

/**
 * Registers that an entity carries on another's history: a unified code in place of an old number, a merger, or two entries of
 * one entity. Its standing is folded anew over both; the other entry has neither standing nor open pledges of its own any
 * more. Refuses with `wrong-state` where either was succeeded already, so that successions never form a circle, with
 * `record-full` where one record cannot hold what counts about both, and with `outside-jurisdiction` where the caller does
 * not maintain both.
 */
export const succeedTarget = async (
  { records, ledger, clock, tables: source }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  {
    caller,
    command,
    code,
    successor: successorId,
    ...link
  }: Ask & Link & { readonly code: TargetId; readonly successor: TargetId },
): Promise<Result<RegisteredEntity>> => {
  const predecessor = await found(records, 'entity', { target: { id: code } });
  if (!predecessor.ok) return predecessor;
  const successor = await found(records, 'entity', { target: { id: successorId } });
  if (!successor.ok) return successor;
  const [before, after] = [predecessor.value.value, successor.value.value];
  if (![before, after].every(({ target }) => mayMaintain(caller, target.authority, true)))
    return refused(
      refusal(
        'outside-jurisdiction',
        '须由同时维护两个条目的部门或其上级办理。',
        'A unit that maintains both entries, or one above, must do this.',
      ),
    );
  const at = clock.now();
  const fault = faultOf(before, after, link, at);
  if (fault !== undefined) return refused(fault);
  const knownAt = knownFrom(at, [before.standing?.knownAt, after.standing?.knownAt]);
  const succession = { ...link, knownAt };
  const { standing: _, openPledges = [], ...rest } = before;
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
  const full = fullRecordFault(standing?.lines.length ?? 0, 'body.successor');
  if (full !== undefined) return refused(full);
  const entity: Entity = { ...joined, ...(standing !== undefined && { standing }) };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'entity-succeeded',
    about: `entity/${code}`,
    basis: link.documentNo,
    writes: [
      {
        kind: 'entity',
        value: { ...rest, succeededBy: { ...succession, id: successorId } },
        before: predecessor.value,
      },
      { kind: 'entity', value: entity, before: successor.value },
    ],
    answer: registeredOf(entity),
  });
};
