import { recordCreditEvent } from '../../../shared/contracts/credit-events.ts';
import * as lists from '../../../shared/contracts/lists.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import type { ListingCase } from '../../../shared/domain/lists/case.ts';
import { civilDateOf, instantOf } from '../../../shared/domain/primitives/time.ts';
import { check, until } from './checks.ts';
import { type Clients, codeOf, deciderOf, type Stage } from './stage.ts';

/** The penalty for what the visit found, which nobody is listed for serious breaches without; gives the id of its event. */
export const punishing = async (
  { narrator: { fact } }: Stage,
  as: Clients,
  worst: Visit,
): Promise<string> => {
  const { event } = await as('department-officer').post('/v1/credit-events', recordCreditEvent.answer, {
    subject: codeOf(worst),
    kind: 'penalty',
    occurredOn: civilDateOf(instantOf(Date.now())),
    documentNo: '浙市监罚〔演示〕1号',
    authority: '浙江省市场监督管理局（示例）',
    severity: 'serious',
    category: '责令停产停业',
    facts: '检查中拒不提供登记材料，经两次书面通知、警告后仍拒不改正。',
    basis: '中华人民共和国产品质量法第56条',
  });
  check(event.kind === 'penalty', 'the penalty is on the record');
  fact({
    zh: `就拒不配合作出行政处罚 ${event.documentNo}，记入信用记录：没有较重行政处罚的，不得列入（第44号令第2条）`,
    en: `the refusal is punished by ${event.documentNo}, which goes on the record: nobody is listed without a heavy penalty (order 44, article 2)`,
  });
  return event.id;
};

/** The penalty opened a case of its own for the same list; one fact lists an entity once, so that it comes to nothing. */
export const dismissingSecondCase = async (
  { narrator: { fact } }: Stage,
  as: Clients,
  { id, list }: ListingCase,
  penaltyEventId: string,
): Promise<void> => {
  const second = await until(
    async () =>
      (await as('department-officer').get('/v1/cases?limit=200', lists.listCases.answer)).items.find(
        ({ evidence }) => evidence.eventId === penaltyEventId,
      ),
    (found) => found !== undefined,
    'the penalty opens a case of its own',
  );
  check(second?.list === list, 'it is for the same list');
  const dismissed = await as(deciderOf(second)).post(
    `/v1/cases/${second.id}/decision`,
    lists.decideCase.answer,
    {
      outcome: 'dismiss',
      documentNo: '浙市监不列〔演示〕2号',
      reasons: `该处罚已是列入 ${id} 的依据，一项事实只列入一次。`,
    },
  );
  check(dismissed.state === 'dismissed', 'one fact lists an entity once');
  fact({
    zh: '该处罚另引出的案件决定不予列入：一项事实只列入一次',
    en: 'the case that the penalty opened besides is dismissed: one fact lists an entity once',
  });
};
