import type { Caller } from '../../domain/access/caller.ts';
import type { Exclusion } from '../../domain/draws/exclusion.ts';
import { maxCapacity, type PoolMember } from '../../domain/draws/pool.ts';
import type { Task } from '../../domain/inspections/task.ts';
import { districtPrefix } from '../../domain/registry/district-code.ts';
import type { Inspector } from '../../domain/registry/inspector.ts';
import type { Ports } from '../ask.ts';
import type { SelectedFrame } from './select-frame.ts';

/** The inspectors who may be drawn, under pseudonyms, and those kept out with the reason. */
export interface SelectedPool {
  readonly members: readonly PoolMember[];
  readonly exclusions: readonly Exclusion[];
  /** Staff numbers by pseudonym. */
  readonly staffNoOf: ReadonlyMap<string, string>;
}

type InspectorExclusion = Extract<Exclusion, { of: 'inspector' }>['reason'];

const whyExcluded = (inspector: Inspector, task: Task, organiser: Caller): InspectorExclusion | undefined => {
  // Who draws does not check (办理与监督相分离).
  if (inspector.staffNo === organiser.staffNo) return 'draw-organiser';
  const { state, certificateValidUntil, itemCodes } = inspector;
  if (state === 'on-leave') return 'on-leave';
  if (state !== 'active') return 'suspended';
  // Visits may be made until the task ends.
  if (certificateValidUntil < task.endsOn) return 'certificate-expired';
  const covers = itemCodes.length === 0 || task.itemCodes.every((code) => itemCodes.includes(code));
  return covers ? undefined : 'item-out-of-scope';
};

/**
 * Sorts the inspectors of the seats' departments into pool and exclusions. Whoever left is in neither. Their
 * pseudonyms are random and hold for this draw only.
 */
export const selectPool = async (
  { records, entropy }: Pick<Ports, 'records' | 'entropy'>,
  task: Task,
  { nameOf, lastVisitedBy }: SelectedFrame,
  organiser: Caller,
): Promise<SelectedPool> => {
  const members: PoolMember[] = [];
  const exclusions: Exclusion[] = [];
  const staffNoOf = new Map<string, string>();
  // Who has no region works in all provinces that the task is about.
  const everywhere = task.criteria.districts.map((region) => region.slice(0, 2));
  for (const department of new Set(task.seats.map((seat) => seat.department)))
    for await (const { value: inspector } of records.all('inspectorsOfDepartment', { department })) {
      if (inspector.state === 'left') continue;
      const id = entropy.secret().slice(0, 16);
      const reason = whyExcluded(inspector, task, organiser);
      if (reason !== undefined) {
        exclusions.push({ of: 'inspector', id, reason, by: task.leadDepartment });
        continue;
      }
      const conflicts = [
        ...inspector.recusals.map(({ target }) => target),
        ...(lastVisitedBy.get(inspector.staffNo) ?? []),
      ].filter((target) => nameOf.has(target));
      members.push({
        id,
        department,
        skills: [...new Set(inspector.skills)],
        regions: [
          ...new Set((inspector.regions.length === 0 ? everywhere : inspector.regions).map(districtPrefix)),
        ],
        capacity: inspector.capacity ?? Math.min(nameOf.size, maxCapacity),
        conflicts: [...new Set(conflicts)],
      });
      staffNoOf.set(id, inspector.staffNo);
    }
  return { members, exclusions, staffNoOf };
};
