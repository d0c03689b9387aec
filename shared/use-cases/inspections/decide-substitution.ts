import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { type SubstitutionRequest, substitutionMachine } from '../../domain/inspections/substitution.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Records } from '../ports.ts';
import { runRequested } from '../runs.ts';
import { ownSubstitution } from './own-substitution.ts';

/** What an approver says; whom a rejection concerns learns the reason. */
export type SubstitutionDecision =
  | { readonly outcome: 'approve' }
  | { readonly outcome: 'reject'; readonly reason: string };

/**
 * Approves or rejects a request for a substitution; an approved one is then made by the draw runner. Refuses with
 * `same-person` for whoever asked for it, prepared the draw or is to be replaced, `wrong-state` once it is decided.
 */
export const decideSubstitution = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    caller,
    command,
    substitutionId,
    decision,
  }: Ask & { readonly substitutionId: string; readonly decision: SubstitutionDecision },
): Promise<Result<SubstitutionRequest>> => {
  const stored = await ownSubstitution(records, caller, substitutionId);
  if (!stored.ok) return stored;
  const request = stored.value.value;
  const draw = await found(records, 'draw', { id: request.drawId });
  if (!draw.ok) return draw;
  const second = permitSecondPerson(caller, {
    asked: [request.requestedBy],
    froze: [draw.value.value.frozenBy],
  });
  if (!second.ok) return second;
  const other = await permitOther(records, caller.staffNo, request);
  if (!other.ok) return other;
  const moved = move(substitutionMachine, request, decision.outcome);
  if (!moved.ok) return moved;
  const at = clock.now();
  const decided: SubstitutionRequest = {
    ...moved.value,
    decidedBy: caller.subject,
    decidedAt: at,
    ...(decision.outcome === 'reject' && { rejectedBecause: decision.reason }),
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'substitution-decided',
    about: `substitution/${substitutionId}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'substitution', value: decided, before: stored.value },
      ...(decision.outcome === 'approve'
        ? [await runRequested(records, 'make-substitution', substitutionId, at)]
        : []),
    ],
    answer: decided,
  });
};

/** Nobody decides whether they are replaced themselves. */
const permitOther = async (
  records: Records,
  staffNo: string | undefined,
  request: SubstitutionRequest,
): Promise<Result<SubstitutionRequest>> => {
  if (request.of === 'target') return accepted(request);
  const visit = await found(records, 'visit', { id: request.visitId });
  if (!visit.ok) return visit;
  const holder = visit.value.value.seats[request.place];
  return holder?.pseudonym === request.pseudonym && holder.staffNo === staffNo
    ? refused(
        refusal(
          'same-person',
          '被替换的是您本人，须由他人审批。',
          'It is you who would be replaced; someone else must decide.',
        ),
      )
    : accepted(request);
};
