import { beforeAll, describe, expect, it } from 'vitest';
import { contracts } from '../../shared/contracts/all.ts';
import { problemSchema } from '../../shared/contracts/contract.ts';
import type { Role } from '../../shared/domain/access/caller.ts';
import type { Draw } from '../../shared/domain/inspections/draw.ts';
import type { Visit } from '../../shared/domain/inspections/visit.ts';
import { appendToFeeds } from '../../shared/use-cases/delivery/append-to-feeds.ts';
import { inspectorEntry, ownDepartment, subjectOf, taskDraft, visitRecord } from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { eventOf, factOf } from '../support/credit-events.ts';
import { ceremonyFrom, type Desk, deskOver, smallRegister, witnesses } from '../support/inspection-desk.ts';
import { testNow } from '../support/manual-clock.ts';
import { orderReport } from '../support/measure-orders.ts';
import {
  application,
  creation,
  delivery,
  due,
  listing,
  listingCase,
  measureOrder,
  pledge,
  sampleRecords,
  substitutionRequest,
  visit as visitAt,
  webhookEndpoint,
} from '../support/sample-records.ts';
import { contractOf, type Sent, type TestService, testService } from '../support/service.ts';

/** Operations that show or change what belongs to no department in particular. */
const shared = [
  'importTargets',
  'importInspectors',
  'importItems',
  'registerUnit',
  'getTarget',
  'proposeSuccession',
  'approveSuccession',
  'withdrawSuccession',
  'listItems',
  'getItem',
  'listUnits',
  'readTrail',
  'listQueries',
  'listBulkReads',
  'listCreditChanges',
  'readCreditSnapshot',
  'getCredit',
  'getCreditHistory',
  'auditCredit',
  'recordCreditEvent',
  'importPenalties',
  'importPermits',
  'batchCredit',
  'checkEligibility',
  'getKeys',
  'getCertificate',
  'getCertificateChunk',
  'listPublicDraws',
  'getLogHead',
  'listLogEntries',
  'getInclusionProof',
  'getConsistencyProof',
  'listPublicListings',
  'listFairnessReports',
  'getFairnessReport',
  'listTables',
  'getTable',
  'listTableVersions',
  'getTableVersion',
  'proposeTable',
  'listTableProposals',
  'getTableProposal',
  'previewTable',
  'approveTable',
  'rejectTable',
  'withdrawTable',
  'getProposedStanding',
  'getHealth',
];
const feeds = ['listOrderChanges'];
/** What is asked of an entity, which is everybody's, and shows only one's own of what there is about it. */
const ofEntity = ['listPledgesOfEntity'];
const lists = [
  'listTasks',
  'listAwaitedDraws',
  'listInspectors',
  'listCases',
  'listListings',
  'listPledges',
  'listApplications',
  'listOrders',
  'listWebhooks',
  'listVisitsDue',
];
/** What a representative does about an entity of its own; see `entity-api.test.ts`. */
const ownEntity = [
  'getOwnStanding',
  'getOwnHistory',
  'listOwnListings',
  'listOwnCases',
  'getOwnCase',
  'stateInCase',
  'listOwnApplications',
  'getOwnApplication',
  'fileApplication',
  'withdrawApplication',
  'listOwnQueries',
  'listOwnPledges',
];
/** What a list must be asked for, where it must. */
const queryOf = (operation: string): Pick<Sent, 'query'> =>
  operation === 'listVisitsDue' ? { query: { due: 'overdue' } } : {};
const ownVisits = ['listAssignments', 'getAssignment', 'recordVisit', 'declareRecusal'];

const reason = '人员库遗漏一名检查人员';
let service: TestService;
let desk: Desk;
let draw: Draw;
let visit: Visit;

