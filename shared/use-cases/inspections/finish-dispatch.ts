import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { livingInspectorDraw, seatDepartments } from '../../domain/inspections/inspector-draws.ts';
import { inTaskOrder } from '../../domain/inspections/seating.ts';
import { type Task, taskMachine } from '../../domain/inspections/task.ts';
import type { VisitSeat } from '../../domain/inspections/visit.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Records, Stored, Write } from '../ports.ts';
import { runDone, tellProgress } from '../runs.ts';
import { serviceAsk } from '../service-ask.ts';
import { inspectorsAwaitedNoMore } from './awaited-draws.ts';
import { dispatchEntry } from './dispatch-draw.ts';
import { logTime } from './log-time.ts';
import { seatVisits } from './seat-visits.ts';

/**
 * Ends the dispatch of a draw whose inspectors the departments drew themselves: puts them into the visits, where
 * nobody looks before the dispatch, then shows all of them in one transaction. Doing it twice, or going on after it
 * broke off, gives the same.
 */
export const finishDispatch = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'progress'>,
  drawId: string,
): Promise<Result<Draw>> => {
  const { records, ledger, clock } = ports;
  const stored = await found(records, 'draw', { id: drawId });
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'dispatch');
  if (!moved.ok) return moved;
  const task = await found(records, 'task', { id: moved.value.taskId });
  if (!task.ok) return task;
  const running = move(taskMachine, task.value.value, 'dispatch');
  if (!running.ok) return running;
  const inspectorDraws = await drawsOfDepartments(records, moved.value, task.value.value);
  if (!inspectorDraws.ok) return inspectorDraws;

  const seatsOf = await seatsByVisit(records, inspectorDraws.value, task.value.value);
  const tell = tellProgress(ports, 'dispatch-draw', drawId);
  const seated = await seatVisits(ports, moved.value, seatsOf, tell);
  if (!seated.ok) return seated;

  const time = logTime(clock, moved.value);
  if (!time.ok) return time;
  const at = time.value;
  const shown: Draw[] = [];
  for (const { value } of inspectorDraws.value) {
    const one = move(drawMachine, value, 'dispatch');
    if (!one.ok) return one;
    shown.push({ ...one.value, dispatchedAt: at });
  }
  const dispatched: Draw = { ...moved.value, dispatchedAt: at, lastAt: at };
  return ledger.apply({
    ...serviceAsk('draw-runner', `dispatch#${drawId}`),
    ...dispatchEntry(dispatched),
    at,
    about: `draw/${drawId}`,
    writes: [
      { kind: 'draw', value: dispatched, before: stored.value },
      ...shown.map((value, i): Write => ({ kind: 'draw', value, before: inspectorDraws.value[i] })),
      { kind: 'task', value: running.value, before: task.value },
      ...(await inspectorsAwaitedNoMore(records, dispatched, task.value.value, at)),
      ...(await runDone(records, 'dispatch-draw', drawId, at)),
    ],
    answer: dispatched,
  });
};

const drawsOfDepartments = async (
  records: Records,
  draw: Draw,
  task: Task,
): Promise<Result<readonly Stored<'draw'>[]>> => {
  const draws: Stored<'draw'>[] = [];
  for (const department of seatDepartments(task)) {
    const own = livingInspectorDraw(draw, department);
    if (own === undefined)
      throw new Error(`draw ${draw.id} is dispatched without inspectors of ${department}`);
    const stored = await found(records, 'draw', { id: own.drawId });
    if (!stored.ok) return stored;
    draws.push(stored.value);
  }
  return accepted(draws);
};

const seatsByVisit = async (
  records: Records,
  draws: readonly Stored<'draw'>[],
  { seats }: Task,
): Promise<ReadonlyMap<string, readonly VisitSeat[]>> => {
  const given = new Map<string, VisitSeat[]>();
  for (const { value: draw } of draws)
    for await (const { value: seating } of records.all('seatingsOfDraw', { drawId: draw.id })) {
      const others = given.get(seating.visitId);
      if (others === undefined) given.set(seating.visitId, [...seating.seats]);
      else others.push(...seating.seats);
    }
  for (const [visitId, unordered] of given) given.set(visitId, inTaskOrder(seats, unordered));
  return given;
};
