import type { Preparation } from '../../domain/inspections/preparation.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { runRequested } from '../runs.ts';

/** What is to be prepared, for whom and what for. */
type Asked = Ask &
  Pick<Preparation, 'id' | 'purpose' | 'taskId' | 'of' | 'department'> & { readonly at: Instant };

/**
 * Sends a preparation to the draw runner; the next of the same id takes its place once it has ended. Refuses with
 * `wrong-state` while it is under way.
 */
export const writePreparation = async (
  { records, ledger }: Pick<Ports, 'records' | 'ledger'>,
  { caller, command, at, ...asked }: Asked,
): Promise<Result<Preparation>> => {
  const { id } = asked;
  const before = await records.get('preparation', { id });
  if (before?.value.state === 'running') return underWay;
  const preparation: Preparation = {
    ...asked,
    state: 'running',
    requestedBy: caller.subject,
    ...(caller.staffNo !== undefined && { organiserStaffNo: caller.staffNo }),
    requestedAt: at,
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'preparation-requested',
    about: `preparation/${id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'preparation', value: preparation, before },
      await runRequested(records, 'prepare-draw', id, at),
    ],
    answer: preparation,
  });
};

const underWay = refused(
  refusal(
    'wrong-state',
    '名单正在准备，请待其完成。',
    'Frame and pool are being prepared already; wait until that is done.',
  ),
);
