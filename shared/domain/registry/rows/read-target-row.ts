import { type DistrictProblemCode, findDistrict } from '../district.ts';
import { entityTypeOf } from '../entity-type.ts';
import { type IdentifierProblemCode, isNaturalPerson, parseIdentifier } from '../identifier.ts';
import { industryOf } from '../industry.ts';
import type { Target } from '../target.ts';
import { targetStateOf } from '../target-state.ts';
import { unitCodeSchema } from '../unit.ts';
import { cellReader, completer, fittingText, fittingWords, listOf } from './cells.ts';
import { type RowReading, type RowRemark, remarksFrom, withoutAbsent } from './row-reading.ts';

type OwnProblemCode = 'name-missing' | 'name-too-long' | 'state-unknown';
type OwnNoteCode =
  | 'identifier-normalised'
  | 'type-missing'
  | 'type-unknown'
  | 'industry-missing'
  | 'industry-unknown'
  | 'authority-missing'
  | 'authority-unknown'
  | 'district-missing'
  | 'address-too-long'
  | 'tags-left-out';

/** Why a row of the target register is rejected. */
export type TargetRowProblemCode = IdentifierProblemCode | OwnProblemCode;
/** What is said about an accepted row of the target register. */
export type TargetRowNoteCode = DistrictProblemCode | OwnNoteCode;
/** What one row of the target register says. */
export type TargetRowReading = RowReading<Target, TargetRowProblemCode, TargetRowNoteCode>;

/** The columns of target registers, as GSXT exports, provincial platforms and our own API name them. */
const columns = {
  id: ['id', 'code', 'uscc', '统一社会信用代码', '社会信用代码', '信用代码', '统一社会信用代码/注册号'],
  registrationNumber: ['regNo', 'registrationNumber', '注册号', '工商注册号', '营业执照注册号'],
  name: ['name', '名称', '企业名称', '单位名称', '主体名称', '市场主体名称', '检查对象名称', '对象名称'],
  type: ['type', '企业类型', '主体类型', '市场主体类型', '对象类型', '类型'],
  districtCode: ['district', 'districtCode', '区划', '行政区划', '区划代码', '行政区划代码'],
  province: ['province', '所在省份', '省份', '省'],
  city: ['city', '地区', '所在地区', '所在地市', '城市', '地市', '市'],
  county: ['county', '区县', '所在区县', '县区', '县(市、区)', '区'],
  industry: ['industry', '行业', '行业代码', '行业门类', '所属行业'],
  authority: ['authority', 'jurisdiction', '管辖单位', '监管单位', '主管部门', '登记机关'],
  address: ['address', '注册地址', '住所', '地址', '经营场所', '住所(经营场所)'],
  tags: ['tags', '监管标签', '标签'],
  state: ['state', 'status', '经营状态', '登记状态', '企业状态', '状态'],
} as const;
const cellsOf = cellReader(columns);

/** What a row of a target register has no column for stays as it was. */
export const completeTarget = completer<Target>({
  type: columns.type,
  district: [...columns.districtCode, ...columns.province, ...columns.city, ...columns.county],
  industry: columns.industry,
  authority: columns.authority,
  address: columns.address,
  tags: columns.tags,
  state: columns.state,
});

