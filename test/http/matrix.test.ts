import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Persona, personaNames } from '../../infra/local/personas.ts';
import { contracts } from '../../shared/contracts/all.ts';
import { problemSchema, routePathOf } from '../../shared/contracts/contract.ts';
import { contractOf, type TestService, testService } from '../support/service.ts';

/** Those who act for a department that applies measures or handles cases. */
const officers = ['department-officer', 'construction-officer', 'culture-officer', 'city-officer'] as const;
const stewards = ['steward', 'second-steward'] as const;
const planners = ['planner', 'cooperating-planner', 'head'] as const;
const overseers = [
  'planner',
  'cooperating-planner',
  'approver',
  'city-approver',
  'culture-approver',
  'reviewer',
  'head',
  ...officers,
  'auditor',
] as const;
const readers = [...stewards, ...overseers] as const;
const deciders = ['approver', 'city-approver', 'culture-approver', 'reviewer', 'head'] as const;
const caseReaders = [
  'approver',
  'city-approver',
  'culture-approver',
  'reviewer',
  'head',
  ...officers,
  'auditor',
] as const;
const representatives = ['entity-representative'] as const;
/** One for each of the demonstration's inspectors who can log in. */
const inspectors = personaNames.filter((name) => /^inspector-\d+$/.test(name));

/** Which persona may call which operation: the whole of it, written by hand. */
const matrix: Readonly<Record<string, readonly Persona[] | 'everyone'>> = {
  importTargets: stewards,
  importInspectors: stewards,
  importItems: stewards,
  registerUnit: stewards,
  getTarget: readers,
  proposeSuccession: stewards,
  approveSuccession: stewards,
  withdrawSuccession: stewards,
  listInspectors: readers,
  getInspector: readers,
  listItems: readers,
  getItem: readers,
  listUnits: readers,
  readTrail: ['auditor'],
  listQueries: ['auditor'],
  listBulkReads: ['auditor'],
  draftTask: planners,
  listTasks: overseers,
  getTask: overseers,
  approveTask: deciders,
  editTask: planners,
  returnTask: deciders,
  withdrawTask: planners,
  previewDraw: planners,
  freezeDraw: planners,
  getPreparation: overseers,
  listDraws: overseers,
  getDraw: overseers,
  commitDraw: planners,
  commitContribution: planners,
  openContribution: planners,
  recordLottery: planners,
  recordBeacon: planners,
  passOverSource: planners,
  requestDraw: planners,
  dispatchDraw: planners,
  requestReveal: planners,
  requestVoid: planners,
  voidDraw: deciders,
  getDrawProgress: overseers,
  previewInspectorDraw: planners,
  freezeInspectorDraw: planners,
  getInspectorPreparation: overseers,
  listInspectorDraws: overseers,
  listAwaitedDraws: overseers,
  requestSubstitution: planners,
  decideSubstitution: deciders,
  getSubstitution: overseers,
  listSubstitutions: overseers,
  declareRecusal: inspectors,
  listVisits: overseers,
  listVisitsDue: overseers,
  getVisit: overseers,
  reviewVisit: deciders,
  publishResult: deciders,
  listAssignments: inspectors,
  getAssignment: inspectors,
  recordVisit: inspectors,
  listCases: caseReaders,
  getCase: caseReaders,
  proposeCase: officers,
  notifyCase: officers,
  recordStatement: officers,
  concludeHearing: officers,
  reviewCase: deciders,
  seekConsent: deciders,
  answerConsent: deciders,
  decideCase: deciders,
  listListings: caseReaders,
  getListing: caseReaders,
  publishListing: officers,
  revokeListing: deciders,
  upholdListing: deciders,
  listApplications: caseReaders,
  getApplication: caseReaders,
  recordApplication: officers,
  acceptApplication: officers,
  declineApplication: officers,
  extendApplication: deciders,
  decideApplication: deciders,
  revokeRepair: deciders,
  getOwnStanding: representatives,
  getOwnHistory: representatives,
  listOwnListings: representatives,
  listOwnCases: representatives,
  listOwnPledges: representatives,
  getOwnCase: representatives,
  stateInCase: representatives,
  listOwnApplications: representatives,
  getOwnApplication: representatives,
  fileApplication: representatives,
  withdrawApplication: representatives,
  listOwnQueries: representatives,
  listOrders: caseReaders,
  getOrder: caseReaders,
  acknowledgeOrder: officers,
  registerWebhook: officers,
  listWebhooks: [...officers, 'auditor'],
  getWebhook: [...officers, 'auditor'],
  pauseWebhook: officers,
  resumeWebhook: officers,
  retireWebhook: officers,
  rotateWebhookSecret: officers,
  testWebhook: officers,
  replayWebhook: officers,
  listMessages: [...officers, 'auditor'],
  resendMessage: officers,
  listCreditChanges: [...overseers, 'approval-system'],
  readCreditSnapshot: [...overseers, 'approval-system'],
  listOrderChanges: caseReaders,
  recordCreditEvent: officers,
  importPenalties: [...stewards, ...officers],
  importPermits: [...stewards, ...officers],
  correctCreditEvent: [...deciders, ...officers],
  withdrawCreditEvent: [...deciders, ...officers],
  getCreditHistory: overseers,
  auditCredit: ['auditor'],
  reportAction: officers,
  objectToOrder: officers,
  answerOrderObjection: deciders,
  confirmLift: officers,
  getListingOrders: caseReaders,
  proposeTable: stewards,
  listTableProposals: readers,
  getTableProposal: readers,
  previewTable: stewards,
  approveTable: [...stewards, ...deciders],
  rejectTable: [...stewards, ...deciders],
  withdrawTable: stewards,
  getProposedStanding: readers,
  getCredit: [...overseers, 'approval-system'],
  batchCredit: [...overseers, 'approval-system'],
  checkEligibility: ['approval-system'],
  acceptPledge: [...officers, 'approval-system'],
  listPledges: [...overseers, 'approval-system'],
  getPledge: [...overseers, 'approval-system'],
  listPledgesOfEntity: [...overseers, 'approval-system'],
  receiveMaterials: [...officers, 'approval-system'],
  recordPermit: [...officers, 'approval-system'],
  cancelPledge: [...officers, 'approval-system'],
  verifyPledge: [...officers, ...deciders],
  getKeys: 'everyone',
  getCertificate: 'everyone',
  getCertificateChunk: 'everyone',
  listPublicDraws: 'everyone',
  getLogHead: 'everyone',
  listLogEntries: 'everyone',
  getInclusionProof: 'everyone',
  getConsistencyProof: 'everyone',
  listPublicListings: 'everyone',
  listFairnessReports: 'everyone',
  getFairnessReport: 'everyone',
  listTables: 'everyone',
  getTable: 'everyone',
  listTableVersions: 'everyone',
  getTableVersion: 'everyone',
  getHealth: 'everyone',
};

