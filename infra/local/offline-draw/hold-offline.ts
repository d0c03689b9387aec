import { buildCertificate } from '../../../shared/domain/draws/build-certificate.ts';
import type { DrawCertificate } from '../../../shared/domain/draws/certificate.ts';
import type { CertificateFault } from '../../../shared/domain/draws/certificate-faults.ts';
import {
  type Commitment,
  commitmentDigest,
  drawFormat,
  lineOf,
  secretHashOf,
} from '../../../shared/domain/draws/commitment.ts';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import { aboutDraw, readDrawLog } from '../../../shared/domain/draws/draw-log.ts';
import { exclusionsRoot } from '../../../shared/domain/draws/exclusion.ts';
import { frameRoot } from '../../../shared/domain/draws/frame.ts';
import { poolRoot } from '../../../shared/domain/draws/pool.ts';
import { randomnessInLog } from '../../../shared/domain/draws/randomness-in-log.ts';
import { rulesHash } from '../../../shared/domain/draws/rules.ts';
import { soloLog } from '../../../shared/domain/draws/solo-log.ts';
import { drawSeed } from '../../../shared/domain/draws/streams.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { type FieldError, type RefusalCode, refusal } from '../../../shared/domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../../shared/domain/primitives/result.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import type { CommitInput, DrawInput } from './draw-input.ts';
import { publicRandomnessOf } from './randomness-input.ts';

/** Why there is no draw: a refusal of the draw itself, or the fault that every verifier would find in it. */
export interface NoDraw {
  readonly code: RefusalCode | CertificateFault;
  readonly reason: Text;
  readonly errors?: readonly FieldError[];
}

/** The commitment to publish before the randomness exists. */
export const commitmentOf = (input: CommitInput): Result<Commitment, NoDraw> => {
  const { drawId, taskId, taskName, stage, frame, pool, exclusions, rules, secret, revealBy, voids } = input;
  const roots = { frame: frameRoot(frame), pool: poolRoot(pool), exclusions: exclusionsRoot(exclusions) };
  if (!roots.frame.ok) return roots.frame;
  if (!roots.pool.ok) return roots.pool;
  if (!roots.exclusions.ok) return roots.exclusions;
  return accepted({
    format: drawFormat,
    drawId,
    taskId,
    taskName,
    number: voids.length + 1,
    follows: voids.length === 0 ? null : voids.length,
    stage,
    frameRoot: roots.frame.value,
    frameSize: frame.length,
    poolRoot: roots.pool.value,
    poolSize: pool.length,
    exclusionsRoot: roots.exclusions.value,
    rulesHash: rulesHash(rules),
    secretHash: secretHashOf(secret),
    randomness: { sources: publicRandomnessOf(input.randomness, input).sources },
    revealBy,
  });
};

/** Holds the draw, and makes its certificate with a log of its own. What is given back has been verified. */
export const holdOffline = (input: DrawInput): Result<DrawCertificate, NoDraw> => {
  const committed = commitmentOf(input);
  if (!committed.ok) return committed;
  const commitment = committed.value;
  const entries = entriesOf(input, commitment);
  const untimely = untimelyEntry(entries);
  if (untimely !== undefined) return untimely;
  const log = soloLog(entries);
  const drawLog = readDrawLog(commitment.drawId, log);
  if (drawLog === undefined) throw new Error('a log that was just made cannot be read');
  const randomness = randomnessInLog(commitment, drawLog);
  if (!randomness.ok) return randomness;

  const { frame, exclusions, pool, rules, secret } = input;
  const seed = drawSeed(secret, commitmentDigest(commitment), randomness.value);
  const outcome = conductDraw({ frame, pool, rules, seed });
  if (!outcome.ok) return outcome;
  const lists = { frame, exclusions, pool, outcome: outcome.value, substitutions: [] };
  const certificate = buildCertificate({ commitment, log, rules, ...lists });
  if (!certificate.ok) return certificate;
  const verification = verifyCertificate(certificate.value);
  return verification.valid
    ? certificate
    : refused({ code: verification.code, reason: verification.message });
};

type SoloEntry = Parameters<typeof soloLog>[0][number];

/** What a log would hold of the draw. */
const entriesOf = (input: DrawInput, commitment: Commitment): readonly SoloEntry[] => {
  const { voids, committedAt, revealedAt, secret } = input;
  const { drawId, taskId, number } = commitment;
  const about = aboutDraw(drawId);
  const line = lineOf(commitment);
  return [
    ...voids.map(({ at, ...facts }, index) => ({
      at,
      action: 'draw-voided',
      about: aboutDraw(`${line}-${index + 1}`),
      facts: { taskId, number: index + 1, ...facts },
    })),
    {
      at: committedAt,
      action: 'draw-committed',
      about,
      facts: { taskId, number, commitment: commitmentDigest(commitment) },
    },
    ...publicRandomnessOf(input.randomness, input).entries.map((entry) => ({ ...entry, about })),
    { at: revealedAt, action: 'secret-revealed', about, facts: { secret } },
  ];
};

/** The refusal of entries whose times go back. */
const untimelyEntry = (entries: readonly SoloEntry[]) => {
  const index = entries.findIndex(({ at }, place) => at < (entries[place - 1]?.at ?? ''));
  const [earlier, later] = [entries[index - 1], entries[index]];
  if (earlier === undefined || later === undefined) return undefined;
  return refused<NoDraw>(
    refusal(
      'invalid-input',
      `时间颠倒：${later.action}（${later.at}）排在 ${earlier.action}（${earlier.at}）之后；请更正时间。`,
      `The times go back: ${later.action} (${later.at}) comes after ${earlier.action} (${earlier.at}); correct them.`,
    ),
  );
};
