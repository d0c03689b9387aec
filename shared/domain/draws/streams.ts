import seedrandom from 'seedrandom';
import type { z } from 'zod';
import { bytesOfHex, type Hash, hashSchema, hmacSha256Hex } from '../audit/hash.ts';

/** The 32 bytes that decide a draw, in hex. */
export const seedSchema = hashSchema.brand<'Seed'>();
export type Seed = z.infer<typeof seedSchema>;

/**
 * The seed: HMAC-SHA-256 under the secret over 64 bytes, the commitment's digest followed by the public
 * randomness. Who lacks the secret cannot foretell it, who holds the secret cannot bend it.
 */
export const drawSeed = (secretHex: string, commitmentDigest: Hash, publicRandomness: Hash): Seed =>
  seedSchema.parse(hmacSha256Hex(secretHex, bytesOfHex(commitmentDigest + publicRandomness)));

/** What a stream of random numbers is for; each label has its own stream. */
export type StreamLabel = `targets/${string}` | 'inspectors' | `substitutes/${string}`;

/** A reproducible stream: `uint32` gives 0 … 2³²−1, `below(n)` gives 0 … n−1 for 1 ≤ n ≤ 2³². */
export interface RandomStream {
  readonly uint32: () => number;
  readonly below: (bound: number) => number;
}

/**
 * The stream of a label: seedrandom's ARC4, seeded with the lower-case hex of HMAC-SHA-256 under the seed over
 * the label's UTF-8 bytes. seedrandom never sees the label itself: it keeps only the low byte of each
 * character, so labels in Chinese would collide, and it repeats short seeds.
 */
export const streamOf = (seed: Seed, label: StreamLabel): RandomStream => {
  const generator = seedrandom(hmacSha256Hex(seed, label));
  const uint32 = (): number => generator.int32() >>> 0;
  const below = (bound: number): number => {
    // A plain remainder would favour small numbers; what lies beyond the last full multiple is drawn again.
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let number = uint32();
    while (number >= limit) number = uint32();
    return number % bound;
  };
  return { uint32, below };
};
