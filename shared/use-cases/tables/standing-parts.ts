import { type Standing, standingOf } from '../../domain/credit/standing.ts';
import { standingTally } from '../../domain/rule-tables/standing-tally.ts';
import type { Ports } from '../ask.ts';
import { readHistory } from '../credit/read-history.ts';
import { inBatches } from '../in-batches.ts';
import { entityShards } from '../ports.ts';
import { type PartOutcome, type PreviewWork, previewParts } from './preview-parts.ts';

/** How many histories are read side by side. */
const historiesAtOnce = 16;

/** How many entities are looked at between two notes on progress. */
const noteEvery = 50 * historiesAtOnce;

/**
 * The standings of everyone who has one, part by part, each folded from its history twice: by the tables without the
 * proposal and by those with it, for the day on which it takes effect.
 */
export const standingParts = (
  ports: Pick<Ports, 'records' | 'ledger'>,
  work: PreviewWork,
): AsyncGenerator<PartOutcome> => {
  const { records } = ports;
  const { proposal, tables, requestedAt } = work;
  const viewpoint = { asOf: proposal.table.effectiveFrom, knownAt: requestedAt };
  const shards = Array.from({ length: entityShards }, (_, shard) => String(shard));
  return previewParts(ports, work, shards, async (shard, onLooked) => {
    const tally = standingTally(proposal.hash);
    let looked = 0;
    const evaluated = records.all('standings', { shard: Number(shard) });
    for await (const batch of inBatches(evaluated, historiesAtOnce)) {
      const targets = batch.map(({ value }) => value.target);
      const histories = await Promise.all(batch.map(({ value }) => readHistory(records, value)));
      for (const [i, { id, name }] of targets.entries()) {
        const [before, after] = [tables.before, tables.after].map((by) =>
          standingOf(id, histories[i] ?? [], by, viewpoint),
        ) as [Standing, Standing];
        tally.take(name, before, after);
      }
      looked += batch.length;
      if (looked % noteEvery === 0) await onLooked(looked);
    }
    await onLooked(looked);
    return { standings: tally.figures() };
  });
};
