import { type CheckMethod, checkMethods } from '../check-method.ts';
import { entityTypeOf } from '../entity-type.ts';
import { type Item, type ItemCategory, itemCategories, itemCodeSchema } from '../item.ts';
import { wordingReader } from '../spelling.ts';
import { unitCodeSchema } from '../unit.ts';
import { cellReader, completer, fittingText, fittingWords, listOf, yesOrNo } from './cells.ts';
import { type RowReading, type RowRemark, remarksFrom, withoutAbsent } from './row-reading.ts';

/** Why a row of the item catalogue is rejected. */
export type ItemRowProblemCode =
  | 'item-code-missing'
  | 'item-code-invalid'
  | 'name-missing'
  | 'name-too-long'
  | 'category-missing'
  | 'category-unknown'
  | 'legal-basis-missing'
  | 'legal-basis-too-long'
  | 'authority-missing'
  | 'authority-unknown'
  | 'method-missing'
  | 'method-unknown'
  | 'expert-required-unknown';
/** What is said about an accepted row of the item catalogue. */
export type ItemRowNoteCode =
  | 'sub-item-too-long'
  | 'target-type-unknown'
  | 'ratio-unreadable'
  | 'frequency-unreadable'
  | 'skills-left-out'
  | 'requirement-too-long';
/** What one row of the item catalogue says. */
export type ItemRowReading = RowReading<Item, ItemRowProblemCode, ItemRowNoteCode>;

/** The columns of item catalogues. */
const columns = {
  code: ['code', 'itemCode', '编号', '事项编号', '事项编码', '抽查事项编号'],
  name: ['name', '抽查事项名称', '抽查事项', '事项名称', '检查事项'],
  subItem: ['subItem', '抽查子项', '子项', '抽查内容'],
  category: ['category', '事项类别', '类别', '检查事项类别'],
  legalBasis: ['legalBasis', '抽查依据', '检查依据', '法律依据', '依据'],
  authority: ['authority', '抽查主体', '检查主体', '实施主体'],
  targetTypes: ['targetType', 'targetTypes', '抽查对象', '检查对象'],
  methods: ['method', 'methods', '抽查方式', '检查方式'],
  ratio: ['ratio', '抽查比例', '比例'],
  frequency: ['frequency', 'frequencyPerYear', '抽查频次', '频次'],
  skills: ['requiredSkills', 'skills', '专业要求', '所需专业'],
  expertRequired: ['expertRequired', '须有专家', '是否须有专家', '专家参与'],
  inspectorRequirement: ['inspectorRequirement', '检查人员要求', '人员要求'],
} as const;
const cellsOf = cellReader(columns);

/** What a row of an item catalogue has no column for stays as it was. */
export const completeItem = completer<Item>({
  subItem: columns.subItem,
  targetTypes: columns.targetTypes,
  ratioPerTenThousand: columns.ratio,
  frequencyPerYear: columns.frequency,
  requiredSkills: columns.skills,
  expertRequired: columns.expertRequired,
  inspectorRequirement: columns.inspectorRequirement,
});

const remark = remarksFrom<ItemRowProblemCode | ItemRowNoteCode>({
  'item-code-missing': ['code', '事项编号为空；请填写', 'the item code is missing; give it'],
  'item-code-invalid': [
    'code',
    '事项编号只能由字母、数字、点、下划线和连字符组成，最长 40 位；请更正',
    'an item code holds letters, digits, dots, underscores and hyphens only, 40 at most; correct it',
  ],
  'name-missing': ['name', '抽查事项名称为空；请填写', 'the name of the item is missing; give it'],
  'name-too-long': [
    'name',
    '抽查事项名称超过 200 字；请核对是否错列',
    'the name of the item is longer than 200 characters; check for shifted columns',
  ],
  'category-missing': [
    'category',
    '事项类别为空；请填写一般检查事项或重点检查事项',
    'the category is missing; give general or key',
  ],
  'category-unknown': [
    'category',
    '事项类别无法识别；请填写一般检查事项或重点检查事项',
    'the category is not known; give general or key',
  ],
  'legal-basis-missing': [
    'legalBasis',
    '抽查依据为空；请填写，无依据不得检查',
    'the legal basis is missing; give it, nothing may be inspected without one',
  ],
  'legal-basis-too-long': [
    'legalBasis',
    '抽查依据超过 2000 字；请精简到条款',
    'the legal basis is longer than 2000 characters; shorten it to the clauses',
  ],
  'authority-missing': [
    'authority',
    '抽查主体为空；请填写单位编码',
    'the authority is missing; give its code',
  ],
  'authority-unknown': [
    'authority',
    '抽查主体不是单位编码；请填写如 33.SCJG 的编码',
    'the authority is no unit code; give a code such as 33.SCJG',
  ],
  'method-missing': ['methods', '抽查方式为空；请填写', 'the method is missing; give it'],
  'method-unknown': [
    'methods',
    '抽查方式中有无法识别的内容；请填写代码 1–6 或方式名称',
    'one of the methods is not known; give codes 1 to 6 or their names',
  ],
  'expert-required-unknown': [
    'expertRequired',
    '是否须有专家无法识别；请填写是或否，不得略去',
    'whether an expert must come is not clear; give yes or no, it must not be dropped',
  ],
  'sub-item-too-long': [
    'subItem',
    '抽查子项超过 200 字，未采用；请精简',
    'the sub-item is longer than 200 characters and was left out; shorten it',
  ],
  'target-type-unknown': [
    'targetTypes',
    '抽查对象中有无法识别的类型，未采用；请改用类型表中的名称',
    'a type of target is not known and was left out; use names from the table of types',
  ],
  'ratio-unreadable': [
    'ratioPerTenThousand',
    '抽查比例无法识别，未采用；请填写如 3% 的百分比，最多两位小数',
    'the ratio is not understood and was left out; give a percentage such as 3%, two decimals at most',
  ],
  'frequency-unreadable': [
    'frequencyPerYear',
    '抽查频次无法识别，未采用；请填写每年次数，如 1次/年',
    'the frequency is not understood and was left out; give times a year, such as 1',
  ],
  'skills-left-out': [
    'requiredSkills',
    '超过 40 字的专业要求和第 20 个以后的专业要求未采用；请精简',
    'required skills longer than 40 characters and those after the 20th were left out; shorten the list',
  ],
  'requirement-too-long': [
    'inspectorRequirement',
    '检查人员要求超过 500 字，未采用；请精简',
    'the requirement for inspectors is longer than 500 characters and was left out; shorten it',
  ],
});

