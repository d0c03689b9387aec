import * as z from 'zod';
import type { Result } from '../primitives/result.ts';
import { accepted } from '../primitives/result.ts';
import { move, type StateMachine } from '../primitives/state-machine.ts';
import {
  type CivilDate,
  civilDateOf,
  civilDateSchema,
  type Instant,
  instantSchema,
} from '../primitives/time.ts';
import type { Holidays } from './calendar.ts';
import {
  type DeadlineName,
  deadlineNameSchema,
  deadlineRuleOf,
  deadlineSchema,
  type TermTables,
} from './deadlines.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.ts';

/** A term that runs: until when something must be done, and whether people were reminded of it or have missed it. */
export const dueSchema = z.object({
  term: deadlineNameSchema,
  /** The day from which it is counted, which does not count itself. */
  from: civilDateSchema,
  /**
   * How long it is, and how long before its end people are reminded, as was said when it began: a later version of the tables
   * changes no term that runs. Where an order names the last day, as many as were counted until then.
   */
  workingDays: z.int().min(0),
  remindDaysBefore: z.int().min(0),
  by: deadlineSchema,
  remindOn: civilDateSchema,
  remindedAt: instantSchema.optional(),
  overdueSince: instantSchema.optional(),
});
export type Due = z.infer<typeof dueSchema>;

/** How a running term shows in lists of work: soon to end, or missed. */
export const dueMarkSchema = z.enum(['soon', 'overdue']);
export type DueMark = z.infer<typeof dueMarkSchema>;

/** The mark of a running term; none while there is time. */
export const dueMarkOf = ({ remindedAt, overdueSince }: Due): DueMark | undefined => {
  if (overdueSince !== undefined) return 'overdue';
  return remindedAt === undefined ? undefined : 'soon';
};

type Counting = Pick<Due, 'from' | 'workingDays' | 'remindDaysBefore'>;

const remindOnOf = ({ from, workingDays, remindDaysBefore }: Counting, holidays: Holidays): CivilDate =>
  addWorkingDays(from, Math.max(0, workingDays - remindDaysBefore), holidays).on;

const daysOf = (counting: Counting, holidays: Holidays): Pick<Due, 'by' | 'remindOn'> => ({
  by: addWorkingDays(counting.from, counting.workingDays, holidays),
  remindOn: remindOnOf(counting, holidays),
});

/** Whether people are reminded of it or have missed it at a moment, by its days as they are counted. */
const marked = (due: Due, at: Instant): Due => {
  const today = civilDateOf(at);
  const { remindedAt = at } = due;
  if (due.by.on < today && !due.by.provisional) return { ...due, remindedAt, overdueSince: at };
  return due.remindOn <= today ? { ...due, remindedAt } : due;
};

/**
 * The term as it stands at a moment: reminded of from its reminder on, overdue from the day after its end. While its date
 * is provisional it is counted anew by the holidays that are known now, as long as it was when it began, and nothing is missed
 * by a date that may still move.
 */
export const attendDue = (due: Due, { holidays }: Pick<TermTables, 'holidays'>, at: Instant): Due => {
  if (due.overdueSince !== undefined) return due;
  return marked(due.by.provisional ? { ...due, ...daysOf(due, holidays) } : due, at);
};

/**
 * The named term, counted from a day; one that has ended by `at` is overdue at once. `workingDays` where another text than the
 * table of deadlines says how long it is.
 */
export const startDue = (
  tables: TermTables,
  term: DeadlineName,
  from: CivilDate,
  at: Instant,
  workingDays?: number,
): Due => {
  const { remindDaysBefore, ...rule } = deadlineRuleOf(tables.deadlines, term);
  const counting = { from, workingDays: workingDays ?? rule.workingDays, remindDaysBefore };
  return marked({ term, ...counting, ...daysOf(counting, tables.holidays) }, at);
};

/** The named term where an order names its last day: no count, so nothing that could move. */
export const startDueOn = (tables: TermTables, term: DeadlineName, on: CivilDate, at: Instant): Due => {
  const from = civilDateOf(at);
  const { days: workingDays } = workingDaysBetween(from, on, tables.holidays);
  const { remindDaysBefore } = deadlineRuleOf(tables.deadlines, term);
  const counting = { from, workingDays, remindDaysBefore };
  const by = { on, provisional: false };
  return marked({ term, ...counting, by, remindOn: remindOnOf(counting, tables.holidays) }, at);
};

/** A lawful procedure in which states have terms: by when the step that leaves the state must be taken. */
export interface TimedMachine<State extends string, Step extends string> extends StateMachine<State, Step> {
  readonly terms: Readonly<Partial<Record<State, DeadlineName>>>;
}

/**
 * When a step is taken: by which tables, from which day the next term counts where not from today, and for how long where
 * not as the table says.
 */
export interface StepTime {
  readonly tables: TermTables;
  readonly at: Instant;
  readonly from?: CivilDate;
  readonly workingDays?: number | undefined;
}

/**
 * The thing in its next state, with that state's term. A step that leaves the state as it is leaves its term running.
 * Refuses with `wrong-state` as {@link move} does.
 */
export const moveInTime = <
  State extends string,
  Step extends string,
  T extends { readonly state: State; readonly due?: Due | undefined },
>(
  machine: TimedMachine<State, Step>,
  thing: T,
  step: Step,
  { tables, at, from = civilDateOf(at), workingDays }: StepTime,
): Result<T> => {
  const moved = move(machine, thing, step);
  if (!moved.ok || moved.value.state === thing.state) return moved;
  const term = machine.terms[moved.value.state];
  const due = term === undefined ? undefined : startDue(tables, term, from, at, workingDays);
  return accepted({ ...moved.value, due });
};
