import { commitmentDigest } from '../../shared/domain/draws/commitment.ts';
import { quicknetHash } from '../../shared/domain/draws/quicknet.ts';
import type { LotterySource } from '../../shared/domain/draws/randomness.ts';
import { ratioOf } from '../../shared/domain/draws/ratio.ts';
import { sizeStrata } from '../../shared/domain/draws/size-strata.ts';
import { civilDateSchema } from '../../shared/domain/primitives/time.ts';
import {
  acceptedValue,
  ceremony,
  ceremonyHeld,
  certificateOf,
  commitmentTo,
  type DrawPlan,
  inspector,
  inspectors,
  instant,
  rulesFor,
  targetId,
  targets,
} from './draws.ts';

const oneStratum: DrawPlan = {
  name: 'one-stratum',
  frame: targets(20),
  pool: inspectors(6),
  rules: rulesFor(5),
  exclusions: [
    { of: 'target', id: targetId(20), reason: 'cap-reached', by: '计划科' },
    {
      of: 'target',
      id: targetId(21),
      reason: 'not-active',
      by: 'registry',
      note: 'deregistered on 2026-01-05',
    },
    { of: 'inspector', id: 'P00006', reason: 'on-leave', by: '法规科' },
  ],
};

/** Five risk classes whose quotas, 3.7 + 7.4 + 5.55 + 3.8 + 1.2 = 21.65, are rounded to 22. */
export const fiveStrataDemands = [
  { stratum: 'A', available: 370, ratio: ratioOf(100) },
  { stratum: 'B', available: 370, ratio: ratioOf(200) },
  { stratum: 'C', available: 111, ratio: ratioOf(500) },
  { stratum: 'D', available: 38, ratio: ratioOf(1000) },
  { stratum: 'E', available: 4, ratio: ratioOf(3000) },
] as const;

const fiveStrata: DrawPlan = {
  name: 'five-strata',
  frame: fiveStrataDemands.flatMap(({ stratum, available }, index) =>
    targets(available, { stratum, first: 1000 * index }),
  ),
  pool: inspectors(9),
  rules: rulesFor(0, { strata: acceptedValue(sizeStrata(fiveStrataDemands)) }),
};

const counties = ['330106', '330206', '330306'];

/**
 * Two departments at one visit, skills, conflicts, districts, and so little capacity that dealing ends in a dead
 * end and others must move. The test beside it sees to it that this stays so.
 */
const jointCheck: DrawPlan = {
  name: 'joint-check-29',
  frame: counties.flatMap((district, index) => targets(6, { first: 100 * index, district })),
  pool: [
    inspector('SC-01', { department: '33.SCJG', skills: ['特种设备'], regions: ['33'], capacity: 5 }),
    inspector('SC-02', {
      department: '33.SCJG',
      skills: ['食品', '特种设备'],
      regions: ['3301', '3302'],
      capacity: 4,
    }),
    inspector('SC-03', { department: '33.SCJG', regions: ['3301'], capacity: 4, conflicts: [targetId(1)] }),
    inspector('SC-04', { department: '33.SCJG', regions: ['3302'], capacity: 4 }),
    inspector('SC-05', { department: '33.SCJG', regions: ['3302', '3303'], capacity: 4 }),
    inspector('SC-06', { department: '33.SCJG', skills: ['特种设备'], regions: ['3303'], capacity: 4 }),
    inspector('SC-07', {
      department: '33.SCJG',
      regions: ['33'],
      capacity: 2,
      conflicts: [targetId(2), targetId(203)],
    }),
    inspector('SC-08', { department: '33.SCJG', regions: ['33'], capacity: 2 }),
    inspector('YJ-01', { department: '33.YJGL', regions: ['33'], capacity: 4 }),
    inspector('YJ-02', {
      department: '33.YJGL',
      regions: ['3301', '3303'],
      capacity: 4,
      conflicts: [targetId(203)],
    }),
    inspector('YJ-03', { department: '33.YJGL', regions: ['3302'], capacity: 4 }),
    inspector('YJ-04', { department: '33.YJGL', regions: ['33'], capacity: 4 }),
  ],
  rules: {
    strata: [{ stratum: 'A', size: 12 }],
    seats: [
      { department: '33.SCJG', count: 1 },
      { department: '33.SCJG', skill: '特种设备', count: 1 },
      { department: '33.YJGL', count: 1 },
    ],
    region: 'own-district',
    substitutes: 'none',
  },
  exclusions: [{ of: 'inspector', id: 'YJ-05', reason: 'certificate-expired', by: '法规科' }],
};

/**
 * One city has no inspectors of its own, and those of the province are all needed there; dealing sends them to
 * the other city too. Repair then gives their seats there to the first of its inspectors, and levelling
 * shares these out among all of them.
 */
