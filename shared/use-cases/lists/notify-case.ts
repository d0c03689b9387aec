import { type ListingCase, listingCaseMachine } from '../../domain/lists/case.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownCase } from './own-case.ts';

/**
 * Tells the entity facts, reasons, basis and consequences, so that it can state and defend before anyone
 * decides. Refuses with `wrong-state` unless the case is proposed.
 */
export const notifyCase = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, caseId, notice }: Ask & { readonly caseId: string; readonly notice: string },
): Promise<Result<ListingCase>> => {
  const stored = await ownCase(records, caller, caseId);
  if (!stored.ok) return stored;
  const moved = move(listingCaseMachine, stored.value.value, 'notify');
  if (!moved.ok) return moved;
  const at = clock.now();
  const notified: ListingCase = { ...moved.value, notice, noticedBy: caller.subject, noticedAt: at };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'case-notified',
    about: `case/${caseId}`,
    basis: '浙江省公共信用信息管理条例第24条',
    writes: [{ kind: 'listingCase', value: notified, before: stored.value }],
    answer: notified,
  });
};
