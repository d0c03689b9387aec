import type { Text } from '../primitives/text.ts';
import type { BlockedSeats, BlockingGroup } from './blocking-group.ts';

/** How many of several names a sentence gives before it says "and others". */
const namedAtMost = 3;

/** The refusal in one sentence, such as "3 targets need 1 from 33.SCJG with 特种设备 …". */
export const blockingGroupText = ({ seats, needed, inspectors, available }: BlockingGroup): Text => ({
  zh: `${seats.map(inChinese).join('，')}，共 ${needed} 人次；可承担的检查人员只有 ${inspectors} 名，最多 ${available} 人次`,
  en: `${seats.map(inEnglish).join(' and ')}, ${needed} visits in all; only ${inspectors} free ${inspectors === 1 ? 'inspector' : 'inspectors'} can make any of them, ${available} at most`,
});

const listed = (names: readonly string[], separator: string, others: string): string =>
  names.slice(0, namedAtMost).join(separator) + (names.length > namedAtMost ? others : '');

const inChinese = ({ department, skill, perTarget, targets, districts }: BlockedSeats): string => {
  const where = districts === undefined ? '' : `（${listed(districts, '、', '等')}）`;
  const who = `${department}${skill === undefined ? '' : `“${skill}”`}检查人员`;
  return `${targets.length} 个检查对象${where}各需 ${perTarget} 名 ${who}`;
};

const inEnglish = ({ department, skill, perTarget, targets, districts }: BlockedSeats): string => {
  const where = districts === undefined ? '' : ` in ${listed(districts, ', ', ' and elsewhere')}`;
  const need = targets.length === 1 ? 'target needs' : 'targets need';
  const who = `${department}${skill === undefined ? '' : ` with ${skill}`}`;
  return `${targets.length} ${need} ${perTarget} from ${who}${where}`;
};
