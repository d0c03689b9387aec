import * as applications from '../../../shared/contracts/applications.ts';
import * as credit from '../../../shared/contracts/credit.ts';
import { fileApplication, getOwnHistory } from '../../../shared/contracts/entities.ts';
import { fullScore } from '../../../shared/domain/credit/full-score.ts';
import { check } from '../demo/checks.ts';
import { refusalOf } from '../demo/stage.ts';
import { penaltyDocument } from './be-listed.ts';
import { secondApplication } from './be-refused.ts';
import { beRecognised } from './be-trusted.ts';
import { liftMeasures } from './bear-measures.ts';
import { code, lookAtRecord, type YearStage } from './year-stage.ts';

/** An application goes its way: filed by the entity, accepted by one person, granted by another. */
const grant = async (
  { as, goTo, settled }: YearStage,
  request: object,
  days: { readonly filedOn: string; readonly acceptedOn: string; readonly decidedOn: string },
  documentNo: string,
): Promise<void> => {
  await goTo(days.filedOn);
  const filed = await as('entity-representative').post(
    `/v1/entities/${code}/applications`,
    fileApplication.answer,
    request,
  );
  const path = `/v1/applications/${encodeURIComponent(filed.id)}`;
  await goTo(days.acceptedOn);
  await as('city-officer').post(`${path}/acceptance`, applications.acceptApplication.answer);
  await goTo(days.decidedOn);
  await as('city-approver').post(`${path}/decision`, applications.decideApplication.answer, {
    outcome: 'grant',
    documentNo,
    reasons: '已改正并履行完毕，危害后果消除，未再受较重处罚。',
  });
  await settled();
};

/** Removed after a year, measures lifted, the penalty repaired: standing is as before, and the trace is kept. */
export const beRestored = async (stage: YearStage, listingId: string): Promise<void> => {
  const {
    as,
    goTo,
    narrator: { step, fact },
  } = stage;
  step({
    zh: '移出与修复：满一年提前移出，措施解除，处罚信息修复，信用恢复如初而痕迹保留',
    en: 'Removal and repair: removed after a year, measures lifted, the penalty repaired; as before, with the trace kept',
  });
  await goTo('2025-12-01');
  const correction = { on: '2025-05-06', how: '已变更登记的经营场所，罚款缴清。' };
  const removal = { kind: 'removal', listingId, correction, materials: ['缴款凭证', '变更登记通知书'] };
  const tooEarly = await refusalOf(
    as('entity-representative').post(`/v1/entities/${code}/applications`, fileApplication.answer, removal),
  );
  check(tooEarly !== 'accepted', 'a removal is not granted before its time');
  fact({
    zh: `未满一年申请移出：被拒绝（${tooEarly}）`,
    en: `applying for removal before a year is over: refused (${tooEarly})`,
  });

  await beRecognised(stage, { on: '2026-05-20', documentNo: '杭税信〔2026〕8号' });
  await grant(
    stage,
    removal,
    { filedOn: '2026-06-10', acceptedOn: '2026-06-11', decidedOn: '2026-06-24' },
    '杭市监移〔2026〕5号',
  );
  const removed = await lookAtRecord(stage, { zh: '移出严重违法失信名单', en: 'removed from the list' });
  check(
    removed.standing.lists.every(({ list }) => list !== 'serious'),
    'it is on the list no more',
  );
  await goTo('2026-06-29');
  await liftMeasures(stage, listingId);

  const { items } = await as('entity-representative').get(
    `/v1/entities/${code}/history`,
    getOwnHistory.answer,
  );
  const penalty = items.find(({ event }) => event.kind === 'penalty' && event.documentNo === penaltyDocument);
  check(penalty !== undefined, 'the entity sees the penalty');
  await grant(
    stage,
    {
      kind: 'repair',
      eventId: penalty.event.id,
      correction,
      pledge: '承诺今后依法诚信经营，如有违反自愿接受处理。',
      materials: ['缴款凭证'],
    },
    { filedOn: '2026-07-01', acceptedOn: '2026-07-02', decidedOn: '2026-07-10' },
    '杭市监修〔2026〕9号',
  );
  const restored = await lookAtRecord(stage, { zh: '信用恢复', en: 'restored' });
  check(
    restored.standing.riskClass === 'A' && restored.standing.score === fullScore,
    'the standing is as before',
  );
  const trace = new Map(restored.items.map(({ event, status }) => [event.kind, status]));
  check(trace.get('penalty') === 'repaired', 'the trace says that the penalty was repaired');
  check(
    restored.items.some(
      ({ event, status }) => event.kind === 'listed' && event.list === 'serious' && status === 'ended',
    ),
    'the trace says that the listing ended',
  );
  fact({
    zh: '处罚“已修复”、列入“已结束”仍在档，仅不再计分、不再公示',
    en: 'the repaired penalty and the ended listing are still on file; they neither count nor are shown',
  });

  const allowed = await as('approval-system').post(
    '/v1/pledge-eligibility',
    credit.checkEligibility.answer,
    secondApplication,
  );
  check(
    allowed.decision === 'allow' && allowed.changed !== undefined,
    'the same application is allowed now, and the answer says what changed',
  );
  fact({
    zh: `同一申请 ${secondApplication.applicationNo} 现获允许；自上次查询以来变化 ${allowed.changed.what.length} 项`,
    en: `the same application ${secondApplication.applicationNo} is allowed now; ${allowed.changed.what.length} facts have changed since it last asked`,
  });
};
