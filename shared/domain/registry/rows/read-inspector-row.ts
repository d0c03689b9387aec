import { districtName, findDistrict } from '../district.ts';
import { districtPrefix, regionSchema } from '../district-code.ts';
import { parseIdentifier } from '../identifier.ts';
import {
  type Inspector,
  type InspectorState,
  inspectorStates,
  type Recusal,
  type RecusalReason,
  staffNoSchema,
} from '../inspector.ts';
import { itemCodeSchema } from '../item.ts';
import { wordingReader } from '../spelling.ts';
import { unitCodeSchema } from '../unit.ts';
import { cellReader, completer, dateOf, fittingWords, listOf, yesOrNo } from './cells.ts';
import { type RowReading, type RowRemark, remarksFrom, withoutAbsent } from './row-reading.ts';

/** Why a row of the inspector register is rejected. */
export type InspectorRowProblemCode =
  | 'staff-no-missing'
  | 'staff-no-invalid'
  | 'name-missing'
  | 'name-too-long'
  | 'department-missing'
  | 'department-unknown'
  | 'certificate-no-missing'
  | 'certificate-no-too-long'
  | 'certificate-date-missing'
  | 'certificate-date-invalid'
  | 'region-unknown'
  | 'item-code-invalid'
  | 'recusal-invalid'
  | 'list-too-long'
  | 'capacity-invalid'
  | 'state-unknown';
/** What is said about an accepted row of the inspector register. */
export type InspectorRowNoteCode = 'skills-left-out' | 'expert-unknown';
/** What one row of the inspector register says. */
export type InspectorRowReading = RowReading<Inspector, InspectorRowProblemCode, InspectorRowNoteCode>;

const recusalColumns = {
  'declared-interest': ['declaredInterests', '利害关系', '利害关系主体', '回避', '回避对象'],
  family: ['familyInterests', '亲属关系', '亲属任职单位'],
  'former-employer': ['formerEmployers', '原任职单位', '原工作单位'],
} as const satisfies Record<RecusalReason, readonly string[]>;

/**
 * The columns of inspector registers. Identity numbers, telephone numbers and the like are not among them, so
 * they are never read.
 */
const columns = {
  staffNo: ['staffNo', '人员编号', '执法人员编号', '工号', '编号'],
  name: ['name', '姓名', '人员姓名'],
  department: ['department', 'dept', 'unit', '工作单位', '部门', '所属部门', '单位', '单位编码'],
  certificateNo: ['certificateNo', 'certNo', '执法证号', '执法证件号', '证件号', '执法证编号'],
  certificateValidUntil: [
    'certificateValidUntil',
    'certExpiry',
    '证件有效期',
    '执法证有效期',
    '有效期至',
    '证件有效期至',
  ],
  regions: ['regions', 'grid', '管辖片区', '管辖区域', '区域', '片区', '执法区域'],
  skills: ['skills', 'specialty', 'qualification', '专业', '专业/职称', '岗位资质', '技能', '专长'],
  itemCodes: ['itemCodes', 'itemScope', '执法事项范围', '事项范围'],
  isExpert: ['isExpert', '是否专家', '专家'],
  ...recusalColumns,
  capacity: ['capacity', '抽取上限', '工作量上限', '每次抽查上限'],
  state: ['state', '状态', '人员状态'],
} as const;
const cellsOf = cellReader(columns);

/** What a row of an inspector register has no column for stays as it was: dropped recusals would let someone be drawn. */
export const completeInspector = completer<Inspector>({
  regions: columns.regions,
  skills: columns.skills,
  itemCodes: columns.itemCodes,
  isExpert: columns.isExpert,
  recusals: Object.values(recusalColumns).flat(),
  capacity: columns.capacity,
  state: columns.state,
});

