import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { CivilDate } from '../primitives/time.ts';
import { type Draw, drawMachine } from './draw.ts';
import type { Task } from './task.ts';

/** The draw of a department's inspectors that counts: its newest one, unless that is void. */
export const livingInspectorDraw = (
  { inspectorDraws }: Draw,
  department: string,
): Draw['inspectorDraws'][number] | undefined =>
  inspectorDraws.findLast((one) => one.department === department && one.state !== 'void');

/** The departments that send inspectors, in the order of the task's seats. */
export const seatDepartments = ({ seats }: Pick<Task, 'seats'>): readonly string[] => [
  ...new Set(seats.map(({ department }) => department)),
];

/** Why a department cannot draw its own inspectors for the targets of a draw now, or nothing. */
export const inspectorDrawFault = (
  draw: Draw,
  task: Task,
  department: string,
  today: CivilDate,
): Refusal | undefined => {
  if (draw.stage.kind !== 'targets')
    return wrongState(
      '本次抽取不是只抽对象的抽取，各部门不另行抽取检查人员。',
      'This draw did not draw targets alone, so no department draws inspectors for it.',
    );
  if (!seatDepartments(task).includes(department))
    return wrongState(
      `部门 ${department} 在本任务中没有席位。`,
      `Department ${department} has no seat in this task.`,
    );
  if (draw.state !== 'drawn') {
    const { zh, en } = drawMachine.states[draw.state];
    return wrongState(
      `对象抽取处于“${zh}”状态；对象抽取完成之后、派发之前才能抽取检查人员。`,
      `The draw of the targets is ${en}; inspectors are drawn after it is drawn and before it is dispatched.`,
    );
  }
  if (task.endsOn < today)
    return wrongState(
      `任务已于 ${task.endsOn} 到期；请作废对象抽取并另拟任务。`,
      `The task ended on ${task.endsOn}; declare the draw of the targets void and draft another task.`,
    );
  const living = livingInspectorDraw(draw, department);
  return living === undefined
    ? undefined
    : wrongState(
        `本部门已有抽取 ${living.drawId}；重新抽取须先依程序作废该次抽取。`,
        `The department has draw ${living.drawId}; it must be declared void before another one.`,
      );
};

const wrongState = (zh: string, en: string): Refusal => refusal('wrong-state', zh, en, 'state');
