import { type Instant, instantOf } from '../primitives/time.ts';
import type { KeyUse } from './receipt-key.ts';

/** How long a key signs before the next one takes its place. */
const useDays = 90;

/** How long before that the next one is published, so that no cached key set lacks it when it begins to sign. */
const publishedAheadDays = 7;

/** How far back the first key's use reaches: the clocks of the instances that share it may differ by so much. */
const clockToleranceHours = 1;

const hour = 3_600_000;
const later = (at: Instant, hours: number): Instant => instantOf(Date.parse(at) + hours * hour);

/** Whether the end of a key's use is so near that the next one should be there. */
export const isEnding = ({ usedUntil }: KeyUse, at: Instant): boolean =>
  later(at, publishedAheadDays * 24) >= usedUntil;

/** When a key signs that is made at a moment: right after the last one, or from now on where that is over. */
export const useAfter = (last: KeyUse | undefined, at: Instant): KeyUse => {
  const earliest = later(at, -clockToleranceHours);
  const usedFrom = last !== undefined && last.usedUntil > earliest ? last.usedUntil : earliest;
  return { usedFrom, usedUntil: later(usedFrom, useDays * 24) };
};
