import type { DrawCertificate } from '../../shared/domain/draws/certificate.ts';
import type { CertificateFault } from '../../shared/domain/draws/certificate-faults.ts';
import type { Assignment } from '../../shared/domain/draws/outcome.ts';
import type { CommittedContribution, OpenedContribution } from '../../shared/domain/draws/randomness.ts';
import { instantSchema } from '../../shared/domain/primitives/time.ts';
import { certificateOf, type DrawPlan, inspector, inspectors, rulesFor, targetId, targets } from './draws.ts';

const plan: DrawPlan = {
  name: 'forged',
  frame: targets(12, { district: '330106' }),
  pool: [...inspectors(4), inspector('Q', { skills: ['食品', '特种设备'], regions: ['33'] })],
  rules: rulesFor(4),
  exclusions: [
    { of: 'target', id: targetId(12), reason: 'cap-reached', by: '计划科' },
    { of: 'inspector', id: 'R', reason: 'on-leave', by: '法规科' },
  ],
};

/** A certificate with nothing wrong about it. */
export const honest: DrawCertificate = certificateOf(plan);

/** One way to cheat, and the fault that gives it away. */
interface Forgery {
  readonly fault: CertificateFault;
  readonly what: string;
  readonly certificate: unknown;
}

const { commitment, randomness, outcome, frame, pool, exclusions, rules, log } = honest;
const { evidence } = randomness;
const [firstOpened, ...otherOpened] = evidence.opened as [OpenedContribution, ...OpenedContribution[]];
const [firstCommitted, ...otherCommitted] = evidence.committed as [
  CommittedContribution,
  ...CommittedContribution[],
];
const [firstVisit, secondVisit, ...otherVisits] = outcome.assignments as [Assignment, Assignment];
const [firstSeat, secondSeat] = firstVisit.seats as [
  Assignment['seats'][number],
  Assignment['seats'][number],
];
const drawn = outcome.targets[0]?.drawn ?? [];
const undrawn = frame.find(({ id }) => !drawn.includes(id))?.id as string;
const otherHash = '0123456789abcdef'.repeat(4);

const withEvidence = (changed: Partial<typeof evidence>) => ({
  ...honest,
  randomness: { ...randomness, evidence: { ...evidence, ...changed } },
});
const withOutcome = (changed: Partial<typeof outcome>) => ({
  ...honest,
  outcome: { ...outcome, ...changed },
});
const seated = firstVisit.seats.map(({ inspector: id }) => id);
const unseated = pool.find(({ id }) => !seated.includes(id))?.id as string;

const { frame: _, ...withoutFrame } = honest;

