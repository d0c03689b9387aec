import type { Exclusion } from '../draws/exclusion.ts';
import type { Inspector } from '../registry/inspector.ts';
import type { Item } from '../registry/item.ts';
import { isSameLine } from '../registry/unit.ts';
import type { SeatRequirement, Task } from './task.ts';

type Reason = Extract<Exclusion, { of: 'inspector' }>['reason'];

/** The task's items that a department inspects; all of them where it inspects none, as when it only lends people. */
const itemsOf = (department: string, items: readonly Pick<Item, 'code' | 'authority'>[]) => {
  const own = items.filter(({ authority }) => isSameLine(department, authority));
  return own.length === 0 ? items : own;
};

const suits = ({ skill, expert }: SeatRequirement, { staffNo, skills }: Inspector): boolean =>
  expert === undefined ? skill === undefined || skills.includes(skill) : expert === staffNo;

/**
 * Why an inspector of a seat's department is kept out of a task's pool, or nothing. `organiserStaffNo` is who draws:
 * who draws does not check (办理与监督相分离). The certificate must hold through the task's last day, for visits may be
 * made until then.
 */
export const whyInspectorExcluded = (
  inspector: Inspector,
  { seats, department }: { readonly seats: readonly SeatRequirement[]; readonly department: string },
  { endsOn }: Pick<Task, 'endsOn'>,
  items: readonly Pick<Item, 'code' | 'authority'>[],
  organiserStaffNo: string | undefined,
): Reason | undefined => {
  const { staffNo, state, certificateValidUntil, itemCodes } = inspector;
  if (staffNo === organiserStaffNo) return 'draw-organiser';
  if (state === 'on-leave') return 'on-leave';
  if (state !== 'active') return 'suspended';
  if (certificateValidUntil < endsOn) return 'certificate-expired';
  const covers =
    itemCodes.length === 0 || itemsOf(department, items).every(({ code }) => itemCodes.includes(code));
  if (!covers) return 'item-out-of-scope';
  const ownSeats = seats.filter((seat) => seat.department === department);
  return ownSeats.some((seat) => suits(seat, inspector)) ? undefined : 'skill-missing';
};
