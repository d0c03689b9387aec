import { commitmentDigest } from '../../shared/domain/draws/commitment.ts';
import { ratioOf } from '../../shared/domain/draws/ratio.ts';
import { sizeStrata } from '../../shared/domain/draws/size-strata.ts';
import { instantSchema } from '../../shared/domain/primitives/time.ts';
import {
  acceptedValue,
  commitmentTo,
  type DrawPlan,
  inspector,
  inspectors,
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
  name: 'joint-check-95',
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
  name: 'levelled-2',
  frame: [...targets(6, { district: '330106' }), ...targets(6, { first: 100, district: '330203' })],
  pool: [
    ...inspectors(3, 'PROVINCE-', { regions: ['33'], capacity: 4 }),
    ...inspectors(4, 'CITY-', { regions: ['3302'], capacity: 10 }),
  ],
  rules: rulesFor(12, { region: 'own-district' }),
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

const voided: DrawPlan = { name: 'voided', frame: targets(15), pool: inspectors(3), rules: rulesFor(4) };

const thirdDraw: DrawPlan = {
  ...voided,
  name: 'third-draw',
  pool: inspectors(4),
  voids: [
    {
      number: 1,
      commitment: commitmentDigest(commitmentTo(voided)),
      voidedAt: instantSchema.parse('2026-03-01T09:00:00.000Z'),
      reason: '人员库遗漏一名检查人员',
      by: '监督部门',
    },
    {
      number: 2,
      commitment: null,
      voidedAt: instantSchema.parse('2026-03-01T10:30:00.000Z'),
      reason: 'frozen with last year’s register',
      by: 'planning section',
    },
  ],
};

/** The draws whose certificates are the golden vectors, by file name. */
export const drawVectorPlans: Readonly<Record<string, DrawPlan>> = {
  'one-stratum': oneStratum,
  'five-strata': fiveStrata,
  'joint-check': jointCheck,
  levelled,
  'chinese-task': chineseTask,
  'third-draw': thirdDraw,
};
