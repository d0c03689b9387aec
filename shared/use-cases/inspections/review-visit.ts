import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { type Visit, visitMachine } from '../../domain/inspections/visit.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ledVisit } from './own-visit.ts';

/** What a reviewer says; a record that is returned needs the reason. Findings are never overwritten. */
export type ReviewVerdict =
  | { readonly outcome: 'approve' }
  | { readonly outcome: 'return'; readonly reason: string };

/** Approves or returns a record. Refuses with `same-person` for whoever recorded it or was there, `wrong-state` otherwise. */
export const reviewVisit = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, visitId, verdict }: Ask & { readonly visitId: string; readonly verdict: ReviewVerdict },
): Promise<Result<Visit>> => {
  const stored = await ledVisit(records, caller, visitId);
  if (!stored.ok) return stored;
  const second = permitSecondPerson(caller, { recorded: [stored.value.value.recordedBy] });
  if (!second.ok) return second;
  const { seats, formerSeats } = stored.value.value;
  if ([...seats, ...formerSeats].some(({ staffNo }) => staffNo === caller.staffNo))
    return refused(
      refusal(
        'same-person',
        '您是或曾是本次检查的检查人员，须由他人审核。',
        'You are or were one of the inspectors of this visit; someone else must review it.',
      ),
    );
  const moved = move(visitMachine, stored.value.value, verdict.outcome);
  if (!moved.ok) return moved;
  const at = clock.now();
  const reviewed: Visit = {
    ...moved.value,
    reviewedBy: caller.subject,
    reviewedAt: at,
    ...(verdict.outcome === 'return' && { returnedBecause: verdict.reason }),
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'visit-reviewed',
    about: `visit/${visitId}`,
    basis: '优化营商环境条例第54条',
    writes: [{ kind: 'visit', value: reviewed, before: stored.value }],
    answer: reviewed,
  });
};
