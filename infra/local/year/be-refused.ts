import * as credit from '../../../shared/contracts/credit.ts';
import { listOwnQueries } from '../../../shared/contracts/entities.ts';
import { check } from '../demo/checks.ts';
import { pledgedItem } from './be-trusted.ts';
import { code, type YearStage } from './year-stage.ts';

/** The application that is refused in the middle of the story, and allowed at its end. */
export const secondApplication = { code, itemCode: pledgedItem, applicationNo: 'A-2025-0777' };

/** A pledge is refused while the entity is listed; the receipt is kept. */
export const beRefused = async (stage: YearStage): Promise<string> => {
  const {
    as,
    goTo,
    settled,
    narrator: { step, fact },
  } = stage;
  step({
    zh: '告知承诺被拒：附理由、依据与回执；企业看得到谁查过自己',
    en: 'A pledge is refused, with reasons, basis and a receipt; the entity sees who asked',
  });
  await goTo('2025-09-01');
  const ask = () =>
    as('approval-system').post('/v1/pledge-eligibility', credit.checkEligibility.answer, secondApplication);
  const refused = await ask();
  check(
    refused.decision === 'refuse' && refused.reasons.some(({ code: one }) => one === 'SERIOUS_LISTED'),
    'the pledge is refused',
  );
  const again = await ask();
  check(
    JSON.stringify(again.reasons) === JSON.stringify(refused.reasons) && again.changed === undefined,
    'the same application gets the same answer',
  );
  for (const { text, basis } of refused.reasons)
    fact({ zh: `${text.zh}（${basis}）`, en: `${text.en} (${basis})` });
  await settled();
  const queries = await as('entity-representative').get(
    `/v1/entities/${code}/queries?limit=200`,
    listOwnQueries.answer,
  );
  const asked = queries.items.filter(
    ({ applicationNo }) => applicationNo === secondApplication.applicationNo,
  );
  check(asked.length === 2, 'every asking is in the log that the entity sees');
  fact({
    zh: `企业查得：${asked[0]?.askedBy} 就 ${secondApplication.applicationNo} 查询 ${asked.length} 次`,
    en: `the entity sees that ${asked[0]?.askedBy} asked ${asked.length} times about ${secondApplication.applicationNo}`,
  });
  return refused.receipt;
};
