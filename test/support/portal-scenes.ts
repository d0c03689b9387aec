import { demoUnits } from '../../infra/local/demo-data/units.ts';
import type { Draw } from '../../shared/domain/inspections/draw.ts';
import type { ProposedSource } from '../../shared/domain/inspections/randomness-plan.ts';
import type { Visit } from '../../shared/domain/inspections/visit.ts';
import { instantOf } from '../../shared/domain/primitives/time.ts';
import type { TargetId } from '../../shared/domain/registry/identifier.ts';
import type { App } from '../../shared/http/app.ts';
import { followResult } from '../../shared/use-cases/credit/follow-result.ts';
import { commitContribution } from '../../shared/use-cases/inspections/commit-contribution.ts';
import { computeFairness } from '../../shared/use-cases/inspections/compute-fairness.ts';
import { flagOverdueReveal } from '../../shared/use-cases/inspections/flag-overdue-reveal.ts';
import { passOverSource } from '../../shared/use-cases/inspections/pass-over-source.ts';
import { recordLottery } from '../../shared/use-cases/inspections/record-lottery.ts';
import { followListing } from '../../shared/use-cases/lists/follow-listing.ts';
import { askOf, entity, inspectorEntry, subjectOf } from './builders.ts';
import { acceptedValue } from './draws.ts';
import {
  ceremonyFrom,
  contributionOf,
  type Desk,
  inspectionDesk,
  planner,
  smallRegister,
  witnesses,
} from './inspection-desk.ts';
import { followEventsOf, listedBy } from './listing-steps.ts';
import { portalOver } from './portal-over.ts';
import { creation } from './sample-records.ts';
import { byDepartment, cooperating, dispatchedTogether } from './staged-desk.ts';
import { replaceInspector, replaceTarget } from './substitution-steps.ts';

/** A name that would break a page that trusted it: markup, no place to wrap, and a right-to-left override. */
export const hostileName = `<script>alert(1)</script>"'>&amp;${'超长名称'.repeat(30)}\u202Eexe.gpj\u202C`;

/** Everything the public can see, once in each state, on a table of its own. */
export interface PortalScenes {
  readonly portal: App;
  readonly desk: Desk;
  /** Two tasks that wait for their witnesses; the second one's first draw is void. */
  readonly frozen: Draw;
  readonly voided: Draw;
  readonly committed: Draw;
  /** Its witnesses did not come; a lottery gave the randomness, and a beacon is held in reserve. */
  readonly fallback: Draw;
  /** Being drawn, a third of it done. */
  readonly drawing: Draw;
  /** Declared void when it had a result: its secret and its certificate are public. */
  readonly thrownAway: Draw;
  /** Drawn, with a target and an inspector replaced since, and not revealed yet. */
  readonly substituted: Draw;
  /** Dispatched, and its secret not revealed in time. */
  readonly overdue: Draw;
  /** Twelve visits, all published, the secret revealed. */
  readonly revealed: Draw;
  readonly visits: readonly Visit[];
  /** Revealed, with a target and an inspector replaced. */
  readonly replaced: Draw;
  /** Targets for which two departments drew their inspectors, and one of those draws; both revealed. */
  readonly targets: Draw;
  readonly inspectors: Draw;
  /** On the serious list because of the first visit. */
  readonly listed: TargetId;
  /** On the register, and nothing more is known. */
  readonly unknownCredit: TargetId;
  readonly individual: TargetId;
  readonly hostile: TargetId;
}

const unknownCredit = subjectOf(101);
const individual = subjectOf(102);
const hostile = subjectOf(103);

/** Outside Hangzhou, so that no draw of these scenes reaches them. */
const elsewhere = { district: '330203' };

