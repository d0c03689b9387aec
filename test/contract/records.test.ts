import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeRecord } from '../../shared/adapters/dynamodb/codecs.ts';
import { encodeCursor } from '../../shared/adapters/dynamodb/cursor.ts';
import { layout, patterns } from '../../shared/adapters/dynamodb/keys.ts';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { dynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import { sha256Hex } from '../../shared/domain/audit/hash.ts';
import type {
  AccessPattern,
  AccessPatterns,
  Ledger,
  RecordKind,
  Records,
  RecordValues,
  Write,
} from '../../shared/use-cases/ports.ts';
import {
  at,
  entity,
  inspectorEntry,
  itemEntry,
  on,
  ownDepartment,
  personOf,
  subjectOf,
} from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { countingEntropy } from '../support/counting-entropy.ts';
import { standingAt } from '../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../support/draws.ts';
import { type EmbeddedTable, embeddedTable } from '../support/embedded-table.ts';
import { withFault } from '../support/faulty-client.ts';
import { testNow } from '../support/manual-clock.ts';
import {
  application,
  creation,
  delivery,
  draw,
  due,
  endedAt,
  fairnessReport,
  listing,
  listingCase,
  measureOrder,
  pledge,
  publishedVisit,
  run,
  sampleRecords,
  seating,
  substitutionRequest,
  tableProposal,
  task,
  verificationDue,
  visit,
  webhookEndpoint,
} from '../support/sample-records.ts';

const assigned = (plannedOn: string, visitId: string) => ({
  staffNo: 'JCY-001',
  plannedOn: on(plannedOn),
  visitId,
});

const kinds = Object.keys(layout) as readonly RecordKind[];

const open = async (): Promise<{ table: EmbeddedTable; records: Records; ledger: Ledger }> => {
  const table = await embeddedTable();
  return {
    table,
    records: dynamoRecords(table.client, table.tableName),
    ledger: dynamoLedger(table.client, table.tableName, countingEntropy()),
  };
};

const everything = async (records: Records, pattern: AccessPattern, args: unknown): Promise<unknown[]> =>
  (await collect(records.all(pattern, args as never))).map(({ value }) => value);

describe('a record of any kind', () => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open();
  });

  it.each(kinds)('%s that was never written is not there', async (kind) => {
    expect(await opened.records.get(kind, sampleRecords[kind] as never)).toBeUndefined();
  });

  it.each(kinds)('%s is read back by its reference as it was written, in version 1', async (kind) => {
    await opened.ledger.prepare([creation(kind, sampleRecords[kind])]);
    const stored = await opened.records.get(kind, sampleRecords[kind] as never);
    expect(stored).toEqual({ kind, value: sampleRecords[kind], version: 1 });
  });
});

/** What each access pattern is asked, and what it must yield, in order. */
type PatternCase<P extends AccessPattern> = {
  readonly args: AccessPatterns[P]['args'];
  readonly stored: readonly RecordValues[AccessPatterns[P]['kind']][];
  readonly strangers: readonly Write[];
  readonly yields: readonly RecordValues[AccessPatterns[P]['kind']][];
};

const shardOf = (n: number): number => Number(layout.entity.derived?.(entity(n)).gsi1pk?.split('#').at(-1));
const sameShard = Array.from({ length: 200 }, (_, n) => n).filter((n) => shardOf(n) === shardOf(0));
const [first = 0, second = 0, third = 0] = sameShard;
const elsewhere = Array.from({ length: 200 }, (_, n) => n).find((n) => shardOf(n) !== shardOf(0)) ?? 0;
const parts = [0, 1, 2, 10].map((part) => ({ inputsId: 'a', part }));
const instants = ['2026-03-02T01:00:00.000Z', '2026-03-02T01:00:00.001Z'].map((instant) => at(instant));
const partOf = (part: string) => ({ ...sampleRecords.previewPart, proposalId: 'p', part });
const queries = instants.map((instant, n) => ({
  ...sampleRecords.queryLogEntry,
  id: `q${9 - n}`,
  at: instant,
}));
const events = ['e1', 'e2'].map((id) => ({ ...sampleRecords.creditEvent, id }));
const inDepartment = (department: string, n: number) => inspectorEntry(n, { department });

const awaited = (department: string, of: string) => ({ of, department, since: testNow });
const departmentDraw = (department: string, number: number, of = 't-1') =>
  draw({
    id: `${of}-${department}-${number}`,
    number,
    leadDepartment: department,
    stage: { kind: 'inspectors', of, commitment: sha256Hex(of), department },
  });

const pledgeOf = (digit: string, verifier = ownDepartment, acceptedOn = '2026-03-02') =>
  pledge({ id: `PL-${digit.repeat(24)}`, verifier, acceptedOn: on(acceptedOn) });

const soon = { remindedAt: testNow };
const dueIn = (digit: string, verifier: string, differences: Parameters<typeof verificationDue>[0]) => ({
  ...pledgeOf(digit, verifier),
  due: verificationDue(differences),
});
/** One that awaits papers, so is the business of the unit that accepted it. */
const papersOf = (digit: string, unit: string) => ({
  ...pledgeOf(digit, '33.WHLY'),
  unit,
  state: 'awaiting-materials' as const,
  due: verificationDue({
    ...soon,
    term: 'complete-application',
    by: { on: on('2026-03-09'), provisional: false },
  }),
});

