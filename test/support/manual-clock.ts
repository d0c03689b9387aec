import { type Instant, instantOf, instantSchema } from '../../shared/domain/primitives/time.ts';
import type { Clock } from '../../shared/use-cases/ports.ts';

/** A clock that a test sets. */
export interface ManualClock extends Clock {
  set(at: string): void;
  advance(by: { readonly days?: number; readonly minutes?: number }): void;
}

/** A working day whose year's holidays are known: Monday 2 March 2026, nine in the morning in Asia/Shanghai. */
export const testNow: Instant = instantSchema.parse('2026-03-02T01:00:00.000Z');

/** A clock that stands at `at` until it is moved. */
export const manualClock = (at: Instant = testNow): ManualClock => {
  let milliseconds = Date.parse(at);
  return {
    now: () => instantOf(milliseconds),
    set: (to) => {
      milliseconds = Date.parse(to);
    },
    advance: ({ days = 0, minutes = 0 }) => {
      milliseconds += (days * 24 * 60 + minutes) * 60_000;
    },
  };
};
