import type { RunProgress } from '../../domain/inspections/run.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Text } from '../../domain/primitives/text.ts';
import type { TableProposal } from '../../domain/rule-tables/table-proposal.ts';
import { found } from '../found.ts';
import type { Records } from '../ports.ts';
import { adviceOn, runIdOf } from '../runs.ts';

/** A proposal as people see it: with how far its preview has come, while it is worked on, and what to do if it is stuck. */
type ShownProposal = TableProposal & {
  readonly progress?: Omit<RunProgress, 'runId'>;
  readonly advice?: Text;
};

/** A proposal and how far its preview has come. Refuses with `not-found`. */
export const readProposal = async (records: Records, id: string): Promise<Result<ShownProposal>> => {
  const stored = await found(records, 'tableProposal', { id });
  if (!stored.ok) return stored;
  const proposal = stored.value.value;
  if (proposal.state !== 'previewing' || proposal.previewRequested === undefined) return accepted(proposal);
  const runId = runIdOf('preview-table', id);
  const [run, note] = await Promise.all([
    records.get('run', { id: runId }),
    records.get('runProgress', { runId }),
  ]);
  const shown = { ...proposal, ...adviceOn(run?.value) };
  // A note from before this request tells of the preview before it.
  if (note === undefined || note.value.at < proposal.previewRequested.at) return accepted(shown);
  const { runId: _, ...progress } = note.value;
  return accepted({ ...shown, progress });
};