/** What is asked of the records of 33.SCJG, with a body that would do if they were one's own. */
const asked = (): Readonly<Record<string, Omit<Sent, 'token'>>> => {
  const task = { params: { taskId: draw.taskId } };
  const ofDraw = { params: { drawId: draw.id } };
  const ofVisit = { params: { visitId: visit.id } };
  const ofWebhook = { params: { webhookId: webhookEndpoint().id } };
  const ofSubstitution = { params: { substitutionId: substitutionRequest().id } };
  const ofEvent = { params: { subject: subjectOf(1), eventId: eventOf('penalty').id } };
  const ofOrder = { params: { orderId: measureOrder().id } };
  const ofPledge = { params: { pledgeId: pledge().id } };
  const ofCase = { params: { caseId: 'case-1' } };
  const ofListing = { params: { listingId: 'case-1' } };
  const ofApplication = { params: { applicationId: application().id } };
  const objection = {
    kind: 'objection',
    about: { of: 'listing', listingId: 'case-1' },
    reason,
  };
  const [witness] = witnesses;
  const hash = 'ab'.repeat(32);
  return {
    draftTask: { body: taskDraft() },
    getTask: task,
    approveTask: { ...task, body: { revision: 1 } },
    editTask: { ...task, body: { ...taskDraft(), revision: 1 } },
    returnTask: { ...task, body: { reason } },
    withdrawTask: { ...task, body: { reason } },
    previewDraw: task,
    freezeDraw: task,
    getPreparation: task,
    listDraws: task,
    getDraw: ofDraw,
    commitDraw: { ...ofDraw, body: { sources: [ceremonyFrom(service.clock.now())] } },
    commitContribution: { ...ofDraw, body: { witness, commitment: hash } },
    openContribution: { ...ofDraw, body: { witness, value: '1', nonce: hash } },
    recordLottery: {
      ...ofDraw,
      body: { numbers: ['07'], publishedAt: service.clock.now(), publishedIn: reason },
    },
    recordBeacon: { ...ofDraw, body: { signature: 'ab'.repeat(48) } },
    passOverSource: { ...ofDraw, body: { reason } },
    requestDraw: ofDraw,
    dispatchDraw: ofDraw,
    requestReveal: ofDraw,
    requestVoid: { ...ofDraw, body: { reason } },
    voidDraw: { ...ofDraw, body: { requestedAt: service.clock.now() } },
    getDrawProgress: ofDraw,
    listVisits: ofDraw,
    getVisit: ofVisit,
    reviewVisit: { ...ofVisit, body: { outcome: 'approve' } },
    publishResult: ofVisit,
    previewInspectorDraw: { ...ofDraw, body: { department: ownDepartment } },
    freezeInspectorDraw: { ...ofDraw, body: { department: ownDepartment } },
    getInspectorPreparation: { params: { drawId: draw.id, department: ownDepartment } },
    listInspectorDraws: ofDraw,
    requestSubstitution: { ...ofVisit, body: { of: 'target', reason: 'wrongly-registered', note: reason } },
    decideSubstitution: { ...ofSubstitution, body: { outcome: 'approve' } },
    getSubstitution: ofSubstitution,
    listSubstitutions: ofDraw,
    getInspector: { params: { staffNo: 'JCY-001' } },
    getCase: ofCase,
    proposeCase: {
      body: { code: subjectOf(1), list: 'abnormal', cause: 'AB-04', evidence: { note: reason } },
    },
    registerWebhook: {
      body: { department: ownDepartment, url: 'https://hooks.example.org/', topics: ['credit'] },
    },
    getWebhook: ofWebhook,
    pauseWebhook: ofWebhook,
    resumeWebhook: ofWebhook,
    retireWebhook: ofWebhook,
    rotateWebhookSecret: ofWebhook,
    testWebhook: ofWebhook,
    replayWebhook: { ...ofWebhook, body: { topic: 'credit', from: 0 } },
    listMessages: ofWebhook,
    resendMessage: { params: { ...ofWebhook.params, messageId: 'chg_1' } },
    notifyCase: { ...ofCase, body: { notice: '事实、理由、依据和后果如下所述' } },
    recordStatement: { ...ofCase, body: { kind: 'waiver', text: reason, receivedOn: '2026-03-02' } },
    concludeHearing: { ...ofCase, body: { summary: reason } },
    reviewCase: { ...ofCase, body: { opinion: reason } },
    seekConsent: { ...ofCase, body: { proposal: reason } },
    answerConsent: { ...ofCase, body: { isGiven: true, opinion: reason } },
    decideCase: { ...ofCase, body: { outcome: 'dismiss', documentNo: '2026-1', reasons: reason } },
    getListing: ofListing,
    publishListing: ofListing,
    revokeListing: { ...ofListing, body: { documentNo: '2026-1', reason } },
    upholdListing: { ...ofListing, body: { documentNo: '2026-1', reason } },
    getApplication: ofApplication,
    recordApplication: { body: { code: subjectOf(1), request: objection } },
    acceptApplication: ofApplication,
    declineApplication: { ...ofApplication, body: { reason } },
    extendApplication: { ...ofApplication, body: { reason } },
    revokeRepair: { ...ofApplication, body: { documentNo: '2026-1', reason } },
    decideApplication: {
      ...ofApplication,
      body: { outcome: 'refuse', documentNo: '2026-1', reasons: reason },
    },
    acceptPledge: {
      body: {
        code: pledge().subject,
        itemCode: pledge().itemCode,
        applicationNo: '2026-9',
        acceptedOn: '2026-03-02',
        pledgedTerms: ['T1', 'T2', 'T3', 'T4'],
        decidedBy: ownDepartment,
      },
    },
    getPledge: ofPledge,
    receiveMaterials: { ...ofPledge, body: { materials: ['M1'] } },
    recordPermit: { ...ofPledge, body: { permitNo: '许可〔2026〕1号' } },
    cancelPledge: { ...ofPledge, body: { reason } },
    verifyPledge: { ...ofPledge, body: { outcome: 'kept', findings: reason, documentNo: '2026-1' } },
    correctCreditEvent: { ...ofEvent, body: { reason, replacement: factOf('penalty') } },
    withdrawCreditEvent: { ...ofEvent, body: { reason } },
    getOrder: ofOrder,
    acknowledgeOrder: ofOrder,
    reportAction: { ...ofOrder, body: orderReport() },
    objectToOrder: { ...ofOrder, body: { reason } },
    answerOrderObjection: { ...ofOrder, body: { outcome: 'reject', reasons: reason } },
    confirmLift: { ...ofOrder, body: orderReport() },
    getListingOrders: { params: { listingId: listing().id } },
  };
};

