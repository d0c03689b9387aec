import type { Draw } from '../../domain/inspections/draw.ts';
import { seatDepartments } from '../../domain/inspections/inspector-draws.ts';
import type { EarlierVisits } from '../../domain/inspections/target-exclusion.ts';
import type { Task } from '../../domain/inspections/task.ts';
import type { Trigger } from '../../domain/inspections/triggers.ts';
import type { Visit, VisitSeat } from '../../domain/inspections/visit.ts';
import type { CivilDate } from '../../domain/primitives/time.ts';
import { isSameLine } from '../../domain/registry/unit.ts';
import type { Records } from '../ports.ts';
import { presentVisits } from './present-visits.ts';

const yearOf = (day: CivilDate): number => Number(day.slice(0, 4));

/** The day of a visit, or the one that it is planned for. */
const dayOf = ({ record, plannedOn }: Visit): CivilDate => record?.visitedOn ?? plannedOn;

/**
 * The other tasks that have a draw: those under way, and those completed whose visits may lie in the year; a task lasts a
 * year at most.
 */
async function* otherTasks(records: Records, { id, plannedOn }: Task): AsyncGenerator<Task> {
  const seen = new Set([id]);
  const year = yearOf(plannedOn);
  // A task that is completed meanwhile passes from the first list to a later one and may be met twice.
  for (const period of ['open', year, year + 1] as const)
    for await (const { value } of records.all('drawnTasks', { period })) {
      if (seen.has(value.id)) continue;
      seen.add(value.id);
      yield value;
    }
}

/**
 * What other tasks do at targets: their visits, published and open ones, but not those of void draws nor those that
 * were replaced. A visit is one of every authority that has a seat in it, whoever leads the task. One that was not recorded by the
 * end of its task cannot be made any more, and so neither counts nor keeps others away. Walks the tasks of the year
 * and those under way, so that no target is asked about one by one.
 */
export const earlierVisits = async (
  records: Records,
  task: Task,
  today: CivilDate,
): Promise<EarlierVisits> => {
  const own = seatDepartments(task);
  const triggersOf = new Map(own.map((department) => [department, new Map<string, readonly Trigger[]>()]));
  const underSameCheck = new Set<string>();
  const staffNosAt = new Map<string, readonly string[]>();
  const sealedAt = new Map<string, readonly string[]>();

  for await (const other of otherTasks(records, task)) {
    const shared = own.filter((department) =>
      seatDepartments(other).some((unit) => isSameLine(unit, department)),
    );
    const isSameCheck = other.itemCodes.some((code) => task.itemCodes.includes(code));
    if (other.currentDrawId === undefined || (shared.length === 0 && !isSameCheck)) continue;
    const draw = await records.get('draw', { id: other.currentDrawId });
    // Visits of a draw that is not concluded are written where nobody looks.
    if (draw?.value.drawnAt === undefined || draw.value.state === 'void') continue;
    const { id: drawId, revealedAt } = draw.value;
    const seatedLater = await seatedBeforeDispatch(records, draw.value);
    for await (const visit of presentVisits(records, draw.value)) {
      const { id, target, state, seats, record } = visit;
      if (revealedAt === undefined) sealedAt.set(target, [...(sealedAt.get(target) ?? []), drawId]);
      const isMissed = record === undefined && other.endsOn < today;
      const isCounted =
        !isMissed && other.method === task.method && yearOf(dayOf(visit)) === yearOf(task.plannedOn);
      if (isCounted)
        for (const department of shared) {
          const triggers = triggersOf.get(department);
          triggers?.set(target, [...(triggers.get(target) ?? []), other.trigger]);
        }
      if (state === 'published') continue;
      if (isSameCheck && !isMissed) underSameCheck.add(target);
      staffNosAt.set(target, [
        ...(staffNosAt.get(target) ?? []),
        ...[...seats, ...(seatedLater.get(id) ?? [])].map(({ staffNo }) => staffNo),
      ]);
    }
  }
  return { triggersAt: [...triggersOf.values()], underSameCheck, staffNosAt, sealedAt };
};

/** By visit, the inspectors whom departments have drawn for it already, before they join it at the dispatch. */
const seatedBeforeDispatch = async (
  records: Records,
  { dispatchedAt, inspectorDraws }: Draw,
): Promise<ReadonlyMap<string, readonly VisitSeat[]>> => {
  const seatsAt = new Map<string, readonly VisitSeat[]>();
  if (dispatchedAt !== undefined) return seatsAt;
  for (const { drawId, state } of inspectorDraws) {
    if (state !== 'drawn') continue;
    for await (const { value } of records.all('seatingsOfDraw', { drawId }))
      seatsAt.set(value.visitId, [...(seatsAt.get(value.visitId) ?? []), ...value.seats]);
  }
  return seatsAt;
};
