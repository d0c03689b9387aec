import { permitRoot } from '../../domain/access/permissions.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { publicationFault } from '../../domain/rule-tables/publication-fault.ts';
import { type RuleTable, tableHash } from '../../domain/rule-tables/rule-tables.ts';
import type { TableProposal } from '../../domain/rule-tables/table-proposal.ts';
import type { Ask, Ports } from '../ask.ts';
import { unitFault } from './unit-fault.ts';

/** On what ground the rule tables are changed. */
export const tableBasis = '国办发〔2020〕49号；规则表变更程序';

/**
 * Proposes a new version of a rule table, which someone else must approve after its effect was previewed. Refuses with
 * `outside-jurisdiction` below the root unit, and with `table-effective-date`, `table-unchanged`, `table-row-missing` or
 * `table-inconsistent` what could not be published.
 */
export const proposeTable = async (
  {
    records,
    ledger,
    tables,
    clock,
    entropy,
  }: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock' | 'entropy'>,
  { caller, command, table, reason }: Ask & { readonly table: RuleTable; readonly reason: string },
): Promise<Result<TableProposal>> => {
  const permitted = permitRoot(caller);
  if (!permitted.ok) return permitted;
  const at = clock.now();
  const hash = tableHash(table);
  const fault =
    publicationFault({ hash, table, publishedAt: at }, await tables.versions()) ??
    (await unitFault(records, table));
  if (fault !== undefined) return refused(fault);
  const proposal: TableProposal = {
    id: entropy.id(),
    table,
    hash,
    reason,
    state: 'drafted',
    proposedBy: caller.subject,
    proposedAt: at,
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'table-proposed',
    about: `table/${table.name}`,
    basis: tableBasis,
    writes: [{ kind: 'tableProposal', value: proposal, before: undefined }],
    answer: proposal,
  });
};
