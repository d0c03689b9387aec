import type { Text } from '../../../shared/domain/primitives/text.ts';
import type { TableName } from '../../../shared/domain/rule-tables/rule-tables.ts';

/** What the pages about the rule tables say. */
export const tables = {
  title: { zh: '规则表', en: 'The rules as tables' },
  lead: {
    zh: '本服务按下列规则表作出每一项计算和判断。每个版本写明依据和起止日期，公布后不再改动；新版本须由另一人批准，最早于公布次日生效。',
    en: 'Everything that this service computes or decides rests on these tables. Each version states its basis and its dates and is never changed once published; a new one needs a second person’s approval and takes effect the day after its publication at the earliest.',
  },
  listTitle: { zh: '今天适用的版本', en: 'In force today' },
  empty: { zh: '今天没有适用的规则表。', en: 'No rule table is in force today.' },
  code: { zh: '表名', en: 'Table' },
  hash: { zh: '内容哈希', en: 'Content hash' },
  effectiveFrom: { zh: '生效日期', en: 'In force from' },
  effectiveTo: { zh: '终止日期（不含当日）', en: 'Until, but not on' },
  openEnded: { zh: '直至后一版本生效', en: 'Until a later version takes effect' },
  publishedAt: { zh: '公布时间', en: 'Published' },
  shipped: { zh: '随软件提供的默认值', en: 'A default that comes with the software' },
  basis: { zh: '依据', en: 'Basis' },
  uncertain: { zh: '存疑', en: 'Not settled' },
  uncertainTitle: { zh: '来源未定之处', en: 'What the sources leave open' },
  rowsTitle: { zh: '内容', en: 'What it says' },
  versionsTitle: { zh: '全部版本', en: 'All versions' },
  inForce: { zh: '今天适用', en: 'in force today' },
  notInForce: {
    zh: '这不是今天适用的版本。',
    en: 'This is not the version in force today.',
  },
  seeInForce: { zh: '查看今天适用的版本', en: 'See the version in force today' },
  asData: { zh: '以数据形式读取（JSON）', en: 'Read it as data (JSON)' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
} as const satisfies Record<string, Text>;

/** How many rows a table has. */
export const rowCount = (rows: string): Text => ({ zh: `共 ${rows} 行`, en: `${rows} rows` });

/** What each table is called. */
export const tableTitles: Readonly<Record<TableName, Text>> = {
  holidays: { zh: '节假日与调休', en: 'Holidays and working weekends' },
  deadlines: { zh: '办理期限', en: 'Terms' },
  'credit-rules': { zh: '信用事件计分规则', en: 'What credit events count for' },
  'penalty-categories': { zh: '行政处罚种类及其严重程度', en: 'Kinds of penalties and how grave they count' },
  'publication-terms': { zh: '公示期与保存期', en: 'How long facts are published and kept' },
  'score-dimensions': { zh: '信用分维度', en: 'Dimensions of the score' },
  'score-grades': { zh: '信用分等级', en: 'Grades of the score' },
  'result-codes': { zh: '抽查结果类别', en: 'Categories of inspection results' },
  lists: { zh: '名单与列入情形', en: 'Lists and the causes for listing' },
  measures: { zh: '信用措施目录', en: 'Measures that follow from listings' },
  'pledge-items': { zh: '告知承诺事项', en: 'Items that can be approved on a pledge' },
  'draw-ratios': { zh: '抽查比例', en: 'Share drawn by credit risk' },
  'inspection-caps': { zh: '年度检查频次上限', en: 'Yearly caps on inspections' },
  triggers: { zh: '检查来源', en: 'What gives rise to a check' },
  'exclusion-tags': { zh: '不列入计划检查的标签', en: 'Tags that keep a business out of planned checks' },
};
