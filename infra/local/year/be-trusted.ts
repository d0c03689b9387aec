import * as credit from '../../../shared/contracts/credit.ts';
import { recordCreditEvent } from '../../../shared/contracts/credit-events.ts';
import * as lists from '../../../shared/contracts/lists.ts';
import * as pledges from '../../../shared/contracts/pledges.ts';
import { importReportSchema } from '../../../shared/contracts/registry.ts';
import { fullScore } from '../../../shared/domain/credit/full-score.ts';
import { pledgeItemOf } from '../../../shared/domain/pledges/pledge-items.ts';
import { type CivilDate, civilDateOf, instantOf } from '../../../shared/domain/primitives/time.ts';
import { unitSchema } from '../../../shared/domain/registry/unit.ts';
import { shippedTables } from '../../../shared/domain/rule-tables/shipped-tables.ts';
import { tablesInForce } from '../../../shared/domain/rule-tables/table-version.ts';
import { check } from '../demo/checks.ts';
import { demoRows } from '../demo-data/rows.ts';
import { demoTargets } from '../demo-data/targets.ts';
import { demoUnits } from '../demo-data/units.ts';
import { authority, code, lookAtRecord, subjectName, type YearStage } from './year-stage.ts';

/** The approval item that the entity pledges for. */
export const pledgedItem = 'XK-WHLY-001';

/** Only the firms of the story carry this tag, so that its draw draws all of them. */
export const storyTag = '示例一年';

/** What an applicant for the item must pledge, by the table in force. */
const termIds = (on: CivilDate): readonly string[] => {
  const tables = tablesInForce(shippedTables, on, instantOf(0));
  const item = pledgeItemOf(tables['pledge-items'], pledgedItem);
  return item?.pledge === 'available' ? item.terms.map(({ id }) => id) : [];
};

/** Units, inspectors, items and three firms are registered. */
export const register = async ({ as, clock, narrator: { step, fact } }: YearStage): Promise<void> => {
  step({
    zh: '开篇：模拟时钟从 2025 年 1 月 6 日走起，登记一户企业',
    en: 'Opening: the simulated clock starts on 6 January 2025; a firm is registered',
  });
  const steward = as('steward');
  for (const unit of demoUnits()) await steward.post('/v1/units', unitSchema, unit);
  const rows = demoRows(civilDateOf(clock.now()));
  const firms = [
    [code, subjectName],
    ...demoTargets()
      .slice(2, 4)
      .map(({ id, name }) => [id, name] as const),
  ].map(([uscc, name]) => ({
    code: uscc,
    name,
    type: '有限责任公司',
    district: '330106',
    industry: 'R90',
    authority,
    tags: storyTag,
  }));
  const imports = { items: rows.items, inspectors: rows.inspectors, targets: firms };
  for (const [name, entries] of Object.entries(imports)) {
    const report = await steward.postRows(
      `/v1/${name}/import?importId=year-${name}`,
      importReportSchema,
      entries.map((row, i) => JSON.stringify({ ...row, line: i + 1 })).join('\n'),
    );
    check(report.rejected === 0, `every row of ${name} is accepted: ${JSON.stringify(report.problems[0])}`);
  }
  fact({
    zh: `“${subjectName}”（${code}），由 ${authority} 管辖`,
    en: `${subjectName} (${code}), kept by ${authority}`,
  });
  check(clock.now() < '2025-01-07', 'the story begins on its first day');
};

/** A recognition leads to the red list and its incentives. */
export const beRecognised = async (
  stage: YearStage,
  { on, documentNo }: { readonly on: string; readonly documentNo: string },
): Promise<void> => {
  const {
    as,
    goTo,
    settled,
    narrator: { fact },
  } = stage;
  await goTo(on);
  await as('city-officer').post('/v1/credit-events', recordCreditEvent.answer, {
    subject: code,
    kind: 'recognition',
    recognition: 'TAX-A',
    occurredOn: on,
    documentNo,
    authority: '国家税务总局杭州市税务局（示例）',
  });
  await settled();
  const cases = await as('city-approver').get('/v1/cases?limit=200', lists.listCases.answer);
  const proposed = cases.items.find(({ list, state }) => list === 'red' && state === 'proposed');
  check(proposed !== undefined, 'the recognition proposes the red list');
  const decided = await as('city-approver').post(
    `/v1/cases/${encodeURIComponent(proposed.id)}/decision`,
    lists.decideCase.answer,
    {
      outcome: 'list',
      documentNo: `杭市监红〔${on.slice(0, 4)}〕1号`,
      reasons: '纳税信用 A 级，符合守信激励条件。',
    },
  );
  check(decided.state === 'listed', 'a person decided');
  const listing = await as('city-officer').post(
    `/v1/listings/${encodeURIComponent(proposed.id)}/publication`,
    lists.publishListing.answer,
  );
  await settled();
  fact({
    zh: `${on} 纳税信用 A 级入档，由人决定列入红名单（${listing.documentNo}）`,
    en: `${on} tax credit grade A is recorded; a person decides on the red list (${listing.documentNo})`,
  });
};

/** A good year begins: recognised, trusted with a pledge, and the pledge kept. */
export const beTrusted = async (stage: YearStage): Promise<void> => {
  const {
    as,
    goTo,
    narrator: { step, fact },
  } = stage;
  step({
    zh: '守信：认定、红名单、告知承诺经核查属实',
    en: 'Trusted: recognised, on the red list, and a pledge kept',
  });
  await beRecognised(stage, { on: '2025-01-08', documentNo: '杭税信〔2025〕8号' });
  const trusted = await lookAtRecord(stage, { zh: '信用良好', en: 'in good standing' });
  check(trusted.standing.riskClass === 'A' && trusted.standing.score === fullScore, 'the standing is good');
  check(trusted.standing.measures.includes('E03'), 'incentives apply');

  const today = await goTo('2025-01-15');
  const question = { code, itemCode: pledgedItem, applicationNo: 'A-2025-0001' };
  const allowed = await as('approval-system').post(
    '/v1/pledge-eligibility',
    credit.checkEligibility.answer,
    question,
  );
  check(allowed.decision === 'allow', 'a pledge may be accepted');
  const pledge = await as('approval-system').post('/v1/pledges', pledges.acceptPledge.answer, {
    ...question,
    acceptedOn: today,
    pledgedTerms: termIds(today),
    permitNo: '示例许可〔2025〕1号',
    decidedBy: '33.WHLY',
  });
  fact({
    zh: `${today} 告知承诺获准受理，须在 ${pledge.due?.by.on} 前核查`,
    en: `${today} the pledge is accepted, to be verified by ${pledge.due?.by.on}`,
  });
  await goTo('2025-02-20');
  const verified = await as('culture-officer').post(
    `/v1/pledges/${encodeURIComponent(pledge.id)}/verification`,
    pledges.verifyPledge.answer,
    { outcome: 'kept', findings: '现场核查与承诺一致。', documentNo: '浙文旅核〔2025〕12号' },
  );
  check(verified.state === 'kept', 'the pledge was kept');
  const kept = await lookAtRecord(stage, { zh: '承诺属实', en: 'the pledge was kept' });
  check(
    kept.items.some(({ event }) => event.kind === 'pledge-kept'),
    'it is on the record',
  );
};
