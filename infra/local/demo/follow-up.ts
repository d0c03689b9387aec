import * as credit from '../../../shared/contracts/credit.ts';
import * as lists from '../../../shared/contracts/lists.ts';
import * as measureOrders from '../../../shared/contracts/measure-orders.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { checkReceipts } from '../receipts/check-receipts.ts';
import { receiptsIn } from '../receipts/receipts-in.ts';
import { check, until } from './checks.ts';
import { listing } from './list-entity.ts';
import { dismissingSecondCase, punishing } from './punish-entity.ts';
import { type Clients, codeOf, type Stage } from './stage.ts';

/** The result enters the credit record, and a person decides the case that it opens. */
export const consequencesOf = async (stage: Stage, as: Clients, worst: Visit): Promise<void> => {
  const { step, fact } = stage.narrator;
  step({
    zh: '后果：结果进入信用记录，并向有权部门提出案件，由人决定是否列入',
    en: 'Consequences: the result enters the credit record and opens a case that a person decides',
  });
  const rated = await until(
    () => as('planner').get(`/v1/credit/${codeOf(worst)}`, credit.getCredit.answer),
    ({ riskClass }) => riskClass === 'D',
    'the risk class follows from the result',
  );
  fact({
    zh: `“${worst.targetName}”风险类别变为 D，得分 ${rated.score}：${rated.lines.map(({ label }) => label.zh).join('；')}`,
    en: `“${worst.targetName}” is now in class D with ${rated.score} points: ${rated.lines.map(({ label }) => label.en).join('; ')}`,
  });
  const opened = await until(
    async () =>
      (await as('department-officer').get('/v1/cases?limit=200', lists.listCases.answer)).items.find(
        ({ evidence }) => evidence.visitId === worst.id,
      ),
    (found) => found !== undefined,
    'the result opens a case',
  );
  check(opened?.state === 'proposed' && opened.list === 'serious', 'a case for the serious list is proposed');
  fact({
    zh: `案件 ${opened.id}，由 ${opened.authority} 决定`,
    en: `case ${opened.id}, to be decided by ${opened.authority}`,
  });
  const penaltyEventId = await punishing(stage, as, worst);
  await listing(stage, as, opened, penaltyEventId);
  await dismissingSecondCase(stage, as, opened, penaltyEventId);

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
  const [verification] = await checkReceipts(receiptsIn(refused), `${url}/.well-known/jwks.json`);
  check(verification?.valid === true, `the receipt holds: ${JSON.stringify(verification)}`);
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
