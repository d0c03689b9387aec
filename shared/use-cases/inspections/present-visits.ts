import type { Draw } from '../../domain/inspections/draw.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import type { Records } from '../ports.ts';

/**
 * The visits of a concluded draw of targets that still stand, in drawn order: those that were not replaced. Throws at the
 * end where the list lags behind what was written; a run that asks is tried again.
 */
export async function* presentVisits(records: Records, { id, counts }: Draw): AsyncGenerator<Visit> {
  let listed = 0;
  for await (const { value } of records.all('visitsOfDraw', { drawId: id })) {
    if (value.state === 'replaced') continue;
    listed += 1;
    yield value;
  }
  if (listed !== counts.sample)
    throw new Error(`draw ${id} has ${counts.sample} visits, of which ${listed} are listed yet`);
}
