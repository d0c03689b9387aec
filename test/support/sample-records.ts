import { sha256Hex } from '../../shared/domain/audit/hash.ts';
import type { Due } from '../../shared/domain/calendar/due.ts';
import { creditCopyOf } from '../../shared/domain/delivery/credit-copy.ts';
import type { Delivery } from '../../shared/domain/delivery/delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/delivery/webhook-endpoint.ts';
import { noRandomness } from '../../shared/domain/draws/public-randomness.ts';
import type { Draw } from '../../shared/domain/inspections/draw.ts';
import type { FairnessReport } from '../../shared/domain/inspections/fairness-report.ts';
import type { Run } from '../../shared/domain/inspections/run.ts';
import type { Seating } from '../../shared/domain/inspections/seating.ts';
import type { SubstitutionRequest } from '../../shared/domain/inspections/substitution.ts';
import type { Task } from '../../shared/domain/inspections/task.ts';
import type { Visit } from '../../shared/domain/inspections/visit.ts';
import type { Application } from '../../shared/domain/lists/application.ts';
import type { ListingCase } from '../../shared/domain/lists/case.ts';
import type { Listing } from '../../shared/domain/lists/listing.ts';
import type { MeasureOrder } from '../../shared/domain/measures/order.ts';
import type { GateFacts } from '../../shared/domain/pledges/gate-facts.ts';
import { type Pledge, pledgeIdOf } from '../../shared/domain/pledges/pledge.ts';
import type { Instant } from '../../shared/domain/primitives/time.ts';
import { tableHash } from '../../shared/domain/rule-tables/rule-tables.ts';
import { standingTally } from '../../shared/domain/rule-tables/standing-tally.ts';
import type { TableProposal } from '../../shared/domain/rule-tables/table-proposal.ts';
import type { RecordKind, RecordValues, Write } from '../../shared/use-cases/ports.ts';
import {
  at,
  entity,
  inspectorEntry,
  itemCode,
  itemEntry,
  on,
  ownDepartment,
  subjectOf,
  taskDraft,
  visitRecord,
} from './builders.ts';
import { testNow } from './manual-clock.ts';
import { nextVersion, tableVersionOf } from './rule-tables.ts';

/** A write that makes a new record. */
export const creation = <K extends RecordKind>(kind: K, value: RecordValues[K]): Write =>
  ({ kind, value, before: undefined }) as unknown as Write;

/** A drafted task. */
export const task = (differences: Partial<Task> = {}): Task => ({
  ...taskDraft(),
  id: `${ownDepartment}-2026-1`,
  number: 'SCJG抽查〔2026〕1号',
  state: 'draft',
  exclusions: { targets: [], inspectors: [] },
  revision: 1,
  draftedBy: 'planner',
  draftedAt: testNow,
  editedBy: [],
  draws: 0,
  ...differences,
});

/** A frozen draw. */
export const draw = (differences: Partial<Draw> = {}): Draw => ({
  id: `${ownDepartment}-2026-1-1`,
  taskId: `${ownDepartment}-2026-1`,
  taskName: '2026年度登记事项抽查',
  number: 1,
  stage: { kind: 'together' },
  leadDepartment: ownDepartment,
  state: 'frozen',
  frozenBy: 'planner',
  frozenAt: testNow,
  lastAt: testNow,
  givesAway: [],
  inputsId: 'inputs-1',
  counts: { frame: 40, pool: 6, exclusions: 0, sample: 4 },
  roots: { frame: sha256Hex('frame'), pool: sha256Hex('pool'), exclusions: sha256Hex('exclusions') },
  rules: {
    strata: [{ stratum: 'N', size: 4 }],
    seats: [{ department: ownDepartment, count: 2 }],
    region: 'any',
    substitutes: 'next-in-sequence',
  },
  tables: { 'draw-ratios': tableVersionOf('draw-ratios').hash },
  randomness: noRandomness,
  inspectorDraws: [],
  substitutions: 0,
  ...differences,
});

/** Visit number `place` of a draw, assigned. */
export const visit = (place = 1, differences: Partial<Visit> = {}): Visit => ({
  id: `${ownDepartment}-2026-1-1-${place}`,
  drawId: `${ownDepartment}-2026-1-1`,
  place,
  taskId: `${ownDepartment}-2026-1`,
  leadDepartment: ownDepartment,
  stratum: 'N',
  target: subjectOf(place),
  targetName: `杭州示例第${place}号商贸有限公司`,
  seats: [
    { department: ownDepartment, staffNo: 'JCY-001', pseudonym: 'aaaa' },
    { department: ownDepartment, staffNo: 'JCY-002', pseudonym: 'bbbb' },
  ],
  formerSeats: [],
  itemCodes: [itemCode],
  plannedOn: on('2026-03-09'),
  state: 'assigned',
  ...differences,
});

