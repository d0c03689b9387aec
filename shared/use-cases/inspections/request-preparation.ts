import type { Preparation } from '../../domain/inspections/preparation.ts';
import { preparationFault } from '../../domain/inspections/preparation-fault.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownTask } from './own-task.ts';
import { writePreparation } from './write-preparation.ts';

/**
 * Asks for a task's frame and pool: to see them, or to freeze them, which starts a draw. The draw runner does the work;
 * whoever asks for a freezing holds the draw and is kept out of its pool. Refuses with `wrong-state` before the task is
 * approved (for a freezing), while it has a draw that is not void, and while an earlier request is under way.
 */
export const requestPreparation = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, taskId, purpose }: Ask & Pick<Preparation, 'taskId' | 'purpose'>,
): Promise<Result<Preparation>> => {
  const task = await ownTask(records, caller, taskId);
  if (!task.ok) return task;
  const at = clock.now();
  const fault = preparationFault(task.value.value, purpose, civilDateOf(at));
  if (fault !== undefined) return refused(fault);
  const department = task.value.value.leadDepartment;
  return writePreparation(
    { records, ledger },
    { caller, command, id: taskId, purpose, taskId, department, at },
  );
};
