import seedrandom from 'seedrandom';
import type { FrameEntry } from '../../../shared/domain/draws/frame.ts';
import type { PoolMember } from '../../../shared/domain/draws/pool.ts';

const named = (letter: string, n: number): string => `${letter}${String(n).padStart(9, '0')}`;

/** So many targets of one stratum, in the order of their ids, as a frozen frame holds them. */
export const frameOf = (targets: number): readonly FrameEntry[] =>
  Array.from({ length: targets }, (_, n) => ({ id: `USCC:${named('T', n)}`, stratum: 'A' }));

/** So many inspectors of one department, each with room for so many visits. */
export const poolOf = (inspectors: number, capacity: number): readonly PoolMember[] =>
  Array.from({ length: inspectors }, (_, n) => ({
    id: named('P', n),
    department: '33.SCJG',
    skills: [],
    regions: [],
    capacity,
    conflicts: [],
  }));

/** What a draw is measured against: a bare seedrandom shuffle of as many numbers as there are targets. */
export const shuffle = (targets: number): Uint32Array => {
  const stream = seedrandom('baseline');
  const order = Uint32Array.from({ length: targets }, (_, n) => n);
  for (let last = targets - 1; last > 0; last -= 1) {
    const other = Math.floor(stream.quick() * (last + 1));
    const swapped = order[last] as number;
    order[last] = order[other] as number;
    order[other] = swapped;
  }
  return order;
};
