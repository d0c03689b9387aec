import { accepted, type Result } from '../primitives/result.ts';
import type { DrawCertificate } from './certificate.ts';
import { commitmentDigest, drawFormat } from './commitment.ts';
import { canonicalExclusions } from './exclusion.ts';
import { canonicalFrame } from './frame.ts';
import type { InvalidInput } from './invalid-input.ts';
import { canonicalPool } from './pool.ts';
import { drawSeed } from './streams.ts';

/** What a certificate is put together from; lists may come in any order. */
export type CertificateParts = Omit<DrawCertificate, 'format' | 'seed'>;

/** Puts a certificate together, its lists in code-unit order. Repeated ids are refused; nothing else is checked. */
export const buildCertificate = (parts: CertificateParts): Result<DrawCertificate, InvalidInput> => {
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
    seed: drawSeed(parts.secret, commitmentDigest(parts.commitment), parts.randomness.value),
  });
};