/** Visit number `place` with a published result. */
export const publishedVisit = (
  place: number,
  resultCodes: readonly string[] = ['1'],
  publishedAt = testNow,
): Visit =>
  visit(place, {
    state: 'published',
    record: visitRecord(resultCodes),
    recordedBy: 'inspector-1',
    recordedAt: testNow,
    reviewedBy: 'approver',
    reviewedAt: testNow,
    publishedBy: 'approver',
    publishedAt,
  });

/** A proposal of longer terms that nobody has looked at. */
export const tableProposal = (differences: Partial<TableProposal> = {}): TableProposal => {
  const table = nextVersion('deadlines', '2026-06-01', ({ rows }) => ({
    rows: rows.map((row) => ({ ...row, workingDays: row.workingDays + 1 })),
  }));
  return {
    id: 'proposal-1',
    table,
    hash: tableHash(table),
    reason: '延长期限',
    state: 'drafted',
    proposedBy: 'steward',
    proposedAt: testNow,
    ...differences,
  };
};

/** Work that nobody has finished. */
export const run = (differences: Partial<Run> = {}): Run => ({
  id: `conclude-draw/${ownDepartment}-2026-1-1`,
  work: 'conclude-draw',
  about: `${ownDepartment}-2026-1-1`,
  requestedAt: testNow,
  wakes: 0,
  ...differences,
});

/** A request to replace the target of the first visit. */
export const substitutionRequest = (id = 'substitution-1', requestedAt = testNow): SubstitutionRequest => ({
  id,
  of: 'target',
  reason: 'deregistered',
  drawId: `${ownDepartment}-2026-1-1`,
  visitId: `${ownDepartment}-2026-1-1-1`,
  leadDepartment: ownDepartment,
  note: '登记机关已准予注销',
  state: 'requested',
  requestedBy: 'planner',
  requestedAt,
});

/** The inspectors that a later draw gives to visit number `place`. */
export const seating = (place = 1, drawId = `${ownDepartment}-2026-1-1-${ownDepartment}-1`): Seating => ({
  drawId,
  place,
  visitId: `${ownDepartment}-2026-1-1-${place}`,
  seats: [
    { department: ownDepartment, staffNo: 'JCY-001', pseudonym: 'aaaa' },
    { department: ownDepartment, staffNo: 'JCY-002', pseudonym: 'bbbb' },
  ],
});

/** A department's figures of a year. */
export const fairnessReport = (department = ownDepartment, year = 2026): FairnessReport => ({
  department,
  year,
  computedAt: testNow,
  draws: 1,
  voidDraws: 0,
  strata: [{ stratum: 'N', available: 40, drawn: 4 }],
  waits: [{ wait: 'never', available: 40, drawn: 4 }],
  workload: {
    loads: [
      { visits: 1, inspectors: 4 },
      { visits: 2, inspectors: 2 },
    ],
    pairs: [{ visits: 1, pairs: 4 }],
  },
});

/** A proposed case about target 1 for the serious list. */
export const listingCase = (differences: Partial<ListingCase> = {}): ListingCase => ({
  id: 'case-1',
  subject: subjectOf(1),
  subjectName: '杭州示例第1号商贸有限公司',
  list: 'serious',
  cause: 'SE-06',
  evidence: {
    eventId: `inspection-result:${ownDepartment}-2026-1-1-1`,
    visitId: `${ownDepartment}-2026-1-1-1`,
  },
  procedure: 'adverse',
  authority: ownDepartment,
  state: 'proposed',
  openedAt: testNow,
  proposedBy: 'service:reactions',
  statements: [],
  ...differences,
});

/** A published listing of target 1 on the serious list. */
export const listing = (differences: Partial<Listing> = {}): Listing => ({
  id: 'case-1',
  subject: subjectOf(1),
  subjectName: '杭州示例第1号商贸有限公司',
  list: 'serious',
  cause: 'SE-06',
  authority: ownDepartment,
  documentNo: '浙市监列〔2026〕1号',
  reasons: '不配合检查情节严重',
  evidence: { eventId: `inspection-result:${ownDepartment}-2026-1-1-1` },
  decidedBy: 'approver',
  decidedAt: testNow,
  publishedBy: 'department-officer',
  publishedAt: testNow,
  listedOn: on('2026-03-02'),
  endsOn: on('2029-03-02'),
  measures: ['M01', 'M04'],
  state: 'published',
  ...differences,
});

/** A listing whose term has ended. */
export const endedAt = (value: Listing, at: Instant): Listing => ({
  ...value,
  state: 'ended',
  ended: { why: 'term-over', at, by: 'service:clock' },
});

