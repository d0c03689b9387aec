import { drawRatioOf } from '../../domain/inspections/draw-ratios.ts';
import { sampleSizes } from '../../domain/inspections/sample-sizes.ts';
import { type Stratum, strataByRisk } from '../../domain/inspections/stratum.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { proposedTables, tablesDigest } from '../../domain/rule-tables/proposed-tables.ts';
import { bearsOnStanding, type ProposedTables } from '../../domain/rule-tables/rule-tables.ts';
import { standingTally } from '../../domain/rule-tables/standing-tally.ts';
import { tableDifference } from '../../domain/rule-tables/table-difference.ts';
import type { PreviewPart, TablePreview } from '../../domain/rule-tables/table-preview.ts';
import { type TableProposal, tableProposalMachine } from '../../domain/rule-tables/table-proposal.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import { runDone, tellProgress } from '../runs.ts';
import { serviceAsk } from '../service-ask.ts';
import { tableBasis } from './propose-table.ts';
import { standingParts } from './standing-parts.ts';
import { stratumParts } from './stratum-parts.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock' | 'progress'>;

/**
 * Works out what a proposal would change, as of what was known when the preview was asked for. What a part of the register
 * comes to is stored before the next one is looked at, where nobody sees it; so a run that was broken off goes on where it
 * was, and two at once come to the same. Memory does not grow with the register.
 */
export const previewTable = async (ports: Outside, proposalId: string): Promise<Result<TableProposal>> => {
  const { records, ledger, clock } = ports;
  const stored = await found(records, 'tableProposal', { id: proposalId });
  if (!stored.ok) return stored;
  const proposal = stored.value.value;
  const { previewRequested } = proposal;
  const moved = move(tableProposalMachine, proposal, 'show');
  // Decided meanwhile: the decision ended the run.
  if (!moved.ok || previewRequested === undefined) return accepted(proposal);

  const versions = await ports.tables.versions();
  const tables = proposedTables(proposal, versions, previewRequested.at);
  const preview = await previewOf(ports, proposal, tables, previewRequested.at);
  const at = clock.now();
  const shown: TableProposal = { ...moved.value, preview: { ...preview, finishedAt: at } };
  return ledger.apply({
    ...serviceAsk('draw-runner', `preview-table#${proposalId}#${stored.value.version}`),
    at,
    action: 'table-previewed',
    about: `table/${proposal.table.name}`,
    basis: tableBasis,
    writes: [
      { kind: 'tableProposal', value: shown, before: stored.value },
      ...(await runDone(records, 'preview-table', proposalId, at)),
    ],
    answer: shown,
  });
};

const previewOf = async (
  ports: Outside,
  proposal: TableProposal,
  tables: ProposedTables,
  requestedAt: PreviewPart['requestedAt'],
): Promise<Omit<TablePreview, 'finishedAt'>> => {
  const { id: proposalId, table, hash } = proposal;
  const tell = tellProgress(ports, 'preview-table', proposalId);
  const work = { proposal, tables, requestedAt, tell };
  const plain = {
    against: tablesDigest(tables.before),
    difference: tableDifference(tables.before[table.name], table),
  };
  if (bearsOnStanding(table.name)) {
    const tally = standingTally(hash);
    for await (const { standings } of standingParts(ports, work)) if (standings) tally.add(standings);
    return { ...plain, standings: tally.figures() };
  }
  if (table.name !== 'draw-ratios') return plain;
  const available = new Map<Stratum, number>();
  for await (const { strata = [] } of stratumParts(ports, work))
    for (const { stratum, targets } of strata)
      available.set(stratum, (available.get(stratum) ?? 0) + targets);
  return { ...plain, samples: samplesOf(available, tables) };
};

/** How many targets a draw from the whole register would take by the one ratio table and by the other. */
const samplesOf = (
  available: ReadonlyMap<Stratum, number>,
  { before, after }: ProposedTables,
): TablePreview['samples'] => {
  const sizeBy = ({ 'draw-ratios': ratios }: ProposedTables['before']): ReadonlyMap<string, number> => {
    const sizes = sampleSizes({ kind: 'by-risk-class' }, available, ratios);
    return new Map(sizes.ok ? sizes.value.map(({ stratum, size }) => [stratum, size]) : []);
  };
  const [was, is] = [sizeBy(before), sizeBy(after)];
  return strataByRisk.map((stratum) => ({
    stratum,
    label: drawRatioOf(after['draw-ratios'], stratum).label,
    available: available.get(stratum) ?? 0,
    before: was.get(stratum) ?? 0,
    after: is.get(stratum) ?? 0,
  }));
};
