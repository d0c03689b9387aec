import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Persona, personaNames, personaOf } from '../../infra/local/personas.ts';
import { contracts } from '../../shared/contracts/all.ts';
import { type Contract, problemSchema } from '../../shared/contracts/contract.ts';
import { permit } from '../../shared/domain/access/permissions.ts';
import { quicknetHash } from '../../shared/domain/draws/quicknet.ts';
import type { Draw } from '../../shared/domain/inspections/draw.ts';
import type { ProposedSource } from '../../shared/domain/inspections/randomness-plan.ts';
import type { Visit } from '../../shared/domain/inspections/visit.ts';
import type { MeasureOrder } from '../../shared/domain/measures/order.ts';
import { civilDateOf, instantOf } from '../../shared/domain/primitives/time.ts';
import { problemKinds } from '../../shared/http/problem.ts';
import { followResult } from '../../shared/use-cases/credit/follow-result.ts';
import type { RecordedFact } from '../../shared/use-cases/credit/record-fact.ts';
import { commitContribution } from '../../shared/use-cases/inspections/commit-contribution.ts';
import { makeSubstitution } from '../../shared/use-cases/inspections/make-substitution.ts';
import { prepareDraw } from '../../shared/use-cases/inspections/prepare-draw.ts';
import { followListing } from '../../shared/use-cases/lists/follow-listing.ts';
import { followStanding } from '../../shared/use-cases/measures/follow-standing.ts';
import { ordersOfSubject } from '../../shared/use-cases/measures/orders-of-subject.ts';
import type { Write } from '../../shared/use-cases/ports.ts';
import { previewTable } from '../../shared/use-cases/tables/preview-table.ts';
import { inputsOf, type KnownValues } from '../support/arbitrary-input.ts';
import {
  askOf,
  at,
  callerIn,
  itemCode,
  on,
  ownDepartment,
  subjectOf,
  taskDraft,
  visitRecord,
} from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { factOf } from '../support/credit-events.ts';
import { acceptedValue } from '../support/draws.ts';
import {
  ceremonyFrom,
  contributionOf,
  type Desk,
  deskOver,
  planner,
  smallRegister,
  witnesses,
} from '../support/inspection-desk.ts';
import { followEventsOf, listingDecision, punished } from '../support/listing-steps.ts';
import { orderIn, orderRecords, orderReport } from '../support/measure-orders.ts';
import { nextVersion, tableVersionOf } from '../support/rule-tables.ts';
import {
  application,
  creation,
  delivery,
  due,
  listing,
  listingCase,
  pledge,
  sampleRecords,
  verificationDue,
  webhookEndpoint,
} from '../support/sample-records.ts';
import { contractOf, pathOf, type Sent, type TestService, testService } from '../support/service.ts';

const seed = 20260302;
/** A draw that is put there as it is, without its entries in the public log: no certificate can be made of it. */
const withoutLog = '33.SCJG-2023-1-1';
let service: TestService;
let desk: Desk;
let known: KnownValues;
/** Credit facts, by the parameters that name them. */
const recordedFacts: { readonly subject: string; readonly eventId: string }[] = [];
/** Two draws of targets alone, which nothing else in the script changes. */
let staged: readonly Draw[] = [];
/** Visits to which nothing is done but that recusals are declared for: one that was made takes none. */
let toDecline: readonly Visit[] = [];
const byDepartment = { inspectorStage: 'by-department' } as const;
const ofStaged = (n: number) => ({ drawId: staged[n]?.id ?? '' });
/** A task that waits to be approved, and one that waits for its frame to be frozen; nothing else is done to them. */
let draftedTaskId: string;
let approvedTaskId: string;
/** The draw that is ready for an operation for which few draws ever are. */
let readyFor: Readonly<Record<string, string>>;

/** The signature of round 1000 of drand's chain. */
const roundSignature =
  'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39';

/** Draws whose public randomness comes from a lottery that is drawn, from a ceremony that is over, from a round that is out. */
const drawsThatWait = async (): Promise<readonly [Draw, Draw, Draw]> => {
  const now = service.clock.now();
  const soon = instantOf(Date.parse(now) + 60_000);
  const later = instantOf(Date.parse(now) + 24 * 3600_000);
  const committed = async (source: ProposedSource): Promise<Draw> => {
    const { id } = await desk.drawIn('frozen');
    return acceptedValue(await desk.commit(id, planner, [source]));
  };
  const lottery = { kind: 'lottery', name: '双色球', drawing: '第2026023期', count: 2 } as const;
  const drawn = await committed({ ...lottery, drawnAt: soon, until: later });
  const over = await committed({ ...ceremonyFrom(now), until: soon });
  // Nobody can commit to a round that is out: this draw was committed to before it was.
  const round = { kind: 'drand', chain: quicknetHash, round: 1000, until: later } as const;
  const { commitment } = drawn;
  if (commitment === undefined) throw new Error('no commitment');
  const early: Draw = {
    ...drawn,
    id: withoutLog,
    commitment: { ...commitment, randomness: { sources: [round] } },
    committedAt: at('2023-08-23T15:50:00.000Z'),
  };
  const sealed = await service.wiring.vault.seal('draw-secret', early.id, 'ab'.repeat(32));
  await service.wiring.ledger.prepare([
    creation('draw', early),
    creation('drawSecret', { drawId: early.id, sealed }),
  ]);
  service.clock.advance({ minutes: 2 });
  return [drawn, over, early];
};

/** Orders about one entity, two in each state that someone can change. */
const ordersInEveryState = (): readonly MeasureOrder[] =>
  (['issued', 'acknowledged', 'objected', 'lift-ordered'] as const).flatMap((state) =>
    [1, 2].map((round) =>
      orderIn(state, {
        id: `listing-9-${state}-${round}`,
        listingId: 'listing-9',
        subject: subjectOf(2),
        round,
      }),
    ),
  );
