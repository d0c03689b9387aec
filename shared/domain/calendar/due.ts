import { z } from 'zod';
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
import {
  type DeadlineName,
  deadlineNameSchema,
  deadlineOf,
  deadlineRuleOf,
  deadlineSchema,
  type TermTables,
} from './deadlines.ts';
import { addWorkingDays } from './working-days.ts';

/** A term that runs: until when something must be done, and whether people were reminded of it or have missed it. */
export const dueSchema = z.object({
  term: deadlineNameSchema,
  /** The day from which it is counted, which does not count itself. */
  from: civilDateSchema,
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

const daysOf = (tables: TermTables, term: DeadlineName, from: CivilDate): Pick<Due, 'by' | 'remindOn'> => {
  const { workingDays, remindDaysBefore } = deadlineRuleOf(tables.deadlines, term);
  return {
    by: deadlineOf(tables, term, from),
    remindOn: addWorkingDays(from, Math.max(0, workingDays - remindDaysBefore), tables.holidays).on,
  };
};

/**
 * The term as it stands at a moment: reminded of from its reminder on, overdue from the day after its end. While its date
 * is provisional it is counted anew by the holidays that are known now.
 */
export const attendDue = (due: Due, tables: TermTables, at: Instant): Due => {
  if (due.overdueSince !== undefined) return due;
  const current = due.by.provisional ? { ...due, ...daysOf(tables, due.term, due.from) } : due;
  const today = civilDateOf(at);
  const { remindedAt = at } = current;
  if (current.by.on < today) return { ...current, remindedAt, overdueSince: at };
  return current.remindOn <= today ? { ...current, remindedAt } : current;
};

/** The named term, counted from a day; one that has ended by `at` is overdue at once. */
export const startDue = (tables: TermTables, term: DeadlineName, from: CivilDate, at: Instant): Due =>
  attendDue({ term, from, ...daysOf(tables, term, from) }, tables, at);

/** A lawful procedure in which states have terms: by when the step that leaves the state must be taken. */
export interface TimedMachine<State extends string, Step extends string> extends StateMachine<State, Step> {
  readonly terms: Readonly<Partial<Record<State, DeadlineName>>>;
}

/** When a step is taken: by which tables, and from which day the next term counts where not from today. */
export interface StepTime {
  readonly tables: TermTables;
  readonly at: Instant;
  readonly from?: CivilDate;
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
  { tables, at, from = civilDateOf(at) }: StepTime,
): Result<T> => {
  const moved = move(machine, thing, step);
  if (!moved.ok || moved.value.state === thing.state) return moved;
  const term = machine.terms[moved.value.state];
  const due = term === undefined ? undefined : startDue(tables, term, from, at);
  return accepted({ ...moved.value, due });
};
