import { type Instant, instantOf } from '../../../shared/domain/primitives/time.ts';
import type { Clock } from '../../../shared/use-cases/ports.ts';

/** A clock that goes only when it is moved, and never back. */
export interface SimulatedClock extends Clock {
  /** Moves on to nine in the morning of a civil date in Asia/Shanghai, or by a minute where it is past that. */
  moveTo(on: string): void;
}

/** A clock that stands at nine in the morning of the day. */
export const simulatedClock = (on: string): SimulatedClock => {
  const morningOf = (day: string): number => Date.parse(`${day}T01:00:00.000Z`);
  let now: Instant = instantOf(morningOf(on));
  return {
    now: () => now,
    moveTo: (day) => {
      now = instantOf(Math.max(morningOf(day), Date.parse(now) + 60_000));
    },
  };
};