/** New orders that nothing but an acknowledgement is tried on. */
const newOrders = (): readonly MeasureOrder[] =>
  [1, 2, 3, 4].map((round) =>
    orderIn('issued', {
      id: `listing-8-issued-${round}`,
      listingId: 'listing-8',
      subject: subjectOf(2),
      round,
    }),
  );
/** Pledges that can be verified, that wait for papers, and that are being put right. */
const pledges = [
  pledge(),
  pledge({
    applicationNo: '2026-2',
    state: 'awaiting-materials',
    due: verificationDue({ term: 'complete-application', by: { on: on('2026-03-09'), provisional: false } }),
    deferral: {
      materials: [{ id: 'M1', label: { zh: '经营场所使用证明', en: 'Proof of the premises' } }],
      workingDays: 5,
      consequence: { zh: '逾期未补齐的，撤回受理。', en: 'The acceptance is withdrawn otherwise.' },
    },
  }),
  pledge({
    applicationNo: '2026-3',
    state: 'rectifying',
    due: verificationDue({ term: 'rectify-pledge', by: { on: on('2026-03-23'), provisional: false } }),
  }),
];
/** A pledge for one operation alone, which nothing else uses up. */
const pledgeFor = (operation: string, n: number) => pledge({ applicationNo: `${operation}-${n}` });
/** What cases and listings rest on that are to be told, decided, published or upheld, each on a heavy penalty of its own. */
const punishments = [
  ...Array.from({ length: 4 }, (_, n) => `proposed-${n}`),
  ...Array.from({ length: 4 }, (_, n) => `reviewed-${n}`),
  'listing-1',
  'listing-3',
  ...Array.from({ length: 3 }, (_, n) => `shaken-${n}`),
];
const onPenalty = (id: string) => ({ cause: 'SE-01', evidence: { eventId: `penalty:${id}` } });
/** Cases, listings and applications in the states that chance would seldom bring about. */
const castsOfLists = () => {
  const notice = { text: '事实、理由、依据和后果', by: 'someone', at: at('2026-03-02T01:00:00.000Z') };
  const heard = { summary: '已听取', by: 'someone', at: notice.at };
  const legalReview = { opinion: '合法', by: 'lawyer', at: notice.at };
  const consent = { proposal: '拟列入', soughtBy: 'someone', soughtAt: notice.at };
  const city = { authority: '33.SCJG.3301', procedure: 'adverse-with-consent' } as const;
  const told = (id: string, more: Parameters<typeof listingCase>[0] = {}) =>
    creation(
      'listingCase',
      listingCase({ id, notice, state: 'noticed', due: due({ term: 'state-and-defend' }), ...more }),
    );
  const asked = (id: string, more: Parameters<typeof application>[0] = {}) =>
    creation('application', application({ id, ...more }));
  const waiver = {
    kind: 'waiver' as const,
    text: '放弃陈述申辩',
    via: 'paper' as const,
    receivedOn: on('2026-03-02'),
    by: 'someone',
    at: notice.at,
  };
  const accepted = { state: 'accepted' as const, accepted: { by: 'someone', at: notice.at } };
  const about = { of: 'listing' as const, listingId: 'listing-6' };
  const request = { kind: 'objection' as const, about, reason: '事实不清', materials: [] };
  const repair = {
    kind: 'repair' as const,
    eventId: 'penalty-1',
    correction: { on: on('2026-03-02'), how: '罚款缴清' },
    pledge: '承诺今后依法诚信经营',
    materials: [],
  };
  return [
    ...Array.from({ length: 4 }, (_, n) => `proposed-${n}`).map((id) =>
      creation('listingCase', listingCase({ id, ...onPenalty(id) })),
    ),
    ...Array.from({ length: 6 }, (_, n) => told(`told-${n}`, n % 2 === 0 ? {} : { statements: [waiver] })),
    ...Array.from({ length: 4 }, (_, n) => told(`heard-${n}`, { state: 'heard', heard })),
    ...Array.from({ length: 4 }, (_, n) =>
      told(`reviewed-${n}`, { state: 'heard', heard, legalReview, ...onPenalty(`reviewed-${n}`) }),
    ),
    ...Array.from({ length: 3 }, (_, n) =>
      told(`city-${n}`, { ...city, state: 'heard', heard, legalReview }),
    ),
    ...Array.from({ length: 3 }, (_, n) => told(`asked-${n}`, { ...city, state: 'consent-sought', consent })),
    creation(
      'listing',
      listing({
        id: 'listing-1',
        state: 'decided',
        listedOn: undefined,
        endsOn: undefined,
        ...onPenalty('listing-1'),
      }),
    ),
    creation('listing', listing({ id: 'listing-2' })),
    creation(
      'listing',
      listing({
        id: 'listing-3',
        state: 'decided',
        listedOn: undefined,
        endsOn: undefined,
        ...onPenalty('listing-3'),
      }),
    ),
    creation('listing', listing({ id: 'listing-4' })),
    creation('listing', listing({ id: 'listing-5', decidedBy: 'someone' })),
    creation('listing', listing({ id: 'listing-6' })),
    ...Array.from({ length: 3 }, (_, n) =>
      creation(
        'listing',
        listing({
          id: `shaken-${n}`,
          decidedBy: 'someone',
          groundFellAt: notice.at,
          due: due(),
          ...onPenalty(`shaken-${n}`),
        }),
      ),
    ),
    ...Array.from({ length: 5 }, (_, n) => asked(`filed-${n}`, { request })),
    ...Array.from({ length: 4 }, (_, n) => asked(`repaired-${n}`, { request: repair, state: 'carried-out' })),
    ...Array.from({ length: 4 }, (_, n) => asked(`accepted-${n}`, { ...accepted, request })),
  ];
};