const categoryOf = wordingReader<ItemCategory>({
  general: { label: itemCategories.general, spellings: ['一般', '一般事项'] },
  key: { label: itemCategories.key, spellings: ['重点', '重点事项'] },
});

const methodOf = wordingReader<CheckMethod>({
  1: { label: checkMethods[1], spellings: ['实地核查', '现场检查'] },
  2: { label: checkMethods[2], spellings: ['书面审查'] },
  3: { label: checkMethods[3], spellings: ['部门检查结果', '专业意见'] },
  4: { label: checkMethods[4], spellings: ['抽样检测', '检测'] },
  5: { label: checkMethods[5], spellings: ['网络检查'] },
  6: { label: checkMethods[6], spellings: ['委托检查'] },
});

/**
 * Parts per ten thousand of a percentage with up to two decimals; digits alone would be ambiguous. Whole numbers
 * all the way, since 0.29 % is not a round number of parts in floating point.
 */
const ratioOf = (text: string): number | undefined => {
  const parts = /^([0-9]{1,3})(?:\.([0-9]{1,2}))?[%％]$/.exec(text);
  if (parts === null) return undefined;
  const ratio = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return ratio >= 1 && ratio <= 10_000 ? ratio : undefined;
};

const frequencyOf = (text: string): number | undefined => {
  const times = Number(/^(?:每年)?([0-9]{1,3})次?(?:[/／每]年)?$/.exec(text)?.[1] ?? 0);
  return times >= 1 && times <= 366 ? times : undefined;
};

/**
 * Reads one row of an item catalogue. Rejected are rows without a code, a name, a category, a legal basis, an
 * authority or a method that is understood, or whose demand for an expert is not; what else is not understood is left out with a note.
 * @param raw the cells by header, headers as in the file
 */
export const readItemRow = (raw: Readonly<Record<string, string>>): ItemRowReading => {
  const cells = cellsOf(raw);
  const problems: RowRemark<ItemRowProblemCode>[] = [];
  const notes: RowRemark<ItemRowNoteCode>[] = [];

  const code = itemCodeSchema.safeParse(cells.code).data;
  if (code === undefined)
    problems.push(remark(cells.code === '' ? 'item-code-missing' : 'item-code-invalid'));

  if (cells.name === '') problems.push(remark('name-missing'));
  if (cells.name.length > 200) problems.push(remark('name-too-long'));

  const category = categoryOf(cells.category);
  if (category === undefined) {
    problems.push(remark(cells.category === '' ? 'category-missing' : 'category-unknown'));
  }

  if (cells.legalBasis === '') problems.push(remark('legal-basis-missing'));
  if (cells.legalBasis.length > 2000) problems.push(remark('legal-basis-too-long'));

  const authority = unitCodeSchema.safeParse(cells.authority).data;
  if (authority === undefined) {
    problems.push(remark(cells.authority === '' ? 'authority-missing' : 'authority-unknown'));
  }

  const methods = listOf(cells.methods).map(methodOf);
  if (methods.length === 0) problems.push(remark('method-missing'));
  if (methods.includes(undefined)) problems.push(remark('method-unknown'));

  if (cells.subItem.length > 200) notes.push(remark('sub-item-too-long'));

  const targetTypes = listOf(cells.targetTypes).map(entityTypeOf);
  if (targetTypes.includes(undefined)) notes.push(remark('target-type-unknown'));

  const ratioPerTenThousand = ratioOf(cells.ratio);
  if (cells.ratio !== '' && ratioPerTenThousand === undefined) notes.push(remark('ratio-unreadable'));

  const frequencyPerYear = frequencyOf(cells.frequency);
  if (cells.frequency !== '' && frequencyPerYear === undefined) notes.push(remark('frequency-unreadable'));

  const allSkills = listOf(cells.skills);
  const requiredSkills = fittingWords(allSkills, 20);
  if (requiredSkills.length < allSkills.length) notes.push(remark('skills-left-out'));

  const expertRequired = yesOrNo(cells.expertRequired);
  if (expertRequired === undefined) problems.push(remark('expert-required-unknown'));

  if (cells.inspectorRequirement.length > 500) notes.push(remark('requirement-too-long'));

  if (
    problems.length > 0 ||
    code === undefined ||
    category === undefined ||
    authority === undefined ||
    expertRequired === undefined
  ) {
    return { problems, notes };
  }
  const value = withoutAbsent<Item>({
    code,
    name: cells.name,
    subItem: fittingText(cells.subItem, 200),
    category,
    legalBasis: cells.legalBasis,
    authority,
    targetTypes: [...new Set(targetTypes)].filter((type) => type !== undefined),
    methods: [...new Set(methods)].filter((method) => method !== undefined),
    ratioPerTenThousand,
    frequencyPerYear,
    requiredSkills,
    expertRequired,
    inspectorRequirement: fittingText(cells.inspectorRequirement, 500),
  });
  return { value, problems, notes };
};