/** An objection against the first visit's result, filed and not yet accepted. */
export const application = (differences: Partial<Application> = {}): Application => ({
  id: 'objection-1',
  subject: subjectOf(1),
  subjectName: '杭州示例第1号商贸有限公司',
  request: {
    kind: 'objection',
    about: { of: 'event', eventId: 'inspection-result:1' },
    reason: '检查当日本单位已搬迁，被检查的是他人',
    materials: ['租赁合同'],
  },
  unit: ownDepartment,
  basis: '浙江省公共信用信息管理条例第31条',
  state: 'filed',
  due: due(),
  filed: { by: 'entity-representative', at: testNow, via: 'online' },
  ...differences,
});

/** A term that runs from the day of the tests and that nobody was reminded of. */
export const due = (differences: Partial<Due> = {}): Due => ({
  term: 'accept-application',
  from: on('2026-03-02'),
  workingDays: 2,
  remindDaysBefore: 1,
  by: { on: on('2026-03-04'), provisional: false },
  remindOn: on('2026-03-03'),
  ...differences,
});

/** An issued measure order for the own department. */
export const measureOrder = (differences: Partial<MeasureOrder> = {}): MeasureOrder => ({
  id: `case-1-M04-${ownDepartment}-1`,
  listingId: 'case-1',
  subject: subjectOf(1),
  subjectName: '杭州示例第1号商贸有限公司',
  measureCode: 'M04',
  department: ownDepartment,
  authority: ownDepartment,
  round: 1,
  state: 'issued',
  due: due({
    term: 'acknowledge-order',
    workingDays: 5,
    by: { on: on('2026-03-09'), provisional: false },
    remindOn: on('2026-03-06'),
  }),
  steps: [{ step: 'issue', at: testNow, by: 'service:reactions' }],
  ...differences,
});

/** What an answer of the gate about target 1 rests on, where nothing is known against it. */
export const gateFacts = (differences: Partial<GateFacts> = {}): GateFacts => ({
  judgedAt: testNow,
  judged: subjectOf(1),
  register: 'active',
  riskClass: 'A',
  lists: [],
  measures: [],
  faults: [],
  missingMaterials: [],
  dueOn: null,
  item: sha256Hex('item'),
  tables: { measures: sha256Hex('measures'), lists: sha256Hex('lists') },
  ...differences,
});
/** The term of verification of a pledge that was accepted on 2 March 2026. */
export const verificationDue = (differences: Partial<Due> = {}): Due => ({
  term: 'verify-pledge',
  from: on('2026-03-02'),
  workingDays: 60,
  remindDaysBefore: 5,
  by: { on: on('2026-05-28'), provisional: false },
  remindOn: on('2026-05-21'),
  ...differences,
});
/** An accepted pledge of target 1 that the own department is to verify. */
export const pledge = (differences: Partial<Pledge> = {}): Pledge => {
  const application = {
    subject: subjectOf(1),
    itemCode: 'XK-SCJG-001',
    applicationNo: '2026-1',
    ...differences,
  };
  return {
    id: pledgeIdOf(application),
    subjectName: '杭州示例第1号商贸有限公司',
    itemLabel: { zh: '食品经营许可（仅销售预包装食品）', en: 'Food business permit, pre-packed food only' },
    unit: ownDepartment,
    verifier: ownDepartment,
    terms: [{ id: 'T1', text: { zh: '申请材料真实、合法、有效', en: 'The papers are true' } }],
    answerId: 'query-1',
    acceptedOn: on('2026-03-02'),
    acceptedBy: 'approval-system',
    acceptedAt: testNow,
    state: 'accepted',
    due: verificationDue(),
    verifications: [],
    evidence: [],
    ...application,
  };
};
/** A webhook of the own department that is told of its orders. */
export const webhookEndpoint = (differences: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  id: 'webhook-1',
  department: ownDepartment,
  url: 'https://hooks.example.org/openlot',
  topics: ['credit', 'orders'],
  state: 'active',
  secret: 'c2VhbGVk',
  createdBy: 'department-officer',
  createdAt: testNow,
  ...differences,
});

/** A message to the webhook that is due at once. */
export const delivery = (differences: Partial<Delivery> = {}): Delivery => ({
  endpointId: 'webhook-1',
  id: 'chg_1',
  entry: { feed: 'credit', index: 0 },
  state: 'pending',
  createdAt: testNow,
  attempts: 0,
  at: testNow,
  ...differences,
});

