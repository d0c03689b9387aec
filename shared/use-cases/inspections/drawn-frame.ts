import type { Draw } from '../../domain/inspections/draw.ts';
import { stratumSchema } from '../../domain/inspections/stratum.ts';
import type { Task } from '../../domain/inspections/task.ts';
import type { CivilDate } from '../../domain/primitives/time.ts';
import type { Records } from '../ports.ts';
import { earlierVisits } from './earlier-visits.ts';
import { presentVisits } from './present-visits.ts';
import { frameCollector, type SelectedFrame } from './selected-frame.ts';

/** How many targets are asked for at once. */
const batchSize = 1_000;

/**
 * The frame of a department's own draw of inspectors: the targets that the `targets` draw has left, with the strata
 * and districts that were frozen for it.
 */
export const drawnFrame = async (
  records: Records,
  draw: Draw,
  task: Task,
  today: CivilDate,
): Promise<SelectedFrame> => {
  const ids: string[] = [];
  for await (const { target } of presentVisits(records, draw)) ids.push(target);
  const { staffNosAt } = await earlierVisits(records, task, today);
  const lastInspectors = new Map<string, readonly string[]>();
  for (let i = 0; i < ids.length; i += batchSize) {
    const refs = ids.slice(i, i + batchSize).map((id) => ({ target: { id } }));
    for (const entity of await records.getMany('entity', refs)) {
      if (entity === undefined) continue;
      const { target, lastVisit } = entity.value;
      lastInspectors.set(target.id, [...(lastVisit?.staffNos ?? []), ...(staffNosAt.get(target.id) ?? [])]);
    }
  }
  const present = new Set(ids);
  const collector = frameCollector();
  for await (const { value } of records.all('frameParts', { inputsId: draw.inputsId }))
    value.entries.forEach(({ stratum, ...entry }, i) => {
      if (present.has(entry.id))
        collector.include({
          ...entry,
          stratum: stratumSchema.parse(stratum),
          name: value.names[i] ?? entry.id,
          lastInspectors: lastInspectors.get(entry.id) ?? [],
        });
    });
  // These targets are known when the draw of the targets is revealed, and nobody else is left out.
  return collector.frame({ excluded: [], aboveCap: 0, unplaced: 0, givesAway: [] });
};