const dueEntity = (n: number, validThrough: string) =>
  entity(
    n,
    {},
    {
      standing: {
        ...standingAt(subjectOf(n), []),
        validThrough: on(validThrough),
      },
    },
  );

const later = at('2026-03-03T01:00:00.000Z');
const reminded = due({ remindedAt: later });
const dueLater = due({ by: { on: on('2026-03-10'), provisional: false } });
const missed = due({ remindedAt: later, overdueSince: at('2026-03-05T01:00:00.000Z') });

const cases: { readonly [P in AccessPattern]: PatternCase<P> } = {
  entitiesOfCity: {
    args: { city: '3301', shard: shardOf(0) },
    stored: [entity(second), entity(first)],
    strangers: [creation('entity', entity(third, { district: '330206' }))],
    yields: [entity(first), entity(second)],
  },
  entitiesInShard: {
    args: { shard: shardOf(0) },
    stored: [entity(second), entity(first, { district: '110101' })],
    strangers: [creation('entity', entity(elsewhere))],
    yields: [entity(first, { district: '110101' }), entity(second)],
  },
  inspectorsOfDepartment: {
    args: { department: '33.A' },
    stored: [inDepartment('33.A.3301', 2), inDepartment('33.A', 1)],
    strangers: [
      creation('inspector', inDepartment('33.AB', 3)),
      creation('inspector', inDepartment('33', 4)),
    ],
    yields: [inDepartment('33.A', 1), inDepartment('33.A.3301', 2)],
  },
  items: {
    args: {},
    stored: [itemEntry('B'), itemEntry('A')],
    strangers: [],
    yields: [itemEntry('A'), itemEntry('B')],
  },
  units: {
    args: {},
    stored: ['33.B', '33'].map((code) => ({ ...sampleRecords.unit, code })),
    strangers: [],
    yields: ['33', '33.B'].map((code) => ({ ...sampleRecords.unit, code })),
  },
  tasksOfDepartment: {
    args: { department: '33.A' },
    stored: [task({ id: 't2', leadDepartment: '33.A.1' }), task({ id: 't1', leadDepartment: '33.A' })],
    strangers: [creation('task', task({ id: 't3', leadDepartment: '33.AB' }))],
    yields: [task({ id: 't1', leadDepartment: '33.A' }), task({ id: 't2', leadDepartment: '33.A.1' })],
  },
  drawnTasks: {
    args: { period: 2026 },
    stored: [
      task({ id: 't2', state: 'completed', currentDrawId: 't2-1' }),
      task({ id: 't1', state: 'completed', currentDrawId: 't1-2' }),
    ],
    strangers: [
      creation('task', task({ id: 't3', state: 'completed' })),
      creation('task', task({ id: 't4', state: 'running', currentDrawId: 't4-1' })),
      creation(
        'task',
        task({ id: 't5', state: 'completed', currentDrawId: 't5-1', endsOn: on('2027-01-04') }),
      ),
    ],
    yields: [
      task({ id: 't1', state: 'completed', currentDrawId: 't1-2' }),
      task({ id: 't2', state: 'completed', currentDrawId: 't2-1' }),
    ],
  },
  drawsOfTask: {
    args: { taskId: 't' },
    stored: [10, 9].map((number) => draw({ id: `t-${number}`, taskId: 't', number })),
    strangers: [creation('draw', draw({ id: 't1-1', taskId: 't1' }))],
    yields: [9, 10].map((number) => draw({ id: `t-${number}`, taskId: 't', number })),
  },
  inspectorDraws: {
    args: { of: 't-1' },
    stored: [departmentDraw('33.B', 1), departmentDraw('33.A', 10), departmentDraw('33.A', 9)],
    strangers: [
      creation('draw', draw({ id: 't-1', taskId: 't' })),
      creation('draw', departmentDraw('33.A', 1, 't-11')),
    ],
    yields: [departmentDraw('33.A', 9), departmentDraw('33.A', 10), departmentDraw('33.B', 1)],
  },
  awaitedDrawsOfDepartment: {
    args: { department: '33.A' },
    stored: [awaited('33.A.1', 't-1'), awaited('33.A', 't-2'), awaited('33.A', 't-1')],
    strangers: [
      creation('awaitedDraw', awaited('33.AB', 't-1')),
      creation('awaitedDraw', { ...awaited('33.A', 't-3'), endedAt: testNow }),
    ],
    yields: [awaited('33.A', 't-1'), awaited('33.A', 't-2'), awaited('33.A.1', 't-1')],
  },
  draws: {
    args: {},
    stored: [
      draw({ id: 'd1', frozenAt: at('2026-03-02T01:00:00.000Z') }),
      draw({ id: 'd2', frozenAt: at('2026-03-03T01:00:00.000Z'), state: 'void' }),
      { ...departmentDraw('33.A', 1), frozenAt: at('2026-03-04T01:00:00.000Z') },
    ],
    strangers: [creation('task', task())],
    yields: [
      { ...departmentDraw('33.A', 1), frozenAt: at('2026-03-04T01:00:00.000Z') },
      draw({ id: 'd2', frozenAt: at('2026-03-03T01:00:00.000Z'), state: 'void' }),
      draw({ id: 'd1', frozenAt: at('2026-03-02T01:00:00.000Z') }),
    ],
  },
  runsUnderWay: {
    args: {},
    stored: [
      run({ id: 'late', requestedAt: at('2026-03-03T01:00:00.000Z') }),
      run({ id: 'early', wokenAt: at('2026-03-04T01:00:00.000Z') }),
    ],
    strangers: [creation('run', run({ id: 'ended', doneAt: testNow }))],
    yields: [
      run({ id: 'early', wokenAt: at('2026-03-04T01:00:00.000Z') }),
      run({ id: 'late', requestedAt: at('2026-03-03T01:00:00.000Z') }),
    ],
  },
  substitutionsOfDraw: {
    args: { drawId: `${ownDepartment}-2026-1-1` },
    stored: [substitutionRequest('s1', at('2026-03-03T01:00:00.000Z')), substitutionRequest('s2')],
    strangers: [creation('substitution', { ...substitutionRequest('s3'), drawId: 'd' })],
    yields: [substitutionRequest('s2'), substitutionRequest('s1', at('2026-03-03T01:00:00.000Z'))],
  },
  seatingsOfDraw: {
    args: { drawId: 'd' },
    stored: [seating(10, 'd'), seating(9, 'd')],
    strangers: [creation('seating', seating(1, 'd1'))],
    yields: [seating(9, 'd'), seating(10, 'd')],
  },
  fairnessReports: {
    args: {},
    stored: [fairnessReport('33.A', 2025), fairnessReport('33.B', 2026), fairnessReport('33.A', 2026)],
    strangers: [],
    yields: [fairnessReport('33.B', 2026), fairnessReport('33.A', 2026), fairnessReport('33.A', 2025)],
  },
  frameParts: {
    args: { inputsId: 'a' },
    stored: parts.toReversed().map((part) => ({ ...sampleRecords.framePart, ...part })),
    strangers: [
      creation('poolPart', { ...sampleRecords.poolPart, inputsId: 'a' }),
      creation('framePart', { ...sampleRecords.framePart, inputsId: 'ab' }),
    ],
    yields: parts.map((part) => ({ ...sampleRecords.framePart, ...part })),
  },
  poolParts: {
    args: { inputsId: 'a' },
    stored: parts.toReversed().map((part) => ({ ...sampleRecords.poolPart, ...part })),
    strangers: [creation('framePart', { ...sampleRecords.framePart, inputsId: 'a' })],
    yields: parts.map((part) => ({ ...sampleRecords.poolPart, ...part })),
  },
  exclusionParts: {
    args: { inputsId: 'a' },
    stored: parts.toReversed().map((part) => ({ ...sampleRecords.exclusionPart, ...part })),
    strangers: [creation('framePart', { ...sampleRecords.framePart, inputsId: 'a' })],
    yields: parts.map((part) => ({ ...sampleRecords.exclusionPart, ...part })),
  },
  visitsOfDraw: {
    args: { drawId: 'd' },
    stored: [10, 9].map((place) => visit(place, { id: `d-${place}`, drawId: 'd' })),
    strangers: [creation('visit', visit(1, { id: 'd1-1', drawId: 'd1' }))],
    yields: [9, 10].map((place) => visit(place, { id: `d-${place}`, drawId: 'd' })),
  },
  assignmentsOfInspector: {
    args: { staffNo: 'JCY-001' },
    stored: [assigned('2026-03-02', 'v1'), assigned('2026-03-10', 'v2')],
    strangers: [
      creation('inspector', inspectorEntry(1)),
      creation('assignment', { ...assigned('2026-03-03', 'v3'), staffNo: 'JCY-0011' }),
    ],
    yields: [assigned('2026-03-10', 'v2'), assigned('2026-03-02', 'v1')],
  },
  publishedVisits: {
    args: {},
    stored: [
      publishedVisit(1, ['1'], at('2026-03-02T01:00:00.000Z')),
      publishedVisit(2, ['1'], at('2026-03-03T01:00:00.000Z')),
    ],
    strangers: [creation('visit', visit(3))],
    yields: [
      publishedVisit(2, ['1'], at('2026-03-03T01:00:00.000Z')),
      publishedVisit(1, ['1'], at('2026-03-02T01:00:00.000Z')),
    ],
  },
  visitsDue: {
    args: { mark: 'overdue', department: '33.A' },
    stored: [
      visit(1, { id: 'a', leadDepartment: '33.A.1', due: missed }),
      visit(2, { id: 'b', leadDepartment: '33.A', due: missed }),
    ],
    strangers: [
      creation('visit', visit(3, { leadDepartment: '33.AB', due: missed })),
      creation('visit', visit(4, { leadDepartment: '33.A', due: reminded })),
      creation('visit', visit(5, { leadDepartment: '33.A', due: due() })),
      creation('visit', publishedVisit(6)),
    ],
    yields: [
      visit(2, { id: 'b', leadDepartment: '33.A', due: missed }),
      visit(1, { id: 'a', leadDepartment: '33.A.1', due: missed }),
    ],
  },
  visitsToRemindOn: {
    args: { on: '2026-03-06' },
    stored: [2, 1].map((place) =>
      visit(place, { id: `v${place}`, due: due({ remindOn: on('2026-03-06') }) }),
    ),
    strangers: [
      creation('visit', visit(3, { due: reminded })),
      creation('visit', visit(4)),
      creation('measureOrder', measureOrder({ id: 'v5' })),
    ],
    yields: [1, 2].map((place) =>
      visit(place, { id: `v${place}`, due: due({ remindOn: on('2026-03-06') }) }),
    ),
  },
  publishedVisitsOfTarget: {
    args: { target: subjectOf(1) },
    stored: ['2026-03-02', '2026-03-03'].map((day, n) => ({
      ...publishedVisit(1, ['1'], at(`${day}T01:00:00.000Z`)),
      id: `v${n}`,
    })),
    strangers: [creation('visit', publishedVisit(2)), creation('visit', visit(3, { target: subjectOf(1) }))],
    yields: ['2026-03-03', '2026-03-02'].map((day, n) => ({
      ...publishedVisit(1, ['1'], at(`${day}T01:00:00.000Z`)),
      id: `v${1 - n}`,
    })),
  },
  eventsOfSubject: {
    args: { subject: subjectOf(1) },
    stored: events.toReversed(),
    strangers: [
      creation('queryLogEntry', sampleRecords.queryLogEntry),
      creation('creditEvent', { ...sampleRecords.creditEvent, subject: subjectOf(2) }),
    ],
    yields: events,
  },
  tableVersions: {
    args: {},
    stored: [sampleRecords.tableVersion],
    strangers: [],
    yields: [sampleRecords.tableVersion],
  },
  standingsDueOn: {
    args: { on: '2027-03-02' },
    stored: [dueEntity(2, '2027-03-02'), dueEntity(1, '2027-03-02')],
    strangers: [creation('entity', dueEntity(3, '2027-03-03')), creation('entity', entity(4))],
    yields: [dueEntity(1, '2027-03-02'), dueEntity(2, '2027-03-02')],
  },
  tableProposals: {
    args: {},
    stored: [0, 1].map((n) => tableProposal({ id: `p${n}`, proposedAt: instants[n] ?? testNow })),
    strangers: [],
    yields: [1, 0].map((n) => tableProposal({ id: `p${n}`, proposedAt: instants[n] ?? testNow })),
  },
  previewParts: {
    args: { proposalId: 'p', requestedAt: testNow },
    stored: ['1', '0'].map(partOf),
    strangers: [
      creation('previewPart', { ...partOf('0'), requestedAt: at('2026-03-02T01:00:00.001Z') }),
      creation('previewPart', { ...partOf('0'), proposalId: 'other' }),
    ],
    yields: ['0', '1'].map(partOf),
  },
  casesOfAuthority: {
    args: { stage: 'open', authority: '33.A' },
    stored: [
      listingCase({ id: 'c3', authority: '33.A.1', due: due() }),
      listingCase({ id: 'c1', authority: '33.A', due: dueLater }),
      listingCase({ id: 'c2', authority: '33.A', due: due() }),
    ],
    strangers: [
      creation('listingCase', listingCase({ id: 'c4', authority: '33.AB', due: due() })),
      creation('listingCase', listingCase({ id: 'c5', authority: '33.A', state: 'dismissed' })),
    ],
    yields: [
      listingCase({ id: 'c2', authority: '33.A', due: due() }),
      listingCase({ id: 'c1', authority: '33.A', due: dueLater }),
      listingCase({ id: 'c3', authority: '33.A.1', due: due() }),
    ],
  },
  casesOfSubject: {
    args: { subject: subjectOf(1) },
    stored: [listingCase({ id: 'a', openedAt: later }), listingCase({ id: 'b' })],
    strangers: [creation('listingCase', listingCase({ id: 'c', subject: subjectOf(2) }))],
    yields: [listingCase({ id: 'b' }), listingCase({ id: 'a', openedAt: later })],
  },
  casesDue: {
    args: { mark: 'overdue', authority: '33.A' },
    stored: [
      listingCase({ id: 'a', authority: '33.A.1', due: missed }),
      listingCase({ id: 'b', authority: '33.A', due: missed }),
    ],
    strangers: [
      creation('listingCase', listingCase({ id: 'c', authority: '33.AB', due: missed })),
      creation('listingCase', listingCase({ id: 'd', authority: '33.A', due: reminded })),
      creation('listingCase', listingCase({ id: 'e', authority: '33.A', due: due() })),
    ],
    yields: [
      listingCase({ id: 'b', authority: '33.A', due: missed }),
      listingCase({ id: 'a', authority: '33.A.1', due: missed }),
    ],
  },
  casesToRemindOn: {
    args: { on: '2026-03-03' },
    stored: ['b', 'a'].map((id) => listingCase({ id, due: due() })),
    strangers: [
      creation('listingCase', listingCase({ id: 'c', due: reminded })),
      creation('listingCase', listingCase({ id: 'd', due: due({ remindOn: on('2026-03-04') }) })),
      creation('listing', listing({ id: 'e', state: 'decided', due: due() })),
    ],
    yields: ['a', 'b'].map((id) => listingCase({ id, due: due() })),
  },
  listingsOfSubject: {
    args: { subject: subjectOf(1) },
    stored: [listing({ id: 'a', decidedAt: later }), listing({ id: 'b' })],
    strangers: [creation('listing', listing({ id: 'c', subject: subjectOf(2) }))],
    yields: [listing({ id: 'b' }), listing({ id: 'a', decidedAt: later })],
  },
  listingsOfAuthority: {
    args: { list: 'serious', stage: 'public', authority: '33.A' },
    stored: [listing({ id: 'b', authority: '33.A.1' }), listing({ id: 'a', authority: '33.A' })],
    strangers: [
      creation('listing', listing({ id: 'c', authority: '33.AB' })),
      creation('listing', listing({ id: 'd', authority: '33.A', list: 'red' })),
      creation('listing', endedAt(listing({ id: 'e', authority: '33.A' }), later)),
      creation('listing', listing({ id: 'f', authority: '33.A', state: 'decided' })),
      creation('listing', listing({ id: 'g', authority: '33.A', subject: personOf(1) })),
    ],
    yields: [listing({ id: 'a', authority: '33.A' }), listing({ id: 'b', authority: '33.A.1' })],
  },
  listingsDue: {
    args: { mark: 'soon', authority: '' },
    stored: ['b', 'a'].map((id) => listing({ id, state: 'decided', endsOn: undefined, due: reminded })),
    strangers: [
      creation('listing', listing({ id: 'c' })),
      creation('listing', listing({ id: 'd', state: 'decided', endsOn: undefined, due: due() })),
    ],
    yields: ['a', 'b'].map((id) => listing({ id, state: 'decided', endsOn: undefined, due: reminded })),
  },
  listingsToRemindOn: {
    args: { on: '2026-03-03' },
    stored: ['b', 'a'].map((id) => listing({ id, state: 'decided', endsOn: undefined, due: due() })),
    strangers: [
      creation('listing', listing({ id: 'c' })),
      creation('listingCase', listingCase({ due: due() })),
    ],
    yields: ['a', 'b'].map((id) => listing({ id, state: 'decided', endsOn: undefined, due: due() })),
  },
  applicationsOfUnit: {
    args: { stage: 'closed', unit: '33.A' },
    stored: [
      application({ id: 'b', unit: '33.A.1', state: 'refused', due: undefined }),
      application({ id: 'a', unit: '33.A', state: 'carried-out', due: undefined }),
    ],
    strangers: [
      creation('application', application({ id: 'c', unit: '33.AB', state: 'refused', due: undefined })),
      creation('application', application({ id: 'd', unit: '33.A', state: 'granted' })),
    ],
    yields: [
      application({ id: 'a', unit: '33.A', state: 'carried-out', due: undefined }),
      application({ id: 'b', unit: '33.A.1', state: 'refused', due: undefined }),
    ],
  },
  applicationsOfSubject: {
    args: { subject: subjectOf(1) },
    stored: [application({ id: 'a', filed: { by: 'x', at: later, via: 'paper' } }), application({ id: 'b' })],
    strangers: [creation('application', application({ id: 'c', subject: subjectOf(2) }))],
    yields: [application({ id: 'b' }), application({ id: 'a', filed: { by: 'x', at: later, via: 'paper' } })],
  },
  applicationsDue: {
    args: { mark: 'overdue', unit: '33.SCJG' },
    stored: ['b', 'a'].map((id) => application({ id, due: missed })),
    strangers: [creation('application', application({ id: 'c' }))],
    yields: ['a', 'b'].map((id) => application({ id, due: missed })),
  },
  applicationsToRemindOn: {
    args: { on: '2026-03-03' },
    stored: ['b', 'a'].map((id) => application({ id })),
    strangers: [creation('application', application({ id: 'c', due: missed }))],
    yields: ['a', 'b'].map((id) => application({ id })),
  },
  ordersOfDepartment: {
    args: { department: '33.A' },
    stored: [
      measureOrder({ id: 'o2', department: '33.A.1' }),
      measureOrder({ id: 'o1', department: '33.A' }),
    ],
    strangers: [creation('measureOrder', measureOrder({ id: 'o3', department: '33.AB' }))],
    yields: [
      measureOrder({ id: 'o1', department: '33.A' }),
      measureOrder({ id: 'o2', department: '33.A.1' }),
    ],
  },
  ordersOfListing: {
    args: { authority: '33.A', listingId: 'l' },
    stored: ['o2', 'o1'].map((id) => measureOrder({ id, authority: '33.A', listingId: 'l' })),
    strangers: [
      creation('measureOrder', measureOrder({ id: 'o3', authority: '33.A', listingId: 'l1' })),
      creation('measureOrder', measureOrder({ id: 'o4', authority: '33.A.1', listingId: 'l' })),
    ],
    yields: ['o1', 'o2'].map((id) => measureOrder({ id, authority: '33.A', listingId: 'l' })),
  },
  ordersOfAuthority: {
    args: { authority: '33.A' },
    stored: [
      measureOrder({ id: 'o1', authority: '33.A.1' }),
      measureOrder({ id: 'o2', authority: '33.A', listingId: 'l2' }),
      measureOrder({ id: 'o3', authority: '33.A', listingId: 'l1' }),
    ],
    strangers: [creation('measureOrder', measureOrder({ id: 'o4', authority: '33.AB' }))],
    yields: [
      measureOrder({ id: 'o3', authority: '33.A', listingId: 'l1' }),
      measureOrder({ id: 'o2', authority: '33.A', listingId: 'l2' }),
      measureOrder({ id: 'o1', authority: '33.A.1' }),
    ],
  },
  ordersOfSubject: {
    args: { subject: subjectOf(1) },
    stored: ['o2', 'o1'].map((orderId) => ({ subject: subjectOf(1), orderId })),
    strangers: [
      creation('subjectOrder', { subject: subjectOf(2), orderId: 'o3' }),
      creation('creditEvent', sampleRecords.creditEvent),
    ],
    yields: ['o1', 'o2'].map((orderId) => ({ subject: subjectOf(1), orderId })),
  },
  ordersDue: {
    args: { mark: 'overdue', department: '33.A' },
    stored: [
      measureOrder({ id: 'a', department: '33.A.1', due: missed }),
      measureOrder({ id: 'b', department: '33.A', due: missed }),
    ],
    strangers: [
      creation('measureOrder', measureOrder({ id: 'c', department: '33.AB', due: missed })),
      creation('measureOrder', measureOrder({ id: 'd', department: '33.A', due: reminded })),
      creation('measureOrder', measureOrder({ id: 'e', department: '33.A' })),
    ],
    yields: [
      measureOrder({ id: 'b', department: '33.A', due: missed }),
      measureOrder({ id: 'a', department: '33.A.1', due: missed }),
    ],
  },
  ordersToRemindOn: {
    args: { on: '2026-03-06' },
    stored: ['o2', 'o1'].map((id) => measureOrder({ id })),
    strangers: [
      creation('measureOrder', measureOrder({ id: 'o3', due: reminded })),
      creation('measureOrder', measureOrder({ id: 'o4', state: 'acted', due: undefined })),
      creation('listingCase', listingCase({ id: 'o5', due: due({ remindOn: on('2026-03-06') }) })),
    ],
    yields: ['o1', 'o2'].map((id) => measureOrder({ id })),
  },
  pledgesInState: {
    args: { state: 'accepted', department: '33.A' },
    stored: [pledgeOf('3', '33.A.1'), pledgeOf('2', '33.A', '2026-03-03'), pledgeOf('1', '33.A')],
    strangers: [
      creation('pledge', pledgeOf('4', '33.AB')),
      creation('pledge', { ...pledgeOf('5', '33.A'), state: 'kept' }),
    ],
    yields: [pledgeOf('1', '33.A'), pledgeOf('2', '33.A', '2026-03-03'), pledgeOf('3', '33.A.1')],
  },
  pledgesDue: {
    args: { mark: 'soon', department: '33.A' },
    stored: [dueIn('2', '33.A.1', soon), dueIn('1', '33.A', soon), papersOf('6', '33.A')],
    strangers: [
      creation('pledge', pledgeOf('3', '33.A')),
      creation('pledge', dueIn('4', '33.AB', soon)),
      creation('pledge', dueIn('5', '33.A', { ...soon, overdueSince: later })),
      creation('pledge', { ...papersOf('7', '33.B'), verifier: '33.A' }),
    ],
    yields: [papersOf('6', '33.A'), dueIn('1', '33.A', soon), dueIn('2', '33.A.1', soon)],
  },
  pledgesOfSubject: {
    args: { subject: subjectOf(1) },
    stored: ['2026-03-02', '2026-03-03'].map((day) => ({
      ...sampleRecords.pledgeOfSubject,
      acceptedOn: on(day),
    })),
    strangers: [
      creation('queryLogEntry', sampleRecords.queryLogEntry),
      creation('pledgeOfSubject', { ...sampleRecords.pledgeOfSubject, subject: subjectOf(2) }),
    ],
    yields: ['2026-03-03', '2026-03-02'].map((day) => ({
      ...sampleRecords.pledgeOfSubject,
      acceptedOn: on(day),
    })),
  },
  pledgesToRemindOn: {
    args: { on: '2026-05-21' },
    stored: [pledgeOf('2'), pledgeOf('1')],
    strangers: [
      creation('pledge', dueIn('3', ownDepartment, { remindOn: on('2026-05-22') })),
      creation('pledge', dueIn('4', ownDepartment, soon)),
      creation('pledge', { ...pledgeOf('5'), due: undefined }),
    ],
    yields: [pledgeOf('1'), pledgeOf('2')],
  },
  webhooksOfDepartment: {
    args: { department: '33.A' },
    stored: [
      webhookEndpoint({ id: 'w2', department: '33.A.1', state: 'paused' }),
      webhookEndpoint({ id: 'w1', department: '33.A' }),
    ],
    strangers: [creation('webhookEndpoint', webhookEndpoint({ id: 'w3', department: '33.AB' }))],
    yields: [
      webhookEndpoint({ id: 'w1', department: '33.A' }),
      webhookEndpoint({ id: 'w2', department: '33.A.1', state: 'paused' }),
    ],
  },
  activeWebhooks: {
    args: {},
    stored: [webhookEndpoint({ id: 'w2' }), webhookEndpoint({ id: 'w1' })],
    strangers: [creation('webhookEndpoint', webhookEndpoint({ id: 'w3', state: 'paused' }))],
    yields: [webhookEndpoint({ id: 'w1' }), webhookEndpoint({ id: 'w2' })],
  },
  deliveriesOfWebhook: {
    args: { endpointId: 'webhook-1', state: 'pending' },
    stored: [delivery({ id: 'd1', at: at('2026-03-02T01:00:00.001Z') }), delivery({ id: 'd2' })],
    strangers: [
      creation('delivery', delivery({ id: 'd3', state: 'dead' })),
      creation('delivery', delivery({ endpointId: 'webhook-2' })),
    ],
    yields: [delivery({ id: 'd2' }), delivery({ id: 'd1', at: at('2026-03-02T01:00:00.001Z') })],
  },
  queriesAboutSubject: {
    args: { subject: subjectOf(1) },
    stored: queries.toReversed(),
    strangers: [creation('creditEvent', sampleRecords.creditEvent)],
    yields: queries,
  },
  bulkReadsOn: {
    args: { on: '2026-03-02' },
    stored: [sampleRecords.bulkRead, { ...sampleRecords.bulkRead, id: 'query-0' }],
    strangers: [
      creation('bulkRead', { ...sampleRecords.bulkRead, at: at('2026-03-02T16:00:00.000Z') }),
      creation('queryLogEntry', sampleRecords.queryLogEntry),
    ],
    yields: [{ ...sampleRecords.bulkRead, id: 'query-0' }, sampleRecords.bulkRead],
  },
  drawsDueOn: {
    args: { on: '2026-04-14' },
    stored: [
      draw({ ...sampleRecords.draw, id: 'd2' }),
      draw({ ...sampleRecords.draw, id: 'd1', state: 'void' }),
    ],
    strangers: [
      creation('draw', draw({ ...sampleRecords.draw, id: 'd3', secret: 'ab'.repeat(32) })),
      creation(
        'draw',
        draw({ ...sampleRecords.draw, id: 'd4', overdueSince: at('2026-04-15T01:00:00.000Z') }),
      ),
      creation(
        'draw',
        draw({ ...sampleRecords.draw, id: 'd5', revealBy: { on: on('2026-04-15'), provisional: false } }),
      ),
    ],
    yields: [
      draw({ ...sampleRecords.draw, id: 'd1', state: 'void' }),
      draw({ ...sampleRecords.draw, id: 'd2' }),
    ],
  },
  listingsDueOn: {
    args: { on: '2029-03-02' },
    stored: ['b', 'a'].map((id) => listing({ id })),
    strangers: [
      creation('listing', endedAt(listing({ id: 'c' }), at('2029-03-03T01:00:00.000Z'))),
      creation('listing', listing({ id: 'd', endsOn: undefined })),
    ],
    yields: ['a', 'b'].map((id) => listing({ id })),
  },
  signingKeys: {
    args: {},
    stored: ['k2', 'k1'].map((kid) => ({ ...sampleRecords.signingKey, kid })),
    strangers: [],
    yields: ['k1', 'k2'].map((kid) => ({ ...sampleRecords.signingKey, kid })),
  },
};

