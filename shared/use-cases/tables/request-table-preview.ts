import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { publicationFault } from '../../domain/rule-tables/publication-fault.ts';
import { type TableProposal, tableProposalMachine } from '../../domain/rule-tables/table-proposal.ts';
import type { Ask, Ports } from '../ask.ts';
import { runRequested } from '../runs.ts';
import { ownProposal } from './own-proposal.ts';
import { tableBasis } from './propose-table.ts';

/**
 * Asks what a proposal would change; the runner does the work. Refuses with `wrong-state` while an earlier request is
 * under way or once it is decided, and as {@link proposeTable} does where it could not be published any more.
 */
export const requestTablePreview = async (
  { records, ledger, tables, clock }: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  { caller, command, proposalId }: Ask & { readonly proposalId: string },
): Promise<Result<TableProposal>> => {
  const stored = await ownProposal(records, caller, proposalId);
  if (!stored.ok) return stored;
  const moved = move(tableProposalMachine, stored.value.value, 'preview');
  if (!moved.ok) return moved;
  const at = clock.now();
  const { hash, table } = moved.value;
  const fault = publicationFault({ hash, table, publishedAt: at }, await tables.versions());
  if (fault !== undefined) return refused(fault);
  const { preview: _, ...rest } = moved.value;
  const proposal: TableProposal = { ...rest, previewRequested: { by: caller.subject, at } };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'table-preview-requested',
    about: `table/${table.name}`,
    basis: tableBasis,
    writes: [
      { kind: 'tableProposal', value: proposal, before: stored.value },
      await runRequested(records, 'preview-table', proposalId, at),
    ],
    answer: proposal,
  });
};