/** Where an operation about cases, listings, applications or orders finds one that is ready for it. */
const castFor = (operation: string, n: number): Readonly<Record<string, string>> => {
  const caseIn = (state: string, count: number) => ({ caseId: `${state}-${n % count}` });
  const places: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    notifyCase: caseIn('proposed', 4),
    recordStatement: caseIn('told', 6),
    concludeHearing: caseIn('told', 6),
    stateInCase: { ...caseIn('told', 6), code: subjectOf(1) },
    getOwnCase: { ...caseIn('told', 6), code: subjectOf(1) },
    reviewCase: caseIn('heard', 4),
    decideCase: caseIn('reviewed', 4),
    seekConsent: caseIn('city', 3),
    answerConsent: caseIn('asked', 3),
    publishListing: { listingId: n % 2 === 0 ? 'listing-1' : 'listing-3' },
    declareRecusal: { visitId: toDecline[n % toDecline.length]?.id ?? '' },
    revokeListing: { listingId: 'listing-5' },
    upholdListing: { listingId: `shaken-${n % 3}` },
    acceptApplication: { applicationId: `filed-${n % 2}` },
    declineApplication: { applicationId: `filed-${3 + (n % 2)}` },
    withdrawApplication: { applicationId: 'filed-2', code: subjectOf(1) },
    getOwnApplication: { applicationId: 'filed-2', code: subjectOf(1) },
    acknowledgeOrder: { orderId: `listing-8-issued-${1 + (n % 4)}` },
    extendApplication: { applicationId: `accepted-${n % 2}` },
    decideApplication: { applicationId: `accepted-${2 + (n % 2)}` },
    revokeRepair: { applicationId: `repaired-${n % 4}` },
    // The first two stay, for what is done with webhooks that are in use, and the message of one of them that was given up.
    retireWebhook: { webhookId: `webhook-${3 + (n % 4)}` },
    recordPermit: { pledgeId: pledgeFor('permit', n % 4).id },
    cancelPledge: { pledgeId: pledgeFor('cancel', n % 4).id },
    resendMessage: { webhookId: `webhook-${1 + (n % 2)}`, messageId: 'chg_1' },
  };
  if (operation.includes('Own') || operation === 'fileApplication')
    return { code: subjectOf(1), ...places[operation] };
  return places[operation] ?? {};
};
/** Webhooks of the own department, every other one paused, with a message that was given up and one under way each. */
const webhooks = (): readonly Write[] =>
  (['active', 'paused', 'active', 'paused', 'active', 'paused'] as const).flatMap((state, n) => {
    const endpointId = `webhook-${n + 1}`;
    return [
      creation('webhookEndpoint', webhookEndpoint({ id: endpointId, state })),
      creation('webhookPosition', { endpointId, topic: 'credit', next: 0 }),
      creation('delivery', delivery({ endpointId, id: 'chg_1', state: 'dead', attempts: 10 })),
      creation('delivery', delivery({ endpointId, id: 'chg_2' })),
    ];
  });

/** A service of its own with draws, visits, cases and orders in many states. */
const setTheScene = async (): Promise<void> => {
  service = await testService();
  desk = deskOver(service.wiring, service.clock);
  await service.wiring.ledger.prepare([
    ...smallRegister(),
    creation('listingCase', listingCase()),
    creation('listing', listing({ id: 'listing-9', subject: subjectOf(2) })),
    ...[...ordersInEveryState(), ...newOrders()].flatMap(orderRecords),
    ...castsOfLists(),
    creation('unit', { ...sampleRecords.unit, code: '33' }),
    creation('unit', sampleRecords.unit),
    ...[...pledges, ...[0, 1, 2, 3].flatMap((n) => [pledgeFor('permit', n), pledgeFor('cancel', n)])].map(
      (one) => creation('pledge', one),
    ),
    ...webhooks(),
    creation('fairnessReport', sampleRecords.fairnessReport),
  ]);
  for (const id of punishments) await punished(service.wiring, subjectOf(1), { id: `penalty:${id}` });
  for (const id of ['listing-2', 'listing-4', 'listing-5', 'listing-6'])
    acceptedValue(await followListing(service.wiring, listing({ id })));
  const [lottery, over, round] = await drawsThatWait();
  const witnessed = await desk.drawIn('committed');
  await desk.witness(witnessed.id);
  const contributed = await desk.drawIn('committed');
  for (const witness of witnesses) {
    const { commitment } = contributionOf(contributed.id, witness);
    const asked = { ...askOf(planner), drawId: contributed.id, witness, commitment };
    acceptedValue(await commitContribution(service.wiring, asked));
  }
  const revealed = await desk.drawIn('revealed');
  const chunk = { drawId: revealed.id, name: 'frame-0', gzip: gzipSync('{}\n').toString('base64') };
  await service.wiring.ledger.prepare([creation('certificatePart', chunk)]);
  const published = await desk.drawIn('dispatched');
  for (const visit of await desk.visitsOf(published.id)) await desk.publish(visit);
  draftedTaskId = acceptedValue(await desk.draft()).id;
  approvedTaskId = acceptedValue(await desk.draft()).id;
  acceptedValue(await desk.approve(approvedTaskId));
  const doubted = await desk.drawIn('drawn');
  acceptedValue(await desk.requestVoid(doubted.id));
  readyFor = {
    voidDraw: doubted.id,
    requestReveal: published.id,
    commitDraw: (await desk.drawIn('frozen')).id,
    getCertificateChunk: revealed.id,
    recordLottery: lottery.id,
    passOverSource: over.id,
    recordBeacon: round.id,
    openContribution: contributed.id,
    requestDraw: witnessed.id,
  };
  const dispatched = await desk.drawIn('dispatched');
  staged = [await desk.drawIn('drawn', byDepartment), await desk.drawIn('drawn', byDepartment)];
  toDecline = await desk.visitsOf((await desk.drawIn('dispatched')).id);
  const draws = [
    dispatched,
    published,
    witnessed,
    await desk.drawIn('frozen'),
    await desk.drawIn('committed'),
    await desk.drawIn('drawn'),
    revealed,
    contributed,
    lottery,
    over,
    round,
  ];
  const visits = await desk.visitsOf(dispatched.id);
  known = {
    code: [...[0, 1, 39, 99].map(subjectOf), '33.SCJG', '33.SCJG.3301', '33'],
    codes: [[0, 1, 99].map(subjectOf)],
    staffNo: ['JCY-001', 'JCY-099'],
    itemCode: [itemCode, 'XK-SCJG-001', 'XK-YJGL-001'],
    itemCodes: [[itemCode]],
    leadDepartment: ['33.SCJG'],
    department: ['33.SCJG', '33.SCJG.3301'],
    districts: [['3301'], ['33']],
    plannedOn: ['2026-03-09'],
    endsOn: ['2026-03-31'],
    taskId: draws.map(({ taskId }) => taskId),
    drawId: draws.map(({ id }) => id),
    visitId: visits.map(({ id }) => id),
    substitutionId: ['substitution-1'],
    orderId: ordersInEveryState().map(({ id }) => id),
    caseId: ['case-1', 'told-0'],
    listingId: ['listing-1', 'listing-2'],
    applicationId: ['filed-0', 'accepted-0'],
    pledgeId: pledges.map(({ id }) => id),
    applicationNo: ['2026-1', '2026-2'],
    missingMaterials: [[], ['M1'], ['M9']],
    decidedBy: ['33.SCJG', '33'],
    webhookId: ['webhook-1', 'webhook-2'],
    messageId: ['chg_1', 'chg_2'],
    url: ['https://hooks.example.org/openlot'],
    from: [0],
    index: ['0', '7'],
    chunk: ['frame-0'],
    year: ['2026'],
    list: ['serious', 'red'],
    tableName: ['deadlines', 'measures'],
    proposalId: ['proposal-1'],
    hash: [tableVersionOf('deadlines').hash],
    witnesses: [witnesses],
    witness: [...witnesses],
    resultCodes: [['1'], ['5']],
    subject: [0, 1, 39, 99].map(subjectOf),
    documentNo: ['浙市监罚〔2026〕1号'],
    score: [812.5, 4e-323, 33.333],
    recognition: ['TAX-A', 'AEO'],
    occurredOn: ['2026-02-02', '2026-03-02'],
  };
};
beforeAll(setTheScene, 90_000);