const roles: readonly Role[] = ['planner', 'approver', 'department-officer'];
const tokenIn = (department: string | undefined, given: readonly Role[] = roles): Promise<string> =>
  service.identity.tokenFor(`of ${department}`, {
    roles: given,
    ...(department !== undefined && { department }),
  });

beforeAll(async () => {
  service = await testService();
  desk = deskOver(service.wiring, service.clock);
  await service.wiring.ledger.prepare([
    ...smallRegister(),
    creation('listingCase', listingCase()),
    creation('listing', listing()),
    creation('application', application()),
    creation('measureOrder', measureOrder()),
    creation('webhookEndpoint', webhookEndpoint()),
    creation('webhookPosition', sampleRecords.webhookPosition),
    creation('delivery', delivery()),
    creation('substitution', substitutionRequest()),
    creation('creditEvent', eventOf('penalty')),
    creation('pledge', pledge()),
    creation('pledge', pledge({ applicationNo: '2026-2' })),
    creation('pledgeOfSubject', {
      ...sampleRecords.pledgeOfSubject,
      pledgeId: pledge({ applicationNo: '2026-2' }).id,
    }),
    creation('pledgeOfSubject', sampleRecords.pledgeOfSubject),
    creation(
      'visit',
      visitAt(1, { id: 'late-1', drawId: 'late', due: due({ remindedAt: testNow, overdueSince: testNow }) }),
    ),
  ]);
  await desk.drawIn('drawn', { inspectorStage: 'by-department' });
  draw = await desk.drawIn('dispatched');
  visit = (await desk.visitsOf(draw.id))[0] ?? visit;
  await appendToFeeds(service.wiring, [
    { kind: 'measureOrder', before: undefined, after: measureOrder(), version: 1 },
  ]);
  const preparation = { ...sampleRecords.preparation, id: `${draw.id}/${ownDepartment}` };
  await service.wiring.ledger.prepare([creation('preparation', preparation)]);
});