const remark = remarksFrom<InspectorRowProblemCode | InspectorRowNoteCode>({
  'staff-no-missing': ['staffNo', '人员编号为空；请填写', 'the staff number is missing; give it'],
  'staff-no-invalid': [
    'staffNo',
    '人员编号只能由字母、数字和连字符组成，最长 32 位；请更正',
    'a staff number holds letters, digits and hyphens only, 32 at most; correct it',
  ],
  'name-missing': ['name', '姓名为空；请填写', 'the name is missing; give it'],
  'name-too-long': [
    'name',
    '姓名超过 80 字；请核对是否错列',
    'the name is longer than 80 characters; check for shifted columns',
  ],
  'department-missing': [
    'department',
    '工作单位为空；请填写单位编码',
    'the department is missing; give its code',
  ],
  'department-unknown': [
    'department',
    '工作单位不是单位编码；请填写如 33.SCJG 的编码',
    'the department is no unit code; give a code such as 33.SCJG',
  ],
  'certificate-no-missing': [
    'certificateNo',
    '执法证号为空；请填写，无证人员不得列入名录库',
    'the certificate number is missing; give it, nobody without a certificate may be in the register',
  ],
  'certificate-no-too-long': [
    'certificateNo',
    '执法证号超过 40 位；请核对是否错列',
    'the certificate number is longer than 40 characters; check for shifted columns',
  ],
  'certificate-date-missing': [
    'certificateValidUntil',
    '证件有效期为空；请填写到期日',
    'the last day of the certificate is missing; give it',
  ],
  'certificate-date-invalid': [
    'certificateValidUntil',
    '证件有效期无法识别；请填写如 2026-12-31 的日期',
    'the last day of the certificate is no date; give it as 2026-12-31',
  ],
  'region-unknown': [
    'regions',
    '管辖片区中有无法识别的区划；请填写现行名称或 GB/T 2260 代码',
    'one of the regions is not known; give present names or GB/T 2260 codes',
  ],
  'item-code-invalid': [
    'itemCodes',
    '执法事项范围中有不是事项编号的内容；请填写事项编号',
    'the item range holds something that is no item code; give item codes',
  ],
  'recusal-invalid': [
    'recusals',
    '回避对象中有无法识别的代码；请填写统一社会信用代码，不得略去',
    'one of the recusals is no sound identifier; give the unified social credit code, it must not be dropped',
  ],
  'list-too-long': [
    'regions',
    '列项过多（管辖片区 200、事项 500、回避 500）；请精简或按上级区划合并',
    'the list is too long (200 regions, 500 items, 500 recusals); shorten it or name larger regions',
  ],
  'capacity-invalid': [
    'capacity',
    '抽取上限应为 1 至 10000 的整数；请更正或留空',
    'the capacity must be a whole number from 1 to 10000; correct it or leave it empty',
  ],
  'state-unknown': [
    'state',
    '人员状态无法识别；请填写在岗、休假、停职或离职',
    'the state is not known; give active, on-leave, suspended or left',
  ],
  'skills-left-out': [
    'skills',
    '超过 40 字的专业和第 50 个以后的专业未采用；请精简',
    'skills longer than 40 characters and those after the 50th were left out; shorten the list',
  ],
  'expert-unknown': [
    'isExpert',
    '是否专家无法识别，按“否”处理；请填写是或否',
    'whether this is an expert is not clear and was taken as no; give yes or no',
  ],
});

/** A region's shortest code: from a division's code or the first digits of one, or from its name. */
const regionOf = (text: string): string | undefined => {
  const code = regionSchema.safeParse(text).data;
  if (code !== undefined) {
    return districtName(code.padEnd(6, '0')) === undefined ? undefined : districtPrefix(code);
  }
  const found = findDistrict(text);
  return found.ok ? districtPrefix(found.value) : undefined;
};

const stateOf = wordingReader<InspectorState>({
  active: { label: inspectorStates.active, spellings: ['在职', '正常'] },
  'on-leave': { label: inspectorStates['on-leave'], spellings: ['请假'] },
  suspended: { label: inspectorStates.suspended, spellings: ['暂停'] },
  left: { label: inspectorStates.left, spellings: ['退休', '调离'] },
});