/** Whoever may call an operation; an inspector is one who has a visit to record. */
const personaFor = ({ action }: Contract): Persona =>
  personaNames.find((name) => {
    const { claims, scope } = personaOf(name);
    const [role] = claims.roles;
    if (action === 'public' || role === undefined) return action === 'public';
    return permit(callerIn(role, { scopes: scope?.split(' ') ?? [] }), action).ok;
  }) ?? 'stranger';

/** What must hold of every answer, whatever was asked. */
const check = async (contract: Contract, answer: Response): Promise<void> => {
  const text = await answer.text();
  const said = `${contract.id} answered ${answer.status}: ${text.slice(0, 500)}`;
  expect(answer.status, said).toBeLessThan(500);
  if (answer.status === 304) return expect(text).toBe('');
  const isLines = answer.ok && contract.answerType === 'application/x-ndjson';
  const body: unknown = isLines ? text : JSON.parse(text);
  if (answer.ok) {
    expect(answer.status, said).toBe(contract.status);
    expect(answer.headers.get('content-type')?.split(';')[0], said).toBe(contract.answerType);
    expect(contract.answer.safeParse(body).error?.issues, said).toBeUndefined();
    return;
  }
  const problem = problemSchema.strict().parse(body);
  expect(answer.headers.get('content-type'), said).toMatch(/^application\/problem\+json/);
  expect(Object.keys(problemKinds), said).toContain(problem.code);
  const { status } = problemKinds[problem.code as keyof typeof problemKinds];
  expect([problem.status, answer.status, problem.type], said).toEqual([
    status,
    status,
    `urn:openlot:problem:${problem.code}`,
  ]);
};

const asked = async (contract: Contract, sent: Sent): Promise<void> =>
  check(contract, await service.ask(contract.id, { as: personaFor(contract), ...sent }));

const hostileTexts = [
  '',
  ' ',
  '\0',
  '../../etc/passwd',
  '%00',
  '%ff%fe',
  '__proto__',
  'constructor',
  '💣'.repeat(50),
  '汉'.repeat(5000),
  'a'.repeat(3000),
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '#'.repeat(100),
  'USCC:98339900DEM0000225',
  '-1',
  '1e309',
  'NaN',
  '\ufeff',
  '\u202eabc',
  '\ud800',
];
const hostileText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }));
const hostileValue = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, -1, 1.5, 2 ** 53, 1e308, [], {}, [[]], { length: 1 }, Array(300).fill('x')),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The same input with one place in it, at any depth, replaced by something else or taken out. */
const spoiled = (input: unknown): fc.Arbitrary<unknown> =>
  typeof input !== 'object' || input === null || Object.keys(input).length === 0
    ? hostileValue
    : fc.oneof(
        { weight: 1, arbitrary: hostileValue },
        {
          weight: 4,
          arbitrary: fc.constantFrom(...Object.keys(input)).chain((key) => {
            const parts = input as Record<string, unknown>;
            const put = (part: unknown) =>
              Array.isArray(input) ? Object.assign([...input], { [key]: part }) : { ...parts, [key]: part };
            return fc.oneof(
              spoiled(parts[key]).map(put),
              fc.constant(put(undefined)),
              fc.constant({ ...parts, extra: 1 }),
            );
          }),
        },
      );

