import { type Task, taskMachine } from '../../domain/inspections/task.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownTask } from './own-task.ts';

/**
 * Withdraws a task for good. Refuses with `wrong-state` once it is under way, and while it has a draw that is not void:
 * what was drawn does not go away with its task.
 */
export const withdrawTask = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, taskId, reason }: Ask & { readonly taskId: string; readonly reason: string },
): Promise<Result<Task>> => {
  const stored = await ownTask(records, caller, taskId);
  if (!stored.ok) return stored;
  const moved = move(taskMachine, stored.value.value, 'withdraw');
  if (!moved.ok) return moved;
  const { currentDrawId } = moved.value;
  if (currentDrawId !== undefined)
    return refused(
      refusal(
        'wrong-state',
        `任务已有抽取 ${currentDrawId}；须先依程序作废该次抽取，才能撤回任务。`,
        `The task has draw ${currentDrawId}; it must be declared void before the task is withdrawn.`,
        'currentDrawId',
      ),
    );
  const at = clock.now();
  const withdrawn: Task = { ...moved.value, withdrawn: { reason, by: caller.subject, at } };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'task-withdrawn',
    about: `task/${taskId}`,
    basis: '优化营商环境条例第54条',
    writes: [{ kind: 'task', value: withdrawn, before: stored.value }],
    answer: withdrawn,
  });
};
