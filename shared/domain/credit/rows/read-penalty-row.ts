import { cellReader, headerTest, listOf } from '../../registry/rows/cells.ts';
import { type RowReading, type RowRemark, remarksFrom } from '../../registry/rows/row-reading.ts';
import { wordingReader } from '../../registry/spelling.ts';
import type { RuleTables } from '../../rule-tables/rule-tables.ts';
import { assumedSeverity } from '../penalty-categories.ts';
import { minimumThrough } from '../publication-terms.ts';
import type { Severity } from '../severity.ts';
import { type DocumentProblemCode, documentColumns, readDocument, type StatedRow } from './document-row.ts';
import { fenOf, type MoneyUnit } from './fen-of.ts';
import { lastDayOf } from './last-day.ts';
import { type PartyNoteCode, type PartyProblemCode, readParty } from './read-party.ts';

type OwnProblemCode =
  | 'category-missing'
  | 'category-too-long'
  | 'facts-missing'
  | 'facts-too-long'
  | 'basis-missing'
  | 'basis-too-long'
  | 'offence-too-long'
  | 'content-too-long'
  | 'severity-unknown'
  | 'procedure-simplified'
  | 'published-through-invalid'
  | 'money-unit-missing'
  | 'money-invalid';
type OwnNoteCode = 'severity-assumed' | 'category-unknown' | 'published-through-early';

/** Why a row of a file of penalties is rejected. */
export type PenaltyRowProblemCode = PartyProblemCode | DocumentProblemCode | OwnProblemCode;
/** What is said about an accepted row of a file of penalties. */
export type PenaltyRowNoteCode = PartyNoteCode | OwnNoteCode;
/** What one row of a file of penalties says. */
export type PenaltyRowReading = RowReading<StatedRow, PenaltyRowProblemCode, PenaltyRowNoteCode>;

/** The columns of 行政处罚 in the national standard for 双公示 data, its fields, and English names. */
const columns = {
  ...documentColumns,
  documentNo: [
    'documentNo',
    '行政处罚决定书文号',
    '处罚决定书文号',
    '行政处罚决定书号',
    '决定书文号',
    'cf_wsh',
  ],
  offence: ['offence', '违法行为类型', 'cf_wfxw'],
  facts: ['facts', '违法事实', '处罚事由', 'cf_wfss', 'cf_sy'],
  basis: ['basis', '处罚依据', '行政处罚依据', 'cf_yj'],
  category: ['category', '处罚类别', '处罚类别1', '行政处罚类别', 'cf_cflb', 'cf_cflb1'],
  content: ['content', '处罚内容', '处罚结果', 'cf_nr', 'cf_jg'],
  fineWan: ['fineWan', '罚款金额(万元)', 'cf_nr_fk'],
  fineYuan: ['fineYuan', '罚款金额(元)'],
  fine: ['fine', '罚款金额'],
  confiscatedWan: [
    'confiscatedWan',
    '没收违法所得、没收非法财物的金额(万元)',
    '没收金额(万元)',
    'cf_nr_wfff',
  ],
  confiscatedYuan: ['confiscatedYuan', '没收违法所得、没收非法财物的金额(元)', '没收金额(元)'],
  confiscated: ['confiscated', '没收违法所得、没收非法财物的金额', '没收金额'],
  decidedOn: ['decidedOn', '处罚决定日期', '决定日期', 'cf_jdrq'],
  authority: ['authority', '处罚机关', 'cf_cfjg', 'cf_xzjg'],
  procedure: ['procedure', '处罚程序', '行政处罚程序', '处罚决定程序', '适用程序'],
  publishedThrough: ['publishedThrough', '公示截止期', '公示截止日期', 'cf_gsjzq'],
  severity: ['severity', '严重程度', '失信程度', '违法程度', '失信严重程度'],
} as const;
const cellsOf = cellReader(columns);

/** Whether a column of a file of penalties is read at all; nothing else needs to leave the sender. */
export const isPenaltyHeader = headerTest(columns);