const register = () => [
  ...smallRegister(),
  ...Array.from({ length: 50 }, (_, n) => creation('entity', entity(40 + n))),
  ...[101, 102, 103, 104].map((n) =>
    creation('inspector', inspectorEntry(n, { department: cooperating, skills: ['环境监测'] })),
  ),
  ...demoUnits().map((unit) => creation('unit', unit)),
  creation(
    'entity',
    entity(101, { ...elsewhere, name: '宁波示例食品有限公司', address: '宁波市海曙区示例路1号' }),
  ),
  creation(
    'entity',
    entity(102, {
      ...elsewhere,
      name: '海曙区示例小吃店',
      type: 'individual-business',
      address: '宁波市示例小区2幢',
    }),
  ),
  creation('entity', entity(103, { ...elsewhere, name: hostileName, address: hostileName })),
];

const voidedAndAgain = async (desk: Desk): Promise<Pick<PortalScenes, 'voided' | 'committed'>> => {
  const { ports } = desk;
  const first = await desk.drawIn('committed', { name: '2026年度食品经营户跨部门联合抽查' });
  desk.clock.advance({ minutes: 50 });
  acceptedValue(await desk.declareVoid(first.id));
  const voided = acceptedValue(await desk.reveal(first.id));
  desk.clock.advance({ minutes: 70 });
  const again = acceptedValue(await desk.freeze(first.taskId));
  acceptedValue(await desk.commit(again.id));
  const { witness, commitment } = contributionOf(again.id, witnesses[0] ?? '');
  const committed = acceptedValue(
    await commitContribution(ports, { ...askOf(planner), drawId: again.id, witness, commitment }),
  );
  return { voided, committed };
};

const thrownAwayDraw = async (desk: Desk): Promise<Draw> => {
  const { id } = await desk.drawIn('drawn', { name: '2026年度电动自行车销售抽查' });
  acceptedValue(await desk.declareVoid(id));
  return acceptedValue(await desk.reveal(id));
};

/** Why a source was passed over. */
export const passedOverReason = '见证人之一因交通中断未能到场';

const fallbackDraw = async (desk: Desk): Promise<Draw> => {
  const { ports, clock } = desk;
  const { id: drawId } = await desk.drawIn('frozen', { name: '2026年度计量器具抽查' });
  const hours = (after: number) => instantOf(Date.parse(clock.now()) + after * 3600_000);
  const sources: readonly ProposedSource[] = [
    ceremonyFrom(clock.now()),
    {
      kind: 'lottery',
      name: '双色球',
      drawing: '第2026023期',
      count: 7,
      drawnAt: hours(25),
      until: hours(27),
    },
    { kind: 'drand', until: hours(28) },
  ];
  acceptedValue(await desk.commit(drawId, planner, sources));
  clock.advance({ minutes: 24 * 60 + 1 });
  acceptedValue(await passOverSource(ports, { ...askOf(planner), drawId, reason: passedOverReason }));
  clock.advance({ minutes: 90 });
  const numbers = {
    numbers: ['07', '11', '19', '23', '30', '33', '15'],
    publishedIn: '中国福利彩票官方网站',
  };
  return acceptedValue(
    await recordLottery(ports, { ...askOf(planner), drawId, ...numbers, publishedAt: clock.now() }),
  );
};

const drawingDraw = async (desk: Desk): Promise<Draw> => {
  const draw = await desk.drawIn('drawing', { name: '2026年度检验检测机构抽查' });
  const runId = `conclude-draw/${draw.id}`;
  await desk.ports.progress.note({ runId, phase: 'reading', done: 1200, total: 3600, at: desk.clock.now() });
  return draw;
};

const withSubstitutions = async (desk: Desk, name: string): Promise<Draw> => {
  const { id } = await desk.drawIn('dispatched', { name });
  const visits = (await desk.visitsOf(id)).filter(({ stratum }) => stratum === 'N');
  const [first, second] = visits;
  if (first === undefined || second === undefined) throw new Error(`draw ${id} has too few visits`);
  const made = [await replaceTarget(desk.ports, first), await replaceInspector(desk.ports, second, 0)];
  if (made.some(({ state }) => state !== 'made')) throw new Error(`draw ${id} has nobody left to be drawn`);
  return desk.drawNow(id);
};

