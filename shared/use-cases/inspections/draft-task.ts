import { permitWithin } from '../../domain/access/permissions.ts';
import { type Task, type TaskDraft, taskDraftSchema } from '../../domain/inspections/task.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import { isWithin } from '../../domain/registry/unit.ts';
import type { Ask, Ports } from '../ask.ts';

/**
 * Writes a task that someone else must approve. Refuses with `outside-jurisdiction` for another
 * department's task and with `invalid-input` where items, dates or seats do not hold together.
 */
export const draftTask = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, draft }: Ask & { readonly draft: TaskDraft },
): Promise<Result<Task>> => {
  const permitted = permitWithin(caller, [draft.leadDepartment]);
  if (!permitted.ok) return permitted;
  const at = clock.now();
  const today = civilDateOf(at);
  const faults = await faultsOf(draft, today, records);
  if (faults !== undefined) return refused(faults);

  const year = Number(today.slice(0, 4));
  const counter = await records.get('taskCounter', { department: draft.leadDepartment, year });
  const last = (counter?.value.last ?? 0) + 1;
  const task: Task = {
    ...taskDraftSchema.parse(draft),
    id: `${draft.leadDepartment}-${year}-${last}`,
    number: `${draft.leadDepartment.split('.').slice(1).join('') || draft.leadDepartment}抽查〔${year}〕${last}号`,
    state: 'draft',
    draftedBy: caller.subject,
    draftedAt: at,
    draws: 0,
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'task-drafted',
    about: `task/${task.id}`,
    basis: '优化营商环境条例第54条',
    writes: [
      { kind: 'taskCounter', value: { department: draft.leadDepartment, year, last }, before: counter },
      { kind: 'task', value: task, before: undefined },
    ],
    answer: task,
  });
};

const faultsOf = async (draft: TaskDraft, today: string, records: Ports['records']) => {
  if (draft.plannedOn < today)
    return refusal(
      'invalid-input',
      '计划检查日期已过。',
      'The planned day is in the past.',
      'body.plannedOn',
    );
  if (draft.endsOn < draft.plannedOn)
    return refusal(
      'invalid-input',
      '截止日期早于计划检查日期。',
      'The task ends before its planned day.',
      'body.endsOn',
    );
  const seats = draft.seats.reduce((sum, { count }) => sum + count, 0);
  if (seats < 2)
    return refusal(
      'invalid-input',
      '每次检查不得少于两名执法人员(行政处罚法第42条)。',
      'A visit needs at least two inspectors (Administrative Penalty Law, art. 42).',
      'body.seats',
    );
  const kinds = draft.seats.map(({ department, skill }) => `${department} ${skill ?? ''}`);
  const departments = [...new Set(draft.seats.map(({ department }) => department))];
  // An inspector of a unit below another seat's would stand in the pool twice, as two people.
  const isOneBelowAnother = departments.some((unit) =>
    departments.some((other) => other !== unit && isWithin(unit, other)),
  );
  if (new Set(kinds).size < kinds.length || isOneBelowAnother)
    return refusal(
      'invalid-input',
      '同一部门同一专长的席位只能写一次,且一个席位的部门不得是另一席位部门的下级。',
      'Seats of one department and skill are stated once, and no department may be below that of another seat.',
      'body.seats',
    );
  const items = await records.getMany(
    'item',
    draft.itemCodes.map((code) => ({ code })),
  );
  const missing = draft.itemCodes.find((_, i) => items[i] === undefined);
  if (missing !== undefined)
    return refusal(
      'invalid-input',
      `抽查事项清单中没有事项 ${missing};无清单不检查。`,
      `The catalogue has no item ${missing}; what is not listed is not inspected.`,
      'body.itemCodes',
    );
  return undefined;
};
