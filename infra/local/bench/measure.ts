import { resourceUsage } from 'node:process';
import type { Text } from '../../../shared/domain/primitives/text.ts';

const runs = 3;

/** What came of some work, and how long it took. */
export interface Timed<T> {
  readonly milliseconds: number;
  readonly value: T;
}

/** The median time of three runs, in whole milliseconds, and what the last run gave. */
export const timed = async <T>(work: () => T | Promise<T>): Promise<Timed<T>> => {
  const times: number[] = [];
  let value: T | undefined;
  for (let run = 0; run < runs; run += 1) {
    value = undefined; // so that two results are never held at once
    const startedAt = performance.now();
    value = await work();
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: Math.round(times[Math.floor(runs / 2)] as number), value: value as T };
};

/** The most memory that this process has had resident so far, in megabytes. */
export const peakMegabytes = (): number => Math.round(resourceUsage().maxRSS / 1024);

/** What a benchmark expects to be accepted. */
export const sure = <T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusal: { reason: Text } },
): T => {
  if (!result.ok) throw new Error(result.refusal.reason.en);
  return result.value;
};
