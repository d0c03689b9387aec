import type { Entity } from '../../domain/credit/entity.ts';
import type { Exclusion } from '../../domain/draws/exclusion.ts';
import type { FrameEntry } from '../../domain/draws/frame.ts';
import type { FrameCriteria, Task } from '../../domain/inspections/task.ts';
import { prefecturesOf } from '../../domain/registry/district.ts';
import { isInRegion } from '../../domain/registry/district-code.ts';
import { entityShards, type Records } from '../ports.ts';

/** The targets that a task's criteria name, those kept out, and what the draw must know besides. */
export interface SelectedFrame {
  readonly entries: readonly FrameEntry[];
  readonly exclusions: readonly Exclusion[];
  /** Names by target id. */
  readonly nameOf: ReadonlyMap<string, string>;
  /** The targets that each inspector visited last, by staff number. */
  readonly lastVisitedBy: ReadonlyMap<string, readonly string[]>;
}

/** How many partitions of the register are read side by side. */
const partitionsAtOnce = 16;

const meets = ({ target }: Entity, { districts, industries, types, tags }: FrameCriteria): boolean =>
  districts.some((region) => target.district !== undefined && isInRegion(target.district, region)) &&
  (industries.length === 0 || industries.some((code) => target.industry?.startsWith(code))) &&
  (types.length === 0 || types.some((type) => type === target.type)) &&
  (tags.length === 0 || tags.some((tag) => target.tags.includes(tag)));

/** Reads the register for a task, city by city, and sorts every target it names into frame or exclusions. */
export const selectFrame = async (records: Records, task: Task, by: string): Promise<SelectedFrame> => {
  const entries: FrameEntry[] = [];
  const exclusions: Exclusion[] = [];
  const nameOf = new Map<string, string>();
  const lastVisitedBy = new Map<string, string[]>();

  const take = (entity: Entity): void => {
    if (!meets(entity, task.criteria)) return;
    const { id, name, district, state } = entity.target;
    if (state !== 'active') {
      exclusions.push({ of: 'target', id, reason: 'not-active', by });
      return;
    }
    entries.push({
      id,
      stratum: entity.standing?.riskClass ?? 'N',
      ...(district !== undefined && { district }),
    });
    nameOf.set(id, name);
    for (const staffNo of entity.lastVisit?.staffNos ?? [])
      lastVisitedBy.set(staffNo, [...(lastVisitedBy.get(staffNo) ?? []), id]);
  };

  const cities = [...new Set(task.criteria.districts.flatMap((region) => prefecturesOf(region)))];
  const partitions = cities.flatMap((city) =>
    Array.from({ length: entityShards }, (_, shard) => ({ city, shard })),
  );
  for (let i = 0; i < partitions.length; i += partitionsAtOnce)
    await Promise.all(
      partitions.slice(i, i + partitionsAtOnce).map(async (partition) => {
        for await (const { value } of records.all('entitiesOfCity', partition)) take(value);
      }),
    );
  return { entries, exclusions, nameOf, lastVisitedBy };
};
