import { randomBytes } from 'node:crypto';
import * as inspections from '../../../shared/contracts/inspections.ts';
import { contributionCommitment } from '../../../shared/domain/draws/ceremony.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { Task } from '../../../shared/domain/inspections/task.ts';
import { type CivilDate, dateAfter } from '../../../shared/domain/primitives/time.ts';
import { check, until } from './checks.ts';
import { loadRegisters } from './load-registers.ts';
import { type Clients, refusalOf, type Stage } from './stage.ts';

/** How many targets the demonstration draws. */
export const sampleSize = 12;

const witnesses = ['公证机构', '企业代表'] as const;

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
    criteria: { districts: ['3301'], industries: [], types: [], tags: [] },
    sampling: { kind: 'fixed-size', size: sampleSize },
    seats: [{ department: '33.SCJG', count: 2 }],
    region: 'any',
    plannedOn: today,
    endsOn: dateAfter(today, { days: 7 }),
  };
  const drafted = await as('head').post('/v1/tasks', inspections.draftTask.answer, draft);
  fact({ zh: `任务 ${drafted.number}“${drafted.name}”`, en: `task ${drafted.id}` });
  const path = `/v1/tasks/${drafted.id}/approval`;
  const refused = await refusalOf(as('head').post(path, inspections.approveTask.answer));
  check(refused === 'same-person', 'whoever drafted the task cannot approve it');
  fact({
    zh: '拟定人即使有审批权也不能批准自己拟定的任务：被拒绝',
    en: 'the drafter holds the right to approve, but not for their own draft: refused',
  });
  const approved = await as('approver').post(path, inspections.approveTask.answer);
  check(
    approved.state === 'approved' && approved.approvedBy !== approved.draftedBy,
    'a second person approved',
  );
  fact({ zh: '审批负责人批准', en: 'the approver approves it' });
  return approved;
};

/** From the frozen frame to the dispatched visits. */
export const ceremony = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  task: Task,
): Promise<Draw> => {
  const planner = as('planner');
  step({
    zh: '冻结：抽样框、人员池、规则与每一项排除在随机数产生之前固定',
    en: 'Freeze: frame, pool, rules and every exclusion are fixed before any randomness exists',
  });
  const frozen = await planner.post(`/v1/tasks/${task.id}/draws`, inspections.freezeDraw.answer);
  check(frozen.counts.sample === sampleSize, 'the sample has the size asked for');
  fact({
    zh: `${frozen.counts.frame} 户入框，${frozen.counts.pool} 名人员入池，排除 ${frozen.counts.exclusions} 项（均记理由）`,
    en: `${frozen.counts.frame} targets, ${frozen.counts.pool} inspectors, ${frozen.counts.exclusions} exclusions with reasons`,
  });
  fact({ zh: `抽样框根 ${frozen.roots.frame}`, en: `frame root ${frozen.roots.frame}` });

  step({
    zh: '承诺：密钥封存，承诺写入公开日志',
    en: 'Commitment: the secret is sealed and the commitment appended to the public log',
  });
  const path = `/v1/draws/${frozen.id}`;
  const committed = await planner.post(`${path}/commitment`, inspections.commitDraw.answer, { witnesses });
  check(committed.commitment !== undefined && committed.secret === undefined, 'the secret stays sealed');
  fact({
    zh: `密钥摘要 ${committed.commitment.secretHash}；密钥本身封存`,
    en: `hash of the secret ${committed.commitment.secretHash}; the secret itself is sealed`,
  });

  step({
    zh: '见证：每位见证人先交摘要，全部交齐后才公开数值',
    en: 'Ceremony: every witness commits a hash first; values open only when all hashes are in',
  });
  const parts = witnesses.map((witness) => ({
    witness,
    value: `${witness}当场所写 ${randomBytes(3).toString('hex')}`,
    nonce: randomBytes(32).toString('hex'),
  }));
  for (const [i, { witness, value, nonce }] of parts.entries()) {
    await planner.post(`${path}/contributions`, inspections.commitContribution.answer, {
      witness,
      commitment: contributionCommitment(frozen.id, witness, value, nonce),
    });
    if (i === 0) {
      const early = await refusalOf(
        planner.post(`${path}/openings`, inspections.openContribution.answer, parts[0]),
      );
      check(early === 'randomness-incomplete', 'nobody opens before all have committed');
      fact({ zh: '有人未交摘要时提前公开：被拒绝', en: 'opening before all have committed: refused' });
    }
  }
  for (const part of parts) await planner.post(`${path}/openings`, inspections.openContribution.answer, part);
  fact({ zh: `见证人 ${witnesses.join('、')} 的数值均与摘要相符`, en: 'both openings match their hashes' });

  step({ zh: '抽取：一个承诺只有一个结果', en: 'Draw: one commitment has one result' });
  await planner.post(`${path}/start`, inspections.requestDraw.answer);
  const drawn = await until(
    () => planner.get(path, inspections.getDraw.answer),
    ({ state }) => state !== 'drawing',
    'the draw runner concludes the draw',
  );
  check(drawn.state === 'drawn', `the draw is concluded, not ${drawn.state}: ${drawn.voided?.reason ?? ''}`);
  const second = await refusalOf(planner.post(`/v1/tasks/${task.id}/draws`, inspections.freezeDraw.answer));
  check(second === 'wrong-state', 'a second draw is refused');
  fact({ zh: '不能悄悄重抽：再次发起被拒绝', en: 'no silent re-draw: a second one is refused' });
  const dispatched = await planner.post(`${path}/dispatch`, inspections.dispatchDraw.answer);
  check(dispatched.revealBy !== undefined, 'the reveal has a deadline');
  fact({
    zh: `已派发；种子须在 ${dispatched.revealBy.on} 前揭示`,
    en: `dispatched; the secret must be revealed by ${dispatched.revealBy.on}`,
  });
  return dispatched;
};