const paramsOf = (contract: Contract, text: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> =>
  fc.record(
    Object.fromEntries(
      Object.keys(contract.params.shape).map((name) => [
        name,
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...((known[name] ?? ['x']) as string[])) },
          { weight: 1, arbitrary: text.filter((one) => one !== '' && one.isWellFormed()) },
        ),
      ]),
    ),
  );

const cells = fc.oneof(
  hostileText,
  fc.constantFrom('98339900DEM0000227', '330106', '杭州', '33.SCJG', '2027-12-31', '在业', '"', ',', '\n'),
);
const headers = fc.shuffledSubarray(
  [
    '统一社会信用代码',
    '企业名称',
    '区划',
    '行业',
    '经营状态',
    '工号',
    '姓名',
    '部门',
    '执法证号',
    '证件有效期',
    '编号',
    '抽查事项名称',
    '抽查依据',
    '抽查主体',
    '__proto__',
    '',
  ],
  { minLength: 1 },
);
const csvText = fc
  .tuple(headers, fc.array(fc.array(cells, { minLength: 1, maxLength: 8 }), { maxLength: 6 }))
  .map(([head, rows]) =>
    [head, ...rows].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'),
  );
const ndjsonText = fc
  .array(fc.oneof(fc.jsonValue(), fc.dictionary(cells, hostileValue)), { maxLength: 6 })
  .map((rows) => rows.map((row) => JSON.stringify(row)).join('\n'));
const rowBodies = fc.oneof(
  csvText.map((raw): Sent => ({ raw, headers: { 'content-type': 'text/csv' } })),
  ndjsonText.map((raw): Sent => ({ raw, headers: { 'content-type': 'application/x-ndjson' } })),
  fc
    .tuple(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('text/csv', 'application/x-ndjson'))
    .map(([bytes, type]): Sent => ({ raw: Uint8Array.from(bytes), headers: { 'content-type': type } })),
);

const bodiesOf = ({ body }: Contract): fc.Arbitrary<Sent> => {
  if (body === undefined) return fc.constant({});
  if (body === 'rows') return rowBodies;
  const right = inputsOf(body, known);
  return fc
    .oneof(right, right.chain(spoiled))
    .map((one): Sent => ({ raw: JSON.stringify(one) ?? 'undefined' }));
};

const queriesOf = (contract: Contract): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(
    fc.constantFrom(
      'limit',
      'cursor',
      'importId',
      'dryRun',
      '__proto__',
      'x',
      ...Object.keys(contract.query.shape),
    ),
    hostileText.filter((text) => text.isWellFormed()),
    {
      maxKeys: 2,
    },
  );

describe.each(contracts.map(({ id }) => id))('%s', (id) => {
  const contract = contractOf(id);

  it('answers well to whatever parameters, query and body it is sent', async () => {
    await fc.assert(
      fc.asyncProperty(
        paramsOf(contract, hostileText),
        queriesOf(contract),
        bodiesOf(contract),
        async (params, query, sent) => asked(contract, { params, query, ...sent }),
      ),
      { numRuns: 30, seed },
    );
  });
});

const withJsonBody = contracts.filter(({ body }) => body !== undefined && body !== 'rows');
const rawBody = (contract: Contract, raw: Sent['raw'], rest: Sent = {}): Promise<void> =>
  asked(contract, {
    params: Object.fromEntries(
      Object.keys(contract.params.shape).map((name) => [name, String(known[name]?.[0] ?? 'x')]),
    ),
    ...rest,
    ...(raw !== undefined && { raw }),
  });

/** A body that comes in pieces, without a length said beforehand. */
const streamed = (bytes: number): ReadableStream => {
  const piece = new TextEncoder().encode(
    '[1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,'.repeat(1000),
  );
  let left = bytes;
  return new ReadableStream({
    pull: (controller) => {
      if (left <= 0) controller.close();
      else controller.enqueue(piece);
      left -= piece.length;
    },
  });
};

describe('a body that is hostile as a whole', () => {
  const texts = {
    'nothing at all': '',
    'not JSON': '{',
    'the text of a text': '"x"',
    null: 'null',
    'a list for an object': '[]',
    'a prototype': '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}',
    'the same field twice': '{"reason":"a","reason":"b","name":1,"name":2}',
    'a hundred thousand lists in each other': '['.repeat(100_000),
    'a hundred thousand objects in each other': `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`,
    'fifty thousand unknown fields': `{${Array.from({ length: 20_000 }, (_, n) => `"f${n}":${n}`).join()}}`,
    'numbers beyond all bounds': '{"size":1e999,"count":-1e999,"limit":123456789012345678901234567890}',
    'an escaped lone surrogate': '{"name":"\\ud800","reason":"\\udfff1234","notice":"\\ud800 1234567890"}',
    'an escaped null character': '{"name":"\\u0000\\u0000","reason":"\\u0000\\u0000\\u0000\\u0000"}',
  };

  it.each(Object.entries(texts))('such as %s is refused by every operation', async (_, raw) => {
    for (const contract of withJsonBody) await rawBody(contract, raw);
  });

  it('such as bytes that are no UTF-8 is refused', async () => {
    for (const contract of withJsonBody) await rawBody(contract, Uint8Array.from([0x22, 0xff, 0xfe, 0x22]));
  });

  it('such as one that is too long is refused, whether its length was said or not', async () => {
    const tooLarge = async (contract: Contract, raw: NonNullable<Sent['raw']>) => {
      const answer = await service.ask(contract.id, {
        as: personaFor(contract),
        params: Object.fromEntries(Object.keys(contract.params.shape).map((name) => [name, 'x'])),
        raw,
      });
      expect([contract.id, answer.status]).toEqual([contract.id, 413]);
      await check(contract, answer);
    };
    for (const contract of withJsonBody) {
      await tooLarge(contract, `"${'x'.repeat(300 * 1024)}"`);
      await tooLarge(contract, streamed(300 * 1024));
    }
    await tooLarge(contractOf('importTargets'), 'x'.repeat(4 * 1024 * 1024 + 1));
    await tooLarge(contractOf('importTargets'), streamed(5 * 1024 * 1024));
  });
});

