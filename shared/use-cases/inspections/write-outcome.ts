import type { DrawnVisit } from '../../domain/draws/outcome.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Seating } from '../../domain/inspections/seating.ts';
import type { Task } from '../../domain/inspections/task.ts';
import type { Visit, VisitSeat } from '../../domain/inspections/visit.ts';
import { targetIdSchema } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import type { Records, Write } from '../ports.ts';
import type { TellProgress } from '../runs.ts';
import { assignmentsTo } from './assignments-to.ts';
import type { FrozenInputs } from './frozen-inputs.ts';

/** How many visits are written before it is told how far the writing has come. */
const sliceSize = 500;

/** What the visit at `place` (from 1) of an outcome leaves; its last record is written after all the others. */
type WritesOf = (drawn: DrawnVisit, place: number) => readonly Write[];

/**
 * Writes what a draw that was held leaves, where nobody looks yet: visits with the way to them for their inspectors,
 * or seatings for the visits of the draw that drew the targets. Goes on where an earlier run broke off.
 */
export const writeOutcome = async (
  { records, ledger }: Pick<Ports, 'records' | 'ledger'>,
  draw: Draw,
  inputs: FrozenInputs,
  outcome: readonly DrawnVisit[],
  tell: TellProgress,
): Promise<void> => {
  const writesOf = await writesFor(records, draw, inputs);
  for (let from = 0; from < outcome.length; from += sliceSize) {
    const slice = outcome.slice(from, from + sliceSize);
    const writes = slice.flatMap((drawn, i) => writesOf(drawn, from + i + 1));
    // Records are written in order: where the last one is there, all are.
    if (!(await isThere(records, writes.at(-1)))) await ledger.prepare(writes);
    await tell('writing', from + slice.length, outcome.length);
  }
};

const isThere = async (records: Records, last: Write | undefined): Promise<boolean> =>
  // A record's reference is a part of its value.
  last !== undefined && (await records.get(last.kind, last.value as never)) !== undefined;

const writesFor = async (records: Records, draw: Draw, inputs: FrozenInputs): Promise<WritesOf> => {
  const seatsOf = seatsIn(draw, inputs);
  if (draw.stage.kind === 'inspectors') {
    const visitIdOf = await visitIdsIn(records, draw.stage.of);
    return (drawn, place) => [seatingOf(draw, place, visitIdOf(drawn.target), seatsOf(drawn))];
  }
  const task = await records.get('task', { id: draw.taskId });
  if (task === undefined) throw new Error(`draw ${draw.id} is of no task`);
  return (drawn, place) => {
    const targetName = inputs.nameOf.get(drawn.target) ?? drawn.target;
    const visit = visitOf(draw, task.value, drawn, place, targetName, seatsOf(drawn));
    return [...assignmentsTo(visit), { kind: 'visit', value: visit, before: undefined }];
  };
};

const seatsIn = ({ rules }: Draw, { staffNoOf }: FrozenInputs) => {
  const places = rules.seats.flatMap((seat) => Array<typeof seat>(seat.count).fill(seat));
  return ({ inspectors }: DrawnVisit): readonly VisitSeat[] =>
    inspectors.map((pseudonym, i) => {
      const seat = places[i];
      const staffNo = staffNoOf.get(pseudonym);
      if (seat === undefined || staffNo === undefined) throw new Error(`nobody is known as ${pseudonym}`);
      const { department, skill } = seat;
      return { department, ...(skill !== undefined && { skill }), staffNo, pseudonym };
    });
};

const visitIdsIn = async (records: Records, drawId: string): Promise<(target: string) => string> => {
  const ids = new Map<string, string>();
  for await (const { value } of records.all('visitsOfDraw', { drawId }))
    if (value.state !== 'replaced') ids.set(value.target, value.id);
  return (target) => {
    const id = ids.get(target);
    if (id === undefined) throw new Error(`draw ${drawId} has no visit to ${target}`);
    return id;
  };
};

const seatingOf = (
  { id: drawId }: Draw,
  place: number,
  visitId: string,
  seats: readonly VisitSeat[],
): Write => {
  const value: Seating = { drawId, place, visitId, seats: [...seats] };
  return { kind: 'seating', value, before: undefined };
};

const visitOf = (
  draw: Draw,
  task: Task,
  { stratum, target }: DrawnVisit,
  place: number,
  targetName: string,
  seats: readonly VisitSeat[],
): Visit => ({
  id: `${draw.id}-${place}`,
  drawId: draw.id,
  place,
  taskId: task.id,
  leadDepartment: task.leadDepartment,
  stratum,
  target: targetIdSchema.parse(target),
  targetName,
  seats: [...seats],
  formerSeats: [],
  itemCodes: task.itemCodes,
  plannedOn: task.plannedOn,
  state: 'assigned',
});
