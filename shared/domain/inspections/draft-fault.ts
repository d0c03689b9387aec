import { Temporal } from 'temporal-polyfill';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { CivilDate } from '../primitives/time.ts';
import { districtPrefix } from '../registry/district-code.ts';
import { isNaturalPerson } from '../registry/identifier.ts';
import type { Inspector } from '../registry/inspector.ts';
import type { Item } from '../registry/item.ts';
import { isSameLine, isWithin } from '../registry/unit.ts';
import { samplingFault } from './sampling-fault.ts';
import type { TaskDraft } from './task.ts';

/** How far ahead a task may be planned, and how long it may last. */
const longestLead = { years: 2 };
const longestRun = { years: 1 };

/** What the registers say of those whom a draft names. */
export interface Named {
  /** The catalogue's items, in the order of the draft's codes; `undefined` where there is none. */
  readonly items: readonly (Item | undefined)[];
  /** Inspectors by staff number. */
  readonly inspectors: ReadonlyMap<string, Inspector>;
  /** The ids of the targets that are registered. */
  readonly targets: ReadonlySet<string>;
}

const invalid = (field: string, zh: string, en: string): Refusal =>
  refusal('invalid-input', zh, en, `body.${field}`);

const repeatedIn = (ids: readonly string[]): string | undefined =>
  ids.find((id, index) => ids.indexOf(id) !== index);

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
  const kinds = seats.map(({ department, skill, expert }) => JSON.stringify([department, skill, expert]));
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

const expertFault = (
  { seats }: TaskDraft,
  items: readonly (Item | undefined)[],
  inspectors: Named['inspectors'],
): Refusal | undefined => {
  for (const [i, { department, skill, expert, count }] of seats.entries()) {
    if (expert === undefined) continue;
    const named = inspectors.get(expert);
    if (count !== 1 || skill !== undefined)
      return invalid(
        `seats.${i}`,
        `点名专家 ${expert} 的席位只能为 1 人，且不再另写专业。`,
        `The seat of the named expert ${expert} has the count 1 and asks for no skill besides.`,
      );
    if (named === undefined || !named.isExpert || !isWithin(named.department, department))
      return invalid(
        `seats.${i}.expert`,
        `${expert} 不是 ${department} 名录中的专家；请填写该部门专家的人员编号。`,
        `${expert} is no expert in the register of ${department}; give the staff number of one who is.`,
      );
  }
  const demanding = items.find((item) => item?.expertRequired === true);
  return demanding !== undefined && !seats.some(({ expert }) => expert !== undefined)
    ? invalid(
        'seats',
        `事项 ${demanding.code} 须有专家参加；请增加一个写明专家人员编号的席位。`,
        `Item ${demanding.code} demands an expert; add a seat that names one.`,
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
  const repeated = repeatedIn(itemCodes);
  if (repeated !== undefined)
    return invalid(
      'itemCodes',
      `事项 ${repeated} 写了不止一次。`,
      `Item ${repeated} is named more than once.`,
    );
  for (const [i, code] of itemCodes.entries()) {
    const item = items[i];
    if (item === undefined)
      return invalid(
        'itemCodes',
        `抽查事项清单中没有事项 ${code}；无清单不检查。`,
        `The catalogue has no item ${code}; what is not listed is not inspected.`,
      );
    const hasAuthority = seats.some(({ department }) => isSameLine(department, item.authority));
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

const exclusionFault = ({ exclusions, seats }: TaskDraft, named: Named): Refusal | undefined => {
  const targets = exclusions.targets.map(({ target }) => target);
  const staffNos = exclusions.inspectors.map(({ staffNo }) => staffNo);
  const repeated = repeatedIn(targets) ?? repeatedIn(staffNos);
  if (repeated !== undefined)
    return invalid('exclusions', `${repeated} 被重复排除。`, `${repeated} is excluded more than once.`);
  if (targets.some(isNaturalPerson))
    return invalid(
      'exclusions.targets',
      '自然人不列入抽样框，无须排除。',
      'Natural persons are never in a frame, so there is nobody to exclude.',
    );
  const unknown = targets.find((target) => !named.targets.has(target));
  if (unknown !== undefined)
    return invalid(
      'exclusions.targets',
      `检查对象名录库中没有 ${unknown}。`,
      `The register has no target ${unknown}.`,
    );
  const stranger = staffNos.find((staffNo) => {
    const unit = named.inspectors.get(staffNo)?.department;
    return unit === undefined || !seats.some(({ department }) => isWithin(unit, department));
  });
  return stranger === undefined
    ? undefined
    : invalid(
        'exclusions.inspectors',
        `${stranger} 不在席位所列部门的执法检查人员名录中，无须排除。`,
        `${stranger} is no inspector of the seats' departments, so there is nobody to exclude.`,
      );
};

const pledgeFault = ({ trigger, criteria }: TaskDraft): Refusal | undefined =>
  criteria.pledgeItems.length > 0 && trigger !== 'pledge-verification'
    ? invalid(
        'criteria.pledgeItems',
        '按承诺事项抽取的任务，检查来源须为承诺核查（pledge-verification）。',
        'A task whose targets are chosen by their pledges has the trigger pledge-verification.',
      )
    : undefined;

/**
 * What is wrong with a drafted task, or nothing: its days, its seats, the planner's jurisdiction (GB/T 2260
 * code), its sample, its pledges, its items, and those whom it names.
 */
export const draftFault = (
  draft: TaskDraft,
  today: CivilDate,
  jurisdiction: string | undefined,
  named: Named,
): Refusal | undefined =>
  dateFault(draft, today) ??
  seatFault(draft) ??
  districtFault(draft, jurisdiction) ??
  samplingFault(draft) ??
  pledgeFault(draft) ??
  itemFault(draft, named.items) ??
  expertFault(draft, named.items, named.inspectors) ??
  exclusionFault(draft, named);
