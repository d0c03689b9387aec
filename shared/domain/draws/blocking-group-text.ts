import type { Text } from '../primitives/text.ts';
import type { BlockedSeats, BlockingGroup } from './blocking-group.ts';
import { isExpertSkill } from './named-expert.ts';
import { newcomersFor } from './newcomers.ts';

/** What people call the departments and districts that a group names by code. */
export interface GroupNames {
  readonly department: (code: string) => string;
  readonly district: (code: string) => string;
}

const codesAsTheyAre: GroupNames = { department: (code) => code, district: (code) => code };

/** How many names of several a sentence gives before it says "and others". */
const namedAtMost = 3;

/**
 * What is short and what would unblock it, in the words of a planner: "3 targets need 1 from 33.SCJG with
 * 特种设备 …". More inspectors always unblock the group; `alternatives` are what would do instead of them.
 */
export const blockingGroupText = (
  group: BlockingGroup,
  names: GroupNames = codesAsTheyAre,
  alternatives: readonly Text[] = [],
): Text => {
  const { seats, needed, inspectors, available } = group;
  const remedies = [moreInspectors(group, names), ...alternatives];
  const able: Text =
    inspectors === 0
      ? { zh: '人员池中没有可承担的检查人员', en: 'the pool has nobody who can make any of them' }
      : {
          zh: `可承担的检查人员只有 ${inspectors} 名，最多 ${available} 人次`,
          en: `only ${inspectors} free ${inspectors === 1 ? 'inspector' : 'inspectors'} can make any of them, ${available} at most`,
        };
  return {
    zh: `${seats.map((seat) => needInChinese(seat, names)).join('，')}，共 ${needed} 人次；${able.zh}。可以：${remedies.map(({ zh }) => zh).join('；或者')}。`,
    en: `${seats.map((seat) => needInEnglish(seat, names)).join(' and ')}, ${needed} ${needed === 1 ? 'visit' : 'visits'} in all; ${able.en}. What would help: ${remedies.map(({ en }) => en).join('; or ')}.`,
  };
};

const listed = (words: readonly string[], separator: string, others: string): string =>
  words.slice(0, namedAtMost).join(separator) + (words.length > namedAtMost ? others : '');

/** A code with blanks around it, as Chinese text has them beside Latin letters and digits; a name as it is. */
const spaced = (word: string): string => (/^[\x21-\x7e]+$/.test(word) ? ` ${word} ` : word);

/** Who is wanted: someone of a department with these skills. */
interface Wanted {
  readonly department: string;
  readonly skills: readonly string[];
}

const wantedBy = ({ department, skill }: BlockedSeats): Wanted => ({
  department,
  skills: skill === undefined ? [] : [skill],
});

const whoInChinese = ({ department, skills }: Wanted, names: GroupNames): string => {
  const of = spaced(names.department(department));
  if (skills.some(isExpertSkill)) return `${of}点名专家`;
  return `${of}${skills.map((skill) => `“${skill}”`).join('')}检查人员`;
};

const whoInEnglish = ({ department, skills }: Wanted, names: GroupNames): string => {
  if (skills.some(isExpertSkill)) return `${names.department(department)}, the named expert`;
  return `${names.department(department)}${skills.length === 0 ? '' : ` with ${skills.join(' and ')}`}`;
};

const needInChinese = (seat: BlockedSeats, names: GroupNames): string => {
  const { perTarget, targets, districts } = seat;
  const where = districts === undefined ? '' : `（${listed(districts.map(names.district), '、', '等')}）`;
  return `${targets.length} 个检查对象${where}${targets.length === 1 ? '' : '各'}需 ${perTarget} 名${whoInChinese(wantedBy(seat), names)}`;
};

const needInEnglish = (seat: BlockedSeats, names: GroupNames): string => {
  const { perTarget, targets, districts } = seat;
  const where =
    districts === undefined ? '' : ` in ${listed(districts.map(names.district), ', ', ' and elsewhere')}`;
  const need = targets.length === 1 ? 'target needs' : 'targets need';
  return `${targets.length} ${need} ${perTarget} from ${whoInEnglish(wantedBy(seat), names)}${where}`;
};

const moreInspectors = (group: BlockingGroup, names: GroupNames): Text => {
  const { count, ...wanted } = newcomersFor(group);
  if (wanted.skills.some(isExpertSkill)) return otherExpert;
  const isRegional = group.seats.some(({ districts }) => districts !== undefined);
  return {
    zh: `再增加 ${count} 名${isRegional ? '符合地区规则的' : ''}${whoInChinese(wanted, names)}`,
    en: `${count} more from ${whoInEnglish(wanted, names)}${isRegional ? ', whom the region rule admits' : ''}`,
  };
};

const otherExpert: Text = { zh: '另点一名能够承担的专家', en: 'naming an expert who can come' };
