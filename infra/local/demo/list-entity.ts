import * as lists from '../../../shared/contracts/lists.ts';
import type { ListingCase } from '../../../shared/domain/lists/case.ts';
import { civilDateOf, instantOf } from '../../../shared/domain/primitives/time.ts';
import { check } from './checks.ts';
import { type Clients, deciderOf, refusalOf, type Stage } from './stage.ts';

/** What a decision to list must say besides its number and reasons. */
const grounds = {
  proportionality: '情节严重，列入及所附措施与其相当。',
  remedy: '可在六十日内申请行政复议，或在六个月内提起行政诉讼。',
  removalConditions: '列入满一年、已履行义务且未再受到较重行政处罚的，可申请提前移出。',
  responsible: { legalRepresentative: '张示例' },
};

/** The consent of the unit above, where a city decides. */
const consenting = async (as: Clients, opened: ListingCase): Promise<boolean> => {
  const { id, procedure, authority } = opened;
  if (procedure !== 'adverse-with-consent') return false;
  const path = `/v1/cases/${id}`;
  const proposal = '拟列入严重违法失信名单，请予同意。';
  await as(deciderOf(opened)).post(`${path}/consent-request`, lists.seekConsent.answer, { proposal });
  const consented = await as('approver').post(`${path}/consent`, lists.answerConsent.answer, {
    isGiven: true,
    opinion: '同意列入。',
  });
  check(consented.consent?.answer?.unit !== authority, 'a unit above consented');
  return true;
};

/**
 * A case that burdens an entity goes its lawful way: told, heard, reviewed, consented to, decided, published. The heavy
 * penalty for what it did is part of what it is told.
 */
export const listing = async (
  { narrator: { fact } }: Stage,
  as: Clients,
  opened: ListingCase,
  penaltyEventId: string,
): Promise<void> => {
  const path = `/v1/cases/${opened.id}`;
  const officer = as('department-officer');
  const decision = {
    outcome: 'list',
    documentNo: '浙市监列〔演示〕1号',
    reasons: '拒不配合检查情节严重，当事人书面表示无异议。',
    ...grounds,
  };
  const decide = () => as(deciderOf(opened)).post(`${path}/decision`, lists.decideCase.answer, decision);
  check((await refusalOf(decide())) === 'wrong-state', 'nobody is listed without notice');
  fact({ zh: '未经告知不得列入：被拒绝', en: 'listing without notice: refused' });
  const notify = (named: { readonly penaltyEventId?: string }) =>
    officer.post(`${path}/notice`, lists.notifyCase.answer, {
      notice: '拟列入严重违法失信名单：事实、理由、依据及后果如附件；您有权陈述、申辩、要求听证。',
      ...named,
    });
  check(
    (await refusalOf(notify({}))) === 'heavy-penalty-missing',
    'nobody is to be listed for the result of a visit alone',
  );
  fact({
    zh: '仅凭检查结果拟予列入：被拒绝；告知须指明就该事实作出的较重行政处罚',
    en: 'to be listed on the result of the visit alone: refused; the notice must name the heavy penalty for it',
  });
  await notify({ penaltyEventId });
  const hear = () =>
    officer.post(`${path}/hearing`, lists.concludeHearing.answer, { summary: '当事人书面表示无异议。' });
  check((await refusalOf(hear())) === 'too-early', 'the entity may speak for five working days');
  await officer.post(`${path}/statements`, lists.recordStatement.answer, {
    kind: 'waiver',
    text: '本单位对拟列入的事实、理由和依据无异议，放弃陈述、申辩和听证。',
    receivedOn: civilDateOf(instantOf(Date.now())),
  });
  await hear();
  fact({
    zh: '告知后当事人书面放弃陈述申辩，否则须等满五个工作日',
    en: 'the entity waives its defence on paper; otherwise five working days would have to pass',
  });
  await as('reviewer').post(`${path}/legal-review`, lists.reviewCase.answer, {
    opinion: '事实清楚，证据充分，程序合法。',
  });
  const isConsented = await consenting(as, opened);
  const decided = await decide();
  check(
    decided.state === 'listed' && decided.decision?.by !== decided.notice?.by,
    'a person decided who did not handle the case',
  );
  const published = await officer.post(`/v1/listings/${opened.id}/publication`, lists.publishListing.answer);
  check(published.state === 'published' && published.endsOn !== undefined, 'the listing is published');
  fact({
    zh: `法制审核${isConsented ? '、上级同意' : ''}后以 ${published.documentNo} 决定列入并公布，至 ${published.endsOn} 期满`,
    en: `reviewed${isConsented ? ', consented to by the unit above' : ''}, decided by ${published.documentNo} and published until ${published.endsOn}`,
  });
};
