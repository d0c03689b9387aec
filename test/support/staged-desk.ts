import type { Caller } from '../../shared/domain/access/caller.ts';
import type { Draw } from '../../shared/domain/inspections/draw.ts';
import type { TaskDraft } from '../../shared/domain/inspections/task.ts';
import { finishDispatch } from '../../shared/use-cases/inspections/finish-dispatch.ts';
import { prepareDraw } from '../../shared/use-cases/inspections/prepare-draw.ts';
import { requestInspectorDraw } from '../../shared/use-cases/inspections/request-inspector-draw.ts';
import type { Write } from '../../shared/use-cases/ports.ts';
import { askOf, callerIn, entity, inspectorEntry, ownDepartment } from './builders.ts';
import { acceptedValue } from './draws.ts';
import { type Desk, inspectionDesk, smallRegister } from './inspection-desk.ts';
import { creation } from './sample-records.ts';

/** The department that sends inspectors to the own department's visits. */
export const cooperating = '33.STHJ';

/** The planner of a department. */
export const plannerOf = (department: string): Caller =>
  callerIn('planner', { subject: `planner of ${department}`, department });

/** What a task says whose departments draw their inspectors later: one seat of ours between two of theirs. */
export const byDepartment: Partial<TaskDraft> = {
  inspectorStage: 'by-department',
  seats: [
    { department: cooperating, count: 1 },
    { department: ownDepartment, count: 1 },
    { department: cooperating, skill: '环境监测', count: 1 },
  ],
};

/** The small register, with more targets and four inspectors of the cooperating department. */
const registerOfTwo = (): readonly Write[] => [
  ...smallRegister(),
  ...Array.from({ length: 60 }, (_, n) => creation('entity', entity(40 + n))),
  ...[101, 102, 103, 104].map((n) =>
    creation('inspector', inspectorEntry(n, { department: cooperating, skills: ['环境监测'] })),
  ),
];

/** A desk of two departments, and a draw of theirs whose targets, so many, are drawn. */
export const stagedDesk = async (size = 4): Promise<{ readonly desk: Desk; readonly targets: Draw }> => {
  const desk = await inspectionDesk(registerOfTwo());
  const sampling = { kind: 'fixed-size', size } as const;
  return { desk, targets: await desk.drawIn('drawn', { ...byDepartment, sampling }) };
};

/** A department freezes its pool for the targets of a draw. */
export const inspectorsFrozen = async (
  { ports, drawNow }: Desk,
  { id: drawId }: Draw,
  department: string,
): Promise<Draw> => {
  const by = askOf(plannerOf(department));
  const request = { ...by, drawId, department, purpose: 'freeze' } as const;
  const { id } = acceptedValue(await requestInspectorDraw(ports, request));
  acceptedValue(await prepareDraw(ports, id));
  const { drawId: own } = (await ports.records.get('preparation', { id }))?.value ?? {};
  if (own === undefined) throw new Error(`${department} has no draw`);
  return drawNow(own);
};

/** A department draws its inspectors for the targets of a draw, from the freezing to the result. */
export const inspectorsDrawn = async (desk: Desk, targets: Draw, department: string): Promise<Draw> => {
  const { id } = await inspectorsFrozen(desk, targets, department);
  const by = plannerOf(department);
  acceptedValue(await desk.commit(id, by));
  acceptedValue(await desk.witness(id, by));
  acceptedValue(await desk.request(id, by));
  return acceptedValue(await desk.conclude(id));
};

/** Every department has drawn, and the visits are dispatched. */
export const dispatchedTogether = async (desk: Desk, targets: Draw): Promise<Draw> => {
  for (const department of [cooperating, ownDepartment]) await inspectorsDrawn(desk, targets, department);
  acceptedValue(await desk.dispatch(targets.id));
  return acceptedValue(await finishDispatch(desk.ports, targets.id));
};