describe('headers that are hostile', () => {
  it('as the type of the body are refused', async () => {
    const types = [
      '',
      'text/plain',
      'application/json;charset=gbk',
      'APPLICATION/JSON',
      'application/xml',
      'multipart/form-data',
      'x'.repeat(5000),
    ];
    for (const contract of contracts.filter(({ body }) => body !== undefined))
      for (const type of types) await rawBody(contract, '{}', { headers: { 'content-type': type } });
  });

  it('as a key, a token, a request id or anything else never break an answer', async () => {
    const odd: Readonly<Record<string, string>>[] = [
      { 'idempotency-key': 'a, b' },
      { 'idempotency-key': 'k'.repeat(8000) },
      { authorization: 'Bearer' },
      { authorization: `Bearer ${'x'.repeat(8000)}` },
      { authorization: 'Basic eDp5' },
      { authorization: 'bearer a.b.c' },
      { 'x-request-id': '\u00ff'.repeat(300) },
      { 'x-request-id': '../../x' },
      { 'content-length': '-1' },
      { 'transfer-encoding': 'gzip' },
      { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
      { accept: 'image/png', 'accept-language': '*' },
      { range: 'bytes=0-1', 'if-none-match': '*' },
    ];
    for (const contract of contracts)
      for (const one of odd) await rawBody(contract, undefined, { headers: one });
  });
});

describe('an address that is hostile', () => {
  it('is answered with a problem', async () => {
    const paths = [
      '/%ff',
      '/v1',
      '/v1/',
      '/v1/tasks/',
      '/v1//tasks',
      '/v1/tasks/%E0%A4%A',
      '/v1/tasks/a%2Fb',
      '/v1/tasks/%00',
      '/V1/TASKS',
      '/v1/tasks/..%2f..',
      `/v1/tasks/${'x'.repeat(8000)}`,
      '/v1/targets/%ed%a0%80',
    ];
    const token = await service.identity.tokenOf('planner');
    for (const app of Object.values(service.apps))
      for (const path of paths)
        for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
          const answer = await app.request(path, { method, headers: { authorization: `Bearer ${token}` } });
          expect([path, method, answer.status < 500]).toEqual([path, method, true]);
          if (answer.headers.get('content-type')?.startsWith('application/problem+json'))
            problemSchema.parse(await answer.json());
        }
  });

  it('with a query that repeats, is empty or is no text is answered as well', async () => {
    const queries = [
      'limit=1&limit=2',
      'limit',
      'limit=',
      'cursor=',
      'cursor=%ff',
      'limit=%ff',
      '&&&',
      '=',
      'limit[]=1',
      '__proto__[x]=1',
      `cursor=${'x'.repeat(9000)}`,
    ];
    for (const contract of contracts.filter(({ method }) => method === 'get')) {
      const app = service.apps[contract.servedBy];
      const params = Object.fromEntries(
        Object.keys(contract.params.shape).map((name) => [name, String(known[name]?.[0] ?? 'x')]),
      );
      const headers = { authorization: `Bearer ${await service.identity.tokenOf(personaFor(contract))}` };
      for (const query of queries)
        await check(contract, await app.request(`${pathOf(contract, params)}?${query}`, { headers }));
    }
  });
});

/** Not by the last digit, which decides the draw: every draw must meet every witness. */
const witnessBy = (n: number): string => witnesses[Math.floor(n / 10) % witnesses.length] ?? '';

/** Who may record a visit: the first of its inspectors. */
const inspectorOf = async (visitId: string): Promise<Persona> => {
  const visit = await service.wiring.records.get('visit', { id: visitId });
  return `inspector-${Number(visit?.value.seats[0]?.staffNo.slice(-2) ?? 1)}` as Persona;
};

/** One of the credit facts that were recorded so far. */
const recordedFact = (n: number): Readonly<Record<string, string>> => ({
  ...recordedFacts[n % recordedFacts.length],
});

/** Requests that move things on, for operations whose right moment random input would never meet. */
const rightly: Readonly<
  Record<string, (params: Readonly<Record<string, string>>, n: number) => Promise<Sent>>
