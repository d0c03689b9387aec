import type { DrawCertificate } from './certificate.ts';
import type { CertificateFault } from './certificate-faults.ts';
import type { DrawLog } from './draw-log.ts';

/** A certificate of the right shape, and what its log says of the draw. */
export interface ReadCertificate {
  readonly certificate: DrawCertificate;
  readonly log: DrawLog;
}

/** One of the checks of PROTOCOL.md §9: the fault, or nothing if all is well. */
export type Check = (read: ReadCertificate) => CertificateFault | undefined;
