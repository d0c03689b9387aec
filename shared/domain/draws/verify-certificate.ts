import type { Text } from '../primitives/text.ts';
import { isAfterDay } from '../primitives/time.ts';
import type { DrawCertificate } from './certificate.ts';
import { type CertificateFault, certificateFaults } from './certificate-faults.ts';
import type { Check } from './check.ts';
import { checkCommitted } from './check-committed.ts';
import { checkExclusions } from './check-exclusions.ts';
import { isProven } from './check-log.ts';
import { isCanonical } from './check-order.ts';
import { checkOutcome } from './check-outcome.ts';
import { checkSeed } from './check-seed.ts';
import { readCertificate } from './check-shape.ts';
import { checkStage } from './check-stage.ts';
import { checkSubstitutions } from './check-substitutions.ts';
import { checkVoids } from './check-voids.ts';
import { readDrawLog } from './draw-log.ts';

/**
 * The verdict on a certificate: the first fault and what it means, or the certificate as read. A valid one may still be
 * that of a draw declared void (`isVoid`), or its secret may have been revealed after `revealBy` (`revealedLate`).
 */
export type Verification =
  | {
      readonly valid: true;
      readonly certificate: DrawCertificate;
      readonly isVoid: boolean;
      readonly revealedLate: boolean;
    }
  | { readonly valid: false; readonly code: CertificateFault; readonly message: Text };

/**
 * Checks a certificate that may come from anywhere, on nothing but itself, and replays the draw. Never throws on
 * JSON, however hostile. What a certificate cannot vouch for stands in PROTOCOL.md §10.
 */
export const verifyCertificate = (candidate: unknown): Verification => {
  const certificate = readCertificate(candidate);
  if (certificate === undefined) return invalid('malformed');
  if (!isCanonical(certificate)) return invalid('not-canonical');
  if (!isProven(certificate.log)) return invalid('log-proof');
  const log = readDrawLog(certificate.commitment.drawId, certificate.log);
  if (log === undefined) return invalid('log-entries');
  for (const check of checks) {
    const fault = check({ certificate, log });
    if (fault !== undefined) return invalid(fault);
  }
  const { voided, revealed } = log;
  return {
    valid: true,
    certificate,
    isVoid: voided.length > 0,
    revealedLate: isAfterDay(revealed.at, certificate.commitment.revealBy),
  };
};

/** The verdict on a certificate with this fault. */
export const invalid = (code: CertificateFault): Verification => ({
  valid: false,
  code,
  message: certificateFaults[code],
});

/** The order decides which fault is named first; PROTOCOL.md prescribes it. */
const checks: readonly Check[] = [
  checkCommitted,
  checkStage,
  checkExclusions,
  checkVoids,
  checkSeed,
  checkOutcome,
  checkSubstitutions,
];
