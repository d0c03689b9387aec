import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { revisionFault } from '../../domain/inspections/revision-fault.ts';
import { type Task, taskMachine } from '../../domain/inspections/task.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownTask } from './own-task.ts';

/**
 * Approves a drafted task in the wording that the caller has read. Refuses with `same-person` when the caller wrote any
 * of it, `outside-jurisdiction` for another department's task, `wrong-state` when it is not a draft, and
 * `stale-version` when `revision` is not the one that it has.
 */
export const approveTask = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, taskId, revision }: Ask & { readonly taskId: string; readonly revision: number },
): Promise<Result<Task>> => {
  const stored = await ownTask(records, caller, taskId);
  if (!stored.ok) return stored;
  const { value: task } = stored.value;
  const second = permitSecondPerson(caller, { drafted: [task.draftedBy], edited: task.editedBy });
  if (!second.ok) return second;
  const moved = move(taskMachine, task, 'approve');
  if (!moved.ok) return moved;
  const fault = revisionFault(task, revision);
  if (fault !== undefined) return refused(fault);
  const at = clock.now();
  const { returnedBecause: _, ...settled } = moved.value;
  const approved: Task = { ...settled, approvedBy: caller.subject, approvedAt: at };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'task-approved',
    about: `task/${task.id}`,
    basis: '优化营商环境条例第54条',
    writes: [{ kind: 'task', value: approved, before: stored.value }],
    answer: approved,
  });
};
