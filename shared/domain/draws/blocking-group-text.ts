import type { Text } from '../primitives/text.ts';
import type { BlockedSeats, BlockingGroup } from './blocking-group.ts';

/** How many parts of a group, and districts of a part, a sentence names before it says "and others". */
const namedAtMost = 3;

/** The refusal in one sentence. */
export const blockingGroupText = ({ seats, needed, inspectors, available }: BlockingGroup): Text => ({
  zh: `${cut(seats.map(inChinese), '；', '等')}，共需 ${needed} 人次；符合条件的检查人员只有 ${inspectors} 名，最多可承担 ${available} 人次`,
  en: `${cut(seats.map(inEnglish), '; ', ' and others')}, ${needed} seats in all; only ${inspectors} free ${inspectors === 1 ? 'inspector' : 'inspectors'} can take any of them, ${available} at most`,
});

const cut = (names: readonly string[], separator: string, others: string): string =>
  names.slice(0, namedAtMost).join(separator) + (names.length > namedAtMost ? others : '');

const inChinese = ({ department, skill, districts, target, targets, perTarget }: BlockedSeats): string => {
  const where =
    target ?? `${districts === undefined ? '' : `${cut(districts, '、', '等地')} 的 `}${targets} 个检查对象`;
  return `${where}${target === undefined ? '各' : ' '}需 ${perTarget} 名 ${department}${skill === undefined ? '' : `“${skill}”`}检查人员`;
};

const inEnglish = ({ department, skill, districts, target, targets, perTarget }: BlockedSeats): string => {
  const counted = `${targets} ${targets === 1 ? 'target needs' : 'targets need'}`;
  const where =
    districts === undefined
      ? counted
      : counted.replace(' need', ` in ${cut(districts, ', ', ' and others')} need`);
  return `${target === undefined ? where : `${target} needs`} ${perTarget} from ${department}${skill === undefined ? '' : ` with ${skill}`}`;
};
