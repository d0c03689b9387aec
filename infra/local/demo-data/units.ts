import { districtCodesIn, districtName } from '../../../shared/domain/registry/district.ts';
import { districtPrefix } from '../../../shared/domain/registry/district-code.ts';
import type { Unit } from '../../../shared/domain/registry/unit.ts';

/** The departments that inspect in the demonstration, with their names at the province and in a city. */
const departments = [
  { code: 'SCJG', province: '市场监督管理局', city: '市场监督管理局' },
  { code: 'STHJ', province: '生态环境厅', city: '生态环境局' },
  { code: 'YJGL', province: '应急管理厅', city: '应急管理局' },
  { code: 'WHLY', province: '文化和旅游厅', city: '文化广电旅游局' },
  { code: 'XFJY', province: '消防救援总队', city: '消防救援支队' },
  { code: 'ZFJS', province: '住房和城乡建设厅', city: '住房和城乡建设局' },
] as const;

/** The codes of the departments that inspect in the demonstration. */
export type DemoDepartment = (typeof departments)[number]['code'];
export const demoDepartments: readonly DemoDepartment[] = departments.map(({ code }) => code);

/** The division codes of Zhejiang's eleven cities. */
export const demoCities: readonly string[] = districtCodesIn('33').filter(
  (code) => code.endsWith('00') && code !== '330000',
);

/** The code of a department at the province, or in a city given by its division code. */
export const demoUnitCode = (department: DemoDepartment, city?: string): string =>
  city === undefined ? `33.${department}` : `33.${department}.${districtPrefix(city)}`;

/** The organisation of the demonstration: the province, its six departments and their units in eleven cities. */
export const demoUnits = (): readonly Unit[] => [
  { code: '33', name: '浙江省', level: 'province', jurisdiction: '330000' },
  ...departments.flatMap(({ code, province, city: cityName }): Unit[] => [
    { code: demoUnitCode(code), name: `浙江省${province}`, level: 'province', jurisdiction: '330000' },
    ...demoCities.map(
      (city): Unit => ({
        code: demoUnitCode(code, city),
        name: `${districtName(city)}${cityName}`,
        level: 'city',
        jurisdiction: city,
      }),
    ),
  ]),
];
