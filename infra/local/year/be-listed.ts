import { recordCreditEvent } from '../../../shared/contracts/credit-events.ts';
import { getOwnCase, listOwnCases, stateInCase } from '../../../shared/contracts/entities.ts';
import * as lists from '../../../shared/contracts/lists.ts';
import { check } from '../demo/checks.ts';
import { refusalOf } from '../demo/stage.ts';
import { code, lookAtRecord, type YearStage } from './year-stage.ts';

/** The number of the penalty's document. */
export const penaltyDocument = '杭市监罚〔2025〕88号';

/** Rectified late, and punished for it; the case goes through notice, hearing, review, consent and decision. */
export const beListed = async (stage: YearStage): Promise<string> => {
  const {
    as,
    goTo,
    settled,
    narrator: { step, fact },
  } = stage;
  step({
    zh: '逾期改正、受处罚：案件经告知、听证、法制审核、上级同意后决定列入',
    en: 'Rectified late and punished: notice, hearing, legal review, consent from above, decision',
  });
  await goTo('2025-05-12');
  await as('city-officer').post('/v1/credit-events', recordCreditEvent.answer, {
    subject: code,
    kind: 'penalty',
    occurredOn: '2025-05-12',
    documentNo: penaltyDocument,
    authority: '杭州市市场监督管理局',
    severity: 'serious',
    category: '罚款',
    facts: '责令 4 月 7 日前改正，实于 5 月 6 日改正；期间继续以虚假场所经营，情节严重。',
    basis: '市场主体登记管理条例第44条',
    fineFen: 5_000_000,
  });
  await settled();
  const cases = await as('city-officer').get('/v1/cases?limit=200', lists.listCases.answer);
  const opened = cases.items.find(({ list, state }) => list === 'serious' && state === 'proposed');
  check(opened !== undefined, 'the penalty opened a case');
  const path = `/v1/cases/${encodeURIComponent(opened.id)}`;
  const punished = await lookAtRecord(stage, { zh: '受到较重处罚', en: 'punished' });
  check(
    punished.standing.riskClass === 'D' && punished.standing.lists.every(({ list }) => list !== 'serious'),
    'punished, not listed',
  );
  const decision = {
    outcome: 'list',
    documentNo: '杭市监严〔2025〕3号',
    reasons: '虚假场所经营，责令后逾期改正，受到较重行政处罚，情节严重。',
    proportionality: '已考虑改正情况；列入三年，满一年可申请提前移出。',
    remedy: '六十日内可申请行政复议，六个月内可提起行政诉讼。',
    removalConditions: '满一年、义务履行完毕、危害后果消除、未再受较重处罚。',
    responsible: { legalRepresentative: '张示例', actualController: '张示例' },
  };
  const early = await refusalOf(
    as('city-approver').post(`${path}/decision`, lists.decideCase.answer, decision),
  );
  check(early === 'wrong-state', 'nobody is listed without notice');
  fact({ zh: '未经告知就想决定列入：被拒绝', en: 'deciding without notice: refused' });

  await goTo('2025-05-13');
  await as('city-officer').post(`${path}/notice`, lists.notifyCase.answer, {
    notice: '拟列入严重违法失信名单：事实、理由、依据及后果如附件；您有权陈述、申辩，可要求听证。',
  });
  const told = await as('entity-representative').get(`/v1/entities/${code}/cases`, listOwnCases.answer);
  check(told.items.length > 0, 'the entity sees its case');
  await goTo('2025-05-16');
  await as('entity-representative').post(
    `/v1/entities/${code}/cases/${encodeURIComponent(opened.id)}/statements`,
    stateInCase.answer,
    { kind: 'hearing-request', text: '我方已改正，请求举行听证。' },
  );
  fact({ zh: '企业代表在线要求听证', en: 'the entity’s representative asks for a hearing online' });
  await goTo('2025-05-28');
  // Whoever presides did not handle the case.
  await as('department-officer').post(`${path}/hearing`, lists.concludeHearing.answer, {
    summary: '听证如期举行，当事人承认逾期改正，请求从轻。',
    heldOn: '2025-05-28',
  });
  await goTo('2025-05-29');
  await as('head').post(`${path}/legal-review`, lists.reviewCase.answer, {
    opinion: '事实清楚、程序合法、依据充分，过惩相当。',
  });
  await goTo('2025-05-30');
  await as('city-approver').post(`${path}/consent-request`, lists.seekConsent.answer, {
    proposal: '拟列入严重违法失信名单三年，报请同意。',
  });
  await goTo('2025-06-04');
  await as('approver').post(`${path}/consent`, lists.answerConsent.answer, {
    isGiven: true,
    opinion: '同意列入，期限三年。',
  });
  await goTo('2025-06-06');
  const decided = await as('city-approver').post(`${path}/decision`, lists.decideCase.answer, decision);
  check(decided.state === 'listed', 'the city decided with the consent of the province');
  await goTo('2025-06-09');
  const listing = await as('city-officer').post(
    `/v1/listings/${encodeURIComponent(opened.id)}/publication`,
    lists.publishListing.answer,
  );
  const seen = await as('entity-representative').get(
    `/v1/entities/${code}/cases/${encodeURIComponent(opened.id)}`,
    getOwnCase.answer,
  );
  check(seen.state === 'listed', 'the entity sees the decision');
  const listed = await lookAtRecord(stage, {
    zh: '列入严重违法失信名单',
    en: 'on the list of serious breaches',
  });
  check(
    listed.standing.lists.some(({ list }) => list === 'serious') &&
      listed.standing.lists.every(({ list, isSuspended }) => list !== 'red' || isSuspended === true),
    'the listing is live, and the red one is suspended',
  );
  check(
    !listed.standing.measures.includes('E03') && listed.standing.measures.includes('M04'),
    'measures turned',
  );
  fact({
    zh: `${listing.documentNo} 公布；红名单中止，激励措施停止`,
    en: `${listing.documentNo} is published; the red list is suspended and its incentives stop`,
  });
  return opened.id;
};
