import type { Text } from '../primitives/text.ts';
import type { BlockedSeats, BlockingGroup } from './blocking-group.ts';
import { isExpertSkill } from './named-expert.ts';

/** What people call the departments and districts that a group names by code. */
export interface GroupNames {
  readonly department: (code: string) => string;
  readonly district: (code: string) => string;
}

const codesAsTheyAre: GroupNames = { department: (code) => code, district: (code) => code };

/** How many of several names a sentence gives before it says "and others". */
const namedAtMost = 3;

/**
 * What is short and what would unblock it, in the words of a planner: "3 targets need 1 from 33.SCJG with
 * 特种设备 …". How many inspectors more would do is exact for the group: each can make one visit to every target of it.
 */
export const blockingGroupText = (group: BlockingGroup, names: GroupNames = codesAsTheyAre): Text => {
  const { seats, needed, inspectors, available } = group;
  const remedies = remediesFor(group, names);
  const able: Text =
    inspectors === 0
      ? { zh: '人员池中没有可承担的检查人员', en: 'the pool has nobody who can make any of them' }
      : {
          zh: `可承担的检查人员只有 ${inspectors} 名，最多 ${available} 人次`,
          en: `only ${inspectors} free ${inspectors === 1 ? 'inspector' : 'inspectors'} can make any of them, ${available} at most`,
        };
  return {
    zh: `${seats.map((seat) => needInChinese(seat, names)).join('，')}，共 ${needed} 人次；${able.zh}。可以：${remedies.map(({ zh }) => zh).join('；或者')}。`,
    en: `${seats.map((seat) => needInEnglish(seat, names)).join(' and ')}, ${needed} visits in all; ${able.en}. What would help: ${remedies.map(({ en }) => en).join('; or ')}.`,
  };
};

const listed = (words: readonly string[], separator: string, others: string): string =>
  words.slice(0, namedAtMost).join(separator) + (words.length > namedAtMost ? others : '');

/** A code with blanks around it, as Chinese text has them beside Latin letters and digits; a name as it is. */
const spaced = (word: string): string => (/^[\x21-\x7e]+$/.test(word) ? ` ${word} ` : word);

const whoInChinese = ({ department, skill }: BlockedSeats, names: GroupNames): string => {
  const of = spaced(names.department(department));
  if (isExpertSkill(skill)) return `${of}点名专家`;
  return `${of}${skill === undefined ? '' : `“${skill}”`}检查人员`;
};

const whoInEnglish = ({ department, skill }: BlockedSeats, names: GroupNames): string => {
  if (isExpertSkill(skill)) return `${names.department(department)}, the named expert`;
  return `${names.department(department)}${skill === undefined ? '' : ` with ${skill}`}`;
};

const needInChinese = (seat: BlockedSeats, names: GroupNames): string => {
  const { perTarget, targets, districts } = seat;
  const where = districts === undefined ? '' : `（${listed(districts.map(names.district), '、', '等')}）`;
  return `${targets.length} 个检查对象${where}各需 ${perTarget} 名${whoInChinese(seat, names)}`;
};

const needInEnglish = (seat: BlockedSeats, names: GroupNames): string => {
  const { perTarget, targets, districts } = seat;
  const where =
    districts === undefined ? '' : ` in ${listed(districts.map(names.district), ', ', ' and elsewhere')}`;
  const need = targets.length === 1 ? 'target needs' : 'targets need';
  return `${targets.length} ${need} ${perTarget} from ${whoInEnglish(seat, names)}${where}`;
};

/** What would unblock the group; the first always does, the others where they apply. */
const remediesFor = (
  { seats, needed, inspectors, available }: BlockingGroup,
  names: GroupNames,
): readonly Text[] => {
  const targets = new Set(seats.flatMap((seat) => seat.targets)).size;
  const places = seats.reduce((sum, { perTarget }) => sum + perTarget, 0);
  const hasExpert = seats.some(({ skill }) => isExpertSkill(skill));
  const isFull = inspectors > 0 && available < inspectors * targets;
  return [
    ...(hasExpert
      ? [otherExpert]
      : [moreInspectors(seats, Math.ceil((needed - available) / targets), names)]),
    ...(isFull ? [higherCapacity] : []),
    ...(seats.some(({ districts }) => districts !== undefined) ? [widerRegion] : []),
    // With fewer inspectors than one visit needs, no sample is small enough.
    ...(targets > 1 && inspectors >= places ? [smallerSample(available)] : []),
  ];
};

const moreInspectors = (seats: readonly BlockedSeats[], count: number, names: GroupNames): Text => {
  const isRegional = seats.some(({ districts }) => districts !== undefined);
  return {
    zh: `再增加 ${count} 名${isRegional ? '符合地区规则的' : ''}${seats.map((seat) => whoInChinese(seat, names)).join('或')}`,
    en: `${count} more from ${seats.map((seat) => whoInEnglish(seat, names)).join(' or ')}${isRegional ? ', whom the region rule admits' : ''}`,
  };
};

const otherExpert: Text = { zh: '另点一名能够承担的专家', en: 'naming an expert who can come' };

const higherCapacity: Text = {
  zh: '提高这些人员的抽取上限（须回避的除外）',
  en: 'a higher capacity of these inspectors, unless they must stay away',
};

const widerRegion: Text = { zh: '放宽地区规则', en: 'a wider region rule' };

const smallerSample = (available: number): Text => ({
  zh: `减少抽取数，使这些席位不超过 ${available} 人次`,
  en: `a smaller sample, so that these seats take no more than ${available}`,
});