const publishAll = async (desk: Desk, drawId: string): Promise<void> => {
  for (const visit of await desk.visitsOf(drawId))
    if (visit.state !== 'replaced') acceptedValue(await desk.publish(visit));
  acceptedValue(await desk.requestReveal(drawId));
};

const replacedDraw = async (desk: Desk): Promise<Draw> => {
  const { id } = await withSubstitutions(desk, '2026年度广告经营抽查');
  await publishAll(desk, id);
  return acceptedValue(await desk.reveal(id));
};

const stagedDraws = async (desk: Desk): Promise<Pick<PortalScenes, 'targets' | 'inspectors'>> => {
  const drawn = await desk.drawIn('drawn', { ...byDepartment, name: '2026年度固体废物联合抽查' });
  await dispatchedTogether(desk, drawn);
  await publishAll(desk, drawn.id);
  const { inspectorDraws } = await desk.drawNow(drawn.id);
  const [inspectors] = await Promise.all(
    inspectorDraws.map(async ({ drawId }) => acceptedValue(await desk.reveal(drawId))),
  );
  if (inspectors === undefined) throw new Error('no department drew inspectors');
  return { targets: acceptedValue(await desk.reveal(drawn.id)), inspectors };
};

const overdueDraw = async (desk: Desk): Promise<Draw> => {
  const { id } = await desk.drawIn('dispatched', { name: '2026年度广告行为抽查' });
  desk.clock.advance({ days: 120 });
  const stored = await desk.ports.records.get('draw', { id });
  if (stored === undefined) throw new Error(`there is no draw ${id}`);
  return acceptedValue(await flagOverdueReveal(desk.ports, stored));
};

const list = async ({ ports }: Desk, visit: Visit): Promise<void> => {
  await followEventsOf(ports, visit.target);
  acceptedValue(await followListing(ports, await listedBy(ports, `${visit.id}-SE-06`)));
};

const codesOf = (place: number): readonly string[] => {
  if (place === 1) return ['6'];
  if (place === 2) return ['5', '2'];
  return place === 3 ? ['4'] : ['1'];
};

const revealedDraw = async (desk: Desk): Promise<Pick<PortalScenes, 'revealed' | 'visits'>> => {
  const sampling = { kind: 'fixed-size' as const, size: 12 };
  const { id } = await desk.drawIn('dispatched', { sampling });
  const visits: Visit[] = [];
  for (const visit of await desk.visitsOf(id)) {
    desk.clock.advance({ minutes: 15 });
    const published = acceptedValue(await desk.publish(visit, codesOf(visit.place)));
    acceptedValue(await followResult(desk.ports, published));
    visits.push(published);
  }
  acceptedValue(await desk.requestReveal(id));
  return { revealed: acceptedValue(await desk.reveal(id)), visits };
};

/** Plays every scene the lawful way, through the use cases. */
export const portalScenes = async (): Promise<PortalScenes> => {
  const desk = await inspectionDesk(register());
  const { revealed, visits } = await revealedDraw(desk);
  const [first] = visits;
  if (first === undefined) throw new Error('the revealed draw has no visits');
  await list(desk, first);
  const replaced = await replacedDraw(desk);
  const staged = await stagedDraws(desk);
  const thrownAway = await thrownAwayDraw(desk);
  for (const draw of [revealed, replaced, staged.targets, thrownAway])
    acceptedValue(await computeFairness(desk.ports, draw));
  const frozen = await desk.drawIn('frozen', { name: '2026年度特种设备使用单位抽查' });
  const drawing = await drawingDraw(desk);
  const again = await voidedAndAgain(desk);
  const fallback = await fallbackDraw(desk);
  const substituted = await withSubstitutions(desk, '2026年度成品油质量抽查');
  const overdue = await overdueDraw(desk);
  const portal = portalOver(desk);
  return {
    portal,
    desk,
    frozen,
    drawing,
    substituted,
    ...again,
    fallback,
    thrownAway,
    overdue,
    revealed,
    visits,
    replaced,
    ...staged,
    listed: first.target,
    unknownCredit,
    individual,
    hostile,
  };
};