const operations = contracts.map(({ id }) => id);
const closed = operations.filter((id) => matrix[id] !== 'everyone');

let service: TestService;
beforeAll(async () => {
  service = await testService();
});

/** Parameters of the right form that name nothing. */
const nowhere = (operation: string): Record<string, string> =>
  Object.fromEntries(Object.keys(contractOf(operation).params.shape).map((name) => [name, 'NONE-1']));
const ask = (operation: string, as: { as?: Persona; token?: string }) =>
  service.ask(operation, { ...as, params: nowhere(operation) });
const codeOf = async (answer: Response): Promise<string> =>
  answer.ok ? 'ok' : problemSchema.parse(await answer.json()).code;

describe('the written matrix', () => {
  it('names every operation, and none that does not exist', () => {
    expect(Object.keys(matrix).toSorted()).toEqual(operations.toSorted());
    expect(new Set(operations).size).toBe(operations.length);
  });

  it('covers every route that an application has, beside the public pages', () => {
    const pages =
      /^(\/en)?(\/|\/(docs|draws|entities|fairness|lists|log|tables|verify)|\/(draws|entities|lists|results|tables)\/:\w+|\/fairness\/:\w+\/:\w+|\/\*)?$/;
    const operationRoutes = contracts.map(
      (contract) => `${contract.method.toUpperCase()} ${routePathOf(contract)}`,
    );
    const routes = Object.values(service.apps)
      .flatMap((app) => app.routes)
      // What runs before every request is no route of its own.
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect(routes.length).toBeGreaterThan(operationRoutes.length);
    expect(operationRoutes.filter((route) => !routes.includes(route))).toEqual([]);
    const others = routes.filter((route) => !operationRoutes.includes(route));
    const strays = others.filter((route) => {
      const [method, path = ''] = route.split(' ');
      return method !== 'GET' || !(pages.test(path) || path === '/openapi.json');
    });
    expect(strays).toEqual([]);
  });

  it('is the same for the public operations as the contracts say', () => {
    for (const { id, action } of contracts)
      expect([id, matrix[id] === 'everyone']).toEqual([id, action === 'public']);
  });

  it.each(operations)('%s lets in whom it names and turns away everyone else', async (operation) => {
    const allowed = matrix[operation] ?? [];
    for (const persona of personaNames) {
      const answer = await ask(operation, { as: persona });
      const code = await codeOf(answer);
      const isIn = allowed === 'everyone' || allowed.includes(persona);
      expect([persona, code === 'forbidden' || answer.status === 401]).toEqual([persona, !isIn]);
      expect(answer.status, `${persona}: ${code}`).toBeLessThan(500);
    }
  });
});

describe('whoever brings no valid token', () => {
  const isTurnedAway = async (operation: string, token?: string): Promise<void> => {
    const answer = await ask(operation, token === undefined ? {} : { token });
    expect([operation, answer.status, await codeOf(answer)]).toEqual([operation, 401, 'unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  };

  it('is turned away from every operation that is not public', async () => {
    for (const operation of closed) await isTurnedAway(operation);
  });

  it('is let in where everyone is, whatever they bring', async () => {
    for (const operation of operations.filter((id) => matrix[id] === 'everyone'))
      for (const token of [undefined, 'nonsense'] as const) {
        const answer = await ask(operation, token === undefined ? {} : { token });
        expect([operation, answer.status < 500 && answer.status !== 401]).toEqual([operation, true]);
      }
  });

  it('is turned away with a token that another issuer signed in the same words', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const { kid = 'x' } = await exportJWK(privateKey);
    const forged = await new SignJWT({
      roles: ['steward', 'planner', 'approver', 'auditor'],
      department: '33',
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .setSubject('steward')
      .setIssuer(service.identity.issuer)
      .setAudience(service.identity.audience)
      .setExpirationTime('1h')
      .sign(privateKey);
    for (const operation of closed) await isTurnedAway(operation, forged);
  });

  it('is turned away with a token that names a role this service does not know', async () => {
    const token = await service.identity.tokenFor('root', { roles: ['admin', 'root'], department: '33' });
    for (const operation of closed) {
      const answer = await ask(operation, { token });
      expect([operation, await codeOf(answer)]).toEqual([operation, 'forbidden']);
    }
  });
});
