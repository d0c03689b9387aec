import { type Stratum, stratumOf } from '../../domain/inspections/stratum.ts';
import type { Ports } from '../ask.ts';
import { type PartOutcome, type PreviewWork, previewParts } from './preview-parts.ts';

/** How many targets are looked at between two notes on progress. */
const noteEvery = 20_000;

/** How many targets that a frame can hold each stratum has, part by part, by the standings that are stored. */
export const stratumParts = (
  ports: Pick<Ports, 'records' | 'ledger'>,
  work: PreviewWork,
): AsyncGenerator<PartOutcome> =>
  previewParts(ports, work, async (shard, onLooked) => {
    const counts = new Map<Stratum, number>();
    let looked = 0;
    for await (const { value } of ports.records.all('entitiesInShard', { shard })) {
      looked += 1;
      if (looked % noteEvery === 0) await onLooked(looked);
      if (value.target.state !== 'active' || value.target.district === undefined) continue;
      const stratum = stratumOf(value.standing, work.tables.after.measures);
      counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
    }
    await onLooked(looked);
    return { strata: [...counts].map(([stratum, targets]) => ({ stratum, targets })) };
  });
