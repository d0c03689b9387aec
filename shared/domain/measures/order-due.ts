import { z } from 'zod';
import { type CivilDate, dateAfter } from '../primitives/time.ts';
import type { MeasureOrder } from './order.ts';

/** What a person wants to see first: what is late, and what soon will be. */
export const orderUrgencySchema = z.enum(['overdue', 'soon']);
export type OrderUrgency = z.infer<typeof orderUrgencySchema>;

/** How many days before its last day a term counts as ending soon; a matter of display. */
const soonDays = 3;

/** Whether the term of an order is over, or ends within the next days, on the day `today`. */
export const isDue = (
  { dueBy }: Pick<MeasureOrder, 'dueBy'>,
  urgency: OrderUrgency,
  today: CivilDate,
): boolean => {
  if (dueBy === undefined) return false;
  const isOver = dueBy.on < today;
  return urgency === 'overdue' ? isOver : !isOver && dueBy.on <= dateAfter(today, { days: soonDays });
};
