import type { Entity } from '../../domain/credit/entity.ts';
import { isCurrent } from '../../domain/credit/standing.ts';
import type { ExcludedParty } from '../../domain/inspections/preview.ts';
import { type Stratum, stratumOf } from '../../domain/inspections/stratum.ts';
import { targetJudge } from '../../domain/inspections/target-exclusion.ts';
import type { FrameCriteria, Task } from '../../domain/inspections/task.ts';
import { waitsUntil } from '../../domain/inspections/wait.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import { prefecturesOf } from '../../domain/registry/district.ts';
import { isInRegion } from '../../domain/registry/district-code.ts';
import { isNaturalPerson } from '../../domain/registry/identifier.ts';
import type { Item } from '../../domain/registry/item.ts';
import { isWithin } from '../../domain/registry/unit.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import { currentStanding } from '../credit/current-standing.ts';
import { entityShards, type Records } from '../ports.ts';
import { earlierVisits } from './earlier-visits.ts';
import { frameCollector, type SelectedFrame } from './selected-frame.ts';

/** How many partitions of the register are read side by side. */
const partitionsAtOnce = 16;

/** How many targets are read between two notes on progress. */
const noteEvery = 20_000;

const isAnyOf = <T>(wanted: readonly T[], matches: (one: T) => boolean): boolean =>
  wanted.length === 0 || wanted.some(matches);

/** Where the register keeps the targets of no known district. */
const nowhere = '0000';

const meetsAllButDistrict = (
  { target, openPledges = [] }: Entity,
  { authorities, industries, types, tags, riskClasses, pledgeItems }: FrameCriteria,
  stratum: Stratum,
): boolean =>
  isAnyOf(authorities, (unit) => target.authority !== undefined && isWithin(target.authority, unit)) &&
  isAnyOf(industries, (code) => target.industry?.startsWith(code) === true) &&
  isAnyOf(types, (type) => type === target.type) &&
  isAnyOf(tags, (tag) => target.tags.includes(tag)) &&
  isAnyOf(riskClasses, (wanted) => wanted === stratum) &&
  isAnyOf(pledgeItems, (code) => openPledges.some(({ itemCode }) => itemCode === code));

/** Whose frame it is, and by which rules as of when. */
export interface FrameQuestion {
  readonly task: Task;
  readonly items: readonly Item[];
  readonly tables: RuleTables;
  readonly at: Instant;
}

/**
 * Reads the register for a task, city by city, and sorts every target that its criteria name into frame or exclusions.
 * What a planner excluded by hand stands with the planner's name; the rest with the department's. A standing that no
 * longer holds is folded anew, so that nobody is drawn by a class that they no longer have. `onRead` hears how many
 * targets were read so far.
 */
export const selectFrame = async (
  records: Records,
  { task, items, tables, at }: FrameQuestion,
  onRead: (targets: number) => Promise<void>,
): Promise<SelectedFrame> => {
  const today = civilDateOf(at);
  const earlier = await earlierVisits(records, task, today);
  const judge = targetJudge(task, items, earlier, tables);
  const byHand = new Map(task.exclusions.targets.map((one) => [one.target as string, one]));
  const waitOf = waitsUntil(task.plannedOn);
  const collector = frameCollector();
  const excluded: ExcludedParty[] = [];
  const seen = new Set<string>();
  const givesAway = new Set<string>();
  let aboveCap = 0;
  let unplaced = 0;
  let read = 0;

  const take = (entity: Entity): void => {
    const { id, name, district } = entity.target;
    // What is drawn is published, frame and result, and nothing of a natural person may be (浙江省公共信用信息管理条例 art. 15).
    if (isNaturalPerson(id)) return;
    // A target that moves to another city while the register is read is met twice, and is one target.
    const stratum = stratumOf(entity.standing, tables.measures);
    if (seen.has(id) || !meetsAllButDistrict(entity, task.criteria, stratum)) return;
    if (district === undefined) unplaced += 1;
    if (!task.criteria.districts.some((region) => district !== undefined && isInRegion(district, region)))
      return;
    seen.add(id);
    for (const drawId of earlier.sealedAt.get(id) ?? []) givesAway.add(drawId);
    const { reason: judged, isAboveCap } = judge(entity.target);
    // Whoever has succeeded to it stands in the register too.
    const reason = entity.succeededBy === undefined ? judged : 'not-active';
    const named = byHand.get(id);
    if (named !== undefined) {
      const { target, ...exclusion } = named;
      excluded.push({ name, exclusion: { of: 'target', id: target, ...exclusion } });
      return;
    }
    if (reason !== undefined) {
      excluded.push({ name, exclusion: { of: 'target', id, reason, by: task.leadDepartment } });
      return;
    }
    if (isAboveCap) aboveCap += 1;
    collector.include({
      id,
      name,
      stratum,
      ...(district !== undefined && { district }),
      wait: waitOf(entity.lastVisit?.on),
      lastInspectors: [...(entity.lastVisit?.staffNos ?? []), ...(earlier.staffNosAt.get(id) ?? [])],
    });
  };

  const upToDate = async (entity: Entity): Promise<Entity> =>
    entity.standing === undefined || isCurrent(entity.standing, tables, today)
      ? entity
      : { ...entity, standing: await currentStanding(records, entity, tables, at) };

  const cities = [...new Set(task.criteria.districts.flatMap((region) => prefecturesOf(region)))];
  const partitions = [...cities, nowhere].flatMap((city) =>
    Array.from({ length: entityShards }, (_, shard) => ({ city, shard })),
  );
  for (let i = 0; i < partitions.length; i += partitionsAtOnce)
    await Promise.all(
      partitions.slice(i, i + partitionsAtOnce).map(async (partition) => {
        for await (const { value } of records.all('entitiesOfCity', partition)) {
          take(await upToDate(value));
          read += 1;
          if (read % noteEvery === 0) await onRead(read);
        }
      }),
    );
  return collector.frame({ excluded, aboveCap, unplaced, givesAway: [...givesAway] });
};
