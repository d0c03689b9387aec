import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { type TableProposal, tableProposalMachine } from '../../domain/rule-tables/table-proposal.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { runDone } from '../runs.ts';
import { ownProposal } from './own-proposal.ts';
import { tableBasis } from './propose-table.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock'>;
type Asked = Ask & { readonly proposalId: string; readonly reason: string };

/** Rejects a proposal for good. Refuses with `same-person` for whoever proposed it, who can withdraw it. */
export const rejectTable = async (ports: Outside, asked: Asked): Promise<Result<TableProposal>> => {
  const stored = await ownProposal(ports.records, asked.caller, asked.proposalId);
  if (!stored.ok) return stored;
  const second = permitSecondPerson(asked.caller, { proposed: [stored.value.value.proposedBy] });
  return second.ok ? end(ports, asked, stored.value, 'reject') : second;
};

/** Takes a proposal back for good. Refuses with `forbidden` for anyone but its author. */
export const withdrawTable = async (ports: Outside, asked: Asked): Promise<Result<TableProposal>> => {
  const stored = await ownProposal(ports.records, asked.caller, asked.proposalId);
  if (!stored.ok) return stored;
  return stored.value.value.proposedBy === asked.caller.subject
    ? end(ports, asked, stored.value, 'withdraw')
    : refused(
        refusal(
          'forbidden',
          '只有提出人可以撤回提案；其他人可以驳回。',
          'Only its author withdraws a proposal; others can reject it.',
        ),
      );
};

const actions = { reject: 'table-proposal-rejected', withdraw: 'table-proposal-withdrawn' } as const;

/** A preview that is under way ends with it. */
const end = async (
  { records, ledger, clock }: Outside,
  { caller, command, proposalId, reason }: Asked,
  stored: Stored<'tableProposal'>,
  step: keyof typeof actions,
): Promise<Result<TableProposal>> => {
  const moved = move(tableProposalMachine, stored.value, step);
  if (!moved.ok) return moved;
  const at = clock.now();
  const ended: TableProposal = { ...moved.value, decided: { by: caller.subject, at, reason } };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: actions[step],
    about: `table/${ended.table.name}`,
    basis: tableBasis,
    writes: [
      { kind: 'tableProposal', value: ended, before: stored },
      ...(await runDone(records, 'preview-table', proposalId, at)),
    ],
    answer: ended,
  });
};
