import type { FieldTexts } from './field-texts.ts';

/** Listing cases, listings, and the applications of entities; and the terms that run in them. */
export const listFields: FieldTexts = {
  'Due.term': {
    zh: '期限的名称，即规则表 deadlines 中的一行，如 decide-case',
    en: 'Which term it is, a row of the rule table deadlines such as decide-case',
  },
  'Due.from': {
    zh: '从哪一日起算（北京时间日期），当日不计',
    en: 'The day from which it is counted (civil date in Asia/Shanghai), which does not count itself',
  },
  'Due.workingDays': {
    zh: '期限的工作日数，以期限开始时的规定为准，规则表其后变更不影响；由决定写明届满日的，为当时算得的工作日数',
    en: 'How many working days it has, as was said when it began; later versions of the rule tables change nothing of it. Where an order names the last day, as many as were counted until then',
  },
  'Due.remindDaysBefore': {
    zh: '届满前多少个工作日开始提醒，以期限开始时的规定为准',
    en: 'How many working days before its end people are reminded, as was said when it began',
  },
  'Due.by': { zh: '最迟应于何日办理', en: 'The last day on which it can be done in time' },
  remindOn: {
    zh: '自哪一日起提醒（北京时间日期）',
    en: 'From which day people are reminded (civil date in Asia/Shanghai)',
  },
  remindedAt: {
    zh: '何时开始提醒（UTC 时刻）；尚未提醒的省略',
    en: 'When people began to be reminded (UTC instant); absent before that',
  },
  overdueSince: {
    zh: '系统何时认定逾期（UTC 时刻）；未逾期的省略',
    en: 'When it was found to be overdue (UTC instant); absent while it is not',
  },
  due: {
    zh: '正在计算的期限；没有应办之事的省略。期限只用于提醒和显示逾期，不自动作出决定',
    en: 'The term that runs; absent where nobody owes anything. Terms remind and show what is overdue, and decide nothing',
  },

  caseId: { zh: '列入案件的编号', en: 'The id of the listing case' },
  'ListingCase.id': {
    zh: '列入案件的编号；决定列入后，同为列入的编号',
    en: 'The id of this listing case, which is that of the listing too once it is decided',
  },
  list: {
    zh: '名单：守信激励（red）、严重违法失信（serious）或经营异常（abnormal）',
    en: 'Which list: red (trustworthy entities), serious (serious breaches) or abnormal (abnormal operations)',
  },
  cause: {
    zh: '列入情形的代码，见规则表 lists 中该名单的 causes',
    en: 'The code of the cause for the listing, among the causes of the list in the rule table lists',
  },
  evidence: {
    zh: '据以列入的证据：至少指明信用事件或另行说明，另可指明其背后的检查',
    en: 'What speaks for the listing: a credit event or what a person noted, one of them at least, and the visit behind it where there is one',
  },
  'evidence.eventId': {
    zh: '作为证据的信用事件；没有的省略',
    en: 'The credit event that speaks for it; absent where there is none',
  },
  penaltyEventId: {
    zh: '就该事实作出的较重行政处罚的信用事件，由告知指明，成为证据的一部分；所依据的事实本身就是较重行政处罚的，或名单不要求的，省略',
    en: 'The credit event of the heavy penalty for the fact, which the notice names and which is part of the evidence from then on; absent where the fact is a heavy penalty itself, or the list demands none',
  },
  'evidence.visitId': {
    zh: '事件背后的检查；没有的省略',
    en: 'The visit behind the event; absent where there is none',
  },
  'evidence.note': { zh: '对证据的文字说明；没有的省略', en: 'What a person noted; absent where nobody did' },
  relists: {
    zh: '以欺骗手段移出、现要重新列入的那项列入；不是重新列入的省略',
    en: 'The listing whose removal was obtained by fraud and which this one makes good; absent where that is not so',
  },
  'ListingCase.procedure': {
    zh: '适用的程序：有利决定（favourable）、不利决定（adverse），或须经上一级同意的不利决定（adverse-with-consent）',
    en: 'The procedure: for what favours the entity, for what burdens it, or for that with the consent of the unit above',
  },
  'ListingCase.authority': { zh: '作出决定的单位', en: 'The unit that decides the case' },
  'Listing.authority': {
    zh: '作出列入决定的单位的编码',
    en: 'The code of the unit that decided the listing',
  },
  'ListingCase.state': {
    zh: '案件的进展：待处理、已告知、待听证、已听取意见、待上级同意、上级已同意或不同意、已决定列入（listed）、已决定不予列入（dismissed）',
    en: 'How far the case has come: proposed, noticed, hearing requested, heard, consent sought, given or refused, listed, or dismissed',
  },
  'ListingCase.openedAt': { zh: '案件何时提出（UTC 时刻）', en: 'When the case was opened (UTC instant)' },
  proposedBy: {
    zh: '由谁提出；系统依事实提出的为 service:reactions',
    en: 'Who proposed it: an officer, or service:reactions where a fact did',
  },
  'ListingCase.groundFellAt': {
    zh: '作为证据的事件何时被撤回、更正或修复，因而不得再据此列入（UTC 时刻）；没有的省略',
    en: 'When the event that speaks for it was withdrawn, corrected or repaired, so that nobody can be listed for it any more (UTC instant); absent where that is not so',
  },
  'ListingCase.notice': {
    zh: '对当事人的告知；告知前省略',
    en: 'What the entity was told before anyone decides; absent until then',
  },
  'notice.text': {
    zh: '告知的事实、理由、依据和后果',
    en: 'The facts, reasons, basis and consequences that the entity was told',
  },
  'notice.at': { zh: '何时告知（UTC 时刻）', en: 'When the entity was told (UTC instant)' },
  'notice.by': { zh: '由谁告知', en: 'Who told the entity' },
  'notifyCase.notice': {
    zh: '告知书的内容：事实、理由、依据和后果',
    en: 'What the entity is to be told: facts, reasons, basis and consequences',
  },
  statements: {
    zh: '当事人的陈述申辩、放弃声明和听证要求，按先后',
    en: 'What the entity said: statements, waivers and requests for a hearing, in order',
  },
  'statements.kind': {
    zh: '陈述申辩（statement）、放弃陈述申辩（waiver）或要求听证（hearing-request）',
    en: 'A statement and defence, a waiver of it, or a request for a hearing',
  },
  'body.kind': {
    zh: '陈述申辩（statement）、放弃（waiver）或要求听证（hearing-request）',
    en: 'Whether this is a statement and defence, a waiver of it, or a request for a hearing',
  },
  'statements.text': { zh: '当事人所述的内容', en: 'What the entity said' },
  'body.text': {
    zh: '所述的内容：陈述申辩意见、放弃声明或听证要求',
    en: 'What is said: the statement, the waiver or the request',
  },
  via: {
    zh: '网上提交（online），或由工作人员按书面材料登记（paper）',
    en: 'online, or on paper, recorded by an officer from what the entity handed in',
  },
  receivedOn: {
    zh: '收到的日期（北京时间日期）；书面提交的为收件日',
    en: 'The day on which it was received (civil date in Asia/Shanghai), on paper or online',
  },
  'statements.at': { zh: '何时录入（UTC 时刻）', en: 'When it was entered (UTC instant)' },
  'statements.by': {
    zh: '由谁录入：企业代表，或登记书面材料的工作人员',
    en: 'Who entered it: the representative, or the officer who recorded the paper',
  },
  heard: {
    zh: '听取当事人意见的情况；尚未记录的省略',
    en: 'What was heard of the entity, and what became of it; absent until it is recorded',
  },
  summary: { zh: '听取意见的情况及是否采纳', en: 'What was heard, and what was made of it' },
  heldOn: {
    zh: '听证举行的日期（北京时间日期）；没有举行听证的省略',
    en: 'The day on which a hearing was held (civil date in Asia/Shanghai); absent where none was',
  },
  legalReview: {
    zh: '法制审核；未审核的省略',
    en: 'A second person’s look at lawfulness; absent where there was none',
  },
  'legalReview.opinion': { zh: '法制审核的意见', en: 'What the review found' },
  'reviewCase.opinion': { zh: '法制审核的意见', en: 'The opinion of the legal review, to be recorded' },
  consent: {
    zh: '报上一级同意；未报的省略',
    en: 'The consent of the unit above; absent where it was not sought',
  },
  soughtBy: { zh: '由谁上报', en: 'Who sought the consent' },
  soughtAt: { zh: '何时上报（UTC 时刻）', en: 'When the consent was sought (UTC instant)' },
  'consent.proposal': {
    zh: '请上一级同意的决定内容',
    en: 'The decision that the unit above is asked to consent to',
  },
  'seekConsent.proposal': {
    zh: '拟作的决定，报上一级同意',
    en: 'The decision that is proposed to the unit above',
  },
  'consent.answer': {
    zh: '上一级的答复；未答复的省略',
    en: 'What the unit above answered; absent until then',
  },
  'answer.unit': { zh: '作出答复的上一级单位', en: 'The unit that answered' },
  isGiven: { zh: '是否同意', en: 'Whether the consent is given' },
  opinion: { zh: '同意或不同意的意见', en: 'Why it consents or does not' },
  'ListingCase.decision': { zh: '决定；作出前省略', en: 'The decision; absent until then' },
  'decision.outcome': {
    zh: '决定列入（list）或不予列入（dismiss）',
    en: 'Whether the entity is listed or the case dismissed',
  },
  'decideCase.outcome': {
    zh: '作何决定：列入（list）或不予列入（dismiss）',
    en: 'What is decided: to list, or to dismiss the case',
  },
  'decision.documentNo': { zh: '决定书文号', en: 'The number of the decision' },
  'decideCase.documentNo': {
    zh: '列入或不予列入决定书的文号',
    en: 'The number of the decision to list or not',
  },
  'decision.reasons': { zh: '决定的理由', en: 'The reasons for the decision' },
  proportionality: {
    zh: '为何列入及其措施与违法失信的程度相当；列入不利名单的必填，其余省略',
    en: 'Why the listing and its measures are in proportion to the breach; an adverse listing needs it, otherwise it is absent',
  },
  remedy: {
    zh: '当事人的救济途径（复议、诉讼）；列入不利名单的必填，其余省略',
    en: 'What the entity can do against it; an adverse listing needs it, otherwise it is absent',
  },
  removalConditions: {
    zh: '移出名单的条件，随决定一并告知；列入不利名单的必填，其余省略',
    en: 'What ends the listing early, told with the decision; an adverse listing needs it, otherwise it is absent',
  },
  responsible: {
    zh: '对违法失信负有责任的人员，至少一名，不公开；名单的规则不要求的省略',
    en: 'Who answers for the breach, one person at least; never public, and absent where the list’s rule does not ask for it',
  },
  legalRepresentative: { zh: '法定代表人的姓名', en: 'The name of the legal representative' },
  personInCharge: { zh: '主要负责人的姓名', en: 'The name of the person in charge' },
  actualController: { zh: '实际控制人的姓名', en: 'The name of the actual controller' },

  listingId: {
    zh: '列入的编号，与据以列入的案件相同',
    en: 'The id of the listing, which is that of its case',
  },
  'Listing.id': {
    zh: '本项列入的编号，即引出它的案件的编号',
    en: 'The id of this listing, the same as that of the case that led to it',
  },
  'Listing.documentNo': {
    zh: '列入决定书文号',
    en: 'The number of the decision by which the entity was listed',
  },
  'lists.documentNo': { zh: '据以列入的决定书文号', en: 'The number of the decision behind the listing' },
  'Listing.reasons': { zh: '列入的理由', en: 'Why the entity was listed' },
  'Listing.decidedBy': { zh: '由谁决定列入', en: 'Who decided the listing' },
  'Listing.decidedAt': { zh: '何时决定列入（UTC 时刻）', en: 'When the listing was decided (UTC instant)' },
  'Listing.measures': {
    zh: '该列入所附措施的编码，见规则表 measures',
    en: 'The codes of the measures that the decision carries, by the rule table measures',
  },
  'listed.measures': { zh: '该列入所附措施的编码', en: 'The codes of the measures that the listing carries' },
  'Listing.state': {
    zh: '列入的进展：待公布（decided）、已公布（published，自此生效）、已终止（ended）',
    en: 'How far the listing has come: decided, published, from when it counts, or ended',
  },
  publishedBy: { zh: '由谁公布；公布前省略', en: 'Who published it; absent until then' },
  'Listing.publishedAt': {
    zh: '何时公布（UTC 时刻）；公布前省略',
    en: 'When the listing was published (UTC instant); absent until then',
  },
  logSalt: {
    zh: '公开日志中该列入摘要所用的随机盐；据此可验证日志所记就是这一列入。未公布的省略',
    en: 'The salt of the listing’s digests in the public log, with which anyone can check that they are of it; absent until it is published',
  },
  listedOn: {
    zh: '列入日期，即公布之日（北京时间日期），期限自此起算；公布前省略',
    en: 'The day of publication (civil date in Asia/Shanghai), from which the term counts; absent before it',
  },
  endsOn: {
    zh: '列入有效的最后一日（北京时间日期），次日自动终止；须作决定才能终止的省略',
    en: 'The last day on which it counts (civil date in Asia/Shanghai), after which it ends by itself; absent where only a decision ends it',
  },
  'Listing.groundFellAt': {
    zh: '据以列入的事件或处罚何时被撤回、更正，或在公布前被修复（UTC 时刻）；已公布的列入在有人处理之前照常有效。没有的省略',
    en: 'When the event that it rests on, or the penalty for it, was withdrawn or corrected, or repaired before the publication (UTC instant); a published listing counts on until people have looked at it. Absent where that is not so',
  },
  upheld: {
    zh: '依据更正后经另一人决定维持；没有的省略',
    en: 'That people upheld it on the correction of its ground; absent where they did not',
  },
  'upheld.reason': { zh: '为何维持', en: 'Why it was upheld' },
  'upheld.documentNo': { zh: '维持决定的文号', en: 'The number of the decision that upheld it' },
  'Listing.ended': { zh: '列入的终止；仍然有效的省略', en: 'How the listing ended; absent while it has not' },
  'ended.why': {
    zh: '为何终止：期满（term-over）、移出（removed）、撤销（revoked，视为自始未列入）或失效（lapsed，认定已撤回）',
    en: 'Why it ended: its term was over, it was removed, revoked as if it had never been, or lapsed with its recognition',
  },
  'listing-ended.why': {
    zh: '列入为何终止：期满、移出、撤销（视为自始未列入）或失效',
    en: 'Why the listing ended: its term was over, or it was removed, revoked as if it had never been, or lapsed',
  },
  'ended.at': { zh: '何时终止（UTC 时刻）', en: 'When it came to its end (UTC instant)' },
  'ended.by': {
    zh: '由谁终止；系统自动终止的为系统函数',
    en: 'Who ended it; the function where the service did by itself',
  },
  'ended.documentNo': {
    zh: '终止所依据文书的文号；没有的省略',
    en: 'The number of the document that ended it; absent where there is none',
  },
  'Listing.ended.reason': {
    zh: '终止的理由；没有的省略',
    en: 'Why it was ended, in words; absent where nobody gave any',
  },
  'ended.applicationId': {
    zh: '使其终止的企业申请；没有的省略',
    en: 'The application of the entity that ended it; absent where none did',
  },
  removableFrom: {
    zh: '自哪一日起可以申请提前移出（北京时间日期）；晚于 endsOn 的，届时自行期满，无需申请；不能提前移出的省略',
    en: 'From when its early removal may be applied for (civil date in Asia/Shanghai); later than endsOn where it ends by itself before; absent where it cannot be',
  },
  causeLabel: {
    zh: '列入情形的名称；现行规则表中已没有的省略',
    en: 'The cause in words; absent where the table in force has it no more',
  },
  authorityName: { zh: '作出列入决定的单位的名称', en: 'The name of the unit that decided the listing' },
  'revokeListing.documentNo': {
    zh: '法院判决或复议决定的文号',
    en: 'The number of the judgement or of the decision on review',
  },
  'revokeListing.reason': { zh: '为何撤销', en: 'Why the listing is revoked' },
  'upholdListing.documentNo': {
    zh: '维持决定的文号',
    en: 'The number of the decision to uphold the listing',
  },
  'upholdListing.reason': {
    zh: '依据更正后为何仍应列入',
    en: 'Why the corrected ground still bears the listing',
  },
  'path.list': {
    zh: '要看哪份名单：守信激励（red）、严重违法失信（serious）或经营异常（abnormal）',
    en: 'Which list to read: red, serious or abnormal',
  },

  applicationId: {
    zh: '申请（异议、修复或移出）的编号',
    en: 'The id of the application: an objection, or for repair or removal',
  },
  'Application.id': {
    zh: '申请的编号，由所涉记录、种类和序号构成；同一事项不会同时有两件',
    en: 'The id of this application, made from what it is about, its kind and a running number, so that there are never two at once',
  },
  request: { zh: '申请的内容', en: 'What the entity asks for' },
  'objection.kind': {
    zh: '异议：请求重新核对某项记录',
    en: 'An objection: that what is recorded be looked at again',
  },
  'repair.kind': {
    zh: '信用修复：请求已改正的违法失信不再计入',
    en: 'Repair: that a corrected breach stop counting',
  },
  'removal.kind': { zh: '提前移出名单', en: 'Early removal from a list' },
  'objection.about': { zh: '对哪一项提出异议', en: 'What is objected to' },
  'event.of': { zh: '对一项信用事件的异议', en: 'That the objection is to a credit event' },
  'listing.of': { zh: '对一项列入的异议', en: 'That the objection is to a listing' },
  'event.eventId': { zh: '所异议的信用事件', en: 'The credit event that is objected to' },
  'about.listingId': { zh: '所异议的列入', en: 'The listing that is objected to' },
  'objection.reason': { zh: '为何认为记录有误', en: 'Why the record is held to be wrong' },
  'repair.eventId': { zh: '请求修复的信用事件', en: 'The credit event to be repaired' },
  'removal.listingId': { zh: '请求移出的列入', en: 'The listing to be taken off' },
  correction: { zh: '已如何改正', en: 'What was done about the breach' },
  'correction.on': {
    zh: '改正完成的日期（北京时间日期）',
    en: 'Since when it is put right (civil date in Asia/Shanghai)',
  },
  how: { zh: '怎样改正、履行了哪些义务', en: 'How it was put right' },
  'repair.pledge': {
    zh: '公开的信用承诺，准予修复后随之公布',
    en: 'The pledge to keep the law, which is published with the repair',
  },
  'ApplicationRequest.materials': {
    zh: '随申请提交的材料名称，至多 20 项',
    en: 'The names of the documents that come with it, 20 at most',
  },
  'Application.unit': {
    zh: '认定该事实、因而负责办理的单位（谁认定谁修复）',
    en: 'The unit that recorded the fact, and so decides on the application',
  },
  'Application.basis': {
    zh: '办理所依据的规定；申请移出的为该名单的移出依据',
    en: 'By what rules it is dealt with; for a removal those of the list',
  },
  'Application.state': {
    zh: '申请的进展：已提交、已受理、已延期、不予受理、已准予、已停止公示和适用（carried-out）、不予支持、已撤回、已撤销修复',
    en: 'How far the application has come: filed, accepted, extended, declined, granted, carried out, refused, withdrawn, or its repair revoked',
  },
  'Application.filed': { zh: '申请的提交', en: 'How and when it was filed' },
  'filed.via': { zh: '网上提交（online）或书面提交（paper）', en: 'Whether it was filed online or on paper' },
  'filed.at': { zh: '何时提交（UTC 时刻）', en: 'When it was filed (UTC instant)' },
  'filed.by': {
    zh: '由谁提交：企业代表，或登记书面申请的工作人员',
    en: 'Who filed it: the representative, or the officer who recorded the paper',
  },
  'Application.accepted': {
    zh: '申请的受理；未受理的省略',
    en: 'That it was accepted; absent where it was not',
  },
  declined: { zh: '不予受理；没有的省略', en: 'That it was not taken up; absent where it was' },
  'declined.reason': { zh: '不予受理的理由', en: 'Why it was not taken up' },
  extended: {
    zh: '办理期限的延长，仅异议有，至多一次；没有的省略',
    en: 'That the term of an objection was extended, once at most; absent where it was not',
  },
  'extended.reason': { zh: '延长期限的理由', en: 'Why the term was extended' },
  'Application.withdrawn': {
    zh: '申请人撤回；没有的省略',
    en: 'That the entity took it back; absent where it did not',
  },
  'Application.decision': {
    zh: '办理结果的一次性告知；作出前省略',
    en: 'The one notice of the outcome; absent until then',
  },
  'Application.decision.documentNo': {
    zh: '办理决定的文号',
    en: 'The number of the decision on the application',
  },
  'Application.decision.reasons': { zh: '准予或不予支持的理由', en: 'Why it was granted or refused' },
  'Application.revoked': {
    zh: '修复系以欺骗手段取得而被撤销，原记录重新计入；没有的省略',
    en: 'That the repair was obtained by fraud and revoked, so that what it repaired counts again; absent where it was not',
  },
  'revoked.reason': { zh: '为何撤销修复', en: 'Why the repair was revoked' },
  'revoked.documentNo': {
    zh: '撤销修复决定的文号',
    en: 'The number of the decision that revoked the repair',
  },
  carriedOutAt: {
    zh: '准予的内容何时全部停止公示和适用（UTC 时刻）；此前省略',
    en: 'When what was granted had stopped being shown and applied (UTC instant); absent until then',
  },
  'recordApplication.request': { zh: '书面申请的内容', en: 'What the paper asks for' },
  'decideApplication.outcome': {
    zh: '准予（grant）或不予支持（refuse）',
    en: 'Whether the application is granted or refused',
  },
  'decideApplication.documentNo': {
    zh: '准予或不予支持的决定文号',
    en: 'The number of the decision to grant or refuse',
  },
  replacement: {
    zh: '异议成立、记录有误时应有的内容；记录本不应有的，或不是异议的，不填',
    en: 'How it really was, where an objection shows a record to be wrong; left out where the record should not be there at all, and for what is no objection',
  },
  'revokeRepair.documentNo': {
    zh: '撤销信用修复的决定文号',
    en: 'The number of the decision to revoke the repair',
  },
};
