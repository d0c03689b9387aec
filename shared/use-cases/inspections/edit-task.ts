import { authoredExclusions } from '../../domain/inspections/authored-exclusions.ts';
import { draftFault } from '../../domain/inspections/draft-fault.ts';
import { revisionFault } from '../../domain/inspections/revision-fault.ts';
import { type Task, type TaskDraft, taskDraftSchema, taskMachine } from '../../domain/inspections/task.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { namedInDraft } from './named-in-draft.ts';
import { ownTask } from './own-task.ts';

/**
 * Replaces the wording of a draft. Refuses with `stale-version` when `revision` is not the one that the caller changed,
 * `wrong-state` once it is approved, and otherwise as `draftTask` does; a task stays with its department, whose code is
 * in its number.
 */
export const editTask = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    caller,
    command,
    taskId,
    revision,
    draft,
  }: Ask & { readonly taskId: string; readonly revision: number; readonly draft: TaskDraft },
): Promise<Result<Task>> => {
  const stored = await ownTask(records, caller, taskId);
  if (!stored.ok) return stored;
  const moved = move(taskMachine, stored.value.value, 'edit');
  if (!moved.ok) return moved;
  const { returnedBecause: _, ...task } = moved.value;
  const at = clock.now();
  const fault =
    revisionFault(task, revision) ??
    departmentFault(task, draft) ??
    draftFault(draft, civilDateOf(at), caller.jurisdiction, await namedInDraft(records, draft));
  if (fault !== undefined) return refused(fault);
  const edited: Task = {
    ...task,
    ...taskDraftSchema.parse(draft),
    exclusions: authoredExclusions(draft.exclusions, caller.subject, task.exclusions),
    revision: revision + 1,
    editedBy: [...new Set([...task.editedBy, caller.subject])],
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'task-edited',
    about: `task/${taskId}`,
    basis: '优化营商环境条例第54条',
    writes: [{ kind: 'task', value: edited, before: stored.value }],
    answer: edited,
  });
};

const departmentFault = (task: Task, { leadDepartment }: TaskDraft): Refusal | undefined =>
  leadDepartment === task.leadDepartment
    ? undefined
    : refusal(
        'invalid-input',
        `任务编号含牵头部门 ${task.leadDepartment}，不能改为其他部门；请撤回后另拟。`,
        `The task's number names its department ${task.leadDepartment}, which cannot change; withdraw it and draft another.`,
        'body.leadDepartment',
      );
