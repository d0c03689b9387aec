import type { FieldTexts } from './field-texts.ts';

/** Visits, their records, and substitutions. */
export const visitFields: FieldTexts = {
  visitId: {
    zh: '检查的编号：抽取编号、连字符和抽取顺序；递补的再加 -2、-3 等',
    en: 'The id of the visit: the draw, a hyphen and the place in the drawn order; a substitute’s ends in -2, -3 and so on',
  },
  'Visit.id': {
    zh: '检查的编号：抽取编号、连字符和抽取顺序，如 33.SCJG-2026-1-1-5；递补的再加 -2、-3 等',
    en: 'The id of the visit: the draw, a hyphen and the place in the drawn order, such as 33.SCJG-2026-1-1-5; a substitute’s ends in -2, -3 and so on',
  },
  'Visit.place': {
    zh: '在抽取顺序中的位置，从 1 起；递补的沿用原位置',
    en: 'The place in the drawn order, from 1; a substitute keeps it',
  },
  'Visit.target': { zh: '检查对象的标识', en: 'The identifier of the target' },
  targetName: { zh: '检查对象的名称', en: 'The name of the target' },
  'Visit.stratum': { zh: '检查对象抽取时所在的信用风险层', en: 'The stratum in which the target was drawn' },
  'Visit.seats': {
    zh: '到场的检查人员；部门尚未抽取人员的为空',
    en: 'Who comes; empty while departments have still to draw their inspectors',
  },
  'Visit.skill': {
    zh: '该席位要求的专业或资质；点名专家担任的为 named-expert: 加其化名；没有要求的省略',
    en: 'The speciality that the seat asks for, or named-expert: and a pseudonym where a named expert holds it; absent where it asks for none',
  },
  pseudonym: {
    zh: '检查人员在本次抽取公开证书中的化名；公众只看到化名',
    en: 'The inspector’s name in the draw’s public certificate; the public only ever sees the pseudonym',
  },
  formerSeats: { zh: '被替换的检查人员及原因', en: 'Who was replaced in a seat, and why' },
  'formerSeats.department': {
    zh: '被替换人员所属部门',
    en: 'The department of the inspector who was replaced',
  },
  'formerSeats.place': {
    zh: '其席位在 seats 中的序号，从 0 起',
    en: 'The index of their seat in seats, from 0',
  },
  'formerSeats.reason': {
    zh: '被替换的原因代码，如 recusal-declared 为申请回避',
    en: 'Why they were replaced, as a code such as recusal-declared',
  },
  replacedAt: { zh: '何时被替换（UTC 时刻）', en: 'When they were replaced (UTC instant)' },
  'Visit.state': {
    zh: '检查的进展：待检查（assigned）、待审核（recorded）、审核退回（returned）、审核通过（approved）、已公示（published）、对象已替换（replaced）',
    en: 'How far the visit has come: assigned, recorded, returned by the reviewer, approved, published, or its target replaced',
  },
  replaces: {
    zh: '本次检查所递补的那次检查；不是递补的省略',
    en: 'The visit whose target this one’s replaces; absent where it is no substitute',
  },
  replacedBy: {
    zh: '接替本次检查的那次检查；未被替换的省略',
    en: 'The visit that replaced this one; absent where none did',
  },
  replacedBecause: {
    zh: '检查对象被替换的原因代码；未被替换的省略',
    en: 'Why the target was replaced, as a code; absent where it was not',
  },
  record: {
    zh: '检查记录（一企一表）；录入前省略',
    en: 'What the inspectors recorded, one form over all items; absent until then',
  },
  'record.findings': { zh: '逐项检查情况', en: 'How each item was found' },
  'recordVisit.findings': {
    zh: '逐项检查情况，任务的每个事项一条',
    en: 'How each item was found, one for every item of the task',
  },
  'findings.itemCode': { zh: '抽查事项的编码', en: 'The code of the inspection item' },
  'findings.outcome': {
    zh: '该事项未发现问题（no-problem）、发现问题（problem）或不涉及（not-applicable）',
    en: 'Whether no problem was found, a problem was, or the item does not apply',
  },
  'findings.note': { zh: '检查所见；发现问题的须写明', en: 'What was seen; a problem needs words' },
  targetState: {
    zh: '检查对象已不存续时的状态，如注销、无法联系；正常的省略',
    en: 'What has become of the target where it is not there to be inspected any more; absent where it is',
  },
  resultCodes: {
    zh: '结果类别的代码，见规则表 result-codes；可以同时有几项',
    en: 'The categories of the result, codes of the rule table result-codes; several may hold at once',
  },
  visitedOn: { zh: '检查日期（北京时间日期）', en: 'The day of the visit (civil date in Asia/Shanghai)' },
  recordedBy: { zh: '检查记录由谁录入；录入前省略', en: 'Who recorded the findings; absent until then' },
  recordedAt: {
    zh: '检查记录何时录入（UTC 时刻）；录入前省略',
    en: 'When the findings were recorded (UTC instant); absent until then',
  },
  'listVisitsDue.due': {
    zh: '公示期限将到（soon）还是逾期未公示（overdue）的',
    en: 'Those whose term of publication ends shortly (soon), or those for which it was missed (overdue)',
  },
  'Visit.due': {
    zh: '结果的公示期限，自首次录入之日起计算，退回不延长；录入前和公示后省略。期限只用于提醒和显示逾期',
    en: 'The term in which the result must be published, counted from the day of the first record, which a return does not prolong; absent before it and after the publication. It reminds and shows what is overdue',
  },
  reviewedBy: {
    zh: '由谁审核；到场人员不得审核自己的检查；审核前省略',
    en: 'Who reviewed the record, which nobody does of a visit of their own; absent until then',
  },
  reviewedAt: {
    zh: '何时审核（UTC 时刻）；审核前省略',
    en: 'When the record was reviewed (UTC instant); absent until then',
  },
  returnedBecause: {
    zh: '审核退回的理由；不在退回状态的省略',
    en: 'Why the reviewer sent the record back; absent unless it is returned',
  },
  'Visit.publishedBy': { zh: '结果由谁公示；公示前省略', en: 'Who published the result; absent until then' },
  'Visit.publishedAt': {
    zh: '结果何时公示（UTC 时刻）；公示前省略',
    en: 'When the result was published (UTC instant); absent until then',
  },
  'Visit.logSalt': {
    zh: '公开日志中该结果摘要所用的随机盐；据此可验证日志所记就是这一结果。未公示的省略',
    en: 'The salt of the result’s digest in the public log, with which anyone can check that it is this result; absent until it is published',
  },
  'reviewVisit.approve.outcome': { zh: '审核通过', en: 'The record is approved' },
  'return.outcome': { zh: '退回检查人员修改', en: 'The record goes back to the inspectors' },
  'return.reason': {
    zh: '退回的理由，检查人员可见',
    en: 'Why the record goes back, which its inspectors see',
  },

  substitutionId: { zh: '替换申请的编号', en: 'The id of the request for a substitution' },
  'SubstitutionRequest.id': { zh: '替换申请的编号', en: 'The id of this request for a substitution' },
  'SubstitutionRequest.drawId': {
    zh: '抽出该对象或人员的抽取',
    en: 'The draw in which the target or the inspector was drawn',
  },
  'SubstitutionRequest.visitId': {
    zh: '要替换其对象或人员的检查',
    en: 'The visit whose target or inspector is to be replaced',
  },
  'SubstitutionRequest.target.of': { zh: '替换检查对象', en: 'The target is to be replaced' },
  'SubstitutionRequest.inspector.of': { zh: '替换检查人员', en: 'An inspector is to be replaced' },
  'requestSubstitution.target.of': { zh: '申请替换检查对象', en: 'Asks that the target be replaced' },
  'requestSubstitution.inspector.of': {
    zh: '申请替换一个席位的检查人员',
    en: 'Asks that the inspector in one seat be replaced',
  },
  'target.reason': {
    zh: '替换检查对象的法定理由：注销、吊销、撤销、迁出、名录登记有误或正在接受同一事项检查',
    en: 'The ground for replacing the target: deregistered, licence revoked, registration cancelled, moved out, wrongly registered or under the same check already',
  },
  'inspector.reason': {
    zh: '替换检查人员的理由：申请回避、请假或离岗、执法资格丧失',
    en: 'The ground for replacing the inspector: a recusal, leave, or the loss of the certificate',
  },
  'inspector.place': {
    zh: '席位在该次检查 seats 中的序号，从 0 起',
    en: 'The index of the seat in seats of the visit, from 0',
  },
  'inspector.pseudonym': {
    zh: '申请时担任该席位的人员的化名；只替换此人',
    en: 'Who held the seat when this was asked for, by pseudonym; nobody else is replaced by it',
  },
  'SubstitutionRequest.note': {
    zh: '申请人对理由的补充说明，不公开',
    en: 'What the requester adds to the reason; not public',
  },
  'requestSubstitution.note': {
    zh: '对理由的补充说明，不公开',
    en: 'What is to be added to the reason; not public',
  },
  'declareRecusal.note': {
    zh: '为何须回避，供审批人判断，不公开',
    en: 'Why you must stay away, for whoever decides; not public',
  },
  'SubstitutionRequest.state': {
    zh: '申请的进展：待审批、已批准、未批准、已替换（made）、无法替换（impossible）',
    en: 'How far the request has come: requested, approved, rejected, made, or impossible',
  },
  requestedBy: {
    zh: '由谁申请；检查人员申请的，抽取证书中以化名表示。不得由同一人审批',
    en: 'Who asked for it, an inspector by pseudonym in the certificate; never who approves',
  },
  requesterPseudonym: {
    zh: '申请人是检查人员时其化名，证书中以此代替姓名；其他人申请的省略',
    en: 'The requester’s pseudonym where an inspector asks, for the certificate names no inspector; absent otherwise',
  },
  requestedAt: { zh: '何时申请（UTC 时刻）', en: 'When it was asked for (UTC instant)' },
  decidedBy: { zh: '由谁决定；决定前省略', en: 'Who decided; absent until then' },
  decidedAt: {
    zh: '何时决定（UTC 时刻）；决定前省略',
    en: 'When it was decided (UTC instant); absent until then',
  },
  rejectedBecause: {
    zh: '不予批准的理由；没有不批准的省略',
    en: 'Why it was rejected; absent where it was not',
  },
  made: {
    zh: '抽签替换的结果，证书将照此公开；作出前省略',
    en: 'What was drawn, as the certificate will show it; absent until then',
  },
  'SubstitutionRequest.number': {
    zh: '是本次抽取的第几次替换，从 1 起；作出前省略',
    en: 'Which substitution of the draw it is, from 1; absent until it is made',
  },
  madeAt: { zh: '何时替换（UTC 时刻）；作出前省略', en: 'When it was made (UTC instant); absent until then' },
  impossibleBecause: {
    zh: '为何无法替换；不是无法替换的省略',
    en: 'Why no substitute can be drawn; absent where that is not so',
  },
  'decideSubstitution.approve.outcome': {
    zh: '批准，随即以抽签替换',
    en: 'Approved: the substitute is drawn shortly after',
  },
  'reject.outcome': { zh: '不予批准', en: 'Rejected' },
  'decideSubstitution.reason': { zh: '不予批准的理由', en: 'Why the request is rejected' },
  visit: {
    zh: '被替换者所在的检查在抽取结果 outcome 中的序号，从 0 起',
    en: 'The index of the visit in the draw’s outcome, from 0',
  },
  'target.target': { zh: '被替换的检查对象的标识', en: 'The identifier of the target that was replaced' },
  substitute: {
    zh: '抽签递补的检查对象的标识',
    en: 'The identifier of the target that was drawn in its place',
  },
  redrawn: { zh: '随之改派的席位及人员', en: 'The seats whose holders changed with it' },
  'redrawn.place': { zh: '席位的序号，从 0 起', en: 'The index of the seat, from 0' },
  'redrawn.inspector': { zh: '原检查人员的化名', en: 'The pseudonym of who held the seat before' },
  'redrawn.substitute': { zh: '抽签接替者的化名', en: 'The pseudonym of who was drawn in their place' },
  unavailable: {
    zh: '当时不能参加、因而不列入抽签的人员（化名），按码元序',
    en: 'Members of the pool who could not come at that time, by pseudonym in code-unit order',
  },
  approvedBy: {
    zh: '由谁批准替换；不得是申请人',
    en: 'Who approved the substitution, never its requester',
  },
  'made.nonce': {
    zh: '32 字节随机数，十六进制；使公开日志中的摘要不透露所涉何人',
    en: '32 random bytes in hex, so that the digest in the public log tells nobody whom it concerns',
  },
  'substitutions.nonce': {
    zh: '32 字节随机数，十六进制；有了它才能由替换内容算出公开日志中的摘要',
    en: '32 random bytes in hex, without which the digest in the public log cannot be made from the substitution',
  },
};
