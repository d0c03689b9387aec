import type { Instant } from '../../domain/primitives/time.ts';
import type { ProposedTables } from '../../domain/rule-tables/rule-tables.ts';
import type { PreviewPart } from '../../domain/rule-tables/table-preview.ts';
import type { TableProposal } from '../../domain/rule-tables/table-proposal.ts';
import type { Ports } from '../ask.ts';
import { entityShards } from '../ports.ts';
import type { TellProgress } from '../runs.ts';

/** A preview that is being worked on. */
export interface PreviewWork {
  readonly proposal: TableProposal;
  readonly tables: ProposedTables;
  /** What was known then is what the preview rests on. */
  readonly requestedAt: Instant;
  readonly tell: TellProgress;
}

/** What a part came to. */
export type PartOutcome = Pick<PreviewPart, 'standings' | 'strata'>;

/**
 * What each part of the register came to: as an earlier run stored it, or worked out now and stored. `workOn` says
 * how many entities it has looked at so far, whenever it has looked at some more.
 */
export async function* previewParts(
  { records, ledger }: Pick<Ports, 'records' | 'ledger'>,
  { proposal: { id: proposalId }, requestedAt, tell }: PreviewWork,
  workOn: (shard: number, onLooked: (entities: number) => Promise<void>) => Promise<PartOutcome>,
): AsyncGenerator<PartOutcome> {
  const done = new Map<string, PreviewPart>();
  for await (const { value } of records.all('previewParts', { proposalId, requestedAt }))
    done.set(value.part, value);
  let looked = 0;
  await tell('reading', looked);
  for (let shard = 0; shard < entityShards; shard += 1) {
    const part = String(shard);
    const known = done.get(part);
    if (known !== undefined) {
      yield known;
      continue;
    }
    const before = looked;
    const outcome = await workOn(shard, (entities) => {
      looked = before + entities;
      return tell('reading', looked);
    });
    const value: PreviewPart = { proposalId, requestedAt, part, ...outcome };
    await ledger.prepare([{ kind: 'previewPart', value, before: undefined }]);
    yield outcome;
  }
}
