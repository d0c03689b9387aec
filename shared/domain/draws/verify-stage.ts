import type { Text } from '../primitives/text.ts';
import type { DrawCertificate } from './certificate.ts';
import { stageFaults } from './certificate-faults.ts';
import { commitmentDigest } from './commitment.ts';
import { readDrawLog } from './draw-log.ts';
import { type FrameEntry, frameLeaf } from './frame.ts';
import { beginSubstitutions, presentVisits, repeatSubstitution } from './substitutions.ts';

/** Whether two certificates belong together. */
export type StageVerification =
  | { readonly valid: true }
  | { readonly valid: false; readonly code: 'stage-frame'; readonly message: Text };

/**
 * Whether the frame of a draw of `inspectors` is exactly what the draw of the `targets` had left when the former was
 * committed to; PROTOCOL.md §10. Both certificates must be valid, and of one log.
 */
export const verifyStage = (inspectors: DrawCertificate, targets: DrawCertificate): StageVerification => {
  const { stage } = inspectors.commitment;
  const isNamed =
    stage.kind === 'inspectors' &&
    targets.commitment.stage.kind === 'targets' &&
    stage.of === targets.commitment.drawId &&
    stage.commitment === commitmentDigest(targets.commitment);
  const committed = readDrawLog(inspectors.commitment.drawId, inspectors.log)?.committed;
  if (!isNamed || committed === undefined) return misfit;
  const left = targetsLeft(targets, committed.index);
  const isSame =
    left.length === inspectors.frame.length &&
    left.every((entry, place) => frameLeaf(entry) === frameLeaf(inspectors.frame[place] as FrameEntry));
  return isSame ? { valid: true } : misfit;
};

const misfit = { valid: false, code: 'stage-frame', message: stageFaults['stage-frame'] } as const;

/** What the substitutions before this place in the log have left of the draw, in code-unit order of the ids. */
const targetsLeft = (certificate: DrawCertificate, before: number): readonly FrameEntry[] => {
  const { commitment, log, substitutions, frame } = certificate;
  const entries = readDrawLog(commitment.drawId, log)?.substituted ?? [];
  const draw = beginSubstitutions(certificate);
  for (const [place, substitution] of substitutions.entries()) {
    if ((entries[place]?.index ?? before) >= before) break;
    if (!repeatSubstitution(draw, substitution).ok)
      throw new Error('the certificate of the targets is not valid');
  }
  const left = new Set(presentVisits(draw).map(({ target }) => target));
  return frame.filter(({ id }) => left.has(id));
};
