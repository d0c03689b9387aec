import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { CivilDate } from '../primitives/time.ts';
import type { Preparation } from './preparation.ts';
import { type Task, taskMachine } from './task.ts';

const wrongState = (field: keyof Task, zh: string, en: string): Refusal =>
  refusal('wrong-state', zh, en, field);

/** Why a task's frame cannot be previewed or frozen now, or nothing. A draft can be previewed before it is approved. */
export const preparationFault = (
  task: Task,
  purpose: Preparation['purpose'],
  today: CivilDate,
): Refusal | undefined => {
  if (task.currentDrawId !== undefined)
    return wrongState(
      'currentDrawId',
      `任务已有抽取 ${task.currentDrawId}；重新抽取须先依程序作废该次抽取。`,
      `The task has draw ${task.currentDrawId}; it must be declared void before another one.`,
    );
  if (task.state === 'draft' && purpose === 'freeze')
    return wrongState(
      'state',
      '任务尚未批准；批准后才能冻结名单。',
      'The task is not approved yet; it must be before its frame is frozen.',
    );
  if (task.state !== 'draft' && task.state !== 'approved') {
    const { zh, en } = taskMachine.states[task.state];
    return wrongState(
      'state',
      `任务${zh}，不再抽取。`,
      `The task is ${en}; nothing is drawn for it any more.`,
    );
  }
  return task.endsOn < today
    ? wrongState(
        'endsOn',
        `任务已于 ${task.endsOn} 到期；请另拟任务。`,
        `The task ended on ${task.endsOn}; draft another one.`,
      )
    : undefined;
};
