import { sha256Hex } from '../../shared/domain/audit/hash.ts';
import { buildCertificate } from '../../shared/domain/draws/build-certificate.ts';
import { contributionCommitment } from '../../shared/domain/draws/ceremony.ts';
import type { DrawCertificate } from '../../shared/domain/draws/certificate.ts';
import {
  type Commitment,
  commitmentDigest,
  drawFormat,
  type Stage,
  secretHashOf,
} from '../../shared/domain/draws/commitment.ts';
import { conductDraw } from '../../shared/domain/draws/conduct.ts';
import { readDrawLog } from '../../shared/domain/draws/draw-log.ts';
import { type Exclusion, exclusionsRoot } from '../../shared/domain/draws/exclusion.ts';
import { type FrameEntry, frameRoot } from '../../shared/domain/draws/frame.ts';
import type { DrawFacts, RandomnessEntry } from '../../shared/domain/draws/log-facts.ts';
import type { DrawnVisit } from '../../shared/domain/draws/outcome.ts';
import { type PoolMember, poolRoot } from '../../shared/domain/draws/pool.ts';
import type { CeremonySource, RandomnessSource } from '../../shared/domain/draws/randomness.ts';
import { randomnessInLog } from '../../shared/domain/draws/randomness-in-log.ts';
import { type DrawRules, rulesHash } from '../../shared/domain/draws/rules.ts';
import { soloLog } from '../../shared/domain/draws/solo-log.ts';
import { drawSeed, type Seed, seedSchema } from '../../shared/domain/draws/streams.ts';
import { type Substitution, substitutionDigest } from '../../shared/domain/draws/substitution.ts';
import {
  beginSubstitutions,
  presentVisit,
  substituteInspector,
  substituteTarget,
} from '../../shared/domain/draws/substitutions.ts';
import type { Result } from '../../shared/domain/primitives/result.ts';
import { civilDateSchema, type Instant, instantSchema } from '../../shared/domain/primitives/time.ts';
import { type LogLine, sharedLog } from './public-log.ts';

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

/** What is replaced after a draw; what comes instead is for the lot to say. */
export type PlannedSubstitution = {
  readonly visit: number;
  readonly unavailable?: readonly string[];
} & (
  | { readonly of: 'target'; readonly reason: Extract<Substitution, { of: 'target' }>['reason'] }
  | {
      readonly of: 'inspector';
      readonly place: number;
      readonly reason: Extract<Substitution, { of: 'inspector' }>['reason'];
    }
);

/** A draw of the same line that was declared void, as the log says it. */
export type PlannedVoid = { readonly at: Instant } & Pick<
  DrawFacts<'draw-voided'>,
  'commitment' | 'reason' | 'requestedBy' | 'approvedBy'
>;

/** What a draw is made of, before anything is committed. */
export interface DrawPlan {
  readonly frame: readonly FrameEntry[];
  readonly pool: readonly PoolMember[];
  readonly rules: DrawRules;
  readonly exclusions?: readonly Exclusion[];
  readonly taskName?: string;
  readonly stage?: Stage;
  readonly voids?: readonly PlannedVoid[];
  /** Which public randomness counts, and what the log gets to hear of it; a ceremony that goes well if left out. */
  readonly sources?: readonly RandomnessSource[];
  readonly randomness?: (drawId: string) => readonly RandomnessEntry[];
  readonly substitutions?: readonly PlannedSubstitution[];
  /** Names everything random in the draw: secret, values and nonces. */
  readonly name?: string;
  readonly times?: Partial<typeof usualTimes>;
  /** How many entries the public log has had before. */
  readonly earlierEntries?: number;
}

/** An instant that a test can write down. */
export const instant = (text: string): Instant => instantSchema.parse(text);

const usualTimes = {
  committedAt: instant('2026-03-02T01:00:00.000Z'),
  substitutedAt: instant('2026-03-10T01:00:00.000Z'),
  revealedAt: instant('2026-04-20T01:00:00.000Z'),
  revealBy: civilDateSchema.parse('2026-04-30'),
};

/** The ceremony of every draw in the tests that names no other source. */
export const ceremony: CeremonySource = {
  kind: 'ceremony',
  until: instant('2026-03-02T03:00:00.000Z'),
  witnesses: ['公证机构', '企业代表', '监督部门'],
};

/** What the log hears when each witness commits and then opens a value with a leading zero. */
export const ceremonyHeld = (
  drawId: string,
  { source = 0, witnesses = ceremony.witnesses }: { source?: number; witnesses?: readonly string[] } = {},
): RandomnessEntry[] => {
  const contributions = witnesses.map((witness, index) => ({
    witness,
    value: `0${index}${index}7`,
    nonce: sha256Hex(`nonce ${witness} ${drawId}`),
  }));
  return [
    ...contributions.map(({ witness, value, nonce }) => ({
      at: instant('2026-03-02T01:05:00.000Z'),
      action: 'contribution-committed' as const,
      facts: { source, witness, commitment: contributionCommitment(drawId, witness, value, nonce) },
    })),
    ...contributions.map((contribution) => ({
      at: instant('2026-03-02T01:10:00.000Z'),
      action: 'contribution-opened' as const,
      facts: { source, ...contribution },
    })),
  ];
};

const taskOf = ({ name = 'plain' }: DrawPlan): string => `task-${name}`;
const lineOf = (plan: DrawPlan): string =>
  plan.stage?.kind === 'inspectors' ? `${plan.stage.of}-${plan.stage.department}` : taskOf(plan);
