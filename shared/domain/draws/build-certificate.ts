import { type Refusal, refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import type { DrawCertificate } from './certificate.ts';
import { commitmentDigest, drawFormat } from './commitment.ts';
import { readDrawLog } from './draw-log.ts';
import { canonicalExclusions } from './exclusion.ts';
import { canonicalFrame } from './frame.ts';
import { canonicalPool } from './pool.ts';
import { randomnessInLog } from './randomness-in-log.ts';
import { drawSeed } from './streams.ts';

/** What a certificate is put together from; frame, pool and exclusions may come in any order. */
export type CertificateParts = Omit<DrawCertificate, 'format' | 'seed'>;

/**
 * Puts a certificate together, its lists in code-unit order and its seed from what the log reveals. Refuses with
 * `wrong-state` a log without commitment and secret, with a code of §4 one without public randomness, and with
 * `invalid-input` repeated ids; nothing else is checked.
 */
export const buildCertificate = (parts: CertificateParts): Result<DrawCertificate, Refusal> => {
  const { commitment } = parts;
  const log = readDrawLog(commitment.drawId, parts.log);
  if (log === undefined) return refused(notRevealed());
  const randomness = randomnessInLog(commitment, log);
  if (!randomness.ok) return randomness;
  const frame = canonicalFrame(parts.frame);
  if (!frame.ok) return frame;
  const pool = canonicalPool(parts.pool);
  if (!pool.ok) return pool;
  const exclusions = canonicalExclusions(parts.exclusions);
  if (!exclusions.ok) return exclusions;
  return accepted({
    format: drawFormat,
    ...parts,
    frame: frame.value,
    pool: pool.value,
    exclusions: exclusions.value,
    seed: drawSeed(log.revealed.facts.secret, commitmentDigest(commitment), randomness.value),
  });
};

const notRevealed = (): Refusal =>
  refusal(
    'wrong-state',
    '日志中还没有本次抽取的承诺和已揭示的密钥；密钥揭示后才有证书。',
    'The log does not hold commitment and revealed secret of this draw; its certificate exists once it does.',
    'log.entries',
  );
