import { permitWithin } from '../../domain/access/permissions.ts';
import { authoredExclusions } from '../../domain/inspections/authored-exclusions.ts';
import { draftFault } from '../../domain/inspections/draft-fault.ts';
import { type Task, type TaskDraft, taskDraftSchema } from '../../domain/inspections/task.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { namedInDraft } from './named-in-draft.ts';

/** How often a draft tries for the next number when others are drafting too. */
const attempts = 10;

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock'>;
type DraftRequest = Ask & { readonly draft: TaskDraft };

/**
 * Writes a task that someone else must approve. Refuses with `outside-jurisdiction` for another
 * department's task and with `invalid-input` where what it says does not hold together.
 */
export const draftTask = async (ports: Outside, asked: DraftRequest): Promise<Result<Task>> => {
  const { caller, draft } = asked;
  const permitted = permitWithin(caller, [draft.leadDepartment]);
  if (!permitted.ok) return permitted;
  const fault = draftFault(
    draft,
    civilDateOf(ports.clock.now()),
    caller.jurisdiction,
    await namedInDraft(ports.records, draft),
  );
  if (fault !== undefined) return refused(fault);
  for (let attempt = 1; ; attempt += 1) {
    const written = await writeNumbered(ports, asked);
    // Only the counter can be stale here: someone else took the number.
    if (written.ok || written.refusal.code !== 'stale-version' || attempt === attempts) return written;
  }
};

const writeNumbered = async (
  { records, ledger, clock }: Outside,
  { caller, command, draft }: DraftRequest,
): Promise<Result<Task>> => {
  const { leadDepartment } = draft;
  const at = clock.now();
  const year = Number(civilDateOf(at).slice(0, 4));
  const counter = await records.get('taskCounter', { department: leadDepartment, year });
  const last = (counter?.value.last ?? 0) + 1;
  const task: Task = {
    ...taskDraftSchema.parse(draft),
    exclusions: authoredExclusions(draft.exclusions, caller.subject),
    id: `${leadDepartment}-${year}-${last}`,
    number: `${leadDepartment.split('.').slice(1).join('') || leadDepartment}抽查〔${year}〕${last}号`,
    state: 'draft',
    revision: 1,
    draftedBy: caller.subject,
    draftedAt: at,
    editedBy: [],
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
      { kind: 'taskCounter', value: { department: leadDepartment, year, last }, before: counter },
      { kind: 'task', value: task, before: undefined },
    ],
    answer: task,
  });
};
