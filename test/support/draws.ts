import { sha256Hex } from '../../shared/domain/audit/hash.ts';
import { buildCertificate } from '../../shared/domain/draws/build-certificate.ts';
import { combineContributions, contributionCommitment } from '../../shared/domain/draws/ceremony.ts';
import type { DrawCertificate, VoidDraw } from '../../shared/domain/draws/certificate.ts';
import {
  type Commitment,
  commitmentDigest,
  drawFormat,
  secretHashOf,
} from '../../shared/domain/draws/commitment.ts';
import { conductDraw } from '../../shared/domain/draws/conduct.ts';
import { type Exclusion, exclusionsRoot } from '../../shared/domain/draws/exclusion.ts';
import { type FrameEntry, frameRoot } from '../../shared/domain/draws/frame.ts';
import type { DrawOutcome } from '../../shared/domain/draws/outcome.ts';
import { type PoolMember, poolRoot } from '../../shared/domain/draws/pool.ts';
import type { CeremonySource, RandomnessEvidence } from '../../shared/domain/draws/randomness.ts';
import { type DrawRules, rulesHash } from '../../shared/domain/draws/rules.ts';
import { drawSeed, type Seed, seedSchema } from '../../shared/domain/draws/streams.ts';
import type { Result } from '../../shared/domain/primitives/result.ts';
import { type Instant, instantSchema } from '../../shared/domain/primitives/time.ts';

/** The value of an outcome that a test expects to be accepted. */
export const acceptedValue = <T, R>(result: Result<T, R>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
};

/** The refusal of an outcome that a test expects to be refused. */
export const refusalIn = <T, R>(result: Result<T, R>): R => {
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(result.value)}`);
  return result.refusal;
};

/** A seed that a test can name. */
export const seedOf = (name: string): Seed => seedSchema.parse(sha256Hex(name));

/** Target ids that sort in the order of their numbers. */
export const targetId = (number: number): string => `USCC:T${String(number).padStart(8, '0')}`;

/** So many targets of one stratum, numbered from `first`. */
export const targets = (
  count: number,
  { stratum = 'A', first = 0, district }: { stratum?: string; first?: number; district?: string } = {},
): FrameEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    id: targetId(first + index),
    stratum,
    ...(district === undefined ? {} : { district }),
  }));

/** An inspector of department `甲` without limits, but for what is said. */
export const inspector = (id: string, differences: Partial<PoolMember> = {}): PoolMember => ({
  id,
  department: '甲',
  skills: [],
  regions: [],
  capacity: 1000,
  conflicts: [],
  ...differences,
});

/** So many alike inspectors, with ids that sort in the order of their numbers. */
export const inspectors = (
  count: number,
  prefix = 'P',
  differences: Partial<PoolMember> = {},
): PoolMember[] =>
  Array.from({ length: count }, (_, index) =>
    inspector(`${prefix}${String(index).padStart(5, '0')}`, differences),
  );

/** Rules that draw `size` targets of stratum A for two inspectors of department `甲`, but for what is said. */
export const rulesFor = (size: number, differences: Partial<DrawRules> = {}): DrawRules => ({
  strata: [{ stratum: 'A', size }],
  seats: [{ department: '甲', count: 2 }],
  region: 'any',
  substitutes: 'next-in-sequence',
  ...differences,
});

/** What a draw is made of, before anything is committed. */
export interface DrawPlan {
  readonly frame: readonly FrameEntry[];
  readonly pool: readonly PoolMember[];
  readonly rules: DrawRules;
  readonly exclusions?: readonly Exclusion[];
  readonly taskName?: string;
  readonly voids?: readonly VoidDraw[];
  /** Names everything random in the draw: secret, values and nonces. */
  readonly name?: string;
}

const loggedAt: Instant = instantSchema.parse('2026-03-02T01:00:00.000Z');
const committedAt = instantSchema.parse('2026-03-02T01:05:00.000Z');
const openedAt = instantSchema.parse('2026-03-02T01:10:00.000Z');

/** The ceremony of every draw in the tests. */
export const ceremony: CeremonySource = { kind: 'ceremony', witnesses: ['公证机构', '企业代表', '监督部门'] };

/** What the ceremony leaves when each witness types a value with a leading zero. */
export const ceremonyHeld = (drawId: string, name: string): RandomnessEvidence => {
  const opened = ceremony.witnesses.map((witness, index) => ({
    witness,
    value: `0${index}${index}7`,
    nonce: sha256Hex(`nonce ${witness} ${name}`),
    openedAt,
  }));
  const committed = opened.map(({ witness, value, nonce }) => ({
    witness,
    commitment: contributionCommitment(drawId, witness, value, nonce),
    committedAt,
  }));
  const evidence = { kind: 'ceremony' as const, committed, opened };
  return {
    source: 0,
    passedOver: [],
    evidence,
    value: acceptedValue(combineContributions(drawId, ceremony, evidence)),
  };
};

/** The commitment to a plan. */
export const commitmentTo = (plan: DrawPlan): Commitment => {
  const { frame, pool, rules, exclusions = [], voids = [], name = 'plain', taskName = 'Yearly check' } = plan;
  return {
    format: drawFormat,
    drawId: `draw-${name}`,
    taskId: `task-${name}`,
    taskName,
    number: voids.length + 1,
    follows: voids.at(-1)?.number ?? null,
    frameRoot: acceptedValue(frameRoot(frame)),
    frameSize: frame.length,
    poolRoot: acceptedValue(poolRoot(pool)),
    poolSize: pool.length,
    exclusionsRoot: acceptedValue(exclusionsRoot(exclusions)),
    rulesHash: rulesHash(rules),
    secretHash: secretHashOf(secretOf(name)),
    randomness: { sources: [ceremony] },
  };
};

const secretOf = (name: string): string => sha256Hex(`secret ${name}`);

/**
 * The certificate of a draw that was committed to, witnessed and held as it should be; with an outcome of the
 * caller's own, that of a draw that was held wrongly.
 */
export const certificateOf = (plan: DrawPlan, forgedOutcome?: DrawOutcome): DrawCertificate => {
  const { frame, pool, rules, exclusions = [], voids = [], name = 'plain' } = plan;
  const commitment = commitmentTo(plan);
  const digest = commitmentDigest(commitment);
  const secret = secretOf(name);
  const randomness = ceremonyHeld(commitment.drawId, name);
  const seed = drawSeed(secret, digest, randomness.value);
  return acceptedValue(
    buildCertificate({
      commitment,
      log: { position: 41, at: loggedAt, commitment: digest },
      frame,
      exclusions,
      pool,
      rules,
      randomness,
      secret,
      outcome: forgedOutcome ?? acceptedValue(conductDraw({ frame, pool, rules, seed })),
      voids,
    }),
  );
};
