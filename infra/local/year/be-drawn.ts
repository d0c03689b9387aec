import * as draws from '../../../shared/contracts/draws.ts';
import * as tasks from '../../../shared/contracts/tasks.ts';
import * as visits from '../../../shared/contracts/visits.ts';
import { instantOf } from '../../../shared/domain/primitives/time.ts';
import { check } from '../demo/checks.ts';
import { witnesses } from '../demo/freeze-frame.ts';
import { ceremony, drawing } from '../demo/hold-draw.ts';
import { inspectorWith } from '../demo/inspectors.ts';
import { storyTag } from './be-trusted.ts';
import { lookAtRecord, subject, type YearStage } from './year-stage.ts';

/** The result code of a problem whose correction was ordered. */
const correctionOrdered = '5';

/** The entity is drawn with the others of its frame, and a problem is found. */
export const beDrawn = async (stage: YearStage): Promise<void> => {
  const {
    as,
    clock,
    goTo,
    settled,
    narrator: { step, fact },
  } = stage;
  step({
    zh: '被抽中：公开抽取，检查发现问题，责令改正',
    en: 'Drawn: a public draw, a visit, a problem, a correction ordered',
  });
  const today = await goTo('2025-03-03');
  const drafted = await as('planner').post('/v1/tasks', tasks.draftTask.answer, {
    name: '文化经营单位登记事项抽查',
    leadDepartment: '33.SCJG',
    itemCodes: ['SCJG-001'],
    criteria: { districts: ['3301'], tags: [storyTag] },
    sampling: { kind: 'fixed-size', size: 3 },
    seats: [{ department: '33.SCJG', count: 2 }],
    region: 'any',
    plannedOn: today,
    endsOn: '2025-03-14',
  });
  await as('approver').post(`/v1/tasks/${drafted.id}/approval`, tasks.approveTask.answer, {
    revision: drafted.revision,
  });
  await as('planner').post(`/v1/tasks/${drafted.id}/draws`, tasks.freezeDraw.answer);
  await settled();
  const { drawId, refusal } = await as('planner').get(
    `/v1/tasks/${drafted.id}/preparation`,
    tasks.getPreparation.answer,
  );
  check(drawId !== undefined, `the frame is frozen: ${refusal?.reason.en ?? ''}`);
  const committed = await as('planner').post(`/v1/draws/${drawId}/commitment`, draws.commitDraw.answer, {
    sources: [{ kind: 'ceremony', witnesses, until: instantOf(Date.parse(clock.now()) + 7_200_000) }],
  });
  await ceremony(stage, as, committed);
  const draw = await drawing(stage, as, committed);
  await settled();

  await goTo('2025-03-05');
  const { items } = await as('planner').get(
    `/v1/draws/${draw.id}/visits?limit=200`,
    visits.listVisits.answer,
  );
  for (const visit of items) {
    const isOurs = visit.target === subject;
    await as(inspectorWith(visit.seats[0]?.staffNo ?? '')).post(
      `/v1/assignments/${visit.id}/record`,
      visits.recordVisit.answer,
      {
        findings: [
          {
            itemCode: 'SCJG-001',
            outcome: isOurs ? 'problem' : 'no-problem',
            note: isOurs ? '公示的经营场所与实际不符，责令于 4 月 7 日前改正。' : '',
          },
        ],
        resultCodes: [isOurs ? correctionOrdered : '1'],
        visitedOn: '2025-03-05',
      },
    );
  }
  await goTo('2025-03-10');
  for (const { id } of items) {
    await as('reviewer').post(`/v1/visits/${id}/review`, visits.reviewVisit.answer, { outcome: 'approve' });
    await as('reviewer').post(`/v1/visits/${id}/publication`, visits.publishResult.answer);
  }
  await as('planner').post(`/v1/draws/${draw.id}/reveal`, draws.requestReveal.answer);
  const found = await lookAtRecord(stage, { zh: '检查发现问题', en: 'a problem was found' });
  check(found.standing.riskClass === 'C', 'the result raised the risk class');
  fact({
    zh: '结果公示、种子揭示；风险类别升为 C，无人因此自动列入名单',
    en: 'the result is published and the secret revealed; the class is C, and nobody is listed by that alone',
  });
};