/** Every kind of forgery that we could think of, at least one for each fault. */
export const forgeries: readonly Forgery[] = [
  { fault: 'malformed', what: 'a list is missing', certificate: withoutFrame },
  { fault: 'malformed', what: 'something is added', certificate: { ...honest, comment: 'trust me' } },
  {
    fault: 'malformed',
    what: 'it is of another version',
    certificate: { ...honest, format: 'openlot-draw/2' },
  },
  {
    fault: 'malformed',
    what: 'a hash is in capitals',
    certificate: { ...honest, seed: honest.seed.toUpperCase() },
  },
  {
    fault: 'malformed',
    what: 'a number is a text',
    certificate: { ...honest, log: { ...log, position: '41' } },
  },
  {
    fault: 'malformed',
    what: 'a date does not exist',
    certificate: { ...honest, log: { ...log, at: '2026-02-30T00:00:00.000Z' } },
  },
  {
    fault: 'malformed',
    what: 'a name holds a lone surrogate',
    certificate: { ...honest, commitment: { ...commitment, taskName: 'a\ud800' } },
  },
  {
    fault: 'malformed',
    what: 'one inspector is enough',
    certificate: { ...honest, rules: { ...rules, seats: [{ department: '甲', count: 1 }] } },
  },
  {
    fault: 'not-canonical',
    what: 'the frame is in another order',
    certificate: { ...honest, frame: frame.toReversed() },
  },
  {
    fault: 'not-canonical',
    what: 'a target is in the frame twice, to be twice as likely',
    certificate: {
      ...honest,
      frame: frame.flatMap((entry, index) => (index === 3 ? [entry, entry] : [entry])),
    },
  },
  {
    fault: 'not-canonical',
    what: 'skills are in another order',
    certificate: {
      ...honest,
      pool: pool.map((member) => ({ ...member, skills: member.skills.toReversed() })),
    },
  },
  {
    fault: 'not-canonical',
    what: 'exclusions are in another order',
    certificate: { ...honest, exclusions: exclusions.toReversed() },
  },
  {
    fault: 'commitment',
    what: 'the task is renamed',
    certificate: { ...honest, commitment: { ...commitment, taskName: 'Another task' } },
  },
  {
    fault: 'commitment',
    what: 'another commitment is in the log',
    certificate: { ...honest, log: { ...log, commitment: otherHash } },
  },
  { fault: 'frame-root', what: 'a target is left out', certificate: { ...honest, frame: frame.slice(1) } },
  {
    fault: 'frame-root',
    what: 'a target changes its stratum',
    certificate: {
      ...honest,
      frame: frame.map((entry, index) => (index === 5 ? { ...entry, stratum: 'B' } : entry)),
    },
  },
  {
    fault: 'frame-root',
    what: 'a target loses its district',
    certificate: { ...honest, frame: frame.map(({ id, stratum }) => ({ id, stratum })) },
  },
  { fault: 'pool-root', what: 'an inspector is left out', certificate: { ...honest, pool: pool.slice(1) } },
  {
    fault: 'pool-root',
    what: 'a conflict is added afterwards',
    certificate: { ...honest, pool: pool.map((member) => ({ ...member, conflicts: [targetId(3)] })) },
  },
  {
    fault: 'exclusions-root',
    what: 'a reason is changed afterwards',
    certificate: {
      ...honest,
      exclusions: exclusions.map((one) => (one.of === 'target' ? { ...one, reason: 'not-active' } : one)),
    },
  },
  { fault: 'exclusions-root', what: 'an exclusion is hidden', certificate: { ...honest, exclusions: [] } },
  {
    fault: 'rules-hash',
    what: 'more targets are drawn',
    certificate: { ...honest, rules: { ...rules, strata: [{ stratum: 'A', size: 5 }] } },
  },
  {
    fault: 'rules-hash',
    what: 'substitutes are allowed or forbidden afterwards',
    certificate: { ...honest, rules: { ...rules, substitutes: 'none' } },
  },
  {
    fault: 'excluded-present',
    what: 'an excluded target is in the frame',
    certificate: certificateOf({
      ...plan,
      exclusions: [{ of: 'target', id: targetId(3), reason: 'cap-reached', by: '计划科' }],
    }),
  },
  {
    fault: 'excluded-present',
    what: 'an excluded inspector is in the pool',
    certificate: certificateOf({
      ...plan,
      exclusions: [{ of: 'inspector', id: 'Q', reason: 'on-leave', by: '法规科' }],
    }),
  },
  {
    fault: 'void-chain',
    what: 'a void draw is hidden',
    certificate: {
      ...certificateOf({
        ...plan,
        voids: [{ number: 1, commitment: otherHash, voidedAt: log.at, reason: '名录有误', by: '监督部门' }],
      }),
      voids: [],
    },
  },
  {
    fault: 'void-chain',
    what: 'a void draw is invented',
    certificate: {
      ...honest,
      voids: [{ number: 1, commitment: null, voidedAt: log.at, reason: '名录有误', by: '监督部门' }],
    },
  },
  {
    fault: 'void-chain',
    what: 'the draw was committed to before the one it replaces was void',
    certificate: certificateOf({
      ...plan,
      voids: [
        {
          number: 1,
          commitment: otherHash,
          voidedAt: instantSchema.parse('2026-03-02T01:00:00.001Z'),
          reason: '名录有误',
          by: '监督部门',
        },
      ],
    }),
  },
  { fault: 'secret-hash', what: 'another secret is revealed', certificate: { ...honest, secret: otherHash } },
  {
    fault: 'randomness-source',
    what: 'a source is used that was not announced',
    certificate: {
      ...honest,
      randomness: { ...randomness, source: 1, passedOver: [{ source: 0, reason: 'too slow' }] },
    },
  },
  {
    fault: 'randomness-source',
    what: 'a source is passed over that comes after the one used',
    certificate: {
      ...honest,
      randomness: { ...randomness, passedOver: [{ source: 0, reason: 'too slow' }] },
    },
  },
  {
    fault: 'randomness-incomplete',
    what: 'a witness did not open',
    certificate: withEvidence({ opened: otherOpened }),
  },
  {
    fault: 'randomness-incomplete',
    what: 'a witness did not commit',
    certificate: withEvidence({ committed: otherCommitted }),
  },
  {
    fault: 'contribution-mismatch',
    what: 'a witness opened another value',
    certificate: withEvidence({
      opened: [{ ...firstOpened, value: '1' }, ...otherOpened],
    }),
  },
  {
    fault: 'contribution-mismatch',
    what: 'another commitment is put in for a witness',
    certificate: withEvidence({
      committed: [{ ...firstCommitted, commitment: otherHash }, ...otherCommitted],
    }),
  },
  {
    fault: 'contribution-mismatch',
    what: 'a stranger contributes',
    certificate: withEvidence({
      opened: [...evidence.opened, { ...firstOpened, witness: '路人' }],
    }),
  },
  {
    fault: 'randomness-order',
    what: 'a value was known before the last commitment',
    certificate: withEvidence({
      opened: [{ ...firstOpened, openedAt: instantSchema.parse('2026-03-02T01:04:59.999Z') }, ...otherOpened],
    }),
  },
  {
    fault: 'randomness-order',
    what: 'the draw was committed to after the values were known',
    certificate: { ...honest, log: { ...log, at: '2026-03-02T01:10:00.001Z' } },
  },
  {
    fault: 'randomness-value',
    what: 'other randomness is used than the witnesses made',
    certificate: { ...honest, randomness: { ...randomness, value: otherHash } },
  },
  { fault: 'seed', what: 'another seed is used', certificate: { ...honest, seed: otherHash } },
  {
    fault: 'draw-refused',
    what: 'more is drawn than there is',
    certificate: certificateOf({ ...plan, rules: rulesFor(13) }, outcome),
  },
  {
    fault: 'draw-refused',
    what: 'inspectors are seated though they are too few',
    certificate: certificateOf({ ...plan, pool: inspectors(1) }, outcome),
  },
  {
    fault: 'draw-refused',
    what: 'the frame is empty',
    certificate: certificateOf({ ...plan, frame: [] }, outcome),
  },
  {
    fault: 'draw-refused',
    what: 'a target is in a stratum that is never drawn',
    certificate: certificateOf(
      { ...plan, frame: [...frame, ...targets(1, { stratum: 'Z', first: 90 })] },
      outcome,
    ),
  },
  {
    fault: 'target-sequence',
    what: 'a drawn target is replaced by a favourite',
    certificate: withOutcome({ targets: [{ stratum: 'A', drawn: drawn.with(0, undrawn) }] }),
  },
  {
    fault: 'target-sequence',
    what: 'the targets are in another order',
    certificate: withOutcome({ targets: [{ stratum: 'A', drawn: drawn.toReversed() }] }),
  },
  {
    fault: 'target-sequence',
    what: 'a target is dropped',
    certificate: withOutcome({ targets: [{ stratum: 'A', drawn: drawn.slice(1) }] }),
  },
  {
    fault: 'assignment',
    what: 'an inspector is replaced',
    certificate: withOutcome({
      assignments: [
        { ...firstVisit, seats: [firstSeat, { ...secondSeat, inspector: unseated }] },
        secondVisit,
        ...otherVisits,
      ],
    }),
  },
  {
    fault: 'assignment',
    what: 'two visits change their inspectors',
    certificate: withOutcome({
      assignments: [
        { ...firstVisit, seats: secondVisit.seats },
        { ...secondVisit, seats: firstVisit.seats },
        ...otherVisits,
      ],
    }),
  },
  {
    fault: 'assignment',
    what: 'a visit is dropped',
    certificate: withOutcome({ assignments: [secondVisit, ...otherVisits] }),
  },
];
