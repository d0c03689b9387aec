import { randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import * as consequences from '../../../shared/contracts/consequences.ts';
import * as credit from '../../../shared/contracts/credit.ts';
import * as inspections from '../../../shared/contracts/inspections.ts';
import { getTarget } from '../../../shared/contracts/registry.ts';
import { contributionCommitment } from '../../../shared/domain/draws/ceremony.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { Task } from '../../../shared/domain/inspections/task.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { type CivilDate, civilDateOf, instantOf } from '../../../shared/domain/primitives/time.ts';
import { type ApiClient, ApiError, apiClient } from '../api-client.ts';
import { personaToken } from '../persona-token.ts';
import { type Persona, personaNames, personaOf } from '../personas.ts';
import { check, until } from './checks.ts';
import { loadRegisters } from './load-registers.ts';
import type { Narrator } from './narrator.ts';

/** The service that the loop is played on. */
export interface Stage {
  readonly url: string;
  readonly dataDir: string;
  readonly narrator: Narrator;
}

const daysLater = (on: CivilDate, days: number): string =>
  Temporal.PlainDate.from(on).add({ days }).toString();

type Clients = (persona: Persona) => ApiClient;

const witnesses = ['公证机构', '企业代表'] as const;
const sampleSize = 12;
const serious = '6';

/**
 * Plays the whole loop through the API, each step by the persona whose work it is, and checks after each step
 * that it holds. Throws a `CheckFailure` at the first one that does not.
 */
export const playLoop = async (stage: Stage): Promise<void> => {
  const clients = new Map<Persona, ApiClient>();
  const as: Clients = (persona) => {
    const client = clients.get(persona) ?? apiClient(stage.url, () => personaToken(stage.dataDir, persona));
    clients.set(persona, client);
    return client;
  };
  const today = civilDateOf(instantOf(Date.now()));
  await registers(stage, as, today);
  const task = await planning(stage, as, today);
  const draw = await ceremony(stage, as, task);
  const visits = await inspecting(stage, as, draw);
  const worst = await publishing(stage, as, visits);
  await consequencesOf(stage, as, worst);
  await pledging(stage, as, worst, visits);
  await revealing(stage, as, draw);
  await publicView(stage, draw, worst);
};

/** What the API refuses with, when it must refuse. */
const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return error.problem.code;
    throw error;
  }
  return 'accepted';
};