describe('every access pattern', () => {
  const names = Object.keys(cases) as readonly AccessPattern[];

  it('is among the cases below', () => {
    expect(names.toSorted()).toEqual(Object.keys(patterns).toSorted());
    expect(names.length).toBeGreaterThan(30);
  });

  describe.each(names)('%s', (name) => {
    const { args, stored, strangers, yields } = cases[name] as PatternCase<AccessPattern>;
    const { kind } = patterns[name](args as never);
    let records: Records;
    beforeAll(async () => {
      const opened = await open();
      records = opened.records;
      await opened.ledger.prepare([...stored.map((value) => creation(kind, value as never)), ...strangers]);
    });

    it('yields what belongs to it, in order, and nothing else', async () => {
      expect(await everything(records, name, args)).toEqual(yields);
    });

    it('yields the same page by page, the last page without a cursor', async () => {
      const values = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const page = acceptedValue(await records.page(name, args, { limit: 1, cursor }));
        expect(page.items.length).toBeLessThanOrEqual(1);
        values.push(...page.items.map(({ value }) => value));
        cursor = page.cursor;
        pages += 1;
      } while (cursor !== undefined && pages < 20);
      expect(values).toEqual(yields);
      expect(acceptedValue(await records.page(name, args, { limit: 100 })).cursor).toBeUndefined();
    });
  });
});

