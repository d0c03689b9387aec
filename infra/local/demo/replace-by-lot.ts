import * as substitutions from '../../../shared/contracts/substitutions.ts';
import * as visitContracts from '../../../shared/contracts/visits.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { SubstitutionRequest } from '../../../shared/domain/inspections/substitution.ts';
import { check, until } from './checks.ts';
import { inspectorWith } from './inspectors.ts';
import { type Clients, refusalOf, type Stage } from './stage.ts';

/** Someone else than the requester approves, and the lot decides. */
const decided = async (
  as: Clients,
  { id }: SubstitutionRequest,
): Promise<Extract<SubstitutionRequest, { made?: unknown }>> => {
  await as('approver').post(`/v1/substitutions/${id}/decision`, substitutions.decideSubstitution.answer, {
    outcome: 'approve',
  });
  const request = await until(
    () => as('planner').get(`/v1/substitutions/${id}`, substitutions.getSubstitution.answer),
    ({ state }) => state !== 'approved',
    'the draw runner makes the substitution',
  );
  check(request.state === 'made', `the substitution is made: ${request.impossibleBecause?.en}`);
  return request;
};

/** A target that should not have been in the register and an inspector who must stay away are replaced by lot. */
export const replacing = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  draw: Draw,
): Promise<void> => {
  step({
    zh: '替换：不能检查的对象、须回避的人员由同一种子抽签替换，不由人挑选',
    en: 'Substitution: who cannot be inspected or must stay away is replaced by lot from the same seed, never by choice',
  });
  const listed = await as('planner').get(
    `/v1/draws/${draw.id}/visits?limit=200`,
    visitContracts.listVisits.answer,
  );
  const [first, second] = listed.items;
  check(first !== undefined && second !== undefined, 'there are visits');

  const ofTarget = await as('head').post(
    `/v1/visits/${first.id}/substitutions`,
    substitutions.requestSubstitution.answer,
    { of: 'target', reason: 'wrongly-registered', note: '该户与另一户重复登记，已报名录管理员更正。' },
  );
  const decision = `/v1/substitutions/${ofTarget.id}/decision`;
  const alone = await refusalOf(
    as('head').post(decision, substitutions.decideSubstitution.answer, { outcome: 'approve' }),
  );
  check(alone === 'same-person', 'whoever asks does not decide');
  fact({ zh: '申请人自行批准替换：被拒绝', en: 'approving one’s own request: refused' });
  await decided(as, ofTarget);
  const replaced = await as('planner').get(`/v1/visits/${first.id}`, visitContracts.getVisit.answer);
  check(replaced.state === 'replaced' && replaced.replacedBy !== undefined, 'the visit is replaced');
  const substitute = await as('planner').get(
    `/v1/visits/${replaced.replacedBy}`,
    visitContracts.getVisit.answer,
  );
  check(substitute.target !== first.target, 'another target takes its place');
  fact({
    zh: `“${first.targetName}”登记有误，由排列中的下一户“${substitute.targetName}”替补`,
    en: `“${first.targetName}” was wrongly registered; the next in the sequence is “${substitute.targetName}”`,
  });

  const leaving = second.seats[0];
  check(leaving !== undefined, 'someone holds the seat');
  const inspector = as(inspectorWith(leaving.staffNo));
  const recusal = await inspector.post(
    `/v1/assignments/${second.id}/recusal`,
    substitutions.declareRecusal.answer,
    { note: '本人近亲属在该企业任职。' },
  );
  await decided(as, recusal);
  const changed = await as('planner').get(`/v1/visits/${second.id}`, visitContracts.getVisit.answer);
  const coming = changed.seats[0];
  check(coming !== undefined && coming.staffNo !== leaving.staffNo, 'another inspector takes the seat');
  const gone = await refusalOf(
    inspector.get(`/v1/assignments/${second.id}`, visitContracts.getAssignment.answer),
  );
  check(gone !== 'accepted', 'who has left no longer sees the visit');
  fact({
    zh: '检查人员申请回避，抽签由另一人接替；原人员不再看得到这次检查',
    en: 'an inspector declares a recusal; the lot names another, and the visit is out of the first one’s sight',
  });
};
