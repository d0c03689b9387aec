import { Temporal } from 'temporal-polyfill';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { CivilDate } from '../primitives/time.ts';
import { districtPrefix } from '../registry/district-code.ts';
import type { Item } from '../registry/item.ts';
import { isWithin } from '../registry/unit.ts';
import type { TaskDraft } from './task.ts';

/** How far ahead a task may be planned, and how long it may last. */
const longestLead = { years: 2 };
const longestRun = { years: 1 };

const invalid = (field: keyof TaskDraft, zh: string, en: string): Refusal =>
  refusal('invalid-input', zh, en, `body.${field}`);

const isLater = (on: CivilDate, from: CivilDate, span: { years: number }): boolean =>
  Temporal.PlainDate.compare(Temporal.PlainDate.from(on), Temporal.PlainDate.from(from).add(span)) > 0;

const dateFault = ({ plannedOn, endsOn }: TaskDraft, today: CivilDate): Refusal | undefined => {
  if (plannedOn < today) return invalid('plannedOn', '计划检查日期已过。', 'The planned day is in the past.');
  if (isLater(plannedOn, today, longestLead))
    return invalid('plannedOn', '计划检查日期不得晚于两年后。', 'A task is planned at most two years ahead.');
  if (endsOn < plannedOn)
    return invalid('endsOn', '截止日期早于计划检查日期。', 'The task ends before its planned day.');
  if (isLater(endsOn, plannedOn, longestRun))
    return invalid('endsOn', '任务期限不得超过一年。', 'A task lasts at most one year.');
  return undefined;
};

const seatFault = ({ seats }: TaskDraft): Refusal | undefined => {
  if (seats.reduce((sum, { count }) => sum + count, 0) < 2)
    return invalid(
      'seats',
      '每次检查不得少于两名执法人员（行政处罚法第42条）。',
      'A visit needs at least two inspectors (Administrative Penalty Law, art. 42).',
    );
  const kinds = seats.map(({ department, skill }) => `${department} ${skill ?? ''}`);
  const departments = [...new Set(seats.map(({ department }) => department))];
  // An inspector of a unit below another seat's would stand in the pool twice, as two people.
  const isOneBelowAnother = departments.some((unit) =>
    departments.some((other) => other !== unit && isWithin(unit, other)),
  );
  return new Set(kinds).size < kinds.length || isOneBelowAnother
    ? invalid(
        'seats',
        '同一部门同一专长的席位只能写一次，且一个席位的部门不得是另一席位部门的下级。',
        'Seats of one department and skill are stated once, and no department may be below that of another seat.',
      )
    : undefined;
};

const districtFault = ({ criteria }: TaskDraft, jurisdiction: string | undefined): Refusal | undefined => {
  const outside = criteria.districts.find(
    (district) =>
      jurisdiction === undefined || !districtPrefix(district).startsWith(districtPrefix(jurisdiction)),
  );
  return outside === undefined
    ? undefined
    : invalid(
        'criteria',
        `地区 ${outside} 不在您的管辖区域${jurisdiction === undefined ? '（令牌中没有管辖区域）' : ` ${jurisdiction} `}内。`,
        `District ${outside} is not within your jurisdiction${jurisdiction === undefined ? ', for your token names none' : ` ${jurisdiction}`}.`,
      );
};

const itemFault = (
  { itemCodes, seats }: TaskDraft,
  items: readonly (Item | undefined)[],
): Refusal | undefined => {
  for (const [i, code] of itemCodes.entries()) {
    const item = items[i];
    if (item === undefined)
      return invalid(
        'itemCodes',
        `抽查事项清单中没有事项 ${code}；无清单不检查。`,
        `The catalogue has no item ${code}; what is not listed is not inspected.`,
      );
    const hasAuthority = seats.some(
      ({ department }) => isWithin(department, item.authority) || isWithin(item.authority, department),
    );
    if (!hasAuthority)
      return invalid(
        'seats',
        `事项 ${code} 由 ${item.authority} 检查，席位中没有该部门。`,
        `Item ${code} is inspected by ${item.authority}, which has no seat.`,
      );
    const skill = item.requiredSkills.find((needed) => !seats.some((seat) => seat.skill === needed));
    if (skill !== undefined)
      return invalid(
        'seats',
        `事项 ${code} 要求专业“${skill}”，席位中没有该专业。`,
        `Item ${code} needs the skill “${skill}”, which no seat asks for.`,
      );
  }
  return undefined;
};

/**
 * What is wrong with a drafted task, or nothing: its days, its seats, the planner's jurisdiction (GB/T 2260
 * code), and its items, given in the order of their codes, `undefined` where the catalogue has none.
 */
export const draftFault = (
  draft: TaskDraft,
  today: CivilDate,
  jurisdiction: string | undefined,
  items: readonly (Item | undefined)[],
): Refusal | undefined =>
  dateFault(draft, today) ??
  seatFault(draft) ??
  districtFault(draft, jurisdiction) ??
  itemFault(draft, items);
