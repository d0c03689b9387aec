import type { FieldTexts } from './field-texts.ts';

/** Credit events, standing, history and the keys of receipts. */
export const creditFields: FieldTexts = {
  'CreditEvent.id': {
    zh: '信用事件的编号，由其来源算出：同一文书、检查或列入只有一个事件，不会重复计入',
    en: 'The id of the credit event, made from its source: a document, visit or listing makes one event and never counts twice',
  },
  eventId: {
    zh: '信用事件的编号，见 CreditEvent.id',
    en: 'The id of the credit event, as in CreditEvent.id',
  },
  occurredOn: {
    zh: '事实发生的日期（北京时间日期）；决定类的为文书日期',
    en: 'When it happened in the world (civil date in Asia/Shanghai); for a decision, the day of its document',
  },
  'CreditEvent.knownAt': {
    zh: '本系统何时得知这一事实（UTC 时刻）；与 occurredOn 分别记载，因而可以查询“当时所知”',
    en: 'When this service came to know it (UTC instant); kept apart from occurredOn, so that one can ask what was known when',
  },
  'CreditEvent.source': {
    zh: '事件从哪里来，使每一笔记录都能追溯',
    en: 'Where the event comes from, so that every mark on a record can be followed back',
  },
  'source.kind': {
    zh: '来源：本系统自身（service）、由人或系统录入（api）或文件导入（import）',
    en: 'The way in which it came: this service’s own work, an entry by a person or system (api), or a file (import)',
  },
  'source.by': {
    zh: '由谁记载：系统函数、令牌的主体（sub）或导入批次；告知企业时以单位代替个人',
    en: 'Who stands behind it: the function, the caller’s subject or the import; the entity is told the unit in place of the person',
  },
  'source.unit': {
    zh: '对该事实负责的单位（谁认定谁修复）；没有的省略',
    en: 'The unit that answers for the fact, and so decides on its repair; absent where there is none',
  },

  'inspection-result.kind': { zh: '公示的检查结果', en: 'A published inspection result' },
  'inspection-result.visitId': { zh: '得出该结果的检查', en: 'The visit that had this result' },
  'penalty.kind': {
    zh: '行政处罚（双公示）；以简易程序作出的不归集',
    en: 'An administrative penalty; those by simplified procedure are not collected',
  },
  'permit.kind': {
    zh: '行政许可（双公示）；只作记载，不计分',
    en: 'An administrative permit; kept for the picture, counts for nothing',
  },
  'recognition.kind': { zh: '表彰或认定', en: 'A recognition by an authority' },
  'complaint-upheld.kind': { zh: '查实的投诉', en: 'A complaint that was upheld' },
  'score-imported.kind': {
    zh: '其他平台的公共信用评价分；另行展示，不与本系统的分数混合',
    en: 'The public-credit score of another platform; shown beside this service’s own, never mixed with it',
  },
  'pledge-kept.kind': { zh: '承诺经核查属实', en: 'A pledge was found to be kept' },
  'pledge-rectified.kind': { zh: '承诺不符，已在期限内整改', en: 'A pledge was put right in time' },
  'pledge-broken.kind': { zh: '承诺不实且未整改', en: 'A pledge was false and not put right' },
  'deferral-kept.kind': { zh: '容缺材料已按期补齐', en: 'Papers that were to follow came in time' },
  'deferral-missed.kind': { zh: '容缺材料逾期未补齐', en: 'Papers that were to follow did not come in time' },
  'listed.kind': { zh: '列入名单，自公布之日起', en: 'A listing, from its publication on' },
  'listing-ended.kind': { zh: '列入终止', en: 'A listing came to its end' },
  'corrected.kind': {
    zh: '更正：of 所指事件有误，由 by 所指事件代替',
    en: 'A correction: the event of was wrong, and the event by says how it was',
  },
  'withdrawn.kind': {
    zh: '撤回：of 所指事件本不应记载，或其决定已被撤销',
    en: 'A withdrawal: the event of should never have been recorded, or its decision was revoked',
  },
  'disputed.kind': {
    zh: '对 of 所指事件的异议正在处理；该事件照常计入并标注',
    en: 'An objection against the event of is running; it counts on, and says so',
  },
  'dispute-settled.kind': {
    zh: '对 of 所指事件的异议已处理完毕',
    en: 'The objection against the event of is settled',
  },
  'repaired.kind': {
    zh: '信用修复：自当日起 of 所指事件不再计入和公示',
    en: 'A repair: from its day on the event of neither counts nor is shown',
  },
  'CreditEvent.of': {
    zh: '所注记的事件的编号；被注记的事件原样保留',
    en: 'The id of the event that this one is about, which stays in the history as it was',
  },
  'corrected.by': { zh: '载明应有内容的事件的编号', en: 'The id of the event that says how it really was' },
  'CreditEvent.reason': {
    zh: '为何更正、撤回、提出异议或修复',
    en: 'Why it was corrected, withdrawn, objected to or repaired',
  },
  'CreditEvent.applicationId': { zh: '据以注记的申请的编号', en: 'The id of the application that led to it' },
  'repaired.documentNo': {
    zh: '准予修复的决定文号',
    en: 'The number of the decision that granted the repair',
  },
  'withdrawn.documentNo': {
    zh: '撤销原决定的文书文号；没有的省略',
    en: 'The number of the decision that revoked the fact; absent where none did',
  },
  'CreditEvent.source.line': {
    zh: '文件导入的，为文件第几行；其他来源的省略',
    en: 'The line of the file, for an import; absent for other sources',
  },
  'penalty.documentNo': { zh: '行政处罚决定书文号', en: 'The number of the penalty decision' },
  'permit.documentNo': { zh: '行政许可决定书文号', en: 'The number of the permit decision' },
  'recognition.documentNo': {
    zh: '表彰或认定文书的文号',
    en: 'The number of the document that recognises the entity',
  },
  'complaint-upheld.documentNo': {
    zh: '查实投诉的文书文号',
    en: 'The number of the document that upholds the complaint',
  },
  'listed.documentNo': { zh: '列入决定的文号', en: 'The number of the decision to list' },
  'listing-ended.documentNo': {
    zh: '终止列入的文书文号；期满终止等没有文书的省略',
    en: 'The number of the document that ended it; absent where none did, as at the end of its term',
  },
  'CreditEvent.documentNo': {
    zh: '核查决定等文书的文号；没有由人作出决定的省略',
    en: 'The number of the decision; absent where no person decided',
  },
  authority: {
    zh: '作出该处罚、许可、认定或查实的机关，按文书所写',
    en: 'The authority that decided, as its document writes it',
  },
  severity: {
    zh: '不利事实的严重程度：轻微（minor）、一般（ordinary）、严重（serious）；决定是否公示、公示多久、何时可以修复。不是不利事实的省略',
    en: 'How grave an adverse fact is: minor, ordinary or serious. It decides whether and for how long the fact is published and when it can be repaired; absent for what is not adverse',
  },
  'penalty.severity': {
    zh: '处罚的严重程度，由认定单位判断：轻微（minor）、一般（ordinary）、严重（serious，即较重行政处罚，列入严重违法失信名单的前提）；决定是否公示、公示多久、何时可以修复',
    en: 'How grave the penalty is, as the unit that imposed it judges: minor, ordinary or serious, which is a heavy penalty, without which nobody is listed for serious breaches; it decides whether and for how long it is published and when it can be repaired',
  },
  'penalty.procedure': {
    zh: '处罚程序；简易程序（simplified）的处罚不归集，一律拒绝。不知道的省略',
    en: 'The procedure of the penalty; one by simplified procedure is refused. Absent where it is not known',
  },
  'penalty.category': {
    zh: '处罚种类，如 罚款；可用规则表 penalty-categories 所列的各种写法',
    en: 'The kind of penalty, in the wording of the decision; the rule table penalty-categories lists them',
  },
  'penalty.facts': { zh: '违法事实', en: 'What the entity did, as the decision finds it' },
  'complaint-upheld.facts': {
    zh: '投诉所反映并经查实的事实',
    en: 'What the complaint said and was found true',
  },
  'penalty.basis': { zh: '处罚所依据的法律条款', en: 'The articles of law that the penalty rests on' },
  offence: {
    zh: '违法行为类型；违法事实已经说明的省略',
    en: 'The kind of offence; absent where the facts say as much',
  },
  'penalty.content': {
    zh: '处罚内容，按决定书原文；未载明的省略',
    en: 'What was imposed, in the words of the decision; absent where it is not told',
  },
  'permit.content': {
    zh: '许可内容，按决定书原文；未载明的省略',
    en: 'What is permitted, in the words of the decision; absent where it is not told',
  },
  fineFen: {
    zh: '罚款金额，以分为单位的整数；没有罚款的省略',
    en: 'The fine in fen, a whole number; absent where there is none',
  },
  confiscatedFen: {
    zh: '没收违法所得、没收非法财物的金额，以分为单位的整数；没有的省略',
    en: 'The value of what was confiscated, in fen, a whole number; absent where nothing was',
  },
  publishedThrough: {
    zh: '公示截止期：公示和计入的最后一日（北京时间日期），早于规定的最长公示期的从其所载，但不短于最短公示期；省略则按最长公示期',
    en: 'The last day of publication and counting (civil date in Asia/Shanghai), where that is before its longest term, and never before its minimum term is over; absent where the longest term holds',
  },
  'permit.name': { zh: '许可的名称或许可证书名称', en: 'The name of the permit' },
  licenceNo: {
    zh: '许可编号（许可证书编号）；没有的省略',
    en: 'The number of the licence; absent where there is none',
  },
  validUntil: {
    zh: '有效期至哪一日（北京时间日期）；没有期限的省略',
    en: 'The last day on which it is valid (civil date in Asia/Shanghai); absent where it has no end',
  },
  recognition: {
    zh: '认定类别的代码，如 TAX-A；对应规则表 credit-rules 中 recognition/ 加此代码的一行',
    en: 'Which recognition it is, such as TAX-A: the row recognition/ and this code of the rule table credit-rules',
  },
  issuer: { zh: '给出该评价分的平台或机关', en: 'The platform or authority that gives this score' },
  'score-imported.score': {
    zh: '该平台给出的分数，0 至 1000，至多两位小数',
    en: 'The score that the platform gives, 0 to 1000 with two decimals at most',
  },
  'score-imported.grade': {
    zh: '该平台给出的等级，按其写法；没有的省略',
    en: 'The grade that the platform gives, as it writes it; absent where it gives none',
  },
  pledgeId: {
    zh: '承诺的编号：PL- 和 24 位十六进制数字',
    en: 'The id of the pledge: PL- and 24 hexadecimal digits',
  },
  isRevoked: {
    zh: '依据该承诺作出的许可是否被撤销；不涉及的省略',
    en: 'Whether the permit that rested on the pledge was revoked; absent where that was no question',
  },
  'CreditEvent.itemCode': {
    zh: '承诺所涉审批事项的编码',
    en: 'The code of the approval item that was pledged for',
  },

  'Standing.subject': {
    zh: '信用状况所属主体的标识；所询代码已被承继的，为承继者',
    en: 'The entity whose credit it is, by its identifier; where the code asked about has a successor, that one',
  },
  askedAs: {
    zh: '所询的代码；与 subject 不同，即该代码已由 subject 承继时才有',
    en: 'The code that was asked about, where subject has succeeded to it; absent where subject itself was asked about',
  },
  asOf: {
    zh: '信用状况是哪一日的（北京时间日期）',
    en: 'The day that the credit standing is for (civil date in Asia/Shanghai)',
  },
  'checkEligibility.asOf': {
    zh: '所依据的信用状况是哪一日的（北京时间日期）；主体没有信用状况的省略',
    en: 'The day that the standing behind the answer is for (civil date in Asia/Shanghai); absent where the entity has none',
  },
  knownAt: {
    zh: '按截至何时（UTC 时刻）所知的事实得出；此后才得知的不在其内，不论发生于何日',
    en: 'As of which moment facts were known (UTC instant); what became known later is not in it, whenever it happened',
  },
  'query.getCreditHistory.asOf': {
    zh: '要看哪一日的信用状况（北京时间日期），不填为今天；将来的日期显示届时期满后的状况',
    en: 'The day to look at (civil date in Asia/Shanghai), today where it is left out; a later one shows what will be when terms are over',
  },
  'query.getCreditHistory.knownAt': {
    zh: '按截至何时所知：时刻（UTC），或日期（北京时间，指当日最后一刻）；不填为现在',
    en: 'As of when facts were known: an instant (UTC), or a civil date, which means its last moment in Asia/Shanghai; now where it is left out',
  },
  validThrough: {
    zh: '在没有新事实的情况下，此信用状况维持到哪一日（北京时间日期）；单凭时间经过不会变化的省略',
    en: 'The last day for which the standing holds while nothing new becomes known (civil date in Asia/Shanghai); absent where time alone changes nothing',
  },
  tables: {
    zh: '所依据各规则表版本合成的一个哈希（SHA-256，十六进制）',
    en: 'One hash over the versions of all rule tables that the standing rests on (SHA-256 in hex)',
  },
  'getCreditHistory.tables': {
    zh: '在该视点适用的各规则表版本：表名到内容哈希（SHA-256，十六进制）',
    en: 'The versions of the rule tables at that viewpoint: the content hash of each (SHA-256 in hex) by its name',
  },
  riskClass: {
    zh: '信用风险类别，A（低）至 D（高）；没有任何事项计入时省略，即尚未评价，不代表好',
    en: 'The credit risk class, A (low) to D (high); absent while nothing counts: not evaluated, which is no good mark',
  },
  score: {
    zh: '信用分，0 至 1000，为各维度分之和；没有任何事项计入时省略，即尚未评价',
    en: 'The score, 0 to 1000, the sum over the dimensions; absent while nothing counts, which means not evaluated',
  },
  grade: {
    zh: '信用分的等级，1（最好）至 5，见规则表 score-grades；尚未评价的省略',
    en: 'The grade of the score, 1 (best) to 5, by the rule table score-grades; absent where it is not evaluated',
  },
  dimensions: {
    zh: '信用分由哪些维度组成；尚未评价的省略',
    en: 'What the score is made of; absent where it is not evaluated',
  },
  dimension: {
    zh: '信用分的维度：基本情况、金融财税、管治能力、遵纪守法、社会责任',
    en: 'The dimension of the score: basics, finance and taxes, governance, compliance with the law, or social responsibility',
  },
  'dimensions.score': {
    zh: '该维度的得分，不低于 0、不高于该维度满分',
    en: 'The points of the dimension, no less than 0 and no more than its full points',
  },
  publicScore: {
    zh: '其他平台最近一次的公共信用评价分，不与本系统的分数混合；没有的省略',
    en: 'The latest score of another platform, never mixed with this service’s own; absent where there is none',
  },
  'publicScore.eventId': { zh: '导入该分数的信用事件', en: 'The credit event by which the score came' },
  'publicScore.score': { zh: '该平台给出的分数', en: 'The score that the platform gives' },
  'publicScore.grade': {
    zh: '该平台给出的等级；没有的省略',
    en: 'The grade that the platform gives; absent where it gives none',
  },
  scoredOn: {
    zh: '该分数是哪一日的（北京时间日期）',
    en: 'The day of that score (civil date in Asia/Shanghai)',
  },
  lists: { zh: '现在有效的各项列入', en: 'The listings that live now' },
  'lists.cause': {
    zh: '列入情形的代码，见规则表 lists',
    en: 'The code of the cause, by the rule table lists',
  },
  'Standing.measures': {
    zh: '现在适用的措施的编码，按码元序；已期满、已停用、被其他措施取消或随列入暂停的不在其内',
    en: 'The codes of the measures in force, in code-unit order, less those whose term is over, that are retired, that others cancel, or whose listing is suspended',
  },
  'CreditAnswer.measures': {
    zh: '现在适用的措施及其效果，供程序执行',
    en: 'The measures in force and what each does, for programs to act on',
  },
  'Standing.lines': {
    zh: '分数和风险类别的由来：计入的每一事件和规则各一条',
    en: 'Why score and class are what they are: a line for each event and rule that counts',
  },
  'lines.eventId': { zh: '这一条所依据的信用事件', en: 'The credit event that the line is about' },
  rule: {
    zh: '所适用的规则：规则表和行，如 result-codes/6、lists/serious',
    en: 'The rule: the table and its row, such as result-codes/6 or lists/serious',
  },
  'lines.label': { zh: '该规则的名称', en: 'What the rule is called' },
  'lines.basis': { zh: '该规则的法律依据', en: 'The legal basis of the rule' },
  points: {
    zh: '对信用分的增减，整数分，可为负',
    en: 'What it adds to the score, whole points, often below zero',
  },
  'lines.riskClass': {
    zh: '单凭这一条所至的信用风险类别；各条中最高的即为主体的类别',
    en: 'The risk class that the line alone leads to; the riskiest of all is the entity’s',
  },
  countsThrough: {
    zh: '计入的最后一日（北京时间日期）；没有自动期限的省略',
    en: 'The last day on which it counts by itself (civil date in Asia/Shanghai); absent where it has no such end',
  },
  isDisputed: {
    zh: '对它的异议是否正在处理；没有异议时省略（历史记录中为 false）',
    en: 'Whether an objection against it is running; absent, or false in histories, where none is',
  },
  isSuspended: {
    zh: '总是 true：守信激励列入在严重违法失信名单期间暂停适用；未暂停的省略',
    en: 'Always true: a red listing is suspended while a serious one lives; absent where it is not',
  },
  receipt: {
    zh: '本答复的签名回执（JWS，见 RECEIPT.md），可用 /.well-known/jwks.json 的公钥离线核验，多年后仍可证明答复内容',
    en: 'The signed receipt of this answer (a JWS; see RECEIPT.md), which is checked offline with the keys of /.well-known/jwks.json and still proves the answer years later',
  },
  'query.purpose': {
    zh: '为何查询，记入查询日志并可由被查询主体看到；不填为 credit-query',
    en: 'What the query is for; it goes to the query log, where the entity sees it, and is credit-query where it is left out',
  },
  'batchCredit.purpose': {
    zh: '为何查询，记入每个主体的查询日志；不填为 credit-query',
    en: 'What the query is for; it goes to the query log of each entity, and is credit-query where it is left out',
  },
  codes: {
    zh: '要查询的主体的代码，1 至 100 个，写法与单个查询相同',
    en: 'The codes of the entities to ask about, 1 to 100, each written as for a single query',
  },
  'batchCredit.items': {
    zh: '名录中有的各主体的答复，各附回执',
    en: 'The answer for each entity that the register has, with a receipt of its own',
  },
  unknown: { zh: '名录中没有的主体的标识', en: 'The identifiers that the register does not have' },

  'getCreditHistory.standing': {
    zh: '该视点的信用状况，不含逐条说明（见 items）',
    en: 'The standing at that viewpoint, without its lines, which stand with their events in items',
  },
  explanation: {
    zh: '分数如何累加、风险类别由哪一条所致；没有任何事项计入时省略',
    en: 'How the score adds up and which line led to the class; absent where nothing counts',
  },
  'explanation.dimensions': {
    zh: '各维度的得分是怎样得出的',
    en: 'How the score of each dimension comes about',
  },
  'dimensions.label': { zh: '该维度的名称', en: 'What the dimension is called' },
  'dimensions.full': { zh: '该维度的满分', en: 'The full points of the dimension' },
  moved: {
    zh: '计入各条的分值之和；加到满分上，再限于 0 至满分之间，即为得分',
    en: 'What the lines add together; with the full points, and within 0 and those, it gives the score',
  },
  'explanation.steps': {
    zh: '依次把风险类别推高的各条，最后一条决定类别',
    en: 'The lines that led to a riskier class, one after another; the last made it what it is',
  },
  'steps.riskClass': { zh: '至此达到的信用风险类别', en: 'The risk class reached with this line' },
  'steps.eventId': { zh: '推高风险类别的信用事件', en: 'The credit event that led there' },
  'steps.rule': { zh: '推高风险类别的规则', en: 'The rule that led there' },
  'getCreditHistory.items': { zh: '各项信用事件，最近的在前', en: 'The credit events, latest first' },
  'items.event': { zh: '信用事件', en: 'The credit event' },
  status: {
    zh: '事件现在如何：计入（counts）、暂停、期满、已终止、已修复、已更正、已撤回，或保存期已过（retention-over，仅审计人员可见）',
    en: 'What has become of the event: it counts, is suspended, its term is over, it ended, was repaired, corrected or withdrawn, or its retention is over, which only auditors see',
  },
  'getCreditHistory.because': {
    zh: '使它如此的事件（如更正、修复）；没有的省略',
    en: 'The event that made it so, such as a correction or a repair; absent where none did',
  },
  'getOwnHistory.because': {
    zh: '使它如此的事件的编号；没有的省略',
    en: 'The id of the event that made it so; absent where none did',
  },
  'items.lines': {
    zh: '该事件计入或本应计入的各条规则',
    en: 'What the event counts for, or would, by each rule',
  },
  'lines.table': {
    zh: '该规则所在规则表版本的内容哈希（SHA-256，十六进制）',
    en: 'The content hash of the version of the table that the rule is a row of (SHA-256 in hex)',
  },
  'lines.counts': { zh: '在该视点是否计入', en: 'Whether it counts at that viewpoint' },
  isPublic: { zh: '是否向社会公众展示', en: 'Whether the public is shown it' },
  withheld: {
    zh: '因保存期已过而不予显示、仅审计人员可见的事件数量',
    en: 'How many events are withheld because their retention is over, which only auditors may still see',
  },
  weights: {
    zh: '该事件按各条规则计入或本应计入多少',
    en: 'What the event counts for, or would, and by which rule',
  },
  'weights.counts': { zh: '今天是否计入', en: 'Whether it counts today' },
  repairableFrom: {
    zh: '自哪一日起可以申请修复（北京时间日期）；不能修复或已不计入的省略',
    en: 'From when its repair may be applied for (civil date in Asia/Shanghai); absent where it cannot be repaired or counts no more',
  },
  annotations: {
    zh: '对该事件的更正、异议、撤回和修复，按得知的先后',
    en: 'Corrections, objections, withdrawals and repairs of the event, in the order in which they became known',
  },

  'auditCredit.version': { zh: '所存记录的版本号', en: 'The version of the stored record' },
  isStoredRowRight: {
    zh: '所存的信用状况是否正是由事件和规则表得出的',
    en: 'Whether the stored standing is what events and tables make it, for the day and the moment that it is for',
  },
  isCurrent: {
    zh: '所存的信用状况今天是否仍适用；不适用时，每次答复都重新计算，直至定时任务将其更新',
    en: 'Whether the stored standing still holds today; where it does not, every answer is computed anew until the clock has stored it',
  },
  differences: {
    zh: '不一致的部分，为 Standing 中的字段名',
    en: 'The parts of the standing that differ, by the names of its fields',
  },
  unfolded: {
    zh: '存入之后才得知、因而尚未计入的事件的编号',
    en: 'The ids of the events that became known after it was stored, and so are not in it',
  },
  stored: { zh: '所存的信用状况；从未存过的省略', en: 'The standing as it is stored; absent where none is' },
  refolded: {
    zh: '由事件重新计算的信用状况，与所存的同一日、同一时刻',
    en: 'The standing computed anew from the events, for the same day and moment as the stored one',
  },

  'recordCreditEvent.subject': {
    zh: '事实所属主体的代码，写法与其他操作的 code 相同',
    en: 'The code of the entity that the fact is about, written like code elsewhere',
  },
  'recordCreditEvent.event': {
    zh: '记入的信用事件；重复的为原有事件',
    en: 'The credit event as recorded; the earlier one where it was recorded before',
  },
  'recordCreditEvent.outcome': {
    zh: '已记入（recorded），或同一文书内容相同、此前已记入（already-recorded）',
    en: 'recorded, or already-recorded for a document that says the same as before',
  },
  'correctCreditEvent.replacement': {
    zh: '应有的内容，替代原事件',
    en: 'How it really was, in place of the event',
  },
  'correctCreditEvent.event': { zh: '载明应有内容的新事件', en: 'The new event that says how it was' },
  'correctCreditEvent.correction': {
    zh: '注明原事件有误的更正事件',
    en: 'The correction, which says that the earlier event was wrong',
  },
  'correctCreditEvent.reason': {
    zh: '为何更正，记入信用记录',
    en: 'Why the event is corrected, which the history keeps',
  },
  'withdrawCreditEvent.reason': {
    zh: '为何撤回，记入信用记录',
    en: 'Why the event is withdrawn, which the history keeps',
  },
  'withdrawCreditEvent.documentNo': {
    zh: '撤销该事实的决定的文号；没有这样的决定可不填',
    en: 'The number of the decision that revoked the fact, where one did',
  },

  keys: {
    zh: '签过和即将签署回执的全部公钥，最新的在前，永不删去',
    en: 'Every key with which receipts were or soon will be signed, newest first; none is ever taken out',
  },
  kty: { zh: '密钥类型，总是 OKP（RFC 8037）', en: 'The type of the key, always OKP (RFC 8037)' },
  crv: { zh: '曲线，总是 Ed25519', en: 'The curve, always Ed25519' },
  x: { zh: '公钥，32 字节的 base64url', en: 'The public key: 32 bytes in base64url' },
  kid: {
    zh: '密钥的名称，即其 JWK 指纹（RFC 7638）；回执的头部以此指明密钥',
    en: 'The name of the key, its JWK thumbprint (RFC 7638), by which the header of a receipt names it',
  },
  'keys.use': { zh: '用途，总是 sig（签名）', en: 'What it is for, always sig (signatures)' },
  alg: { zh: '签名算法，总是 EdDSA', en: 'The algorithm of the signature, always EdDSA' },
  usedFrom: { zh: '自何时起用于签名（UTC 时刻）', en: 'From when the key signs (UTC instant)' },
  usedUntil: {
    zh: '至何时停止签名（UTC 时刻，不含此刻）；此前所签永远有效',
    en: 'Until when it signs, but not at that instant (UTC); what it signed before stays good for ever',
  },
};
