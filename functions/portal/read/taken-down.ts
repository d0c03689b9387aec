import { categoriesShown } from '../../../shared/domain/credit/publicity.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { isNaturalPerson } from '../../../shared/domain/registry/identifier.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import { historyNow } from '../../../shared/use-cases/credit/history-now.ts';

type Published = Pick<Visit, 'id' | 'target' | 'record'>;

/**
 * The result codes that the public may still see of these published results: none of a natural person, and none of a result
 * that was repaired, withdrawn, is past its retention or is adverse and past its publication term; of several those whose own
 * term runs on. What was published once stays stored, and out of sight.
 */
export const stillShown = async (
  ports: Pick<Ports, 'records' | 'tables' | 'clock'>,
  visits: readonly Published[],
): Promise<(visit: Published) => readonly string[]> => {
  const now = ports.clock.now();
  const targets = [...new Set(visits.map(({ target }) => target))].filter((one) => !isNaturalPerson(one));
  const histories = await Promise.all(targets.map((target) => historyNow(ports, target, now)));
  const shown = new Map(histories.flatMap((history) => [...categoriesShown(history)]));
  return ({ id, target, record }) => {
    if (isNaturalPerson(target)) return [];
    if (record === undefined) throw new Error(`visit ${id} is published without a record`);
    const ofVisit = shown.get(id);
    // What was published a moment ago has not reached the history yet.
    return ofVisit === undefined
      ? record.resultCodes
      : record.resultCodes.filter((code) => ofVisit.has(code));
  };
};
