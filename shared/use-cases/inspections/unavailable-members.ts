import { compareCodeUnits } from '../../domain/draws/code-unit-order.ts';
import { isAvailable } from '../../domain/inspections/substitution-grounds.ts';
import type { CivilDate } from '../../domain/primitives/time.ts';
import type { Records } from '../ports.ts';

/** How many inspectors are read at once. */
const atOnce = 1000;

/**
 * The pseudonyms, in code-unit order, of a pool's members who cannot come now, as the register says: not active, or with a
 * certificate that ends before the task does. `staffNoOf` gives the members' staff numbers by pseudonym.
 */
export const unavailableMembers = async (
  records: Records,
  staffNoOf: ReadonlyMap<string, string>,
  endsOn: CivilDate,
): Promise<readonly string[]> => {
  const members = [...staffNoOf];
  const unavailable: string[] = [];
  for (let i = 0; i < members.length; i += atOnce) {
    const some = members.slice(i, i + atOnce);
    const inspectors = await records.getMany(
      'inspector',
      some.map(([, staffNo]) => ({ staffNo })),
    );
    some.forEach(([pseudonym], n) => {
      if (!isAvailable(inspectors[n]?.value, endsOn)) unavailable.push(pseudonym);
    });
  }
  return unavailable.toSorted(compareCodeUnits);
};
