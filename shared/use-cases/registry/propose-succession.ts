import {
  type Entity,
  type RegisteredEntity,
  registeredOf,
  type Succession,
} from '../../domain/credit/entity.ts';
import { successionFault } from '../../domain/credit/succession-fault.ts';
import { successionWarnings } from '../../domain/credit/succession-warnings.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { type CivilDate, civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import { isNaturalPerson, type TargetId } from '../../domain/registry/identifier.ts';
import type { Ask, Ports } from '../ask.ts';
import { maintainedEntry } from './maintained-entry.ts';

const linkFault = (
  from: TargetId,
  to: TargetId,
  effectiveOn: CivilDate,
  at: Instant,
): Refusal | undefined => {
  if (from === to || isNaturalPerson(from) || isNaturalPerson(to))
    return refusal(
      'invalid-input',
      '承继者须是另一市场主体。',
      'The successor must be another entity, and neither may be a natural person.',
      'body.successor',
    );
  return effectiveOn > civilDateOf(at)
    ? refusal(
        'invalid-input',
        '承继须在生效之后登记。',
        'A succession is registered once it has taken effect.',
        'body.effectiveOn',
      )
    : undefined;
};

/**
 * Proposes that an entity carries on another's history: a unified code in place of an old number, a merger, or two entries
 * of one entity. Nothing changes for either until someone else approves; another proposal takes the place of the one
 * before. Refuses with `invalid-input` where both are the same or either is a natural person, or before it has taken
 * effect, and as {@link maintainedEntry} and {@link successionFault} do.
 */
export const proposeSuccession = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    caller,
    command,
    code,
    successor: id,
    ...link
  }: Ask &
    Pick<Succession, 'reason' | 'documentNo' | 'effectiveOn'> & {
      readonly code: TargetId;
      readonly successor: TargetId;
    },
): Promise<Result<RegisteredEntity>> => {
  const predecessor = await maintainedEntry(records, caller, code);
  if (!predecessor.ok) return predecessor;
  const successor = await maintainedEntry(records, caller, id);
  if (!successor.ok) return successor;
  const [before, after] = [predecessor.value.value, successor.value.value];
  const at = clock.now();
  const fault = linkFault(code, id, link.effectiveOn, at) ?? successionFault(before, after, 'body.successor');
  if (fault !== undefined) return refused(fault);
  const warnings = successionWarnings(before.target, after.target, link.reason);
  const proposed: Entity = {
    ...before,
    proposedSuccession: { ...link, id, by: caller.subject, at, warnings },
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'succession-proposed',
    about: `entity/${code}`,
    basis: link.documentNo,
    writes: [{ kind: 'entity', value: proposed, before: predecessor.value }],
    answer: registeredOf(proposed),
  });
};