const recusalsOf = (cell: string, reason: RecusalReason): readonly (Recusal | undefined)[] =>
  listOf(cell).map((text) => {
    const parsed = parseIdentifier(text);
    return parsed.ok ? { target: parsed.value.id, reason } : undefined;
  });

/**
 * Reads one row of an inspector register. Besides rows that lack what every inspector has, rows are rejected whose
 * limits (regions, item range, recusals, capacity, state) are not understood: dropping one of them would let
 * somebody be drawn who must not be.
 * @param raw the cells by header, headers as in the file
 */
export const readInspectorRow = (raw: Readonly<Record<string, string>>): InspectorRowReading => {
  const cells = cellsOf(raw);
  const problems: RowRemark<InspectorRowProblemCode>[] = [];
  const notes: RowRemark<InspectorRowNoteCode>[] = [];

  const staffNo = staffNoSchema.safeParse(cells.staffNo).data;
  if (staffNo === undefined) {
    problems.push(remark(cells.staffNo === '' ? 'staff-no-missing' : 'staff-no-invalid'));
  }
  if (cells.name === '') problems.push(remark('name-missing'));
  if (cells.name.length > 80) problems.push(remark('name-too-long'));

  const department = unitCodeSchema.safeParse(cells.department).data;
  if (department === undefined) {
    problems.push(remark(cells.department === '' ? 'department-missing' : 'department-unknown'));
  }

  if (cells.certificateNo === '') problems.push(remark('certificate-no-missing'));
  if (cells.certificateNo.length > 40) problems.push(remark('certificate-no-too-long'));

  const certificateValidUntil = dateOf(cells.certificateValidUntil);
  if (certificateValidUntil === undefined) {
    const isMissing = cells.certificateValidUntil === '';
    problems.push(remark(isMissing ? 'certificate-date-missing' : 'certificate-date-invalid'));
  }

  const regions = listOf(cells.regions).map(regionOf);
  if (regions.includes(undefined)) problems.push(remark('region-unknown'));

  const itemCodes = listOf(cells.itemCodes).map((code) => itemCodeSchema.safeParse(code).data);
  if (itemCodes.includes(undefined)) problems.push(remark('item-code-invalid'));

  const recusals = [
    ...recusalsOf(cells['declared-interest'], 'declared-interest'),
    ...recusalsOf(cells.family, 'family'),
    ...recusalsOf(cells['former-employer'], 'former-employer'),
  ];
  if (recusals.includes(undefined)) problems.push(remark('recusal-invalid'));

  for (const [field, list, most] of [
    ['regions', regions, 200],
    ['itemCodes', itemCodes, 500],
    ['recusals', recusals, 500],
  ] as const) {
    if (list.length > most) problems.push({ ...remark('list-too-long'), field });
  }

  const capacity = /^[1-9][0-9]{0,4}$/.test(cells.capacity) ? Number(cells.capacity) : undefined;
  if (cells.capacity !== '' && (capacity === undefined || capacity > 10_000)) {
    problems.push(remark('capacity-invalid'));
  }

  const state = cells.state === '' ? 'active' : stateOf(cells.state);
  if (state === undefined) problems.push(remark('state-unknown'));

  const allSkills = listOf(cells.skills);
  const skills = fittingWords(allSkills, 50);
  if (skills.length < allSkills.length) notes.push(remark('skills-left-out'));

  const isExpert = yesOrNo(cells.isExpert);
  if (isExpert === undefined) notes.push(remark('expert-unknown'));

  if (
    problems.length > 0 ||
    staffNo === undefined ||
    department === undefined ||
    certificateValidUntil === undefined ||
    state === undefined
  ) {
    return { problems, notes };
  }
  const value = withoutAbsent<Inspector>({
    staffNo,
    name: cells.name,
    department,
    certificateNo: cells.certificateNo,
    certificateValidUntil,
    regions: [...new Set(regions)].filter((region) => region !== undefined),
    skills,
    itemCodes: itemCodes.filter((code) => code !== undefined),
    isExpert: isExpert ?? false,
    recusals: recusals.filter((recusal) => recusal !== undefined),
    capacity,
    state,
  });
  return { value, problems, notes };
};
