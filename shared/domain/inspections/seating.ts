import * as z from 'zod';
import type { Task } from './task.ts';
import { type VisitSeat, visitSeatSchema } from './visit.ts';

/** The inspectors that a department's own draw gives to a visit; they join the visit when it is dispatched. */
export const seatingSchema = z.object({
  drawId: z.string().min(1).max(195),
  /** The index of the visit in the draw's outcome, from 1. */
  place: z.int().min(1),
  visitId: z.string().min(1).max(215),
  seats: z.array(visitSeatSchema).min(1),
});
export type Seating = z.infer<typeof seatingSchema>;

/** Seats that several departments gave to one visit, each department's in its own order, as the task's seats stand. */
export const inTaskOrder = (demands: Task['seats'], seats: readonly VisitSeat[]): VisitSeat[] => {
  const left = Map.groupBy(seats, ({ department }) => department);
  return demands.flatMap(({ department, count }) => left.get(department)?.splice(0, count) ?? []);
};