describe('many records at once', () => {
  it('come in the order asked, absent ones as nothing, repeated ones again, up to a thousand', async () => {
    const { records, ledger } = await open();
    await ledger.prepare(Array.from({ length: 900 }, (_, n) => creation('entity', entity(n))));
    const asked = Array.from({ length: 1000 }, (_, n) => (n * 7) % 1000);
    asked[999] = asked[0] ?? 0;
    const got = await records.getMany(
      'entity',
      asked.map((n) => ({ target: { id: subjectOf(n) } })),
    );
    expect(got.map((one) => one?.value)).toEqual(asked.map((n) => (n < 900 ? entity(n) : undefined)));
    expect(await records.getMany('entity', [])).toEqual([]);
  });
});

describe('a cursor', () => {
  const place = { pk: 'INSPECTOR#JCY-001', sk: 'RECORD', gsi1pk: 'INSPECTORS', gsi1sk: '33.A.#JCY-001' };
  let table: EmbeddedTable;
  let records: Records;
  let cursor: string;
  beforeAll(async () => {
    const opened = await open();
    ({ table, records } = opened);
    await opened.ledger.prepare([
      ...Array.from({ length: 5 }, (_, n) => creation('inspector', inDepartment('33.A', n + 1))),
      ...Array.from({ length: 5 }, (_, n) => creation('inspector', inDepartment('33.AB', n + 10))),
      ...['A', 'B', 'C'].map((code) => creation('item', itemEntry(code))),
      ...[1, 2, 3].map((n) => creation('creditEvent', { ...sampleRecords.creditEvent, id: `e${n}` })),
      ...[1, 2, 3].map((n) => creation('visit', publishedVisit(n, ['1'], at(`2026-03-0${n}T01:00:00.000Z`)))),
    ]);
    cursor = await cursorOf('inspectorsOfDepartment', { department: '33.A' });
  });

  const cursorOf = async <P extends AccessPattern>(
    pattern: P,
    args: AccessPatterns[P]['args'],
  ): Promise<string> => acceptedValue(await records.page(pattern, args, { limit: 2 })).cursor ?? '';
  const pageWith = (given: string, department = '33.A') =>
    records.page('inspectorsOfDepartment', { department }, { limit: 2, cursor: given });

  it('goes on where the page ended, in either direction of the list', async () => {
    const next = acceptedValue(await pageWith(cursor));
    expect(next.items.map(({ value }) => value.staffNo)).toEqual(['JCY-003', 'JCY-004']);
    const newest = await cursorOf('publishedVisits', {});
    const older = acceptedValue(await records.page('publishedVisits', {}, { limit: 2, cursor: newest }));
    expect(older.items.map(({ value }) => value.place)).toEqual([1]);
  });

  it('says nothing that a client could read as an address, and is safe in a query', () => {
    expect(cursor).toMatch(/^[\w-]+$/);
  });

  it('of another list is refused', async () => {
    const foreign = [
      await cursorOf('items', {}),
      await cursorOf('publishedVisits', {}),
      await cursorOf('eventsOfSubject', { subject: subjectOf(1) }),
      await cursorOf('inspectorsOfDepartment', { department: '33.AB' }),
    ];
    for (const one of foreign) expect(refusalIn(await pageWith(one)).code).toBe('invalid-cursor');
    expect(refusalIn(await pageWith(cursor, '33.A.3301')).code).toBe('invalid-cursor');
  });

  it('that was made up or changed is refused and never an error', async () => {
    const hostile = [
      '',
      'x',
      cursor.slice(0, -4),
      '💣',
      'null',
      Buffer.from('null').toString('base64url'),
      Buffer.from('[]').toString('base64url'),
      Buffer.from('"pk"').toString('base64url'),
      Buffer.from('{"pk":1}').toString('base64url'),
      Buffer.from(`${'['.repeat(50_000)}`).toString('base64url'),
      encodeCursor({}),
      encodeCursor({ pk: place.pk, sk: place.sk }),
      encodeCursor({ ...place, extra: 'x' }),
      encodeCursor({ ...place, gsi1pk: 'ITEMS' }),
      encodeCursor({ ...place, gsi1sk: '33.AB.#JCY-010' }),
      encodeCursor({ ...place, gsi1sk: '' }),
      encodeCursor({ ...place, pk: '' }),
      encodeCursor({ ...place, sk: '' }),
      encodeCursor({ ...place, sk: 'x'.repeat(2000) }),
    ];
    for (const one of hostile) expect(refusalIn(await pageWith(one)).code).toBe('invalid-cursor');
    for (const list of ['publishedVisits', 'units', 'signingKeys'] as const)
      for (const one of hostile)
        expect(refusalIn(await records.page(list, {}, { limit: 2, cursor: one })).code).toBe(
          'invalid-cursor',
        );
  });

  it('that names a place of its own list, wherever it lies, never shows what is in another', async () => {
    const places = [
      { ...place, pk: '汉'.repeat(1000) },
      { ...place, sk: '汉'.repeat(1000) },
      { ...place, gsi1sk: `33.A.${'汉'.repeat(300)}` },
      { ...place, gsi1sk: '33.A.#nobody' },
    ];
    const polluted = JSON.stringify(place).replace('{', '{"__proto__":{"gsi1pk":"ITEMS"},');
    for (const one of [...places.map(encodeCursor), Buffer.from(polluted).toString('base64url')]) {
      const { items } = acceptedValue(await pageWith(one));
      expect(items.every(({ value }) => value.department === '33.A')).toBe(true);
    }
  });

  it('that storage finds impossible is refused', async () => {
    const failing = withFault(table, 'QueryCommand', 'ValidationException');
    const page = (given?: string) =>
      dynamoRecords(failing, table.tableName).page('items', {}, { limit: 2, cursor: given });
    expect(refusalIn(await page(await cursorOf('items', {}))).code).toBe('invalid-cursor');
    await expect(page()).rejects.toThrow();
  });
});

