import type { FieldTexts } from './field-texts.ts';

/** Proposals of rule tables, and the previews of what they would change. */
export const tableProposalFields: FieldTexts = {
  'TableProposal.id': { zh: '规则表提案的编号', en: 'The id of this proposal of a rule table' },
  'TableProposal.name': { zh: '提案所改的规则表', en: 'The name of the table that is proposed anew' },
  'TableProposal.table': { zh: '所提的整张新版本', en: 'The whole new version that is proposed' },
  'TableProposal.hash': {
    zh: '所提版本的内容哈希（SHA-256，十六进制）；批准时写明，以示所审阅的内容',
    en: 'The content hash of the proposed version (SHA-256 in hex), by which an approval says what was read',
  },
  'approveTable.hash': {
    zh: '所审阅的提案的内容哈希；与提案不符即拒绝',
    en: 'The content hash of the proposal that you have read; refused where it is not that of the proposal',
  },
  'TableProposal.reason': { zh: '为何提出', en: 'Why the new version is proposed' },
  'proposeTable.table': {
    zh: '整张新版本，不是改动之处',
    en: 'The whole new version, not only what changes',
  },
  'proposeTable.reason': { zh: '为何提出新版本', en: 'Why a new version is needed' },
  'TableProposal.state': {
    zh: '提案的进展：待预览、预览中、待审批（previewed）、已批准公布、未获批准、已撤回',
    en: 'How far the proposal has come: drafted, previewing, previewed, approved and so published, rejected, or withdrawn',
  },
  'TableProposal.proposedBy': {
    zh: '由谁提出；须由另一人批准',
    en: 'Who proposed it; someone else must approve it',
  },
  proposedAt: { zh: '何时提出（UTC 时刻）', en: 'When it was proposed (UTC instant)' },
  previewRequested: {
    zh: '最近一次预览由谁、何时要求；预览显示的是当时所知的影响。未要求过的省略',
    en: 'Who asked for the latest preview, and when: it shows the effect on what was known then. Absent where nobody did',
  },
  'previewRequested.at': {
    zh: '何时要求预览（UTC 时刻）',
    en: 'When the preview was asked for (UTC instant)',
  },
  'previewRequested.by': { zh: '由谁要求预览', en: 'Who asked for the preview' },
  preview: {
    zh: '预览：新版本会改变什么；完成前省略',
    en: 'What the new version would change; absent until the preview is done',
  },
  'preview.finishedAt': { zh: '预览何时完成（UTC 时刻）', en: 'When the preview was done (UTC instant)' },
  against: {
    zh: '预览所对照的各规则表版本合成的哈希（SHA-256，十六进制）；此后另有版本公布的，预览即过时',
    en: 'One hash over the versions that would be in force without it (SHA-256 in hex); another version published since makes the preview outdated',
  },
  difference: {
    zh: '与没有该提案时届时适用的版本相比，有何不同',
    en: 'What it says otherwise than the version that would be in force without it',
  },
  added: { zh: '新增几行', en: 'How many rows are new' },
  removed: { zh: '删去几行', en: 'How many rows are gone' },
  'difference.changed': { zh: '改动几行', en: 'How many rows say something else' },
  'difference.rows': {
    zh: '各处不同，至多列 100 行；行外的内容以 table 为名列在最前',
    en: 'The changes, the first 100; what the table says beside its rows comes first, as table',
  },
  row: {
    zh: '哪一行：其关键字段的值；行外的为 table',
    en: 'Which row, by its key; table for what stands beside the rows',
  },
  change: { zh: '新增、删去或改动', en: 'Whether the row is added, removed or changed' },
  'rows.fields': { zh: '该行有哪些字段不同', en: 'The fields of the row that differ' },
  field: { zh: '字段的名称', en: 'The name of the field' },
  'fields.before': {
    zh: '原来的值；原来没有的省略',
    en: 'What stood there before; absent where nothing did',
  },
  'fields.after': { zh: '新的值；不再有的省略', en: 'What stands there now; absent where nothing does' },
  standings: {
    zh: '新版本生效之日各主体信用状况的变化；规则表与信用状况无关的省略',
    en: 'What standings would be on the day on which it takes effect; absent for a table that they do not rest on',
  },
  evaluated: { zh: '有信用状况的主体数', en: 'How many entities have a standing' },
  changed: {
    zh: '其中风险类别、分数、措施、任何一条或所归抽查层会变的主体数',
    en: 'For how many of them class, score, measures, any line or the stratum would change',
  },
  listed: {
    zh: '所在名单会变的主体数，应为 0：只有决定才能列入',
    en: 'How many would be on other lists: none, for only a decision puts anyone on a list',
  },
  classes: {
    zh: '各风险类别之间的变动，高风险在前；类别不变的也计入',
    en: 'From which class to which, riskiest first; those who keep theirs are among them',
  },
  'classes.before': {
    zh: '现在的风险类别；N 为未评价',
    en: 'The class without the new version; N is not evaluated',
  },
  'classes.after': {
    zh: '届时的风险类别；N 为未评价',
    en: 'The class with the new version; N is not evaluated',
  },
  'classes.count': { zh: '这样变动的主体数', en: 'How many entities go from the one to the other' },
  'standings.score': { zh: '分数的变动', en: 'How scores would move' },
  higher: { zh: '分数升高的主体数', en: 'How many scores would rise' },
  lower: { zh: '分数降低的主体数', en: 'How many scores would fall' },
  greatestGain: { zh: '单个主体升高最多几分', en: 'The most points that one entity would gain' },
  greatestLoss: { zh: '单个主体降低最多几分', en: 'The most points that one entity would lose' },
  'standings.measures': {
    zh: '各措施对多少主体新适用或不再适用',
    en: 'For how many entities each measure would apply anew or no longer',
  },
  gained: { zh: '新适用该措施的主体数', en: 'To how many entities the measure would newly apply' },
  lost: { zh: '不再适用该措施的主体数', en: 'To how many entities it would apply no longer' },
  'standings.sample': {
    zh: '信用状况会变的主体的样例，至多 20 个，按任何人都可重抽的签号选出',
    en: 'Some of those whose standing changes, 20 at most, by a lot that anyone can draw again',
  },
  ticket: {
    zh: '签号：提案的 hash 与主体标识相接的 SHA-256，十六进制；小的先选',
    en: 'The lot: SHA-256 in hex of the proposal’s hash and the identifier; the lowest come first',
  },
  'sample.subject': { zh: '样例主体的标识', en: 'The identifier of the entity in the sample' },
  'sample.name': { zh: '样例主体的名称', en: 'The name of the entity in the sample' },
  before: { zh: '没有该提案时的信用状况摘要', en: 'What the standing comes to without the proposal' },
  after: { zh: '有该提案时的信用状况摘要', en: 'What the standing comes to with the proposal' },
  'before.stratum': {
    zh: '没有该提案时抽查所归的信用风险层',
    en: 'The stratum in which the entity would be drawn without the proposal',
  },
  'after.stratum': {
    zh: '有该提案时抽查所归的信用风险层',
    en: 'The stratum in which the entity would be drawn with the proposal',
  },
  'before.measures': {
    zh: '没有该提案时适用的措施的编码',
    en: 'The codes of the measures in force without the proposal',
  },
  'before.score': {
    zh: '没有该提案时的信用分，0 至 1000；尚未评价的省略',
    en: 'The score without the proposal, 0 to 1000; absent where it is not evaluated',
  },
  'after.measures': {
    zh: '有该提案时适用的措施的编码',
    en: 'The codes of the measures in force with the proposal',
  },
  'after.score': {
    zh: '有该提案时的信用分，0 至 1000；尚未评价的省略',
    en: 'The score with the proposal, 0 to 1000; absent where it is not evaluated',
  },
  changedLines: { zh: '计入情况有变的条数', en: 'How many lines count otherwise' },
  lines: { zh: '其中最前的几条，至多 10 条', en: 'The first of those lines, ten at most' },
  'lines.before': {
    zh: '没有该提案时如何计入；不计入的省略',
    en: 'What the line counts for without the proposal; absent where it does not count',
  },
  'lines.after': {
    zh: '有该提案时如何计入；不再计入的省略',
    en: 'What the line counts for with the proposal; absent where it does not count any more',
  },
  samples: {
    zh: '对抽查比例的提案：各信用风险层有多少对象、从全部对象中会抽多少；其他规则表省略',
    en: 'For the draw ratios: how many targets each stratum has, and how many a draw from all of them would take; absent for other tables',
  },
  'samples.label': { zh: '该信用风险层的名称', en: 'The name of the stratum' },
  'samples.available': { zh: '名录中该层的对象户数', en: 'How many targets the register has in the stratum' },
  'samples.before': {
    zh: '没有该提案时从该层会抽多少户',
    en: 'How many of the stratum a draw would take without the proposal',
  },
  'samples.after': {
    zh: '有该提案时从该层会抽多少户',
    en: 'How many of the stratum a draw would take with the proposal',
  },
  decided: {
    zh: '提案的结果：由谁、何时批准、驳回或撤回；未决的省略',
    en: 'Who approved, rejected or withdrew it, and when; absent until then',
  },
  'decided.at': {
    zh: '何时批准、驳回或撤回（UTC 时刻）',
    en: 'When it was approved, rejected or withdrawn (UTC instant)',
  },
  'decided.by': { zh: '由谁批准、驳回或撤回', en: 'Who approved, rejected or withdrew it' },
  'decided.reason': {
    zh: '为何驳回或撤回；批准的省略',
    en: 'Why it was rejected or withdrawn; absent where it was approved',
  },
  'getProposedStanding.before': {
    zh: '提案生效之日、没有该提案时的信用状况',
    en: 'The standing on the day on which the proposal takes effect, without it',
  },
  'getProposedStanding.after': {
    zh: '提案生效之日、有该提案时的信用状况',
    en: 'The standing on the day on which the proposal takes effect, with it',
  },
  'getProposedStanding.effect': {
    zh: '两者有何不同；相同的省略',
    en: 'What is otherwise; absent where it comes to the same',
  },
};