/** One record of every kind, every optional field that an index or a reference needs filled in. */
export const sampleRecords: { readonly [K in RecordKind]: RecordValues[K] } = {
  entity: entity(1),
  inspector: inspectorEntry(1),
  item: itemEntry(itemCode),
  unit: { code: ownDepartment, name: '浙江省市场监督管理局', level: 'province', jurisdiction: '330000' },
  taskCounter: { department: ownDepartment, year: 2026, last: 7 },
  task: task(),
  draw: draw({
    state: 'dispatched',
    dispatchedAt: testNow,
    revealBy: { on: on('2026-04-14'), provisional: false },
  }),
  framePart: {
    inputsId: 'inputs-1',
    part: 0,
    entries: [{ id: subjectOf(1), stratum: 'N' }],
    names: ['甲'],
    waits: ['never'],
  },
  poolPart: {
    inputsId: 'inputs-1',
    part: 0,
    members: [{ id: 'aaaa', department: ownDepartment, skills: [], regions: [], capacity: 4, conflicts: [] }],
    staffNos: ['JCY-001'],
  },
  exclusionPart: {
    inputsId: 'inputs-1',
    part: 0,
    exclusions: [{ of: 'target', id: subjectOf(2), reason: 'not-active', by: ownDepartment }],
  },
  preparation: {
    id: `${ownDepartment}-2026-1`,
    purpose: 'freeze',
    taskId: `${ownDepartment}-2026-1`,
    department: ownDepartment,
    state: 'running',
    requestedBy: 'planner',
    requestedAt: testNow,
  },
  run: run(),
  runProgress: { runId: run().id, phase: 'drawing', done: 1, total: 3, at: testNow },
  substitution: substitutionRequest(),
  seating: seating(),
  awaitedDraw: { of: `${ownDepartment}-2026-1-1`, department: ownDepartment, since: testNow },
  certificatePart: { drawId: `${ownDepartment}-2026-1-1`, name: 'frame-0', gzip: 'c2VhbGVk' },
  fairnessReport: fairnessReport(),
  drawSecret: { drawId: `${ownDepartment}-2026-1-1`, sealed: 'c2VhbGVk' },
  visit: publishedVisit(1),
  assignment: { staffNo: 'JCY-001', plannedOn: on('2026-03-09'), visitId: `${ownDepartment}-2026-1-1-1` },
  creditEvent: {
    kind: 'inspection-result',
    id: 'inspection-result:1',
    subject: subjectOf(1),
    occurredOn: on('2026-03-02'),
    knownAt: testNow,
    source: { kind: 'service', by: 'visit/1' },
    visitId: `${ownDepartment}-2026-1-1-1`,
    resultCodes: ['1'],
  },
  tableVersion: { ...tableVersionOf('deadlines'), publishedAt: testNow },
  tableProposal: tableProposal(),
  previewPart: {
    proposalId: 'proposal-1',
    requestedAt: testNow,
    part: '0',
    standings: standingTally(sha256Hex('table')).figures(),
  },
  listingCase: listingCase(),
  listing: listing(),
  application: application(),
  measureOrder: measureOrder(),
  feedHead: { feed: 'credit', next: 1 },
  feedEntry: {
    topic: 'credit',
    feed: 'credit',
    index: 0,
    id: 'chg_1',
    at: testNow,
    version: 1,
    credit: creditCopyOf(entity(1)),
  },
  webhookEndpoint: webhookEndpoint(),
  webhookPosition: { endpointId: 'webhook-1', topic: 'credit', next: 0 },
  delivery: delivery(),
  feedMark: { topic: 'credit', about: subjectOf(1), version: 1 },
  subjectOrder: { subject: subjectOf(1), orderId: measureOrder().id },
  pledge: pledge(),
  pledgeOfSubject: { subject: subjectOf(1), acceptedOn: on('2026-03-02'), pledgeId: pledge().id },
  latestAnswer: {
    id: 'query-1',
    subject: subjectOf(1),
    itemCode: 'XK-SCJG-001',
    applicationNo: '2026-1',
    askedBy: 'approval-system',
    at: testNow,
    decision: 'allow',
    reasons: ['NOT_EVALUATED'],
    facts: gateFacts(),
  },
  queryLogEntry: {
    id: 'query-1',
    subject: subjectOf(1),
    at: at('2026-03-02T01:00:00.000Z'),
    askedBy: 'approval-system',
    purpose: 'credit-query',
  },
  bulkRead: {
    id: 'query-1',
    at: at('2026-03-02T01:00:00.000Z'),
    askedBy: 'approval-system',
    purpose: 'credit-copy',
    read: 'changes',
    from: 0,
    to: 49,
  },
  signingKey: {
    kid: 'key-1',
    publicJwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) },
    sealedPrivateJwk: 'c2VhbGVk',
    createdAt: testNow,
    usedFrom: testNow,
    usedUntil: testNow,
  },
  progress: { name: 'deadlines', done: '2026-03-01' },
};
