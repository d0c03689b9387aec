import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import { proposedTables, tablesDigest } from '../../domain/rule-tables/proposed-tables.ts';
import { publicationFault } from '../../domain/rule-tables/publication-fault.ts';
import { type TableProposal, tableProposalMachine } from '../../domain/rule-tables/table-proposal.ts';
import type { TableVersion } from '../../domain/rule-tables/table-version.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownProposal } from './own-proposal.ts';
import { unitFault } from './unit-fault.ts';

/** Under which name publications are counted: each changes the count, so no two can be checked against the same versions. */
const countName = 'tables-published';

/**
 * Approves a proposal and publishes it: the version can never be changed, the public log says that it is there, and it
 * takes effect on its day by itself. Refuses with `same-person` for whoever proposed it, `stale-version` where another
 * hash was read or another version was published since the preview, and as {@link proposeTable} does where it cannot be
 * published any more.
 */
export const approveTable = async (
  { records, ledger, tables, clock }: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  { caller, command, proposalId, hash }: Ask & { readonly proposalId: string; readonly hash: string },
): Promise<Result<TableProposal>> => {
  // Read before the proposal: what another approval published since is then refused as the proposal's state or as a
  // stale version, never as a version that says the same.
  const count = await records.get('progress', { name: countName });
  const versions = await tables.versions();
  const stored = await ownProposal(records, caller, proposalId);
  if (!stored.ok) return stored;
  const second = permitSecondPerson(caller, { proposed: [stored.value.value.proposedBy] });
  if (!second.ok) return second;
  const moved = move(tableProposalMachine, stored.value.value, 'approve');
  if (!moved.ok) return moved;
  if (moved.value.hash !== hash) return refused(otherHash(moved.value.hash));
  const at = clock.now();
  const { table } = moved.value;
  const version: TableVersion = { hash, table, publishedAt: at, proposalId };
  const fault =
    publicationFault(version, versions) ??
    (await unitFault(records, table)) ??
    outdatedFault(moved.value, versions, at);
  if (fault !== undefined) return refused(fault);
  const approved: TableProposal = { ...moved.value, decided: { by: caller.subject, at } };
  const done = String(Number(count?.value.done ?? 0) + 1);
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'table-published',
    about: `table/${table.name}`,
    basis: table.basis,
    writes: [
      { kind: 'tableProposal', value: approved, before: stored.value },
      { kind: 'tableVersion', value: version, before: undefined },
      { kind: 'progress', value: { name: countName, done }, before: count },
    ],
    facts: {
      name: table.name,
      hash,
      effectiveFrom: table.effectiveFrom,
      effectiveTo: table.effectiveTo ?? null,
      basis: table.basis,
      proposal: proposalId,
    },
    answer: approved,
  });
};

const otherHash = (hash: string): Refusal =>
  refusal(
    'stale-version',
    `所审阅的内容哈希与提案不符；本提案的哈希为 ${hash}。`,
    `The hash that was read is not that of the proposal, which is ${hash}.`,
    'body.hash',
  );

/** What was previewed was the effect against other versions than it would take effect beside. */
const outdatedFault = (
  proposal: TableProposal,
  versions: readonly TableVersion[],
  at: Instant,
): Refusal | undefined =>
  tablesDigest(proposedTables(proposal, versions, at).before) === proposal.preview?.against
    ? undefined
    : refusal(
        'stale-version',
        '预览之后又有规则表新版本公布；请重新预览后再审批。',
        'Another version was published since the preview; preview the proposal anew before it is approved.',
      );