const secretOf = ({ name = 'plain' }: DrawPlan): string => sha256Hex(`secret ${name}`);

/** The commitment to a plan. */
export const commitmentTo = (plan: DrawPlan): Commitment => {
  const { frame, pool, rules, exclusions = [], voids = [], taskName = 'Yearly check' } = plan;
  const number = voids.length + 1;
  return {
    format: drawFormat,
    drawId: `${lineOf(plan)}-${number}`,
    taskId: taskOf(plan),
    taskName,
    number,
    follows: number === 1 ? null : number - 1,
    stage: plan.stage ?? { kind: 'together' },
    frameRoot: acceptedValue(frameRoot(frame)),
    frameSize: frame.length,
    poolRoot: acceptedValue(poolRoot(pool)),
    poolSize: pool.length,
    exclusionsRoot: acceptedValue(exclusionsRoot(exclusions)),
    rulesHash: rulesHash(rules),
    secretHash: secretHashOf(secretOf(plan)),
    randomness: { sources: plan.sources ?? [ceremony] },
    revealBy: { ...usualTimes, ...plan.times }.revealBy,
  };
};

/** What the log says of a draw until it has its public randomness, and then when the secret is revealed. */
const linesAbout = (plan: DrawPlan, commitment: Commitment): { before: LogLine[]; reveal: LogLine } => {
  const { drawId, taskId, number } = commitment;
  const { committedAt, revealedAt } = { ...usualTimes, ...plan.times };
  const about = `draw/${drawId}`;
  const voids = (plan.voids ?? []).map(({ at, ...said }, index) => ({
    at,
    action: 'draw-voided',
    about: `draw/${lineOf(plan)}-${index + 1}`,
    facts: { taskId, number: index + 1, ...said },
  }));
  const committed = {
    at: committedAt,
    action: 'draw-committed',
    about,
    facts: { taskId, number, commitment: commitmentDigest(commitment) },
  };
  const randomness = (plan.randomness ?? ceremonyHeld)(drawId).map((entry) => ({ ...entry, about }));
  return {
    before: [...voids, committed, ...randomness],
    reveal: { at: revealedAt, action: 'secret-revealed', about, facts: { secret: secretOf(plan) } },
  };
};

/** The public randomness and the seed that a plan comes to. */
const seedOfPlan = (plan: DrawPlan, commitment: Commitment): Seed => {
  const { before, reveal } = linesAbout(plan, commitment);
  const log = readDrawLog(commitment.drawId, soloLog([...before, reveal]));
  if (log === undefined) throw new Error('the log of a plan cannot be read');
  return drawSeed(
    secretOf(plan),
    commitmentDigest(commitment),
    acceptedValue(randomnessInLog(commitment, log)),
  );
};

/** The substitutions of a plan, as the lot decides them. */
const substitutionsOf = (plan: DrawPlan, seed: Seed, outcome: readonly DrawnVisit[]): Substitution[] => {
  const { substitutions = [] } = plan;
  if (substitutions.length === 0) return [];
  const state = beginSubstitutions({ ...plan, seed, outcome });
  return substitutions.map((planned, index): Substitution => {
    const { visit, unavailable = [] } = planned;
    const present = presentVisit(state, visit) as DrawnVisit;
    const common = {
      visit,
      unavailable,
      requestedBy: '检查科',
      approvedBy: '监督部门',
      nonce: sha256Hex(`substitution ${index} ${lineOf(plan)}`),
    };
    if (planned.of === 'target') {
      const made = acceptedValue(substituteTarget(state, common));
      const { reason } = planned;
      const [target, substitute] = [present.target, made.substitute.id];
      return { of: 'target', target, substitute, reason, redrawn: made.redrawn, ...common };
    }
    const made = acceptedValue(substituteInspector(state, { ...common, place: planned.place }));
    return { of: 'inspector', reason: planned.reason, redrawn: made.redrawn, ...common };
  });
};

/** What the log says of a substitution, the `number`-th of its draw. */
const lineOfSubstitution = (
  { drawId }: Commitment,
  at: Instant,
  substitution: Substitution,
  index: number,
): LogLine => ({
  at,
  action: `${substitution.of}-substituted`,
  about: `draw/${drawId}`,
  facts: { number: index + 1, reason: substitution.reason, digest: substitutionDigest(substitution) },
});

/** What a forger puts in the place of what was drawn. */
export interface Forged {
  readonly outcome?: readonly DrawnVisit[];
  readonly substitutions?: readonly Substitution[];
}

/**
 * The certificate of a draw that was committed to, witnessed and held as it should be; with an outcome or with
 * substitutions of the caller's own, that of a draw that was held wrongly.
 */
export const certificateOf = (plan: DrawPlan, forged: Forged = {}): DrawCertificate => {
  const { frame, pool, rules, exclusions = [] } = plan;
  const commitment = commitmentTo(plan);
  const seed = seedOfPlan(plan, commitment);
  const outcome = forged.outcome ?? acceptedValue(conductDraw({ frame, pool, rules, seed }));
  const substitutions = forged.substitutions ?? substitutionsOf(plan, seed, outcome);
  const { substitutedAt } = { ...usualTimes, ...plan.times };
  const { before, reveal } = linesAbout(plan, commitment);
  const substituted = substitutions.map((substitution, index) =>
    lineOfSubstitution(commitment, substitutedAt, substitution, index),
  );
  const log = sharedLog([...before, ...substituted, reveal], plan.earlierEntries);
  return acceptedValue(
    buildCertificate({ commitment, log, frame, exclusions, pool, rules, outcome, substitutions }),
  );
};
