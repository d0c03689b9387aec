import { instantOf } from '../domain/primitives/time.ts';
import type { Clock } from '../use-cases/ports.ts';

/** The machine's own time. */
export const systemClock: Clock = { now: () => instantOf(Date.now()) };