describe('a stored row that does not parse', () => {
  it('throws wherever it is read, and is never passed over', async () => {
    const { table, records, ledger } = await open();
    await ledger.prepare(['A', 'B', 'C'].map((code) => creation('item', itemEntry(code))));
    await table.client.send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: layout.item.key({ code: 'B' }),
        UpdateExpression: 'REMOVE #value.legalBasis',
        ExpressionAttributeNames: { '#value': 'value' },
      }),
    );
    await expect(records.get('item', { code: 'B' })).rejects.toThrow(/item does not parse/);
    await expect(records.getMany('item', [{ code: 'A' }, { code: 'B' }])).rejects.toThrow(/does not parse/);
    await expect(records.page('items', {}, { limit: 10 })).rejects.toThrow(/does not parse/);
    await expect(everything(records, 'items', {})).rejects.toThrow(/does not parse/);
  });

  it('throws also when it is of another kind, or has lost its version', async () => {
    const { table, records } = await open();
    const put = (Item: Record<string, unknown>) =>
      table.client.send(new PutCommand({ TableName: table.tableName, Item }));
    await put({ ...encodeRecord('unit', sampleRecords.unit, 1), ...layout.item.key({ code: 'A' }) });
    await expect(records.get('item', { code: 'A' })).rejects.toThrow(/expected a stored item, found a unit/);
    const { version: _, ...unversioned } = encodeRecord('item', itemEntry('B'), 1);
    await put(unversioned);
    await expect(records.get('item', { code: 'B' })).rejects.toThrow(/version/);
    await table.client.send(
      new DeleteCommand({ TableName: table.tableName, Key: layout.item.key({ code: 'B' }) }),
    );
    expect(await records.get('item', { code: 'B' })).toBeUndefined();
  });
});
