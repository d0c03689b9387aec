import { type Task, taskMachine } from '../../domain/inspections/task.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownTask } from './own-task.ts';

/** Sends a draft back to its planner with a reason; it stays a draft. Refuses with `wrong-state` once it is approved. */
export const returnTask = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, taskId, reason }: Ask & { readonly taskId: string; readonly reason: string },
): Promise<Result<Task>> => {
  const stored = await ownTask(records, caller, taskId);
  if (!stored.ok) return stored;
  const moved = move(taskMachine, stored.value.value, 'return');
  if (!moved.ok) return moved;
  const returned: Task = { ...moved.value, returnedBecause: reason };
  return ledger.apply({
    command,
    at: clock.now(),
    actor: caller.subject,
    action: 'task-returned',
    about: `task/${taskId}`,
    basis: '优化营商环境条例第54条',
    writes: [{ kind: 'task', value: returned, before: stored.value }],
    answer: returned,
  });
};
