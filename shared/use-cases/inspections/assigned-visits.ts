import type { Caller } from '../../domain/access/caller.ts';
import { type AssignedVisit, assignedVisit } from '../../domain/inspections/visit.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Records, Stored } from '../ports.ts';

/** How many visits of one inspector are read at the most; DynamoDB is asked for them in batches. */
const mostVisits = 1000;

/**
 * The inspector's visits of dispatched draws, soonest first; none that was replaced or that someone else took over.
 * Refuses with `forbidden` for a caller who has no staff number.
 */
export const assignedVisits = async (
  records: Records,
  caller: Caller,
): Promise<Result<readonly AssignedVisit[]>> => {
  const { staffNo } = caller;
  if (staffNo === undefined)
    return refused(
      refusal('forbidden', '令牌中没有检查人员工号。', 'The token names no inspector.', 'authorization'),
    );
  const ids: string[] = [];
  for await (const { value } of records.all('assignmentsOfInspector', { staffNo })) {
    ids.push(value.visitId);
    if (ids.length === mostVisits) break;
  }
  const visits = (
    await records.getMany(
      'visit',
      ids.map((id) => ({ id })),
    )
  ).filter((visit) => visit !== undefined);
  const dispatched = await dispatchedDraws(records, visits);
  return accepted(
    visits
      .map(({ value }) => value)
      .filter(({ drawId, state }) => state !== 'replaced' && dispatched.has(drawId))
      .filter(({ seats }) => seats.some((seat) => seat.staffNo === staffNo))
      .sort((a, b) => (a.plannedOn + a.id < b.plannedOn + b.id ? -1 : 1))
      .map(assignedVisit),
  );
};

const dispatchedDraws = async (
  records: Records,
  visits: readonly Stored<'visit'>[],
): Promise<ReadonlySet<string>> => {
  const drawIds = [...new Set(visits.map(({ value }) => value.drawId))];
  const draws = await records.getMany(
    'draw',
    drawIds.map((id) => ({ id })),
  );
  return new Set(
    draws.flatMap((draw) =>
      draw === undefined || draw.value.dispatchedAt === undefined ? [] : [draw.value.id],
    ),
  );
};
