import * as z from 'zod';
import { dueMarkOf } from '../calendar/due.ts';
import { type MeasureOrder, measureOrderStateSchema } from './order.ts';

/** How far one department is with the orders that a listing led to. */
export const departmentProgressSchema = z.object({
  department: z.string().min(1),
  orders: z.int().min(1),
  /** How many are in each state; a state that none is in is left out. */
  states: z.partialRecord(measureOrderStateSchema, z.int().min(1)),
  /** How many wait for the department, or for the answer to its objection, beyond the last day. */
  overdue: z.int().min(0),
});
type DepartmentProgress = z.infer<typeof departmentProgressSchema>;

/** Who has acted and who is late, department by department in the order of their codes. */
export const summariseOrders = (orders: readonly MeasureOrder[]): readonly DepartmentProgress[] =>
  [...Map.groupBy(orders, ({ department }) => department)]
    .map(([department, own]) => {
      const states: DepartmentProgress['states'] = {};
      for (const { state } of own) states[state] = (states[state] ?? 0) + 1;
      const overdue = own.filter(({ due }) => due !== undefined && dueMarkOf(due) === 'overdue').length;
      return { department, orders: own.length, states, overdue };
    })
    .toSorted((one, other) => (one.department < other.department ? -1 : 1));
