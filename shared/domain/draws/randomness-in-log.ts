import type { Hash } from '../audit/hash.ts';
import { accepted, type Result } from '../primitives/result.ts';
import type { Commitment } from './commitment.ts';
import type { DrawLog } from './draw-log.ts';
import { noRandomness, takeRandomnessEntry } from './public-randomness.ts';
import { type RandomnessRefusal, randomnessRefused } from './randomness-refusal.ts';

/** The public randomness of a draw, 32 bytes, from what the log says of it; refuses with the first fault of §4. */
export const randomnessInLog = (
  { drawId, randomness: { sources } }: Commitment,
  { committed, revealed, randomness }: DrawLog,
): Result<Hash, RandomnessRefusal> => {
  let progress = noRandomness;
  for (const entry of randomness) {
    const isInTime = committed.index < entry.index && entry.index < revealed.index;
    const context = { drawId, sources, committedAt: isInTime ? committed.at : undefined };
    const taken = takeRandomnessEntry(context, progress, entry);
    if (!taken.ok) return taken;
    progress = taken.value;
  }
  return progress.value === undefined ? incomplete() : accepted(progress.value);
};

const incomplete = () =>
  randomnessRefused(
    'randomness-incomplete',
    'log.entries',
    '公共随机数尚未产生；请先按承诺的随机源取得。',
    'There is no public randomness yet; obtain it first from the sources that the commitment names.',
  );
