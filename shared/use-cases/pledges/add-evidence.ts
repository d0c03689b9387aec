import type { Visit } from '../../domain/inspections/visit.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { resolveEntity } from '../credit/resolve-entity.ts';
import type { Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';

/**
 * Shows the published result of a visit that was made to verify pledges on the open pledges that its task asked for. It
 * verifies nothing: a person does. Doing it twice changes nothing.
 */
export const addEvidence = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { id: visitId, taskId, target, record }: Visit,
): Promise<Result<unknown>> => {
  const task = await records.get('task', { id: taskId });
  if (record === undefined || task?.value.trigger !== 'pledge-verification') return accepted(undefined);
  const { pledgeItems } = task.value.criteria;
  const entity = await resolveEntity(records, target);
  const asked = (entity?.value.openPledges ?? []).filter(
    ({ itemCode }) => pledgeItems.length === 0 || pledgeItems.includes(itemCode),
  );
  const pledges = await records.getMany(
    'pledge',
    asked.map(({ pledgeId }) => ({ id: pledgeId })),
  );
  const { visitedOn, resultCodes } = record;
  const writes = pledges.flatMap((before): Write[] =>
    before === undefined || before.value.evidence.some((one) => one.visitId === visitId)
      ? []
      : [
          {
            kind: 'pledge',
            value: {
              ...before.value,
              evidence: [...before.value.evidence, { visitId, visitedOn, resultCodes }],
            },
            before,
          },
        ],
  );
  if (writes.length === 0) return accepted(undefined);
  return ledger.apply({
    ...serviceAsk('reactions', `pledge-evidence#${visitId}`),
    at: clock.now(),
    action: 'pledge-evidence-added',
    about: `visit/${visitId}`,
    basis: '浙江省保障“最多跑一次”改革规定第14条',
    writes,
    answer: { visitId },
  });
};