const everything = async (): Promise<unknown> => [
  await service.wiring.records.get('task', { id: draw.taskId }),
  await service.wiring.records.get('draw', { id: draw.id }),
  await service.wiring.records.get('listingCase', { id: 'case-1' }),
  await service.wiring.records.get('listing', { id: 'case-1' }),
  await service.wiring.records.get('application', { id: application().id }),
  await service.wiring.records.get('measureOrder', { id: measureOrder().id }),
  await service.wiring.records.get('pledge', { id: pledge().id }),
  await service.wiring.records.get('webhookEndpoint', { id: webhookEndpoint().id }),
  await service.wiring.records.get('webhookPosition', { endpointId: webhookEndpoint().id, topic: 'credit' }),
  await service.wiring.records.get('delivery', { endpointId: webhookEndpoint().id, id: delivery().id }),
  await desk.visitsOf(draw.id),
  await collect(service.wiring.records.all('eventsOfSubject', { subject: subjectOf(1) })),
];

describe('the records of a department', () => {
  it('are reached by the operations tested here, and by no others', () => {
    const tested = [
      ...Object.keys(asked()),
      ...shared,
      ...lists,
      ...ofEntity,
      ...feeds,
      ...ownVisits,
      ...ownEntity,
    ];
    expect(tested.toSorted()).toEqual(contracts.map(({ id }) => id).toSorted());
  });

  it.each([
    ['another department', '33.STHJ'],
    ['a department whose code begins alike', '33.SCJGX'],
    ['a department whose code theirs begins with', '33.SCJ'],
    ['a unit below it', '33.SCJG.3301'],
    ['nobody’s token', undefined],
  ])('are closed to %s, and stay as they are', async (_, department) => {
    const token = await tokenIn(department);
    const before = await everything();
    for (const [operation, sent] of Object.entries(asked())) {
      const answer = await service.ask(operation, { ...sent, token });
      const { code } = problemSchema.parse(await answer.json());
      expect([operation, answer.status, code]).toEqual([operation, 403, 'outside-jurisdiction']);
    }
    expect(await everything()).toEqual(before);
  });

  it('do not show in the lists of another department', async () => {
    for (const department of ['33.STHJ', '33.SCJGX', '33.SCJ', '33.SCJG.3301'])
      for (const operation of lists) {
        const answer = await service.ask(operation, {
          ...queryOf(operation),
          token: await tokenIn(department),
        });
        expect([operation, await answer.json()]).toEqual([operation, { items: [] }]);
      }
    for (const operation of lists) {
      const answer = await service.ask(operation, { ...queryOf(operation), token: await tokenIn(undefined) });
      expect([operation, problemSchema.parse(await answer.json()).code]).toEqual([
        operation,
        'outside-jurisdiction',
      ]);
    }
  });

  it('show in the lists of their own department and of the unit above it', async () => {
    for (const department of ['33.SCJG', '33'])
      for (const operation of lists) {
        const answer = await service.ask(operation, {
          ...queryOf(operation),
          token: await tokenIn(department),
        });
        const { items } = (await answer.json()) as { items: unknown[] };
        expect([operation, items.length > 0]).toEqual([operation, true]);
      }
  });

  it('show among what there is about an entity to their own department and those above it, and to no other', async () => {
    const shownTo = async (department: string | undefined, given?: readonly Role[]) => {
      const answer = await service.ask('listPledgesOfEntity', {
        params: { code: subjectOf(1) },
        query: { limit: '1' },
        token: await tokenIn(department, given),
      });
      return answer.json();
    };
    // Two pledges: a cursor would tell those of others that there is one more.
    const nothing = { items: [] };
    for (const department of ['33.STHJ', '33.SCJGX', '33.SCJ', '33.SCJG.3301', undefined])
      expect([department, await shownTo(department)]).toEqual([department, nothing]);
    const some = { items: [expect.anything()], cursor: expect.any(String) };
    for (const department of ['33.SCJG', '33'])
      expect([department, await shownTo(department)]).toEqual([department, some]);
    expect(await shownTo(undefined, ['auditor'])).toEqual(some);
  });

  it('are told of to nobody but their own department, the units above it and auditors', async () => {
    const toldTo = async (department: string | undefined, ...given: Role[]) => {
      const token = await tokenIn(department, given.length > 0 ? given : roles);
      const answer = await service.ask('listOrderChanges', { token });
      return answer.ok ? ((await answer.json()) as { items: unknown[] }).items.length : answer.status;
    };
    for (const department of ['33.STHJ', '33.SCJGX', '33.SCJ', '33.SCJG.3301'])
      expect(await toldTo(department)).toBe(0);
    for (const department of ['33.SCJG', '33']) expect(await toldTo(department)).toBe(1);
    expect(await toldTo('33.STHJ', 'auditor')).toBe(1);
    expect(await toldTo(undefined)).toBe(403);
  });

  it('are open to an auditor of any department, to read and not to change', async () => {
    const token = await tokenIn('33.STHJ', ['auditor']);
    for (const [operation, sent] of Object.entries(asked())) {
      const { changesState } = contractOf(operation);
      const answer = await service.ask(operation, { ...sent, token });
      expect([operation, answer.status]).toEqual([operation, changesState ? 403 : 200]);
    }
  });
});