const registers = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  today: CivilDate,
): Promise<void> => {
  step({
    zh: '名录库：管理员导入一单两库(检查对象、检查人员、抽查事项)',
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

const planning = async (
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
    endsOn: daysLater(today, 7),
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

const ceremony = async ({ narrator: { step, fact } }: Stage, as: Clients, task: Task): Promise<Draw> => {
  const planner = as('planner');
  step({
    zh: '冻结：抽样框、人员池、规则与每一项排除在随机数产生之前固定',
    en: 'Freeze: frame, pool, rules and every exclusion are fixed before any randomness exists',
  });
  const frozen = await planner.post(`/v1/tasks/${task.id}/draws`, inspections.freezeDraw.answer);
  check(frozen.counts.sample === sampleSize, 'the sample has the size asked for');
  fact({
    zh: `${frozen.counts.frame} 户入框，${frozen.counts.pool} 名人员入池，排除 ${frozen.counts.exclusions} 项(均记理由)`,
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

/** The persona of the inspector with a staff number. */
const inspectorOf = (staffNo: string): Persona => {
  const persona = personaNames.find((name) => personaOf(name).claims.staff_no === staffNo);
  check(persona !== undefined, `inspector ${staffNo} has a persona`);
  return persona;
};

const inspecting = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  draw: Draw,
): Promise<readonly Visit[]> => {
  step({
    zh: '检查：每名检查人员只看到自己的检查，一企一表录入',
    en: 'Inspection: each inspector sees their own visits and records one form for each',
  });
  const { items: visits } = await as('planner').get(
    `/v1/draws/${draw.id}/visits?limit=200`,
    inspections.listVisits.answer,
  );
  check(visits.length === sampleSize, 'every drawn target has a visit');
  check(
    visits.every(({ seats }) => new Set(seats.map(({ staffNo }) => staffNo)).size === 2),
    'two different inspectors come to every visit',
  );
  const [first] = visits;
  check(first !== undefined, 'there is a visit');
  const stranger = personaNames.find((name) => {
    const staffNo = personaOf(name).claims.staff_no;
    return staffNo !== undefined && !first.seats.some((seat) => seat.staffNo === staffNo);
  });
  check(stranger !== undefined, 'someone is not on the first visit');
  const peek = await refusalOf(
    as(stranger).get(`/v1/assignments/${first.id}`, inspections.getAssignment.answer),
  );
  check(peek === 'not-found', 'inspectors cannot see others’ visits');
  fact({ zh: '他人的检查查不到', en: 'visits of others are not to be seen' });

  for (const [i, visit] of visits.entries()) {
    const inspector = as(inspectorOf(visit.seats[0]?.staffNo ?? ''));
    const mine = await inspector.get('/v1/assignments', inspections.listAssignments.answer);
    check(
      mine.items.some(({ id }) => id === visit.id),
      'the inspector finds the visit',
    );
    const isProblem = i < 2;
    await inspector.post(`/v1/assignments/${visit.id}/record`, inspections.recordVisit.answer, {
      findings: visit.itemCodes.map((itemCode, place) => ({
        itemCode,
        outcome: isProblem && place === 0 ? 'problem' : 'no-problem',
        note: isProblem && place === 0 ? '拒不提供登记材料，经两次书面通知仍不配合。' : '',
      })),
      resultCodes: [i === 0 ? serious : isProblem ? '5' : '1'],
      visitedOn: civilDateOf(instantOf(Date.now())),
    });
  }
  fact({
    zh: `${visits.length} 次检查全部录入：1 户拒不配合，1 户责令改正，其余未发现问题`,
    en: `${visits.length} visits recorded: one refused to cooperate, one was ordered to correct, the others are fine`,
  });
  return visits;
};

const publishing = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  visits: readonly Visit[],
): Promise<Visit> => {
  step({
    zh: '审核与公示：第二人审核，审核通过后公示',
    en: 'Review and publication: a second person reviews, then the result is published',
  });
  const reviewer = as('reviewer');
  for (const { id } of visits.toReversed()) {
    await reviewer.post(`/v1/visits/${id}/review`, inspections.reviewVisit.answer, { outcome: 'approve' });
    const published = await reviewer.post(`/v1/visits/${id}/publication`, inspections.publishResult.answer);
    check(published.reviewedBy !== published.recordedBy, 'reviewer and recorder differ');
  }
  const [worst] = visits;
  check(worst !== undefined, 'there is a visit');
  const again = await refusalOf(
    reviewer.post(`/v1/visits/${worst.id}/publication`, inspections.publishResult.answer),
  );
  check(again === 'wrong-state', 'a published result is not altered');
  fact({
    zh: `${visits.length} 项结果已公示，公示后不可更改`,
    en: `${visits.length} results are public and cannot be altered`,
  });
  return worst;
};

const codeOf = (visit: Visit): string => visit.target.slice(visit.target.indexOf(':') + 1);

const consequencesOf = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  worst: Visit,
): Promise<void> => {
  step({
    zh: '后果：结果进入信用记录，并向有权部门提出案件，由人决定是否列入',
    en: 'Consequences: the result enters the credit record and opens a case that a person decides',
  });
  const rated = await until(
    () => as('planner').get(`/v1/targets/${codeOf(worst)}`, getTarget.answer),
    ({ standing }) => standing?.riskClass === 'D',
    'the risk class follows from the result',
  );
  fact({
    zh: `“${worst.targetName}”风险等级变为 D,得分 ${rated.standing?.score}：${rated.standing?.lines.map(({ label }) => label.zh).join(';')}`,
    en: `“${worst.targetName}” is now in class D with ${rated.standing?.score} points: ${rated.standing?.lines.map(({ label }) => label.en).join('; ')}`,
  });
  const cases = await as('department-officer').get('/v1/cases?limit=200', consequences.listCases.answer);
  const opened = cases.items.find(({ visitId }) => visitId === worst.id);
  check(opened?.state === 'proposed' && opened.list === 'serious', 'a case for the serious list is proposed');
  fact({
    zh: `案件 ${opened.id}，由 ${opened.authority} 决定`,
    en: `case ${opened.id}, to be decided by ${opened.authority}`,
  });

  const path = `/v1/cases/${opened.id}`;
  const decision = {
    outcome: 'list',
    documentNo: '浙市监列〔演示〕1号',
    reasons: '拒不配合检查情节严重，告知后未提出陈述申辩。',
  };
  const early = await refusalOf(
    as('approver').post(`${path}/decision`, consequences.decideCase.answer, decision),
  );
  check(early === 'wrong-state', 'nobody is listed without notice');
  fact({ zh: '未经告知不得列入：被拒绝', en: 'listing without notice: refused' });
  await as('department-officer').post(`${path}/notice`, consequences.notifyCase.answer, {
    notice: '拟列入严重违法失信名单：事实、理由、依据及后果如附件；您有权陈述、申辩。',
  });
  const decided = await as('approver').post(`${path}/decision`, consequences.decideCase.answer, decision);
  check(decided.state === 'listed' && decided.decidedBy !== decided.noticedBy, 'a person decided');
  fact({ zh: `决定 ${decided.documentNo} 列入`, en: `decision ${decided.documentNo}: listed` });

  const orders = await until(
    () => as('department-officer').get('/v1/measure-orders?limit=200', consequences.listOrders.answer),
    ({ items }) => items.some(({ listingId }) => listingId === opened.id),
    'measure orders reach the department',
  );
  const own = orders.items.filter(({ listingId }) => listingId === opened.id);
  for (const { id } of own) {
    const order = await as('department-officer').post(
      `/v1/measure-orders/${encodeURIComponent(id)}/acknowledgement`,
      consequences.acknowledgeOrder.answer,
    );
    check(order.state === 'acknowledged', 'the department acknowledged');
  }
  fact({
    zh: `联合惩戒措施随之下达，本部门签收 ${own.length} 项：${own.map(({ measureCode }) => measureCode).join('、')}`,
    en: `measures follow; this department acknowledges ${own.length}: ${own.map(({ measureCode }) => measureCode).join(', ')}`,
  });
};

const pledging = async (
  { url, narrator: { step, fact } }: Stage,
  as: Clients,
  worst: Visit,
  visits: readonly Visit[],
): Promise<void> => {
  step({
    zh: '审批：受理告知承诺前一次查询，回答附理由、依据和回执',
    en: 'Approval: one call before a pledge is accepted; the answer has reasons, basis and a receipt',
  });
  const ask = (visit: Visit) =>
    as('approval-system').post('/v1/pledge-eligibility', credit.checkEligibility.answer, {
      code: codeOf(visit),
      itemCode: 'XK-WHLY-001',
      applicationNo: `演示-${visit.place}`,
    });
  const refused = await until(
    () => ask(worst),
    ({ decision }) => decision === 'refuse',
    'the listed entity is refused',
  );
  const [reason] = refused.reasons;
  check(reason?.code === 'SERIOUS_LISTED', 'the reason is the listing');
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', url));
  const receipt = await jwtVerify(refused.receipt, keys, { algorithms: ['EdDSA'] });
  check(
    receipt.payload.sub === worst.target && receipt.payload['decision'] === 'refuse',
    'the receipt says the same and its signature holds',
  );
  fact({ zh: `拒绝：${reason.text.zh}(${reason.basis})`, en: `refused: ${reason.text.en}` });
  fact({ zh: '回执签名有效，可离线核验', en: 'the receipt’s signature holds and can be checked offline' });
  const fine = visits.at(-1);
  check(fine !== undefined, 'there is a clean visit');
  const allowed = await until(
    () => ask(fine),
    ({ reasons }) => reasons.some(({ code }) => code === 'GOOD_STANDING'),
    'an entity in good standing is allowed',
  );
  check(allowed.decision === 'allow', 'the pledge is allowed');
  fact({ zh: `“${fine.targetName}”：允许`, en: `“${fine.targetName}”: allowed` });
};

const revealing = async (
  { url, narrator: { step, fact } }: Stage,
  as: Clients,
  draw: Draw,
): Promise<void> => {
  step({
    zh: '揭示：全部结果公示后公开密钥，任何人都能复算这次抽取',
    en: 'Reveal: after the last publication the secret is public and anyone can replay the draw',
  });
  const certificateUrl = new URL(`/v1/draws/${draw.id}/certificate`, url);
  const early = await fetch(certificateUrl);
  check(early.status === 409, 'there is no certificate before the reveal');
  await as('planner').post(`/v1/draws/${draw.id}/reveal`, inspections.requestReveal.answer);
  await until(
    () => as('planner').get(`/v1/draws/${draw.id}`, inspections.getDraw.answer),
    ({ state }) => state === 'revealed',
    'the draw runner reveals the secret',
  );
  const certificate = z.record(z.string(), z.unknown()).parse(await (await fetch(certificateUrl)).json());
  const verification = verifyCertificate(certificate);
  check(verification.valid, `the certificate holds: ${verification.valid ? '' : verification.code}`);
  fact({ zh: `证书复算一致：${certificateUrl}`, en: `the certificate replays: ${certificateUrl}` });
  const { outcome } = verification.certificate;
  const forged = verifyCertificate({
    ...certificate,
    outcome: { ...outcome, assignments: outcome.assignments.toReversed() },
  });
  check(!forged.valid, 'a forged certificate is found out');
  fact({ zh: `改动证书后核验失败(${forged.code})`, en: `an altered certificate fails (${forged.code})` });
};

const publicView = async (
  { url, narrator: { step, fact } }: Stage,
  draw: Draw,
  worst: Visit,
): Promise<void> => {
  step({ zh: '公开：公众查得到结果与抽取过程', en: 'Public: everyone can see the result and the draw' });
  const page = async (path: string): Promise<string> => {
    const answer = await fetch(new URL(path, url));
    check(answer.ok, `${path} is public (${answer.status})`);
    return answer.text();
  };
  const home = await page('/');
  check(home.includes(worst.targetName), 'the latest results are on the first page');
  const entity = await page(`/entities/${codeOf(worst)}`);
  check(entity.includes('浙市监列〔演示〕1号'), 'the listing is on the entity’s page');
  const drawPage = await page(`/draws/${draw.id}`);
  check(drawPage.includes(draw.roots.frame), 'the draw’s page shows what was committed');
  check(!drawPage.includes('JCY-'), 'no inspector is named');
  fact({ zh: `${url}/draws/${draw.id}`, en: `${url}/en/draws/${draw.id}` });
  fact({ zh: `${url}/entities/${codeOf(worst)}`, en: `${url}/en/entities/${codeOf(worst)}` });
};
