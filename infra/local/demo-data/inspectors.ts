import { type CivilDate, dateAfter } from '../../../shared/domain/primitives/time.ts';
import { districtPrefix } from '../../../shared/domain/registry/district-code.ts';
import {
  type Inspector,
  type InspectorState,
  type Recusal,
  recusalReasonSchema,
} from '../../../shared/domain/registry/inspector.ts';
import { demoStream } from './stream.ts';
import { demoTargets } from './targets.ts';
import { type DemoDepartment, demoCities, demoDepartments, demoUnitCode } from './units.ts';

const inspectorsPerDepartment = 10;

const skillsByDepartment: Readonly<Record<DemoDepartment, readonly string[]>> = {
  SCJG: ['食品', '特种设备', '计量'],
  STHJ: ['水环境', '大气环境', '危险废物'],
  YJGL: ['危险化学品', '矿山', '工贸安全'],
  WHLY: ['旅游市场', '文物', '娱乐场所'],
  XFJY: ['消防', '火灾调查', '消防产品'],
  ZFJS: ['建设工程', '燃气', '物业'],
};

/** Places in a department of those who cannot be drawn, so that every kind of exclusion can be seen. */
const onLeave = 7;
const suspended = 8;
const expired = 9;

const stateAt = (place: number): InspectorState => {
  if (place === onLeave) return 'on-leave';
  return place === suspended ? 'suspended' : 'active';
};

/** The first three of a department work all over the province, the others in five neighbouring cities. */
const regionsAt = (place: number): readonly string[] =>
  place < 3
    ? []
    : Array.from({ length: 5 }, (_, step) =>
        districtPrefix(demoCities[(place * 2 + step) % demoCities.length] as string),
      );

/**
 * The inspectors of the demonstration: 60 in six departments, `JCY-001` to `JCY-010` in 33.SCJG and so on, named by
 * number because they are nobody. In each department one certificate ran out yesterday, and one inspector is on
 * leave and one suspended. The same on every call for the same day.
 * @param today the day from which the certificates' last days are counted
 */
export const demoInspectors = (today: CivilDate): readonly Inspector[] => {
  const stream = demoStream('inspectors');
  const targets = demoTargets();
  const daysFromToday = (days: number): CivilDate => dateAfter(today, { days });
  const recusals = (count: number): readonly Recusal[] =>
    Array.from({ length: count }, () => ({
      target: stream.pick(targets).id,
      reason: stream.pick(recusalReasonSchema.options),
    }));

  return demoDepartments.flatMap((department, departmentIndex) =>
    Array.from({ length: inspectorsPerDepartment }, (_, place): Inspector => {
      const number = departmentIndex * inspectorsPerDepartment + place + 1;
      const skills = skillsByDepartment[department];
      return {
        staffNo: `JCY-${String(number).padStart(3, '0')}`,
        name: `检查员 ${String(number).padStart(2, '0')}`,
        department: demoUnitCode(department),
        certificateNo: `示例-${department}-${String(number).padStart(4, '0')}`,
        certificateValidUntil: daysFromToday(place === expired ? -1 : 90 + stream.below(900)),
        regions: regionsAt(place),
        skills: [...new Set([skills[place % skills.length] as string, stream.pick(skills)])],
        itemCodes: [],
        isExpert: place === 0,
        recusals: recusals(stream.below(3)),
        state: stateAt(place),
      };
    }),
  );
};
