import * as contracts from '../../../shared/contracts/visits.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { civilDateOf, instantOf } from '../../../shared/domain/primitives/time.ts';
import { personaNames, personaOf } from '../personas.ts';
import { check } from './checks.ts';
import { inspectorWith } from './inspectors.ts';
import { sampleSize } from './plan-task.ts';
import { type Clients, refusalOf, type Stage } from './stage.ts';

/** The result code of a serious refusal to cooperate. */
const serious = '6';

/** Each inspector records their own visits. */
export const inspecting = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  draw: Draw,
): Promise<readonly Visit[]> => {
  step({
    zh: '检查：每名检查人员只看到自己的检查，一企一表录入',
    en: 'Inspection: each inspector sees their own visits and records one form for each',
  });
  const { items } = await as('planner').get(
    `/v1/draws/${draw.id}/visits?limit=200`,
    contracts.listVisits.answer,
  );
  const visits = items.filter(({ state }) => state !== 'replaced');
  check(visits.length === sampleSize, 'every drawn target has a visit');
  check(
    visits.every(({ seats }) => new Set(seats.map(({ staffNo }) => staffNo)).size === 2),
    'two different inspectors come to every visit',
  );
  const [first] = visits;
  check(first !== undefined, 'there is a visit');
  const stranger = personaNames.find((name) => {
    const staffNo = personaOf(name).claims.staff_no;
    return staffNo !== undefined && !first.seats.some((seat) => seat.staffNo === staffNo);
  });
  check(stranger !== undefined, 'someone is not on the first visit');
  const peek = await refusalOf(
    as(stranger).get(`/v1/assignments/${first.id}`, contracts.getAssignment.answer),
  );
  check(peek === 'not-found', 'inspectors cannot see others’ visits');
  fact({ zh: '他人的检查查不到', en: 'visits of others are not to be seen' });

  for (const [i, visit] of visits.entries()) {
    const inspector = as(inspectorWith(visit.seats[0]?.staffNo ?? ''));
    const mine = await inspector.get('/v1/assignments', contracts.listAssignments.answer);
    check(
      mine.items.some(({ id }) => id === visit.id),
      'the inspector finds the visit',
    );
    const isProblem = i < 2;
    await inspector.post(`/v1/assignments/${visit.id}/record`, contracts.recordVisit.answer, {
      findings: visit.itemCodes.map((itemCode, place) => ({
        itemCode,
        outcome: isProblem && place === 0 ? 'problem' : 'no-problem',
        note: isProblem && place === 0 ? '拒不提供登记材料，经两次书面通知仍不配合。' : '',
      })),
      resultCodes: [i === 0 ? serious : isProblem ? '5' : '1'],
      visitedOn: civilDateOf(instantOf(Date.now())),
    });
  }
  fact({
    zh: `${visits.length} 次检查全部录入：1 户拒不配合，1 户责令改正，其余未发现问题`,
    en: `${visits.length} visits recorded: one refused to cooperate, one was ordered to correct, the others are fine`,
  });
  return visits;
};

/** A second person reviews and publishes; gives the visit with the worst result. */
export const publishing = async (
  { narrator: { step, fact } }: Stage,
  as: Clients,
  visits: readonly Visit[],
): Promise<Visit> => {
  step({
    zh: '审核与公示：第二人审核，审核通过后公示',
    en: 'Review and publication: a second person reviews, then the result is published',
  });
  const reviewer = as('reviewer');
  for (const { id } of visits.toReversed()) {
    await reviewer.post(`/v1/visits/${id}/review`, contracts.reviewVisit.answer, { outcome: 'approve' });
    const published = await reviewer.post(`/v1/visits/${id}/publication`, contracts.publishResult.answer);
    check(published.reviewedBy !== published.recordedBy, 'reviewer and recorder differ');
  }
  const [worst] = visits;
  check(worst !== undefined, 'there is a visit');
  const again = await refusalOf(
    reviewer.post(`/v1/visits/${worst.id}/publication`, contracts.publishResult.answer),
  );
  check(again === 'wrong-state', 'a published result is not altered');
  fact({
    zh: `${visits.length} 项结果已公示，公示后不可更改`,
    en: `${visits.length} results are public and cannot be altered`,
  });
  return worst;
};
