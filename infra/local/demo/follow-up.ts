import * as consequences from '../../../shared/contracts/consequences.ts';
import * as credit from '../../../shared/contracts/credit.ts';
import * as measureOrders from '../../../shared/contracts/measure-orders.ts';
import { getTarget } from '../../../shared/contracts/registry.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { checkReceipt } from '../receipts/check-receipt.ts';
import { check, until } from './checks.ts';
import { type Clients, codeOf, refusalOf, type Stage } from './stage.ts';

/** The result enters the credit record, and a person decides the case that it opens. */
export const consequencesOf = async (
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
    zh: `“${worst.targetName}”风险等级变为 D，得分 ${rated.standing?.score}：${rated.standing?.lines.map(({ label }) => label.zh).join('；')}`,
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
    () => as('department-officer').get('/v1/measure-orders?limit=200', measureOrders.listOrders.answer),
    ({ items }) => items.some(({ listingId }) => listingId === opened.id),
    'measure orders reach the department',
  );
  const own = orders.items.filter(({ listingId }) => listingId === opened.id);
  for (const { id } of own) {
    const order = await as('department-officer').post(
      `/v1/measure-orders/${encodeURIComponent(id)}/acknowledgement`,
      measureOrders.acknowledgeOrder.answer,
    );
    check(order.state === 'acknowledged', 'the department acknowledged');
  }
  fact({
    zh: `联合惩戒措施随之下达，本部门签收 ${own.length} 项：${own.map(({ measureCode }) => measureCode).join('、')}`,
    en: `measures follow; this department acknowledges ${own.length}: ${own.map(({ measureCode }) => measureCode).join(', ')}`,
  });
};

/** The approval system asks before it accepts a pledge; gives a visit to an entity that may. */
export const pledging = async (
  { url, narrator: { step, fact } }: Stage,
  as: Clients,
  worst: Visit,
  visits: readonly Visit[],
): Promise<Visit> => {
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
  const verification = await checkReceipt(refused.receipt, `${url}/.well-known/jwks.json`);
  check(verification.valid, `the receipt holds: ${verification.valid ? '' : verification.code}`);
  const { receipt } = verification;
  check(
    receipt.kind === 'pledge-eligibility' && receipt.sub === worst.target && receipt.decision === 'refuse',
    'the receipt says the same',
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
  return fine;
};