> = {
  draftTask: async () => ({ body: taskDraft() }),
  freezeDraw: async () => ({ params: { taskId: approvedTaskId } }),
  approveTask: async () => ({ params: { taskId: draftedTaskId }, body: { revision: 1 } }),
  editTask: async () => ({ body: { ...taskDraft(), revision: 1 } }),
  getConsistencyProof: async () => ({ query: { from: '1' } }),
  readTrail: async () => ({ query: { about: `draw/${known['drawId']?.[0] ?? 'none'}` } }),
  listBulkReads: async () => ({ query: { on: '2026-03-02' } }),
  getAssignment: async ({ visitId = '' }) => ({ as: await inspectorOf(visitId) }),
  commitDraw: async () => ({ body: { sources: [ceremonyFrom(service.clock.now())] } }),
  recordLottery: async () => ({
    body: { numbers: ['07', '11'], publishedAt: service.clock.now(), publishedIn: '中国福利彩票官方网站' },
  }),
  recordBeacon: async () => ({ body: { signature: roundSignature } }),
  passOverSource: async () => ({ body: { reason: '见证人未到场' } }),
  commitContribution: async ({ drawId = '' }, n) => {
    const { witness, commitment } = contributionOf(drawId, witnessBy(n));
    return { body: { witness, commitment } };
  },
  openContribution: async ({ drawId = '' }, n) => {
    const { witness, value, nonce } = contributionOf(drawId, witnessBy(n));
    return { body: { witness, value, nonce } };
  },
  recordVisit: async ({ visitId = '' }) => ({ as: await inspectorOf(visitId), body: visitRecord(['6']) }),
  declareRecusal: async ({ visitId = '' }) => ({
    as: await inspectorOf(visitId),
    body: { note: '本人近亲属在该单位任职' },
  }),
  freezeInspectorDraw: async () => ({ params: ofStaged(0), body: { department: ownDepartment } }),
  previewInspectorDraw: async () => ({ params: ofStaged(1), body: { department: ownDepartment } }),
  getInspectorPreparation: async () => ({ params: { ...ofStaged(1), department: ownDepartment } }),
  requestSubstitution: async () => ({
    body: { of: 'target', reason: 'wrongly-registered', note: '名录登记有误' },
  }),
  decideSubstitution: async () => ({ body: { outcome: 'approve' } }),
  // Seldom, or no draw would live to see its end.
  requestVoid: async (_, n) => ({ body: n % 3 === 0 ? { reason: '人员库遗漏一名检查人员' } : {} }),
  voidDraw: async ({ drawId = '' }) => ({
    body: {
      requestedAt: (await service.wiring.records.get('draw', { id: drawId }))?.value.voidRequested?.at,
    },
  }),
  acceptPledge: async (_, n) => {
    const missingMaterials = n % 2 === 0 ? ['M1'] : [];
    const application = {
      code: subjectOf(n % 40),
      itemCode: 'XK-SCJG-001',
      applicationNo: `2026-${n}`,
      missingMaterials,
    };
    await service.ask('checkEligibility', { as: 'approval-system', body: application });
    const acceptedOn = civilDateOf(service.clock.now());
    return {
      as: 'approval-system',
      body: {
        ...application,
        acceptedOn,
        pledgedTerms: ['T1', 'T2', 'T3', 'T4'],
        decidedBy: ownDepartment,
      },
    };
  },
  receiveMaterials: async () => ({ body: { materials: ['M1'] } }),
  // Seldom, or no pledge would live to be verified.
  recordPermit: async () => ({ body: { permitNo: '许可〔2026〕1号' } }),
  cancelPledge: async () => ({ body: { reason: '申请人不再申请' } }),
  verifyPledge: async () => ({
    body: { outcome: 'kept', findings: '现场核查与承诺一致', documentNo: '核查〔2026〕1号' },
  }),
  registerWebhook: async () => ({
    body: { department: ownDepartment, url: 'https://hooks.example.org/', topics: ['credit'] },
  }),
  replayWebhook: async () => ({ body: { topic: 'credit', from: 0 } }),
  reviewVisit: async () => ({ body: { outcome: 'approve' } }),
  recordCreditEvent: async (_, n) => ({
    body: { ...factOf('penalty', { documentNo: `浙市监罚〔2026〕${n % 40}号` }), subject: subjectOf(n % 3) },
  }),
  correctCreditEvent: async (_, n) => ({
    params: recordedFact(n),
    body: { reason: '按文书更正', replacement: factOf('penalty', { documentNo: `更正〔2026〕${n}号` }) },
  }),
  withdrawCreditEvent: async (_, n) => ({ params: recordedFact(n), body: { reason: '原决定已被撤销' } }),
  reportAction: async () => ({ body: orderReport() }),
  confirmLift: async () => ({ body: orderReport() }),
  objectToOrder: async () => ({ body: { reason: '该单位在本部门没有许可事项' } }),
  answerOrderObjection: async (_, n) => ({
    body: { outcome: n % 2 === 0 ? 'uphold' : 'reject', reasons: '经核实，作出答复' },
  }),
  proposeTable: async (_, n) => ({
    body: {
      table: nextVersion('score-grades', '2026-06-01', () => ({ basis: `依据 ${n}` })),
      reason: '依据变更',
    },
  }),
  approveTable: async ({ proposalId = '' }) => ({
    as: 'second-steward',
    body: { hash: (await service.wiring.records.get('tableProposal', { id: proposalId }))?.value.hash },
  }),
  // Seldom, or none would live to be approved.
  rejectTable: async (_, n) => ({
    as: 'second-steward',
    body: n % 3 === 0 ? { reason: '依据不足' } : {},
  }),
  withdrawTable: async (_, n) => ({ body: n % 3 === 0 ? { reason: '另行提出' } : {} }),
  getTableVersion: async () => ({
    params: { tableName: 'deadlines', hash: tableVersionOf('deadlines').hash },
  }),
  proposeCase: async () => ({
    body: { code: subjectOf(1), list: 'abnormal', cause: 'AB-04', evidence: { note: '两次上门均无法联系' } },
  }),
  recordStatement: async () => ({
    body: { kind: 'waiver', text: '本单位无异议', receivedOn: '2026-03-02' },
  }),
  concludeHearing: async () => ({ body: { summary: '当事人无异议' } }),
  stateInCase: async () => ({ body: { kind: 'statement', text: '本单位的意见如下' } }),
  seekConsent: async () => ({ as: 'city-approver', body: { proposal: '拟列入名单，请予同意' } }),
  answerConsent: async () => ({ as: 'head', body: { isGiven: true, opinion: '同意列入' } }),
  decideCase: async () => ({ body: listingDecision }),
  listVisitsDue: async () => ({ query: { due: 'soon' } }),
  listCases: async (_, n) => ({ query: n % 2 === 0 ? {} : { due: 'soon' } }),
  proposeSuccession: async (_, n) => ({
    params: { code: subjectOf(30 + (n % 5)) },
    body: {
      successor: subjectOf(39),
      reason: 'merger',
      documentNo: '合并登记〔2026〕1号',
      effectiveOn: '2026-03-01',
    },
  }),
  approveSuccession: async (_, n) => ({ as: 'second-steward', ...(await proposedSuccession(n)) }),
  // Seldom, or none would live to be approved.
  withdrawSuccession: async (_, n) => (n % 3 === 0 ? proposedSuccession(n) : {}),
  recordApplication: async () => ({
    body: { code: subjectOf(1), request: objectionTo('listing-2') },
  }),
  fileApplication: async () => ({ body: objectionTo('listing-4') }),
  declineApplication: async () => ({ body: { reason: '所附材料与申请事项无关' } }),
  revokeListing: async () => ({ body: { documentNo: '行政判决〔2026〕1号', reason: '认定事实不清' } }),
  upholdListing: async () => ({ body: { documentNo: '维持列入〔2026〕1号', reason: '更正后仍属情节严重' } }),
  revokeRepair: async () => ({ body: { documentNo: '撤销修复〔2026〕1号', reason: '缴款凭证系伪造' } }),
  returnTask: async () => ({ body: { reason: '抽取比例不当' } }),
  registerUnit: async () => ({ body: sampleRecords.unit }),
  decideApplication: async () => ({
    body: { outcome: 'refuse', documentNo: '异议决定〔2026〕1号', reasons: '事实清楚' },
  }),
};

