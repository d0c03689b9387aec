import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { dynamoProgressNotes } from '../../shared/adapters/dynamodb/progress-notes.ts';
import { dynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import { keyVault } from '../../shared/adapters/key-vault.ts';
import { ruleTables } from '../../shared/adapters/rule-tables.ts';
import type { Caller } from '../../shared/domain/access/caller.ts';
import { sha256Hex } from '../../shared/domain/audit/hash.ts';
import { contributionCommitment } from '../../shared/domain/draws/ceremony.ts';
import type { Draw, DrawState } from '../../shared/domain/inspections/draw.ts';
import type { ProposedSource } from '../../shared/domain/inspections/randomness-plan.ts';
import type { Task } from '../../shared/domain/inspections/task.ts';
import type { Visit, VisitRecord } from '../../shared/domain/inspections/visit.ts';
import type { RefusalCode } from '../../shared/domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../shared/domain/primitives/result.ts';
import { type Instant, instantOf } from '../../shared/domain/primitives/time.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { approveTask } from '../../shared/use-cases/inspections/approve-task.ts';
import { approveVoid } from '../../shared/use-cases/inspections/approve-void.ts';
import { commitContribution } from '../../shared/use-cases/inspections/commit-contribution.ts';
import { commitDraw } from '../../shared/use-cases/inspections/commit-draw.ts';
import { concludeDraw } from '../../shared/use-cases/inspections/conclude-draw.ts';
import { dispatchDraw } from '../../shared/use-cases/inspections/dispatch-draw.ts';
import { draftTask } from '../../shared/use-cases/inspections/draft-task.ts';
import { openContribution } from '../../shared/use-cases/inspections/open-contribution.ts';
import { prepareDraw } from '../../shared/use-cases/inspections/prepare-draw.ts';
import { publishResult } from '../../shared/use-cases/inspections/publish-result.ts';
import { recordVisit } from '../../shared/use-cases/inspections/record-visit.ts';
import { requestDraw } from '../../shared/use-cases/inspections/request-draw.ts';
import { requestPreparation } from '../../shared/use-cases/inspections/request-preparation.ts';
import { requestReveal } from '../../shared/use-cases/inspections/request-reveal.ts';
import { requestVoid } from '../../shared/use-cases/inspections/request-void.ts';
import { revealSecret } from '../../shared/use-cases/inspections/reveal-secret.ts';
import { reviewVisit } from '../../shared/use-cases/inspections/review-visit.ts';
import type { Entropy, Write } from '../../shared/use-cases/ports.ts';
import {
  askOf,
  callerIn,
  entity,
  inspectorEntry,
  itemCode,
  itemEntry,
  type TaskDifferences,
  taskDraft,
  visitRecord,
} from './builders.ts';
import { collect } from './collect.ts';
import { countingEntropy } from './counting-entropy.ts';
import { acceptedValue } from './draws.ts';
import { embeddedTable } from './embedded-table.ts';
import { type ManualBeacon, manualBeacon } from './manual-beacon.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { creation } from './sample-records.ts';

/** What the use cases of an inspection need from outside. */
export type DeskPorts = Pick<
  Ports,
  'records' | 'ledger' | 'tables' | 'clock' | 'entropy' | 'vault' | 'beacon' | 'progress'
>;

/** Everyone who takes part in an inspection of the own department. */
export const planner: Caller = callerIn('planner');
export const approver: Caller = callerIn('approver');
export const inspectorNo = (n: number): Caller =>
  callerIn('inspector', { subject: `inspector-${n}`, staffNo: inspectorEntry(n).staffNo });

/** The witnesses of every ceremony. */
export const witnesses: readonly string[] = ['公证机构', '企业代表'];

/** A ceremony of all witnesses that has a day's time. */
export const ceremonyFrom = (now: Instant): ProposedSource => ({
  kind: 'ceremony',
  witnesses,
  until: instantOf(Date.parse(now) + 24 * 3600_000),
});

/** Why a draw is declared void in the tests. */
export const voidReason = '人员库遗漏一名检查人员';

/** What a witness contributes to a draw. */
export const contributionOf = (drawId: string, witness: string) => {
  const value = `0${witness.length}7`;
  const nonce = sha256Hex(`nonce ${drawId} ${witness}`);
  return { witness, value, nonce, commitment: contributionCommitment(drawId, witness, value, nonce) };
};

/** A register of forty targets in Hangzhou, six inspectors and one item. */
export const smallRegister = (): readonly Write[] => [
  ...Array.from({ length: 40 }, (_, n) => creation('entity', entity(n))),
  ...Array.from({ length: 6 }, (_, n) => creation('inspector', inspectorEntry(n + 1))),
  creation('item', itemEntry(itemCode)),
];

/** A department at work: its ports, and each step of an inspection by the person who takes it by default. */
export interface Desk {
  readonly ports: DeskPorts;
  readonly clock: ManualClock;
  readonly beacon: ManualBeacon;
  draft(differences?: TaskDifferences, by?: Caller): Promise<Result<Task>>;
  /** In the wording that it has, unless said otherwise. */
  approve(taskId: string, by?: Caller, revision?: number): Promise<Result<Task>>;
  /** Asked for by a planner and made by the draw runner. */
  freeze(taskId: string, by?: Caller): Promise<Result<Draw>>;
  /** With one ceremony unless said otherwise. */
  commit(drawId: string, by?: Caller, sources?: readonly ProposedSource[]): Promise<Result<Draw>>;
  /** Every witness commits, then every witness opens. */
  witness(drawId: string, by?: Caller): Promise<Result<Draw>>;
  request(drawId: string, by?: Caller): Promise<Result<Draw>>;
  conclude(drawId: string): Promise<Result<Draw>>;
  dispatch(drawId: string, by?: Caller): Promise<Result<Draw>>;
  visitsOf(drawId: string): Promise<readonly Visit[]>;
  /** One visit is recorded by the first of its inspectors, approved and published. */
  publish(
    visit: Visit,
    resultCodes?: readonly string[],
    differences?: Partial<VisitRecord>,
  ): Promise<Result<Visit>>;
  requestReveal(drawId: string, by?: Caller): Promise<Result<Draw>>;
  reveal(drawId: string): Promise<Result<Draw>>;
  requestVoid(drawId: string, by?: Caller): Promise<Result<Draw>>;
  approveVoid(drawId: string, by?: Caller): Promise<Result<Draw>>;
  /** Asked for and approved. */
  declareVoid(drawId: string): Promise<Result<Draw>>;
  /** The draw as it stands. */
  drawNow(drawId: string): Promise<Draw>;
  /** A new task's draw, brought into this state the lawful way. */
  drawIn(state: Exclude<DrawState, 'dispatching' | 'void'>, differences?: TaskDifferences): Promise<Draw>;
}

/** The ports over a table, but for the beacon. */
export const deskPortsOver = (
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: ManualClock,
  entropy: Entropy,
): Omit<DeskPorts, 'beacon'> => {
  const records = dynamoRecords(client, tableName);
  return {
    records,
    tables: ruleTables(records, clock),
    ledger: dynamoLedger(client, tableName, entropy),
    clock,
    entropy,
    vault: keyVault(Buffer.alloc(32, 7)),
    progress: dynamoProgressNotes(client, tableName),
  };
};

/** A desk over a fresh table that holds these records. */
export const inspectionDesk = async (register: readonly Write[] = smallRegister()): Promise<Desk> => {
  const { client, tableName } = await embeddedTable();
  const clock = manualClock();
  const beacon = manualBeacon();
  const ports: DeskPorts = { ...deskPortsOver(client, tableName, clock, countingEntropy()), beacon };
  await ports.ledger.prepare(register);
  return deskOver(ports, clock, beacon);
};

/** A desk over ports that are there already. */
export const deskOver = (ports: DeskPorts, clock: ManualClock, beacon = manualBeacon()): Desk => {
  const desk: Desk = {
    ports,
    clock,
    beacon,
    draft: (differences, by = planner) => draftTask(ports, { ...askOf(by), draft: taskDraft(differences) }),
    approve: async (taskId, by = approver, revision) => {
      const task = await ports.records.get('task', { id: taskId });
      return approveTask(ports, { ...askOf(by), taskId, revision: revision ?? task?.value.revision ?? 1 });
    },
    freeze: async (taskId, by = planner) => {
      const asked = await requestPreparation(ports, { ...askOf(by), taskId, purpose: 'freeze' });
      if (!asked.ok) return asked;
      const run = await prepareDraw(ports, taskId);
      if (!run.ok) return run;
      const { drawId = '', refusal } = (await ports.records.get('preparation', { id: taskId }))?.value ?? {};
      return refusal === undefined
        ? accepted(await desk.drawNow(drawId))
        : refused({ code: refusal.code as RefusalCode, reason: refusal.reason });
    },
    commit: (drawId, by = planner, sources = [ceremonyFrom(clock.now())]) =>
      commitDraw(ports, { ...askOf(by), drawId, sources }),
    witness: async (drawId, by = planner) => {
      const contributions = witnesses.map((witness) => contributionOf(drawId, witness));
      for (const { witness, commitment } of contributions)
        acceptedValue(await commitContribution(ports, { ...askOf(by), drawId, witness, commitment }));
      let last: Result<Draw> | undefined;
      for (const { witness, value, nonce } of contributions)
        last = await openContribution(ports, { ...askOf(by), drawId, witness, value, nonce });
      if (last === undefined) throw new Error('a ceremony needs witnesses');
      return last;
    },
    request: (drawId, by = planner) => requestDraw(ports, { ...askOf(by), drawId }),
    conclude: (drawId) => concludeDraw(ports, drawId),
    dispatch: (drawId, by = planner) => dispatchDraw(ports, { ...askOf(by), drawId }),
    visitsOf: async (drawId) =>
      (await collect(ports.records.all('visitsOfDraw', { drawId }))).map(({ value }) => value),
    publish: async ({ id: visitId, seats }, resultCodes, differences) => {
      const inspector = callerIn('inspector', { subject: `of ${visitId}`, staffNo: seats[0]?.staffNo });
      const record = visitRecord(resultCodes, differences);
      acceptedValue(await recordVisit(ports, { ...askOf(inspector), visitId, record }));
      acceptedValue(
        await reviewVisit(ports, { ...askOf(approver), visitId, verdict: { outcome: 'approve' } }),
      );
      return publishResult(ports, { ...askOf(approver), visitId });
    },
    requestReveal: (drawId, by = planner) => requestReveal(ports, { ...askOf(by), drawId }),
    reveal: (drawId) => revealSecret(ports, drawId),
    requestVoid: (drawId, by = planner) => requestVoid(ports, { ...askOf(by), drawId, reason: voidReason }),
    approveVoid: async (drawId, by = approver) => {
      const requestedAt = (await desk.drawNow(drawId)).voidRequested?.at ?? clock.now();
      return approveVoid(ports, { ...askOf(by), drawId, requestedAt });
    },
    declareVoid: async (drawId) => {
      const asked = await desk.requestVoid(drawId);
      return asked.ok ? desk.approveVoid(drawId) : asked;
    },
    drawNow: async (drawId) => {
      const stored = await ports.records.get('draw', { id: drawId });
      if (stored === undefined) throw new Error(`there is no draw ${drawId}`);
      return stored.value;
    },
    drawIn: async (state, differences) => {
      const task = acceptedValue(await desk.draft(differences));
      acceptedValue(await desk.approve(task.id));
      let draw = acceptedValue(await desk.freeze(task.id));
      const steps: Readonly<
        Record<Exclude<DrawState, 'frozen' | 'dispatching' | 'void'>, () => Promise<Result<Draw>>>
      > = {
        committed: () => desk.commit(draw.id),
        drawing: async () => {
          acceptedValue(await desk.witness(draw.id));
          return desk.request(draw.id);
        },
        drawn: () => desk.conclude(draw.id),
        dispatched: () => desk.dispatch(draw.id),
        revealing: async () => {
          for (const visit of await desk.visitsOf(draw.id)) acceptedValue(await desk.publish(visit));
          return desk.requestReveal(draw.id);
        },
        revealed: () => desk.reveal(draw.id),
      };
      for (const step of Object.values(steps)) {
        if (draw.state === state) break;
        draw = acceptedValue(await step());
      }
      return draw;
    },
  };
  return desk;
};
