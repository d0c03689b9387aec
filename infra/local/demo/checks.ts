import { setTimeout as pause } from 'node:timers/promises';

/** A step of the demonstration did not hold. */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';
}

/** Stops the demonstration unless the condition holds; `what` says what should have been so. */
export function check(condition: boolean, what: string): asserts condition {
  if (!condition) throw new CheckFailure(what);
}

const patienceMilliseconds = 30_000;
const pauseMilliseconds = 100;

/** Asks again until the answer is as awaited, for at most half a minute. */
export const until = async <T>(
  ask: () => Promise<T>,
  isAwaited: (answer: T) => boolean,
  what: string,
): Promise<T> => {
  const deadline = performance.now() + patienceMilliseconds;
  for (;;) {
    const answer = await ask();
    if (isAwaited(answer)) return answer;
    check(performance.now() < deadline, what);
    await pause(pauseMilliseconds);
  }
};
