import type { FieldTexts } from './field-texts.ts';

/** Rule tables: what every version says, and the columns of each table. */
export const ruleTableFields: FieldTexts = {
  tableName: { zh: '规则表的名称，如 measures', en: 'The name of the rule table, such as measures' },
  'RuleTable.name': {
    zh: '哪一张规则表；各表的 rows 不同',
    en: 'Which rule table it is; each has rows of its own',
  },
  effectiveFrom: {
    zh: '生效日期（北京时间日期）；新版本最早于批准公布的次日生效',
    en: 'From which day it is in force (civil date in Asia/Shanghai); a new version at the earliest on the day after its publication',
  },
  effectiveTo: {
    zh: '终止日期（北京时间日期），当日已不适用；直至后一版本生效的省略',
    en: 'The day from which it is in force no more (civil date in Asia/Shanghai); absent where it holds until a later version',
  },
  'RuleTable.basis': { zh: '整张表的依据', en: 'What the table as a whole rests on' },
  'listTables.basis': { zh: '该版本的依据', en: 'What the version rests on' },
  uncertain: {
    zh: '来源未定之处，写明以免被当作定论；没有的省略',
    en: 'What the sources leave open, so that nobody takes it for settled; absent where nothing is',
  },
  rows: {
    zh: '表的各行，以表中的关键字段区分，不重复',
    en: 'The rows of the table, no two of which have the same key',
  },
  'items.rows': { zh: '该版本有几行', en: 'How many rows the version has' },
  'listTables.name': { zh: '规则表的名称', en: 'The name of the table' },
  hash: {
    zh: '该版本的内容哈希：其规范 JSON（RFC 8785）的 SHA-256，十六进制；回执以此指明版本',
    en: 'The content hash of the version: SHA-256 of its canonical JSON (RFC 8785) in hex, by which receipts name it',
  },
  publishedAt: { zh: '该版本何时公布（UTC 时刻）', en: 'When the version was published (UTC instant)' },
  proposalId: {
    zh: '提案的编号；随软件提供的版本没有提案，省略',
    en: 'The id of the proposal; absent for a version that came with the software',
  },
  'path.proposalId': { zh: '规则表提案的编号', en: 'The id of the proposal of a rule table' },
  table: { zh: '该版本的全部内容', en: 'The version in full' },
  'getTable.on': {
    zh: '要看哪一日适用的版本（北京时间日期），不填为今天',
    en: 'On which day the version is in force (civil date in Asia/Shanghai); today where it is left out',
  },
  'getTable.knownAt': {
    zh: '只看到此刻（UTC）为止已公布的版本，不填为现在',
    en: 'Only versions published by this moment (UTC instant); now where it is left out',
  },

  'rows.year': { zh: '哪一年的放假安排', en: 'The year that the holidays are of' },
  'rows.notice': {
    zh: '国务院办公厅放假通知的文号',
    en: 'The number of the State Council’s notice on the holidays',
  },
  issuedOn: {
    zh: '通知的发布日期（北京时间日期）',
    en: 'The day on which the notice was issued (civil date in Asia/Shanghai)',
  },
  'rows.holidays': { zh: '放假的各段日期', en: 'The spans of days off' },
  'rows.holidays.name': { zh: '节假日的名称', en: 'The name of the holiday' },
  'holidays.from': {
    zh: '放假的第一日（北京时间日期）',
    en: 'The first day off (civil date in Asia/Shanghai)',
  },
  'holidays.to': {
    zh: '放假的最后一日（北京时间日期），含当日',
    en: 'The last day off (civil date in Asia/Shanghai), itself included',
  },
  workingWeekends: {
    zh: '调休上班的周六、周日（北京时间日期）',
    en: 'The Saturdays and Sundays that are worked in return (civil dates in Asia/Shanghai)',
  },

  'deadlines.rows.name': {
    zh: '期限的名称，如 decide-case、publish-result',
    en: 'Which term it is, such as decide-case or publish-result',
  },
  'rows.workingDays': { zh: '期限的工作日数', en: 'How many working days the term has' },
  remindDaysBefore: {
    zh: '在期满前几个工作日提醒',
    en: 'How many working days before its end whoever must act is reminded',
  },
  'deadlines.rows.basis': { zh: '该期限的依据', en: 'What the term rests on' },

  'credit-rules.code': {
    zh: '规则的编码：事件种类及其变体，如 penalty/serious、recognition/TAX-A、pledge-broken',
    en: 'The code of the rule: the kind of event and its variant, such as penalty/serious, recognition/TAX-A or pledge-broken',
  },
  'rows.label': { zh: '该行的名称，供人阅读', en: 'What the row is called, for people to read' },
  'rows.points': { zh: '对信用分的增减，整数分', en: 'What it adds to the score, whole points' },
  'rows.riskClass': {
    zh: '单凭此项所至的信用风险类别，A（低）至 D（高）',
    en: 'The risk class that it alone leads to, A (low) to D (high)',
  },
  countsMonths: {
    zh: '有利或无不利的事项计入几个月，其自身没有期限时适用；不利事项省略',
    en: 'For how many months what is not adverse counts, where it names no end of its own; absent for what is adverse',
  },
  case: {
    zh: '由此引出、须由人决定的列入案件；不引出的省略',
    en: 'The case that a person must look at because of it; absent where it opens none',
  },
  'case.list': { zh: '引出列入哪份名单的案件', en: 'The list that the case is about' },
  'case.cause': {
    zh: '案件的列入情形代码，见规则表 lists',
    en: 'The code of the cause, by the rule table lists',
  },
  'rows.basis': { zh: '该行的依据', en: 'What the row rests on' },

  'penalty-categories.code': {
    zh: '处罚种类的编码，如 fine；未列明的归入 other',
    en: 'The code of the kind of penalty; what is not listed falls under other',
  },
  spellings: {
    zh: '该种类在各处记录中的其他写法；没有的省略',
    en: 'How records write it besides; absent where there is no other way',
  },
  'penalty-categories.severity': {
    zh: '记录未载明严重程度时按何种程度计：一般（ordinary）或严重（serious）',
    en: 'How grave a penalty counts as whose record does not say: ordinary or serious',
  },

  'publication-terms.severity': {
    zh: '本行适用于何种严重程度的不利事实',
    en: 'The severity of adverse facts that the row is for',
  },
  isPublished: {
    zh: '该程度的事实是否公示',
    en: 'Whether facts of this severity are shown to the public at all',
  },
  minMonths: {
    zh: '最短公示期：自文书日期起至少公示和计入几个月，期满之前不予修复',
    en: 'How many months from the day of the document it counts and is shown at least; no repair is granted before',
  },
  maxMonths: {
    zh: '最长公示期：自文书日期起满几个月自动停止公示和计入',
    en: 'Months from the day of the document after which the fact stops counting and being shown by itself',
  },
  retentionYears: {
    zh: '事实保存几年，其间仍可向有权者提供',
    en: 'For how many years the fact is kept and may be disclosed to those with a right to it',
  },

  full: {
    zh: '该维度的满分：没有不利事实的主体在此维度的得分；各维度满分合计 1000',
    en: 'The full points of the dimension, which an entity without adverse facts has; together they make 1000',
  },
  'score-grades.grade': { zh: '等级，1（最好）至 5', en: 'The grade, 1 (best) to 5' },
  'score-grades.from': { zh: '该等级的最低分，0 至 1000', en: 'The lowest score of the grade, 0 to 1000' },

  'result-codes.code': {
    zh: '抽查结果类别的代码，如 1',
    en: 'The code of the category of inspection results',
  },
  isClean: {
    zh: '总是 true：未发现问题，不得与其他结果并存；其他类别省略',
    en: 'Always true: nothing was found, which cannot stand beside anything else; absent for other categories',
  },
  isRetired: {
    zh: '总是 true：不再用于新的记录，为已有的记录保留；仍在用的省略',
    en: 'Always true: it is used for nothing new and stays for what there is; absent where it is in use',
  },

  'rows.list': {
    zh: '本行规定哪份名单：red、serious 或 abnormal',
    en: 'The list that the row is about: red, serious or abnormal',
  },
  competent: {
    zh: '主管该名单的单位；由它或其下级单位决定',
    en: 'The unit that is competent for the list; it or a unit below it decides',
  },
  termYears: {
    zh: '列入满几年自动终止；只能由决定终止的省略',
    en: 'After how many years a listing ends by itself; absent where only a decision ends it',
  },
  removableAfterMonths: {
    zh: '列入满几个月可以申请提前移出，法定期限未满的措施另有限制；不设期限的省略',
    en: 'After how many months an early removal may be applied for, unless a measure whose term a law sets runs on; absent where the list sets no such time',
  },
  heavyPenaltyBasis: {
    zh: '要求列入须以较重行政处罚为前提的依据，对该名单的全部情形适用；无此要求的省略',
    en: 'What demands that a listing rest on a heavy penalty, whatever its cause; absent where the fact alone may list',
  },
  penaltyBarsRemoval: {
    zh: '列入后又受较重处罚的，是否不予提前移出',
    en: 'Whether a heavy penalty since the listing bars its early removal',
  },
  publicationBasis: { zh: '公布列入的依据', en: 'What obliges the authority to publish a listing' },
  removalBasis: {
    zh: '依申请移出的依据；不能依申请移出的省略',
    en: 'By what rules a listing is removed on application; absent where there is no such removal',
  },
  needsConsent: {
    zh: '下级单位的列入决定是否须经上一级同意',
    en: 'Whether a unit below the competent one needs the consent of the unit above it',
  },
  mayAskHearing: { zh: '当事人可否要求听证', en: 'Whether the entity may ask for a hearing' },
  needsLegalReview: {
    zh: '决定前是否须经法制审核',
    en: 'Whether a second person must review the lawfulness before it is decided',
  },
  namesResponsible: {
    zh: '列入自然人以外的主体时，是否须写明责任人员',
    en: 'Whether a listing of anyone but a natural person must name who answers for the breach',
  },
  'rows.measures': {
    zh: '列入该名单即适用的措施的编码，见规则表 measures',
    en: 'The codes of the measures that a listing leads to, by the rule table measures',
  },
  causes: { zh: '可以列入的各种情形', en: 'The causes for which an entity may be listed' },
  'causes.code': { zh: '列入情形的代码', en: 'The code by which cases name the cause' },
  'causes.label': { zh: '列入情形的名称', en: 'The cause in words' },
  'causes.basis': { zh: '该情形的依据', en: 'What the cause rests on' },
  'causes.measures': {
    zh: '因该情形另行适用的措施的编码；没有的省略',
    en: 'The codes of the measures that this cause leads to beside those of the list; absent where there are none',
  },

  'available.pledge': { zh: '该事项可以适用告知承诺', en: 'The item can be approved on a pledge' },
  'excluded.pledge': { zh: '该事项不适用告知承诺', en: 'The item cannot be approved on a pledge' },
  'excluded.field': {
    zh: '所属的排除领域，如国家安全、公共安全',
    en: 'The field in which nothing may be approved on a pledge, such as national-security',
  },
  terms: { zh: '申请人须承诺的内容，缺一不可', en: 'What the applicant must pledge, every one of it' },
  deferrable: {
    zh: '可以容缺的材料；未列明的须当场提交',
    en: 'Which papers may follow; every other one is needed at once',
  },
  'deferrable.id': {
    zh: '材料的编号，missingMaterials 引用它',
    en: 'The id of the paper, which missingMaterials names',
  },
  'deferrable.label': { zh: '可以容缺的材料的名称', en: 'What the paper that may follow is called' },
  'deferrable.workingDays': {
    zh: '几个工作日内补齐；按期限 complete-application 的省略',
    en: 'Within how many working days it must follow; absent where the term complete-application holds',
  },
  deferralBar: {
    zh: '有此程度及以上的未修复不良记录的，不予容缺；没有此限制的省略',
    en: 'Unrepaired faults of this severity, or worse, keep papers from following; absent where none do',
  },
  'deferralBar.severity': {
    zh: '自何种严重程度起不予容缺',
    en: 'From which severity on papers may not follow',
  },
  'deferralBar.basis': { zh: '不予容缺的依据', en: 'What that rests on' },
  'rows.verifyWithin': {
    zh: '几个工作日内核查；按期限 verify-pledge 的省略',
    en: 'Within how many working days the pledge is verified; absent where the term verify-pledge holds',
  },
  verifiedBy: {
    zh: '负责核查的部门；由它或其下级单位核查',
    en: 'The unit whose line of authority verifies the pledge',
  },
  'rows.indicators': {
    zh: '还须承诺的指标（“标准地”），均不得低于最低值；没有的省略',
    en: 'Figures that must be pledged too, none below its minimum; absent where there are none',
  },
  minimum: {
    zh: '指标的最低值，以其计量单位计',
    en: 'The least that may be pledged, in the unit of the figure',
  },

  floorPerTenThousand: {
    zh: '整个抽样框至少抽取多少，以万分之一计；任务自定下限的从其规定',
    en: 'The least share of a whole frame that is drawn, in parts of ten thousand, where a task names no floor of its own',
  },
  perTenThousand: {
    zh: '该层抽取的比例，以万分之一计（300 即 3%）',
    en: 'The share of the stratum that is drawn, in parts of ten thousand (300 is 3%)',
  },
  'inspection-caps.method': {
    zh: '检查方式的代码，见 Item.methods；没有列出的方式不设上限',
    en: 'The method of checks, as in Item.methods; one without a row has no cap',
  },
  perYear: {
    zh: '同一机关一个日历年内对同一对象至多检查几次；同一系统的上下级合并计算',
    en: 'How many such checks one authority may make at one target in a calendar year; units of one line count as one authority',
  },
  'triggers.code': {
    zh: '检查来源的代码，任务的 trigger 引用它',
    en: 'The code of the trigger, which tasks name in trigger',
  },
  exemptFromCap: {
    zh: '已达年度频次上限，或有不予打扰标签时，是否仍可检查；可检查的，其检查也不计入上限',
    en: 'Whether the check may be made although the yearly cap is reached or a tag asks to leave the target alone; such a check does not count towards the cap either',
  },
  tag: {
    zh: '使对象不列入计划检查的监管标签',
    en: 'The tag of the register that keeps a target out of planned checks',
  },
  'exclusion-tags.reason': {
    zh: '因此排除时所记的理由代码',
    en: 'The reason that is recorded for keeping it out, as a code',
  },
};
