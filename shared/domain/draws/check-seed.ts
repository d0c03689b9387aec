import type { Check } from './check.ts';
import { commitmentDigest, secretHashOf } from './commitment.ts';
import { randomnessInLog } from './randomness-in-log.ts';
import { drawSeed } from './streams.ts';

/** Secret and public randomness are as the commitment said they would be, and the seed follows from them. */
export const checkSeed: Check = ({ certificate: { commitment, seed }, log }) => {
  const { secret } = log.revealed.facts;
  if (secretHashOf(secret) !== commitment.secretHash) return 'secret-hash';
  const randomness = randomnessInLog(commitment, log);
  if (!randomness.ok) return randomness.refusal.code;
  return seed === drawSeed(secret, commitmentDigest(commitment), randomness.value) ? undefined : 'seed';
};