const levelled: DrawPlan = {
  name: 'levelled-6',
  frame: [...targets(6, { district: '330106' }), ...targets(6, { first: 100, district: '330203' })],
  pool: [
    ...inspectors(3, 'PROVINCE-', { regions: ['33'], capacity: 4 }),
    ...inspectors(4, 'CITY-', { regions: ['3302'], capacity: 10 }),
  ],
  rules: rulesFor(12, { region: 'own-district' }),
};

/**
 * Only one can take the seat for special equipment nearly everywhere, and at some visits is dealt that for food, which comes
 * first; repair then moves them to the other seat of the same visit, and somebody else takes theirs.
 */
const swapped: DrawPlan = {
  name: 'swapped',
  frame: targets(9),
  pool: [
    inspector('BOTH', { skills: ['特种设备', '食品'] }),
    ...inspectors(2, 'FOOD-', { skills: ['食品'] }),
    ...inspectors(3, 'EQUIPMENT-', {
      skills: ['特种设备'],
      conflicts: targets(8).map(({ id }) => id),
    }),
  ],
  rules: rulesFor(6, {
    seats: [
      { department: '甲', skill: '特种设备', count: 1 },
      { department: '甲', skill: '食品', count: 1 },
    ],
  }),
};

/** Names whose characters share their low bytes with others, astral ones among them. */
const chineseTask: DrawPlan = {
  name: 'chinese-task',
  taskName: '2026年度三批抽查（𠮷林路街道）',
  frame: [
    ...targets(12, { stratum: '高风险·Ⅲ类', first: 500, district: '330106' }),
    ...targets(30, { stratum: '一般"风险"\\𠮷', first: 700, district: '330203' }),
  ],
  pool: inspectors(8, 'JCY-', { department: '市场监管局' }).map((member, index) => ({
    ...member,
    skills: index % 2 === 0 ? ['食品', '𠮷特种', '特种设备'] : ['药品'],
    regions: index % 2 === 0 ? ['3301'] : ['3302', '330702'],
  })),
  rules: {
    strata: [
      { stratum: '一般"风险"\\𠮷', size: 6 },
      { stratum: '高风险·Ⅲ类', size: 3 },
    ],
    seats: [{ department: '市场监管局', count: 2 }],
    region: 'cross-district',
    substitutes: 'next-in-sequence',
  },
};

const voided: DrawPlan = { name: 'third-draw', frame: targets(15), pool: inspectors(3), rules: rulesFor(4) };

const thirdDraw: DrawPlan = {
  ...voided,
  pool: inspectors(4),
  voids: [
    {
      at: instant('2026-03-01T09:00:00.000Z'),
      commitment: commitmentDigest(commitmentTo(voided)),
      reason: '人员库遗漏一名检查人员',
      requestedBy: '监督部门',
      approvedBy: '计划科',
    },
    {
      at: instant('2026-03-01T10:30:00.000Z'),
      commitment: null,
      reason: 'No assignment fills every seat.',
      requestedBy: 'service:draw-runner',
      approvedBy: null,
    },
  ],
};

/**
 * A target is replaced, and one of its inspectors must not visit the substitute; then somebody else falls ill. The test
 * beside it sees to it that this stays so.
 */
const twoSubstitutions: DrawPlan = {
  name: 'two-substitutions-2',
  frame: targets(14, { district: '330106' }),
  pool: inspectors(7).map((member, index) => ({
    ...member,
    capacity: 3,
    conflicts: Array.from({ length: 4 }, (_, step) => targetId((2 * index + 3 * step) % 14)).toSorted(),
  })),
  rules: rulesFor(6),
  substitutions: [
    { of: 'target', visit: 3, reason: 'deregistered', unavailable: ['P00001'] },
    { of: 'inspector', visit: 0, place: 1, reason: 'recusal-declared', unavailable: ['P00000', 'P00002'] },
  ],
};

/** Large enough to be handed out in chunks. */
const tenThousand: DrawPlan = {
  name: 'ten-thousand',
  frame: [...targets(7000, { stratum: 'A' }), ...targets(3000, { stratum: 'B', first: 10_000 })],
  pool: inspectors(40),
  rules: rulesFor(0, {
    strata: [
      { stratum: 'A', size: 70 },
      { stratum: 'B', size: 90 },
    ],
  }),
  exclusions: Array.from({ length: 30 }, (_, index) => ({
    of: 'target',
    id: targetId(20_000 + index),
    reason: 'cap-reached',
    by: '计划科',
  })),
};

