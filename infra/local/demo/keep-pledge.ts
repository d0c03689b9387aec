import { listQueries } from '../../../shared/contracts/audit.ts';
import * as pledges from '../../../shared/contracts/pledges.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { civilDateOf, instantOf } from '../../../shared/domain/primitives/time.ts';
import { check, until } from './checks.ts';
import { type Clients, codeOf, refusalOf, type Stage } from './stage.ts';

/** An entity that may pledge does, and the pledge is verified: by a person, and to the entity's credit. */
export const keepingPledge = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  [worst, fine]: readonly [Visit, Visit],
): Promise<void> => {
  step({
    zh: '承诺：受理后在期限内核查，属实的计入信用',
    en: 'Pledge: accepted, verified within its term, and to the entity’s credit when kept',
  });
  const accept = (visit: Visit) =>
    as('approval-system').post('/v1/pledges', pledges.acceptPledge.answer, {
      code: codeOf(visit),
      itemCode: 'XK-WHLY-001',
      applicationNo: `演示-${visit.place}`,
      acceptedOn: civilDateOf(instantOf(Date.now())),
      pledgedTerms: ['T1', 'T2', 'T3', 'T4'],
      decidedBy: '33.WHLY',
    });
  check((await refusalOf(accept(worst))) === 'not-eligible', 'what the gate refuses is not accepted');
  const pledge = await accept(fine);
  check(pledge.state === 'accepted' && pledge.verifier === '33.WHLY', 'the pledge is accepted');
  fact({
    zh: `“${fine.targetName}”的承诺已受理，须于 ${pledge.due?.by.on} 前核查`,
    en: `the pledge of “${fine.targetName}” is accepted, to be verified by ${pledge.due?.by.on}`,
  });
  const kept = await as('culture-officer').post(
    `/v1/pledges/${pledge.id}/verification`,
    pledges.verifyPledge.answer,
    {
      outcome: 'kept',
      findings: '现场核查，与承诺一致。',
      documentNo: '浙文旅核〔演示〕1号',
      visitId: fine.id,
    },
  );
  check(kept.state === 'kept', 'a person found it kept');
  fact({ zh: '核查属实，记入信用记录', en: 'found kept, and on the record' });
  const log = await until(
    () => as('auditor').get(`/v1/targets/${codeOf(fine)}/queries?limit=200`, listQueries.answer),
    ({ items }) => items.some(({ decision }) => decision === 'allow'),
    'whoever asked is in the query log',
  );
  fact({
    zh: `查询日志保存十年：谁、何时、为何查询该主体（${log.items.length} 条）`,
    en: `the query log keeps for ten years who asked, when and why (${log.items.length} entries)`,
  });
};