/** A succession that waits, or one that does not. */
const proposedSuccession = async (n: number) => {
  const code = subjectOf(30 + (n % 5));
  const stored = await service.wiring.records.get('entity', { target: { id: code } });
  return { params: { code }, body: { proposedAt: stored?.value.proposedSuccession?.at } };
};

const objectionTo = (listingId: string) => ({
  kind: 'objection',
  about: { of: 'listing', listingId },
  reason: '认定事实不清',
});

/** What the draw runner and the reactions do about what was changed; the records that come of it become known. */
const followUp = async (operation: string, value: unknown): Promise<void> => {
  const { id } = value as { id: string };
  const learn = (name: string, ids: readonly string[]): void => {
    // A few of each kind: with many, no draw would ever come to its end by chance.
    known = { ...known, [name]: [...new Set([...(known[name] ?? []), ...ids])].slice(0, 13) };
  };
  const { records } = service.wiring;
  if (operation === 'draftTask') learn('taskId', [id]);
  if (operation === 'recordCreditEvent') {
    const { event } = value as RecordedFact;
    recordedFacts.push({ subject: event.subject, eventId: event.id });
  }
  if (operation === 'acceptPledge') learn('pledgeId', [id]);
  if (operation === 'freezeDraw') learn('drawId', [id]);
  if (operation === 'requestDraw' && (await desk.conclude(id)).ok)
    learn(
      'visitId',
      (await desk.visitsOf(id)).map((visit) => visit.id),
    );
  if (operation === 'freezeInspectorDraw' || operation === 'previewInspectorDraw')
    await prepareDraw(desk.ports, id);
  if (operation === 'requestSubstitution' || operation === 'declareRecusal') learn('substitutionId', [id]);
  if (operation === 'decideSubstitution') await makeSubstitution(desk.ports, id);
  if (operation === 'proposeTable') learn('proposalId', [id]);
  if (operation === 'previewTable') await previewTable(desk.ports, id);
  if ((operation === 'requestReveal' || operation === 'voidDraw') && id !== withoutLog) await desk.reveal(id);
  if (operation === 'publishResult') {
    await followResult(service.wiring, value as Visit);
    await followEventsOf(service.wiring, (value as Visit).target);
    learn(
      'caseId',
      (await collect(records.all('casesOfAuthority', { stage: 'open', authority: '33' }))).map(
        (one) => one.value.id,
      ),
    );
  }
  if (operation === 'decideCase') learn('listingId', [id]);
  const published = operation === 'publishListing' ? await records.get('listing', { id }) : undefined;
  if (published !== undefined) {
    const { subject } = published.value;
    await followListing(service.wiring, published.value);
    await followStanding(service.wiring, subject);
    learn(
      'orderId',
      (await ordersOfSubject(records, subject)).map((one) => one.value.id),
    );
  }
};

it('thousands of operations in any order by anyone keep every answer well-formed, and all of them are reached', async () => {
  await setTheScene();
  const bodies = new Map(
    contracts.map((contract) => [contract.id, fc.sample(bodiesOf(contract), { numRuns: 50, seed })]),
  );
  const step = fc.tuple(fc.constantFrom(...contracts), fc.constantFrom(...personaNames), fc.nat());
  const succeeded = new Set<string>();
  const play = async (contract: Contract, anyone: Persona, n: number): Promise<void> => {
    const ready = n % 3 === 0 ? readyFor[contract.id] : undefined;
    const params = {
      ...Object.fromEntries(
        Object.keys(contract.params.shape).map((name) => [
          name,
          String(known[name]?.[n % (known[name]?.length ?? 1)] ?? 'x'),
        ]),
      ),
      ...(ready !== undefined && { drawId: ready }),
      ...(n % 4 > 0 && castFor(contract.id, n)),
    };
    const random = bodies.get(contract.id)?.[n % 50] ?? {};
    const sent = n % 8 === 0 ? random : ((await rightly[contract.id]?.(params, n)) ?? random);
    const as = n % 7 === 0 ? anyone : personaFor(contract);
    const answer = await service.ask(contract.id, { as, params, ...sent });
    const copy = answer.clone();
    await check(contract, answer);
    if (!copy.ok) return;
    succeeded.add(contract.id);
    if (contract.answerType === 'application/json') await followUp(contract.id, await copy.json());
  };
  for (const one of fc.sample(step, { numRuns: contracts.length * 16, seed })) await play(...one);
  // Chance may leave one out, or spend what it needs; it gets more tries than the others before it counts as out of reach.
  for (const contract of contracts)
    for (const [, anyone, n] of fc.sample(step, { numRuns: 100, seed }))
      if (!succeeded.has(contract.id)) await play(contract, anyone, n);
  expect(contracts.map(({ id }) => id).filter((id) => !succeeded.has(id))).toEqual([]);
}, 300_000);
