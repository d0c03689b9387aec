import { setTimeout as pause } from 'node:timers/promises';

/** How often a write that DynamoDB is too busy for is tried. */
export const attempts = 6;

/** Waits after an attempt: about twice as long each time, by chance a little more or less, so that those that met do not meet again. */
export const pauseAfter = (attempt: number): Promise<void> =>
  pause(10 * 2 ** attempt * (0.5 + Math.random()));
