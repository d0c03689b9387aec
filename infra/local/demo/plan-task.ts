import * as tasks from '../../../shared/contracts/tasks.ts';
import type { Task } from '../../../shared/domain/inspections/task.ts';
import { type CivilDate, dateAfter } from '../../../shared/domain/primitives/time.ts';
import { check } from './checks.ts';
import { loadRegisters } from './load-registers.ts';
import { type Clients, refusalOf, type Stage } from './stage.ts';

/** How many targets the demonstration draws. */
export const sampleSize = 12;

/** The steward brings in the registers. */
export const registers = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  today: CivilDate,
): Promise<void> => {
  step({
    zh: '名录库：管理员导入一单两库（检查对象、检查人员、抽查事项）',
    en: 'Registers: the steward imports targets, inspectors and inspection items',
  });
  const first = await loadRegisters(as('steward'), today);
  check(
    first.targets.read === 2000 && first.inspectors.read === 60 && first.items.read === 30,
    'all rows are read',
  );
  fact({
    zh: `检查对象 ${first.targets.read} 户、检查人员 ${first.inspectors.read} 名、抽查事项 ${first.items.read} 项`,
    en: `${first.targets.read} targets, ${first.inspectors.read} inspectors, ${first.items.read} items`,
  });
  const again = await loadRegisters(as('steward'), today);
  check(
    again.targets.changed + again.inspectors.changed + again.items.changed === 0,
    'a second import changes nothing',
  );
  fact({ zh: '再次导入同样的数据，变更为 0', en: 'importing the same data again changes nothing' });
};

/** A task is drafted, and approved by someone else. */
export const planning = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  today: CivilDate,
): Promise<Task> => {
  step({
    zh: '任务：组织人员拟定，另一人批准',
    en: 'Task: the planner drafts it, someone else approves it',
  });
  const draft = {
    name: '杭州市登记事项与公示信息双随机抽查',
    leadDepartment: '33.SCJG',
    itemCodes: ['SCJG-001', 'SCJG-002'],
    criteria: { districts: ['3301'] },
    sampling: { kind: 'fixed-size', size: sampleSize },
    seats: [{ department: '33.SCJG', count: 2 }],
    region: 'any',
    plannedOn: today,
    endsOn: dateAfter(today, { days: 7 }),
  };
  const drafted = await as('head').post('/v1/tasks', tasks.draftTask.answer, draft);
  fact({ zh: `任务 ${drafted.number}“${drafted.name}”`, en: `task ${drafted.id}` });
  const path = `/v1/tasks/${drafted.id}/approval`;
  const read = { revision: drafted.revision };
  const refused = await refusalOf(as('head').post(path, tasks.approveTask.answer, read));
  check(refused === 'same-person', 'whoever drafted the task cannot approve it');
  fact({
    zh: '拟定人即使有审批权也不能批准自己拟定的任务：被拒绝',
    en: 'the drafter holds the right to approve, but not for their own draft: refused',
  });
  const approved = await as('approver').post(path, tasks.approveTask.answer, read);
  check(
    approved.state === 'approved' && approved.approvedBy !== approved.draftedBy,
    'a second person approved',
  );
  fact({ zh: '审批负责人批准', en: 'the approver approves it' });
  return approved;
};
