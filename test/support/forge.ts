import type { LogFacts } from '../../shared/domain/audit/entry.ts';
import type { DrawCertificate } from '../../shared/domain/draws/certificate.ts';
import type { CertificateFault } from '../../shared/domain/draws/certificate-faults.ts';
import { type Commitment, commitmentDigest } from '../../shared/domain/draws/commitment.ts';
import { certificateOf, type DrawPlan, inspector, inspectors, rulesFor, targetId, targets } from './draws.ts';
import { type LogLine, linesOf, sharedLog } from './public-log.ts';

/** One way to cheat, and the fault that gives it away. */
export interface Forgery {
  readonly fault: CertificateFault;
  readonly what: string;
  readonly certificate: unknown;
}

/** The plan that most forgeries begin with. */
export const plan: DrawPlan = {
  name: 'forged',
  frame: targets(12, { district: '330106' }),
  pool: [...inspectors(5), inspector('Q', { skills: ['食品', '特种设备'], regions: ['33'] })],
  rules: rulesFor(4),
  exclusions: [
    { of: 'target', id: targetId(12), reason: 'cap-reached', by: '计划科' },
    { of: 'inspector', id: 'R', reason: 'on-leave', by: '法规科' },
  ],
  substitutions: [
    { of: 'target', visit: 1, reason: 'revoked' },
    { of: 'inspector', visit: 2, place: 0, reason: 'on-leave', unavailable: ['P00000'] },
  ],
};

/** A certificate with nothing wrong about it. */
export const honest: DrawCertificate = certificateOf(plan);

export const otherHash = '0123456789abcdef'.repeat(4);

/** The certificate with another log, whose proofs are in order. */
export const relogged = (
  certificate: DrawCertificate,
  change: (lines: readonly LogLine[]) => readonly LogLine[],
): DrawCertificate => ({ ...certificate, log: sharedLog(change(linesOf(certificate.log))) });

/** Changes the first line with this action. */
export const changing =
  (action: string, changed: Partial<LogLine>) =>
  (lines: readonly LogLine[]): readonly LogLine[] => {
    const place = lines.findIndex((line) => line.action === action);
    return lines.with(place, { ...(lines[place] as LogLine), ...changed });
  };

/** Changes what the first line with this action says. */
export const saying =
  (action: string, facts: LogFacts) =>
  (lines: readonly LogLine[]): readonly LogLine[] => {
    const line = lines.find((one) => one.action === action) as LogLine;
    return changing(action, { facts: { ...line.facts, ...facts } })(lines);
  };

/** Leaves out the first line with this action. */
export const without =
  (action: string) =>
  (lines: readonly LogLine[]): readonly LogLine[] => {
    const place = lines.findIndex((line) => line.action === action);
    return lines.toSpliced(place, 1);
  };

/** Moves the first line with one action to just before the first one with another, and to its time. */
export const moving =
  (action: string, before: string) =>
  (lines: readonly LogLine[]): readonly LogLine[] => {
    const moved = lines.find((line) => line.action === action) as LogLine;
    const rest = without(action)(lines);
    const place = rest.findIndex((line) => line.action === before);
    return rest.toSpliced(place, 0, { ...moved, at: (rest[place] as LogLine).at });
  };

/** The certificate with another commitment, which the log knows of. */
export const recommitted = (certificate: DrawCertificate, change: Partial<Commitment>): DrawCertificate => {
  const commitment = { ...certificate.commitment, ...change };
  const { drawId, taskId, number } = commitment;
  const renamed = (lines: readonly LogLine[]): readonly LogLine[] =>
    lines.map((line) =>
      line.about === `draw/${certificate.commitment.drawId}` ? { ...line, about: `draw/${drawId}` } : line,
    );
  return relogged({ ...certificate, commitment }, (lines) =>
    saying('draw-committed', { taskId, number, commitment: commitmentDigest(commitment) })(renamed(lines)),
  );
};
