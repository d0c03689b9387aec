import type { Named } from '../../domain/inspections/draft-fault.ts';
import type { TaskDraft } from '../../domain/inspections/task.ts';
import type { Records } from '../ports.ts';

/** What the registers say of the items, inspectors and targets that a draft names. */
export const namedInDraft = async (
  records: Records,
  { itemCodes, seats, exclusions }: TaskDraft,
): Promise<Named> => {
  const experts = seats.flatMap(({ expert }) => (expert === undefined ? [] : [expert]));
  const staffNos = [...new Set([...experts, ...exclusions.inspectors.map(({ staffNo }) => staffNo)])];
  const [items, inspectors, targets] = await Promise.all([
    records.getMany(
      'item',
      itemCodes.map((code) => ({ code })),
    ),
    records.getMany(
      'inspector',
      staffNos.map((staffNo) => ({ staffNo })),
    ),
    records.getMany(
      'entity',
      exclusions.targets.map(({ target: id }) => ({ target: { id } })),
    ),
  ]);
  return {
    items: items.map((item) => item?.value),
    inspectors: new Map(
      inspectors.flatMap((one) => (one === undefined ? [] : [[one.value.staffNo, one.value]])),
    ),
    targets: new Set(targets.flatMap((one) => (one === undefined ? [] : [one.value.target.id]))),
  };
};
