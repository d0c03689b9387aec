import type { Visit } from '../../domain/inspections/visit.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { resolveEntity } from '../credit/resolve-entity.ts';
import type { Stored } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';

/**
 * Shows the published result of a visit that was made to verify pledges on the open pledges that its task asked for and that
 * were accepted by then: nobody can have seen before it whether a pledge is kept. It
 * verifies nothing: a person does. Doing it twice changes nothing. Gives the first refusal, where there is one.
 */
export const addEvidence = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  visit: Visit,
): Promise<Result<unknown>> => {
  const task = await ports.records.get('task', { id: visit.taskId });
  if (task?.value.trigger !== 'pledge-verification') return accepted(undefined);
  const { pledgeItems } = task.value.criteria;
  const entity = await resolveEntity(ports.records, visit.target);
  const asked = (entity?.value.openPledges ?? []).filter(
    ({ itemCode }) => pledgeItems.length === 0 || pledgeItems.includes(itemCode),
  );
  for (const { pledgeId } of asked) {
    const pledge = await ports.records.get('pledge', { id: pledgeId });
    if (pledge === undefined) throw new Error(`the open pledge ${pledgeId} is gone`);
    const shown = await show(ports, visit, pledge);
    if (!shown.ok && shown.refusal.code !== 'command-already-applied') return shown;
  }
  return accepted(undefined);
};

const show = async (
  { ledger, clock }: Pick<Ports, 'ledger' | 'clock'>,
  { id: visitId, record }: Visit,
  before: Stored<'pledge'>,
): Promise<Result<unknown>> => {
  const { id: pledgeId, evidence, acceptedOn } = before.value;
  if (record === undefined) throw new Error(`visit ${visitId} is published without a record`);
  if (evidence.some((one) => one.visitId === visitId)) return accepted(undefined);
  const { visitedOn, resultCodes } = record;
  if (visitedOn < acceptedOn) return accepted(undefined);
  return ledger.apply({
    ...serviceAsk('reactions', `pledge-evidence#${visitId}#${pledgeId}`),
    at: clock.now(),
    action: 'pledge-evidence-added',
    about: `pledge/${pledgeId}`,
    basis: '浙江省保障“最多跑一次”改革规定第14条',
    writes: [
      {
        kind: 'pledge',
        value: { ...before.value, evidence: [...evidence, { visitId, visitedOn, resultCodes }] },
        before,
      },
    ],
    answer: { visitId },
  });
};
