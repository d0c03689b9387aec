import { visitsTakenDown } from '../../../shared/domain/credit/publicity.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { isNaturalPerson } from '../../../shared/domain/registry/identifier.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import { historyNow } from '../../../shared/use-cases/credit/history-now.ts';

/**
 * Which of these published results the public may still see: none of a natural person, and none that was repaired, withdrawn,
 * is past its retention or is adverse and past its publication term. What was published once stays stored, and out of sight.
 */
export const stillShown = async (
  ports: Pick<Ports, 'records' | 'tables' | 'clock'>,
  visits: readonly Pick<Visit, 'id' | 'target'>[],
): Promise<(visitId: string) => boolean> => {
  const now = ports.clock.now();
  const hidden = new Set(visits.flatMap(({ id, target }) => (isNaturalPerson(target) ? [id] : [])));
  await Promise.all(
    [...new Set(visits.map(({ target }) => target))].map(async (target) => {
      for (const visitId of visitsTakenDown(await historyNow(ports, target, now))) hidden.add(visitId);
    }),
  );
  return (visitId) => !hidden.has(visitId);
};