const remark = remarksFrom<OwnProblemCode | OwnNoteCode>({
  'name-missing': ['name', '名称为空；请填写主体名称', 'the name is missing; give the name of the target'],
  'name-too-long': [
    'name',
    '名称超过 200 字；请核对是否错列',
    'the name is longer than 200 characters; check for shifted columns',
  ],
  'state-unknown': [
    'state',
    '经营状态无法识别；请填写存续、注销、吊销、撤销、迁出、停业或无法联系',
    'the state is not known; give active, deregistered, revoked, cancelled, moved-out, closed or untraceable',
  ],
  'identifier-normalised': [
    'id',
    '代码书写已规范（大小写、全角、空格或连字符）；请核对原始登记',
    'the spelling of the code was put right (case, width, blanks or hyphens); check the source register',
  ],
  'type-missing': ['type', '未填主体类型；可随后补充', 'the type is missing; it can be added later'],
  'type-unknown': [
    'type',
    '主体类型无法识别，未采用；请改用类型表中的名称',
    'the type is not known and was left out; use a name from the table of types',
  ],
  'industry-missing': ['industry', '未填行业；可随后补充', 'the industry is missing; it can be added later'],
  'industry-unknown': [
    'industry',
    '行业不在 GB/T 4754-2017 中，未采用；请填写行业代码或门类名称',
    'the industry is not in GB/T 4754-2017 and was left out; give its code or the name of its section',
  ],
  'authority-missing': [
    'authority',
    '未填管辖单位；可随后补充',
    'the responsible unit is missing; it can be added later',
  ],
  'authority-unknown': [
    'authority',
    '管辖单位不是单位编码，未采用；请填写如 33.SCJG.3301 的编码',
    'the responsible unit is no unit code and was left out; give a code such as 33.SCJG.3301',
  ],
  'district-missing': [
    'district',
    '未填所在地区；可随后补充',
    'the district is missing; it can be added later',
  ],
  'address-too-long': [
    'address',
    '地址超过 500 字，未采用；请核对是否错列',
    'the address is longer than 500 characters and was left out; check for shifted columns',
  ],
  'tags-left-out': [
    'tags',
    '超过 40 字的标签和第 50 个以后的标签未采用；请精简',
    'tags longer than 40 characters and those after the 50th were left out; shorten the list',
  ],
});

/**
 * Reads one row of a target register. Rejected are rows without a sound identifier or a name, and rows whose
 * state is not understood (a dead firm must not be taken for a live one); no state at all means active.
 * Everything else that is missing or not understood is left out with a note. A natural person's home is never taken.
 * @param raw the cells by header, headers as in the file
 */
export const readTargetRow = (raw: Readonly<Record<string, string>>): TargetRowReading => {
  const cells = cellsOf(raw);
  const problems: RowRemark<TargetRowProblemCode>[] = [];
  const notes: RowRemark<TargetRowNoteCode>[] = [];

  const identifier = parseIdentifier(cells.id || cells.registrationNumber);
  if (!identifier.ok) problems.push(identifier.refusal);
  else if (identifier.value.normalised) notes.push(remark('identifier-normalised'));

  if (cells.name === '') problems.push(remark('name-missing'));
  if (cells.name.length > 200) problems.push(remark('name-too-long'));

  const state = cells.state === '' ? 'active' : targetStateOf(cells.state);
  if (state === undefined) problems.push(remark('state-unknown'));

  const type = entityTypeOf(cells.type);
  if (type === undefined) notes.push(remark(cells.type === '' ? 'type-missing' : 'type-unknown'));

  const industry = industryOf(cells.industry);
  if (industry === undefined)
    notes.push(remark(cells.industry === '' ? 'industry-missing' : 'industry-unknown'));

  const authority = unitCodeSchema.safeParse(cells.authority).data;
  if (authority === undefined) {
    notes.push(remark(cells.authority === '' ? 'authority-missing' : 'authority-unknown'));
  }

  const place = cells.districtCode || `${cells.province}${cells.city}${cells.county}`;
  const district = findDistrict(place);
  if (!district.ok) notes.push(place === '' ? remark('district-missing') : district.refusal);

  if (cells.address.length > 500) notes.push(remark('address-too-long'));

  const allTags = listOf(cells.tags);
  const tags = fittingWords(allTags, 50);
  if (tags.length < allTags.length) notes.push(remark('tags-left-out'));

  if (problems.length > 0 || !identifier.ok || state === undefined) return { problems, notes };
  const value = withoutAbsent<Target>({
    id: identifier.value.id,
    name: cells.name,
    type,
    district: district.ok ? district.value : undefined,
    industry,
    authority,
    address: isNaturalPerson(identifier.value.id) ? undefined : fittingText(cells.address, 500),
    tags,
    state,
  });
  return { value, problems, notes };
};
