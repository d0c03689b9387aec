import * as entities from '../../../shared/contracts/entities.ts';
import * as lists from '../../../shared/contracts/lists.ts';
import { personaOf } from '../personas.ts';
import { check } from './checks.ts';
import { type Clients, refusalOf, type Stage } from './stage.ts';

/** The entity that the representative speaks for. */
const [own = ''] = personaOf('entity-representative').claims.represents ?? [];
const codeOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1);

/** An entity defends itself online against a case that an officer proposed, and is heard. */
export const defending = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  stranger: string,
): Promise<void> => {
  step({
    zh: '陈述申辩：企业代表在线查看告知书、提出申辩，申辩成立的不予列入',
    en: "Defence: an entity's representative reads the notice and objects online; a good defence is heeded",
  });
  const representative = as('entity-representative');
  const mine = `/v1/entities/${codeOf(own)}`;
  const hint = await refusalOf(
    representative.get(`/v1/entities/${codeOf(stranger)}/standing`, entities.getOwnStanding.answer),
  );
  check(hint === 'outside-jurisdiction', 'nobody reads what concerns another entity');
  const proposed = await as('department-officer').post('/v1/cases', lists.proposeCase.answer, {
    code: codeOf(own),
    list: 'abnormal',
    cause: 'AB-04',
    evidence: { note: '抄告：按登记住所邮寄的文书被退回。' },
  });
  const path = `/v1/cases/${proposed.id}`;
  await as('department-officer').post(`${path}/notice`, lists.notifyCase.answer, {
    notice: '拟列入经营异常名录：通过登记的住所无法联系；您有权陈述、申辩。',
  });
  const told = await representative.get(`${mine}/cases/${proposed.id}`, entities.getOwnCase.answer);
  check(told.notice !== undefined && told.due !== undefined, 'the entity reads its notice and its term');
  await representative.post(`${mine}/cases/${proposed.id}/statements`, entities.stateInCase.answer, {
    kind: 'statement',
    text: '本单位一直在登记住所经营，文书系错投；附现场照片和水电费票据。',
  });
  await as('department-officer').post(`${path}/hearing`, lists.concludeHearing.answer, {
    summary: '经现场核实，当事人在登记住所经营，申辩成立。',
  });
  const decided = await as('approver').post(`${path}/decision`, lists.decideCase.answer, {
    outcome: 'dismiss',
    documentNo: '浙市监不列〔演示〕1号',
    reasons: '当事人的申辩成立，不予列入。',
  });
  check(decided.state === 'dismissed', 'a good defence is heeded');
  const asked = await representative.get(`${mine}/queries`, entities.listOwnQueries.answer);
  fact({
    zh: `申辩成立，不予列入；企业还能看到谁查询过自己（${asked.items.length} 次）`,
    en: `the defence is good and nobody is listed; the entity also sees who asked about it (${asked.items.length} times)`,
  });
};