const remark = remarksFrom<OwnProblemCode | OwnNoteCode>({
  'category-missing': [
    'category',
    '处罚类别为空；请填写，如“罚款”',
    'the kind of penalty is missing; give it, such as a fine',
  ],
  'category-too-long': [
    'category',
    '处罚类别超过 200 字；请核对是否错列',
    'the kind of penalty is longer than 200 characters; check for shifted columns',
  ],
  'facts-missing': [
    'facts',
    '违法事实为空；请填写，当事人有权知道被记录的是什么',
    'the facts are missing; give them, for the party has a right to know what is recorded',
  ],
  'facts-too-long': [
    'facts',
    '违法事实超过 4000 字；请精简，不得截断',
    'the facts are longer than 4,000 characters; shorten them, they are never cut',
  ],
  'basis-missing': ['basis', '处罚依据为空；请填写', 'the legal basis is missing; give it'],
  'basis-too-long': [
    'basis',
    '处罚依据超过 2000 字；请精简，不得截断',
    'the legal basis is longer than 2,000 characters; shorten it, it is never cut',
  ],
  'offence-too-long': [
    'offence',
    '违法行为类型超过 200 字；请核对是否错列',
    'the kind of offence is longer than 200 characters; check for shifted columns',
  ],
  'content-too-long': [
    'content',
    '处罚内容超过 4000 字；请精简，不得截断',
    'the penalty’s content is longer than 4,000 characters; shorten it, it is never cut',
  ],
  'severity-unknown': [
    'severity',
    '严重程度无法识别；请填写轻微、一般或严重，或留空按处罚类别认定',
    'the severity is not known; give minor, ordinary or serious, or leave it empty to follow from the kind of penalty',
  ],
  'procedure-simplified': [
    'procedure',
    '以简易程序作出的行政处罚不属于公共信用信息，不予归集（浙江省公共信用信息管理条例第11条第2项）；请从文件中删去该行',
    'a penalty by simplified procedure is no public credit information and is not collected; take the row out of the file',
  ],
  'published-through-invalid': [
    'publishedThrough',
    '公示截止期无法识别；请填写如 2027-03-02 的日期，或留空按最长公示期执行',
    'the last day of publication is no date; give it as 2027-03-02, or leave it empty for the longest term',
  ],
  'money-unit-missing': [
    'fine',
    '金额列没有写明单位；请将列名写为“罚款金额（万元）”或“罚款金额（元）”，没收金额同此',
    'the column of money names no unit; call it 罚款金额（万元） or 罚款金额（元）, confiscations likewise',
  ],
  'money-invalid': [
    'fine',
    '金额无法识别或细于一分；请填写不带其他文字的数字',
    'an amount is not understood or finer than a fen; give a number without other words',
  ],
  'severity-assumed': [
    'severity',
    '未写严重程度，已按处罚类别表认定，不会认定为轻微；不符的请在“严重程度”一列写明',
    'the severity was not given and follows from the table of penalty categories, never as minor; state it in the column severity where that is wrong',
  ],
  'category-unknown': [
    'category',
    '处罚类别中有未列入类别表的写法，按“其他”认定严重程度；请核对',
    'a kind of penalty is not in the table of categories and counts as other for its severity; check it',
  ],
  'published-through-early': [
    'publishedThrough',
    '公示截止期早于该严重程度的最短公示期；在最短公示期届满前继续公示并计入信用，请核对该日期',
    'the last day of publication is before the minimum term of its severity; it is shown and counts through the last day of that term. Check the day',
  ],
});

const severityOf = wordingReader<Severity>({
  minor: { label: { zh: '轻微', en: 'minor' }, spellings: ['minor', '轻微失信'] },
  ordinary: { label: { zh: '一般', en: 'ordinary' }, spellings: ['ordinary', '一般失信'] },
  serious: { label: { zh: '严重', en: 'serious' }, spellings: ['serious', '严重失信', '较重'] },
});

interface Money {
  /** Absent for none, which files write as nothing or as zero. */
  readonly fen?: number;
  readonly problem?: 'money-unit-missing' | 'money-invalid';
}

/** An amount from the columns that it can stand in, each in its unit. */
const moneyOf = (cells: Readonly<Record<MoneyUnit | 'unknown', string>>): Money => {
  if (cells.unknown !== '') return { problem: 'money-unit-missing' };
  const unit = cells.万元 === '' ? '元' : '万元';
  if (cells[unit] === '') return {};
  const fen = fenOf(cells[unit], unit);
  if (fen === undefined) return { problem: 'money-invalid' };
  return fen === 0 ? {} : { fen };
};

