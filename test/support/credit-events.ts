import type { CreditEvent } from '../../shared/domain/credit/event.ts';
import type { RecordableFact } from '../../shared/domain/credit/recordable-fact.ts';
import { type Standing, standingOf } from '../../shared/domain/credit/standing.ts';
import { civilDateOf, type Instant } from '../../shared/domain/primitives/time.ts';
import type { TargetId } from '../../shared/domain/registry/identifier.ts';
import { on, ownDepartment, subjectOf } from './builders.ts';
import { testNow } from './manual-clock.ts';
import { testTables } from './rule-tables.ts';

type CreditEventKind = CreditEvent['kind'];
type EventOf<Kind extends CreditEventKind> = Extract<CreditEvent, { kind: Kind }>;

const common = {
  subject: subjectOf(1),
  occurredOn: on('2026-03-02'),
  knownAt: testNow,
  source: { kind: 'service' as const, by: 'test', unit: '33.SCJG' },
};

const decided = { documentNo: '浙市监决〔2026〕1号', authority: '浙江省市场监督管理局（示例）' };

const about = { of: 'result-1', reason: '测试所用的理由' };
const application = { ...about, applicationId: 'application-1' };

const pledge = { pledgeId: 'pledge-1', itemCode: 'XK-001' };

/** One event of every kind, all on the test day. */
const samples: { readonly [Kind in CreditEventKind]: EventOf<Kind> } = {
  'inspection-result': {
    ...common,
    kind: 'inspection-result',
    id: 'result-1',
    visitId: 'visit-1',
    resultCodes: ['1'],
  },
  penalty: {
    ...common,
    ...decided,
    kind: 'penalty',
    id: 'penalty-1',
    severity: 'ordinary',
    category: '罚款',
    facts: '商品标示的生产日期与实际不符',
    basis: '中华人民共和国产品质量法第53条',
    fineFen: 500_000,
  },
  permit: { ...common, ...decided, kind: 'permit', id: 'permit-1', name: '食品经营许可' },
  recognition: { ...common, ...decided, kind: 'recognition', id: 'recognition-1', recognition: 'TAX-A' },
  'pledge-kept': { ...common, ...pledge, kind: 'pledge-kept', id: 'pledge-kept-1' },
  'pledge-rectified': { ...common, ...pledge, kind: 'pledge-rectified', id: 'pledge-rectified-1' },
  'pledge-broken': { ...common, ...pledge, kind: 'pledge-broken', id: 'pledge-broken-1' },
  'deferral-kept': { ...common, ...pledge, kind: 'deferral-kept', id: 'deferral-kept-1' },
  'deferral-missed': { ...common, ...pledge, kind: 'deferral-missed', id: 'deferral-missed-1' },
  'complaint-upheld': {
    ...common,
    ...decided,
    kind: 'complaint-upheld',
    id: 'complaint-1',
    facts: '投诉属实，商家已退款',
  },
  'score-imported': { ...common, kind: 'score-imported', id: 'score-1', issuer: '信用浙江', score: 812.5 },
  listed: {
    ...common,
    kind: 'listed',
    id: 'listed-1',
    listingId: 'listing-1',
    list: 'serious',
    cause: 'SE-06',
    documentNo: '浙市监列〔2026〕1号',
    measures: [],
  },
  'listing-ended': {
    ...common,
    kind: 'listing-ended',
    id: 'listing-ended-1',
    listingId: 'listing-1',
    list: 'serious',
    why: 'removed',
  },
  corrected: { ...common, ...about, kind: 'corrected', id: 'corrected-1', by: 'result-2' },
  withdrawn: { ...common, ...about, kind: 'withdrawn', id: 'withdrawn-1' },
  disputed: { ...common, ...application, kind: 'disputed', id: 'disputed-1' },
  'dispute-settled': { ...common, ...application, kind: 'dispute-settled', id: 'dispute-settled-1' },
  repaired: {
    ...common,
    ...application,
    kind: 'repaired',
    id: 'repaired-1',
    documentNo: '浙市监修〔2026〕1号',
  },
};

/** An event of a kind, on the test day and known since then unless said otherwise. */
export const eventOf = <Kind extends CreditEventKind>(
  kind: Kind,
  differences: Partial<EventOf<Kind>> = {},
): EventOf<Kind> => ({ ...samples[kind], ...differences }) as EventOf<Kind>;

/** A fact of a kind as a department states it. */
export const factOf = <Kind extends RecordableFact['kind']>(
  kind: Kind,
  differences: Partial<Extract<RecordableFact, { kind: Kind }>> = {},
): RecordableFact => {
  const {
    id: _,
    subject: __,
    knownAt: ___,
    source: ____,
    ...fact
  } = samples[kind] as EventOf<RecordableFact['kind']>;
  return { ...fact, ...differences };
};

/** An inspection result with these codes. */
export const resultEvent = (
  resultCodes: readonly string[],
  differences: Partial<EventOf<'inspection-result'>> = {},
): EventOf<'inspection-result'> =>
  eventOf('inspection-result', { resultCodes: [...resultCodes], ...differences });

/** A listing on the serious list. */
export const listedEvent = (differences: Partial<EventOf<'listed'>> = {}): EventOf<'listed'> =>
  eventOf('listed', differences);

type PledgeEvent = Extract<CreditEvent, { readonly pledgeId: string }>;

/** What became of a pledge. */
export const pledgeEvent = (
  kind: PledgeEvent['kind'],
  differences: Partial<PledgeEvent> = {},
): PledgeEvent => ({
  ...common,
  id: `${kind}:pledge-1`,
  pledgeId: 'pledge-1',
  itemCode: 'XK-SCJG-001',
  ...differences,
  kind,
});

/** An objection against an event that nobody has settled. */
export const disputedEvent = (of: CreditEvent): EventOf<'disputed'> => ({
  ...common,
  kind: 'disputed',
  id: `disputed:${of.id}`,
  of: of.id,
  reason: '与事实不符',
  applicationId: `application:${of.id}`,
});

/** An ordinary penalty by the own department. */
export const penaltyEvent = (differences: Partial<EventOf<'penalty'>> = {}): EventOf<'penalty'> => ({
  ...common,
  source: { kind: 'import', by: 'penalties', unit: ownDepartment },
  kind: 'penalty',
  id: 'penalty:1',
  documentNo: '杭市监罚〔2026〕1号',
  authority: '杭州市市场监督管理局',
  severity: 'ordinary',
  category: '罚款',
  facts: '未按规定公示信息',
  basis: '企业信息公示暂行条例',
  ...differences,
});

/** Tax credit grade A. */
export const recognitionEvent = (
  differences: Partial<EventOf<'recognition'>> = {},
): EventOf<'recognition'> => ({
  ...common,
  kind: 'recognition',
  id: 'recognition:1',
  documentNo: '浙税信〔2026〕1号',
  authority: '国家税务总局浙江省税务局',
  recognition: 'TAX-A',
  ...differences,
});

/** The standing of a subject after these events, by the tables of the test day. */
export const standingAt = (
  subject: TargetId,
  events: readonly CreditEvent[],
  at: Instant = testNow,
): Standing => standingOf(subject, events, testTables, { asOf: civilDateOf(at), knownAt: at });
