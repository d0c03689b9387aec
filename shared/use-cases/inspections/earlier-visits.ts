import type { EarlierVisits } from '../../domain/inspections/target-exclusion.ts';
import type { Task } from '../../domain/inspections/task.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import type { Records } from '../ports.ts';

const yearOf = ({ plannedOn }: Pick<Task, 'plannedOn'>): string => plannedOn.slice(0, 4);

const isOpen = ({ state }: Visit): boolean => state !== 'published' && state !== 'replaced';

/**
 * What the lead department's other tasks do at targets: their visits, published and open ones, but not those of void
 * draws nor those that were replaced. Walks the tasks of the year and those still running, so that no target is
 * asked about one by one.
 */
export const earlierVisits = async (records: Records, task: Task): Promise<EarlierVisits> => {
  const countOf = new Map<string, number>();
  const underSameCheck = new Set<string>();
  const staffNosAt = new Map<string, readonly string[]>();

  const take = (visit: Visit, isCounted: boolean): void => {
    if (visit.state === 'replaced') return;
    const { target, itemCodes, seats } = visit;
    if (isCounted) countOf.set(target, (countOf.get(target) ?? 0) + 1);
    if (!isOpen(visit)) return;
    if (itemCodes.some((code) => task.itemCodes.includes(code))) underSameCheck.add(target);
    staffNosAt.set(target, [...(staffNosAt.get(target) ?? []), ...seats.map(({ staffNo }) => staffNo)]);
  };

  for await (const { value: other } of records.all('tasksOfDepartment', {
    department: task.leadDepartment,
  })) {
    // The list holds the tasks of units below too, which are authorities of their own.
    if (other.id === task.id || other.leadDepartment !== task.leadDepartment) continue;
    const isOfYear = yearOf(other) === yearOf(task);
    if (other.currentDrawId === undefined || (other.state === 'completed' && !isOfYear)) continue;
    const draw = await records.get('draw', { id: other.currentDrawId });
    // Visits of a draw that is not concluded are written where nobody looks.
    if (draw?.value.drawnAt === undefined || draw.value.state === 'void') continue;
    for await (const { value } of records.all('visitsOfDraw', { drawId: draw.value.id }))
      take(value, isOfYear && other.method === task.method);
  }
  return { countOf, underSameCheck, staffNosAt };
};