describe('the lists', () => {
  const sizesFor = async (department: string, ...given: Role[]) => {
    const token = await tokenIn(department, given);
    const answers = await Promise.all(
      lists.map((operation) => service.ask(operation, { ...queryOf(operation), token })),
    );
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { items: unknown[] }[];
    return bodies.map(({ items }) => items.length > 0);
  };

  it('show everything to an auditor of any department', async () => {
    expect(await sizesFor('33.STHJ', 'auditor')).toEqual(lists.map(() => true));
  });

  it('show an auditor who is something else besides no more than that role sees', async () => {
    expect(await sizesFor('33.STHJ', 'auditor', 'approver')).toEqual(lists.map(() => false));
  });
});

describe('an inspector’s visit', () => {
  const inspectorToken = (staffNo: string | undefined): Promise<string> =>
    service.identity.tokenFor(`inspector ${staffNo}`, {
      roles: ['inspector'],
      department: '33.SCJG',
      ...(staffNo !== undefined && { staff_no: staffNo }),
    });
  const sent = () => ({ params: { visitId: visit.id }, body: visitRecord() });

  it('does not exist for an inspector of the same department who was not drawn for it', async () => {
    const drawn = visit.seats.map(({ staffNo }) => staffNo);
    const other = [1, 2, 3, 4, 5, 6]
      .map((n) => inspectorEntry(n).staffNo)
      .find((staffNo) => !drawn.includes(staffNo));
    for (const staffNo of [other, undefined])
      for (const operation of ['getAssignment', 'recordVisit'])
        expect(
          (await service.ask(operation, { ...sent(), token: await inspectorToken(staffNo) })).status,
        ).toBe(404);
    const mine = await service.ask('listAssignments', { token: await inspectorToken(other) });
    expect(JSON.stringify(await mine.json())).not.toContain(visit.target);
  });

  it('is open to those who were drawn for it', async () => {
    for (const { staffNo } of visit.seats) {
      const answer = await service.ask('getAssignment', { ...sent(), token: await inspectorToken(staffNo) });
      const shown = await answer.json();
      expect(shown).toMatchObject({ id: visit.id });
      expect(shown).not.toHaveProperty('formerSeats');
    }
  });
});
