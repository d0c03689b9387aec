import type { Hash } from '../audit/hash.ts';
import type { Result } from '../primitives/result.ts';
import type { Text } from '../primitives/text.ts';
import { combineContributions } from './ceremony.ts';
import { type DrawCertificate, drawCertificateSchema } from './certificate.ts';
import { type CertificateFault, certificateFaults } from './certificate-faults.ts';
import { isInOrder } from './code-unit-order.ts';
import { commitmentDigest, secretHashOf } from './commitment.ts';
import { conductDraw } from './conduct.ts';
import { exclusionKey, exclusionsRoot } from './exclusion.ts';
import { frameRoot } from './frame.ts';
import type { DrawOutcome } from './outcome.ts';
import { poolRoot } from './pool.ts';
import { rulesHash } from './rules.ts';
import { drawSeed } from './streams.ts';

/** The verdict on a certificate: the parsed certificate, or the first fault and what it means. */
export type Verification =
  | { readonly valid: true; readonly certificate: DrawCertificate }
  | { readonly valid: false; readonly code: CertificateFault; readonly message: Text };

/**
 * Checks a certificate that may come from anywhere, on nothing but itself, and replays the draw. Never throws on
 * JSON, however hostile. That the log really holds the commitment is for the reader to compare.
 */
export const verifyCertificate = (candidate: unknown): Verification => {
  const parsed = drawCertificateSchema.safeParse(candidate);
  if (!parsed.success) return invalid('malformed');
  for (const check of checks) {
    const fault = check(parsed.data);
    if (fault !== undefined) return invalid(fault);
  }
  return { valid: true, certificate: parsed.data };
};

const invalid = (code: CertificateFault): Verification => ({
  valid: false,
  code,
  message: certificateFaults[code],
});

type Check = (certificate: DrawCertificate) => CertificateFault | undefined;

const checkOrder: Check = ({ frame, pool, exclusions }) => {
  const isSet = (texts: readonly string[]) => isInOrder(texts, (text) => text);
  const isCanonical =
    isInOrder(frame, ({ id }) => id) &&
    isInOrder(exclusions, exclusionKey) &&
    isInOrder(pool, ({ id }) => id) &&
    pool.every(({ skills, regions, conflicts }) => isSet(skills) && isSet(regions) && isSet(conflicts));
  return isCanonical ? undefined : 'not-canonical';
};

const holds = (root: Result<Hash>, expected: Hash): boolean => root.ok && root.value === expected;

const checkCommitted: Check = ({ commitment, log, frame, pool, exclusions, rules }) => {
  if (commitmentDigest(commitment) !== log.commitment) return 'commitment';
  if (frame.length !== commitment.frameSize) return 'frame-root';
  if (!holds(frameRoot(frame), commitment.frameRoot)) return 'frame-root';
  if (pool.length !== commitment.poolSize) return 'pool-root';
  if (!holds(poolRoot(pool), commitment.poolRoot)) return 'pool-root';
  if (!holds(exclusionsRoot(exclusions), commitment.exclusionsRoot)) return 'exclusions-root';
  return rulesHash(rules) === commitment.rulesHash ? undefined : 'rules-hash';
};

const checkExclusions: Check = ({ frame, pool, exclusions }) => {
  const excluded = new Set(exclusions.map(exclusionKey));
  const isPresent =
    frame.some(({ id }) => excluded.has(exclusionKey({ of: 'target', id }))) ||
    pool.some(({ id }) => excluded.has(exclusionKey({ of: 'inspector', id })));
  return isPresent ? 'excluded-present' : undefined;
};

/** Draws of a task are numbered without gaps, and each is committed to only after the one before was void. */
const checkVoids: Check = ({ commitment, log, voids }) => {
  const isNumbered = voids.every(({ number }, index) => number === index + 1);
  const isLater = isAscending([...voids.map(({ voidedAt }) => voidedAt), log.at]);
  const follows = voids.at(-1)?.number ?? null;
  return isNumbered && isLater && commitment.number === voids.length + 1 && commitment.follows === follows
    ? undefined
    : 'void-chain';
};

const isAscending = (instants: readonly string[]): boolean =>
  instants.every((instant, index) => index === 0 || (instants[index - 1] as string) <= instant);

const checkRandomness: Check = ({ commitment, log, secret, randomness }) => {
  if (secretHashOf(secret) !== commitment.secretHash) return 'secret-hash';
  const { evidence, passedOver } = randomness;
  const source = commitment.randomness.sources[randomness.source];
  const hasTriedAllBefore =
    passedOver.length === randomness.source && passedOver.every(({ source }, index) => source === index);
  if (source?.kind !== evidence.kind || !hasTriedAllBefore) return 'randomness-source';
  const combined = combineContributions(commitment.drawId, source, evidence);
  if (!combined.ok) return combined.refusal.code;
  const settledAt = [log.at, ...evidence.committed.map(({ committedAt }) => committedAt)];
  const isOrdered = evidence.opened.every(({ openedAt }) => settledAt.every((at) => at <= openedAt));
  if (!isOrdered) return 'randomness-order';
  return combined.value === randomness.value ? undefined : 'randomness-value';
};

const checkSeed: Check = ({ commitment, secret, seed, randomness }) =>
  seed === drawSeed(secret, commitmentDigest(commitment), randomness.value) ? undefined : 'seed';

const checkOutcome: Check = ({ frame, pool, rules, seed, outcome }) => {
  const replayed = conductDraw({ frame, pool, rules, seed });
  if (!replayed.ok) return 'draw-refused';
  if (!hasSameTargets(replayed.value, outcome)) return 'target-sequence';
  return hasSameAssignments(replayed.value, outcome) ? undefined : 'assignment';
};

const sameList = <T>(a: readonly T[], b: readonly T[], isSame: (one: T, other: T) => boolean): boolean =>
  a.length === b.length && a.every((one, index) => isSame(one, b[index] as T));

const hasSameTargets = (a: DrawOutcome, b: DrawOutcome): boolean =>
  sameList(
    a.targets,
    b.targets,
    (one, other) =>
      one.stratum === other.stratum && sameList(one.drawn, other.drawn, (id, otherId) => id === otherId),
  );

const hasSameAssignments = (a: DrawOutcome, b: DrawOutcome): boolean =>
  sameList(
    a.assignments,
    b.assignments,
    (one, other) =>
      one.target === other.target &&
      sameList(
        one.seats,
        other.seats,
        (seat, otherSeat) =>
          seat.department === otherSeat.department &&
          seat.skill === otherSeat.skill &&
          seat.inspector === otherSeat.inspector,
      ),
  );

/** The order decides which fault is named first; PROTOCOL.md prescribes it. */
const checks: readonly Check[] = [
  checkOrder,
  checkCommitted,
  checkExclusions,
  checkVoids,
  checkRandomness,
  checkSeed,
  checkOutcome,
];
