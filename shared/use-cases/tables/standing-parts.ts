import { type Standing, standingOf } from '../../domain/credit/standing.ts';
import { standingTally } from '../../domain/rule-tables/standing-tally.ts';
import type { Ports } from '../ask.ts';
import { readHistory } from '../credit/read-history.ts';
import { inBatches } from '../in-batches.ts';
import { type PartOutcome, type PreviewWork, previewParts } from './preview-parts.ts';

/** How many entities are taken at a time, and histories of them read side by side. */
const atOnce = 32;

/** How many entities are looked at between two notes on progress. */
const noteEvery = 100 * atOnce;

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
  return previewParts(ports, work, async (shard, onLooked) => {
    const tally = standingTally(proposal.hash);
    let looked = 0;
    for await (const batch of inBatches(records.all('entitiesInShard', { shard }), atOnce)) {
      const entities = batch.flatMap(({ value }) => (value.standing === undefined ? [] : [value]));
      const histories = await Promise.all(entities.map((entity) => readHistory(records, entity, viewpoint)));
      for (const [i, { target }] of entities.entries()) {
        const [before, after] = [tables.before, tables.after].map((by) =>
          standingOf(target.id, histories[i] ?? [], by, viewpoint),
        ) as [Standing, Standing];
        tally.take(target.name, before, after, tables);
      }
      looked += batch.length;
      if (looked % noteEvery === 0) await onLooked(looked);
    }
    await onLooked(looked);
    return { standings: tally.figures() };
  });
};
