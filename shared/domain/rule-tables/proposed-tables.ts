import { digestOf } from '../audit/digest.ts';
import type { Hash } from '../audit/hash.ts';
import type { Instant } from '../primitives/time.ts';
import type { ProposedTables, RuleTables } from './rule-tables.ts';
import type { TableProposal } from './table-proposal.ts';
import { type TableVersion, tablesInForce } from './table-version.ts';

/** What a proposal would put in place of what, by the versions known at a moment; itself left out, if it is published by then. */
export const proposedTables = (
  { hash, table }: Pick<TableProposal, 'hash' | 'table'>,
  versions: readonly TableVersion[],
  knownAt: Instant,
): ProposedTables => {
  const others = versions.filter((version) => version.hash !== hash);
  const on = table.effectiveFrom;
  return {
    before: tablesInForce(others, on, knownAt),
    after: tablesInForce([...others, { hash, table, publishedAt: knownAt }], on, knownAt),
  };
};

/** One hash over the versions of all tables. */
export const tablesDigest = ({ hashes }: RuleTables): Hash => digestOf({ ...hashes });
