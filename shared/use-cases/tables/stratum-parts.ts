import { type Stratum, stratumOf } from '../../domain/inspections/stratum.ts';
import { prefecturesOf } from '../../domain/registry/district.ts';
import type { Ports } from '../ask.ts';
import { entityShards, type Records } from '../ports.ts';
import { type PartOutcome, type PreviewWork, previewParts } from './preview-parts.ts';

/** The cities that the registered units answer for, by their four digits. */
const citiesOf = async (records: Records): Promise<readonly string[]> => {
  const cities = new Set<string>();
  for await (const { value } of records.all('units', {}))
    for (const city of prefecturesOf(value.jurisdiction)) cities.add(city);
  return [...cities].sort();
};

/** How many active targets each stratum has, city by city, by the risk classes that are stored. */
export async function* stratumParts(
  ports: Pick<Ports, 'records' | 'ledger'>,
  work: PreviewWork,
): AsyncGenerator<PartOutcome> {
  const { records } = ports;
  const shards = Array.from({ length: entityShards }, (_, shard) => shard);
  yield* previewParts(ports, work, await citiesOf(records), async (city, onLooked) => {
    const counts = new Map<Stratum, number>();
    let looked = 0;
    await Promise.all(
      shards.map(async (shard) => {
        for await (const { value } of records.all('entitiesOfCity', { city, shard })) {
          looked += 1;
          if (value.target.state !== 'active') continue;
          const stratum = stratumOf(value.standing?.riskClass);
          counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
        }
      }),
    );
    await onLooked(looked);
    return { strata: [...counts].map(([stratum, targets]) => ({ stratum, targets })) };
  });
}