/** The kinds of penalty in a cell; what follows 其他 (其他-责令改正) is its description. */
const kindsIn = (cell: string): readonly string[] =>
  listOf(cell).map((kind) => (/^其他/.test(kind) ? '其他' : kind));

/**
 * Reads one row of a file of administrative penalties (双公示). Rejected are rows that lack what a fact needs, that are not
 * understood, that are of a simplified procedure, or that hold the number of an identity paper; nothing is cut or guessed. Money
 * is counted in fen exactly. Where the row does not say how grave the penalty is, the table of categories does. 处罚有效期 and
 * 暂扣或吊销证照 are left out: 处罚内容 says both. A 公示截止期 before the minimum term is taken and noted, for real files hold such days.
 * @param raw the cells by header, headers as in the file
 */
export const readPenaltyRow = (
  raw: Readonly<Record<string, string>>,
  tables: Pick<RuleTables, 'penalty-categories' | 'publication-terms'>,
): PenaltyRowReading => {
  const cells = cellsOf(raw);
  const { offence, basis, category, content, documentNo, authority } = cells;
  const facts = cells.facts || offence;
  const party = readParty(cells, [documentNo, authority, offence, facts, basis, category, content]);
  const decision = readDocument(cells);
  const problems: RowRemark<PenaltyRowProblemCode>[] = [...party.problems, ...decision.problems];
  const notes: RowRemark<PenaltyRowNoteCode>[] = [...party.notes];

  if (category === '') problems.push(remark('category-missing'));
  if (category.length > 200) problems.push(remark('category-too-long'));
  if (facts === '') problems.push(remark('facts-missing'));
  if (facts.length > 4000) problems.push(remark('facts-too-long'));
  if (basis === '') problems.push(remark('basis-missing'));
  if (basis.length > 2000) problems.push(remark('basis-too-long'));
  if (offence.length > 200) problems.push(remark('offence-too-long'));
  if (content.length > 4000) problems.push(remark('content-too-long'));

  const fine = moneyOf({ 万元: cells.fineWan, 元: cells.fineYuan, unknown: cells.fine });
  const confiscated = moneyOf({
    万元: cells.confiscatedWan,
    元: cells.confiscatedYuan,
    unknown: cells.confiscated,
  });
  for (const { problem } of [fine, confiscated]) if (problem !== undefined) problems.push(remark(problem));

  const assumed = assumedSeverity(tables['penalty-categories'], kindsIn(category));
  if (cells.severity === '') {
    notes.push(remark('severity-assumed'));
    if (assumed.unknown.length > 0) notes.push(remark('category-unknown'));
  }
  const severity = cells.severity === '' ? assumed.severity : severityOf(cells.severity);
  if (severity === undefined) problems.push(remark('severity-unknown'));

  if (/简易|simplified/i.test(cells.procedure)) problems.push(remark('procedure-simplified'));
  const publishedThrough = lastDayOf(cells.publishedThrough);
  if (publishedThrough === 'invalid') problems.push(remark('published-through-invalid'));

  const { subject } = party;
  const { occurredOn, unit } = decision;
  if (problems.length > 0 || subject === undefined || occurredOn === undefined || severity === undefined)
    return { problems, notes };
  const least = minimumThrough(tables['publication-terms'], severity, occurredOn);
  if (least !== undefined && publishedThrough !== undefined && publishedThrough < least)
    notes.push(remark('published-through-early'));
  const value: StatedRow = {
    subject,
    partyName: cells.partyName,
    ...(unit !== undefined && { unit }),
    fact: {
      kind: 'penalty',
      occurredOn,
      documentNo,
      authority,
      severity,
      category,
      facts,
      basis,
      ...(offence !== '' && offence !== facts && { offence }),
      ...(content !== '' && { content }),
      ...(fine.fen !== undefined && { fineFen: fine.fen }),
      ...(confiscated.fen !== undefined && { confiscatedFen: confiscated.fen }),
      ...(publishedThrough !== undefined && publishedThrough !== 'invalid' && { publishedThrough }),
    },
  };
  return { value, problems, notes };
};