/** Only targets, one of which is replaced before any inspector is drawn. */
const targetsStage: DrawPlan = {
  name: 'targets-stage',
  stage: { kind: 'targets' },
  frame: [
    ...targets(12, { stratum: '食品', district: '330106' }),
    ...targets(9, { stratum: '药品', first: 50, district: '330203' }),
  ],
  pool: [],
  rules: {
    strata: [
      { stratum: '药品', size: 3 },
      { stratum: '食品', size: 4 },
    ],
    seats: [],
    region: 'own-district',
    substitutes: 'next-in-sequence',
  },
  substitutions: [{ of: 'target', visit: 2, reason: 'moved-out' }],
};

const targetsDrawn = certificateOf(targetsStage);
const [replacement] = targetsDrawn.substitutions;
const left = targetsDrawn.outcome.map(({ target }, visit) =>
  replacement?.of === 'target' && replacement.visit === visit ? replacement.substitute : target,
);

/** The inspectors of one department for what that draw has left. */
const inspectorsStage: DrawPlan = {
  name: 'inspectors-stage',
  stage: {
    kind: 'inspectors',
    of: targetsDrawn.commitment.drawId,
    commitment: commitmentDigest(targetsDrawn.commitment),
    department: '33.SCJG',
  },
  frame: targetsDrawn.frame.filter(({ id }) => left.includes(id)),
  pool: [
    ...inspectors(4, 'HZ-', { department: '33.SCJG', regions: ['3301'], skills: ['食品'] }),
    ...inspectors(3, 'NB-', { department: '33.SCJG', regions: ['3302'], skills: ['食品', '药品'] }),
  ],
  rules: {
    strata: [
      { stratum: '药品', size: 3 },
      { stratum: '食品', size: 4 },
    ],
    seats: [{ department: '33.SCJG', skill: '食品', count: 1 }],
    region: 'own-district',
    substitutes: 'none',
  },
  earlierEntries: 100,
};

const lottery: LotterySource = {
  kind: 'lottery',
  until: instant('2026-03-04T15:00:00.000Z'),
  name: '超级大乐透',
  drawing: '第26024期',
  count: 7,
  drawnAt: instant('2026-03-03T13:30:00.000Z'),
};

/** One witness never came, so the numbers of a lottery count. */
const lotteryAfterCeremony: DrawPlan = {
  name: 'lottery-after-ceremony',
  frame: targets(16),
  pool: inspectors(5),
  rules: rulesFor(4),
  sources: [ceremony, lottery],
  randomness: (drawId) => [
    ...ceremonyHeld(drawId).slice(0, 2),
    {
      at: instant('2026-03-02T03:00:00.001Z'),
      action: 'source-passed-over',
      facts: { source: 0, reason: '监督部门见证人未到场' },
    },
    {
      at: instant('2026-03-03T14:10:00.000Z'),
      action: 'lottery-recorded',
      facts: {
        source: 1,
        numbers: ['03', '07', '19', '22', '35', '02', '11'],
        publishedAt: instant('2026-03-03T13:45:00.000Z'),
        publishedIn: 'https://www.lottery.gov.cn/',
      },
    },
  ],
};

/** The round of the beacon that is public knowledge: no other one can be had without a network. */
export const beaconRound = {
  round: 1000,
  signature:
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
  until: instant('2023-08-23T17:00:00.000Z'),
};

const drand: DrawPlan = {
  name: 'drand',
  frame: targets(16),
  pool: inspectors(5),
  rules: rulesFor(4),
  sources: [{ kind: 'drand', until: beaconRound.until, chain: quicknetHash, round: beaconRound.round }],
  randomness: () => [
    {
      at: instant('2023-08-23T15:59:27.500Z'),
      action: 'beacon-recorded',
      facts: { source: 0, round: beaconRound.round, signature: beaconRound.signature },
    },
  ],
  times: {
    committedAt: instant('2023-08-23T15:50:00.000Z'),
    substitutedAt: instant('2023-09-01T01:00:00.000Z'),
    revealedAt: instant('2023-10-01T01:00:00.000Z'),
    revealBy: civilDateSchema.parse('2023-10-31'),
  },
};

/** The draws whose certificates are the golden vectors, by file name. */
export const drawVectorPlans: Readonly<Record<string, DrawPlan>> = {
  'one-stratum': oneStratum,
  'five-strata': fiveStrata,
  'joint-check': jointCheck,
  levelled,
  swapped,
  'two-substitutions': twoSubstitutions,
  'chinese-task': chineseTask,
  'third-draw': thirdDraw,
  'ten-thousand': tenThousand,
  'targets-stage': targetsStage,
  'inspectors-stage': inspectorsStage,
  'lottery-after-ceremony': lotteryAfterCeremony,
  drand,
};

/** The golden vectors that are handed out in chunks, of how many things each. */
export const chunkSizes: Readonly<Record<string, number>> = { 'ten-thousand': 4000 };
