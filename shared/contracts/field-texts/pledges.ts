import type { FieldTexts } from './field-texts.ts';

/** The pledge gate, pledges, and the query log. */
export const pledgeFields: FieldTexts = {
  itemCode: {
    zh: '审批事项的编码，见规则表 pledge-items',
    en: 'The code of the approval item, by the rule table pledge-items',
  },
  'path.itemCode': { zh: '抽查事项在清单中的编码', en: 'The code of the inspection item in the catalogue' },
  itemLabel: { zh: '审批事项的名称', en: 'What the approval item is called' },
  applicationNo: {
    zh: '审批系统中的申请编号（办件编号）；同一申请只有一项承诺',
    en: 'The number under which the approval system keeps the application; one application has one pledge',
  },
  missingMaterials: {
    zh: '申请所缺材料的编号，见该事项在规则表中的 deferrable；不缺的留空或不填',
    en: 'The ids of the papers that the application is without, by deferrable of the item’s row; empty or left out where none is missing',
  },
  decision: {
    zh: '核验结论：可以受理（allow）、可以容缺受理（allow-with-deferral）、不予受理（refuse）或转人工审查（review）',
    en: 'What the gate says: accept the pledge, accept it with papers to follow, refuse it, or ask a person (review)',
  },
  'checkEligibility.subject': {
    zh: '所核验主体的标识；所询代码已被承继的，为承继者',
    en: 'The entity that was judged, by its identifier; where the code asked about has a successor, that one',
  },
  'checkEligibility.reasons': {
    zh: '结论的各项理由，至少一项',
    en: 'Why the gate answered so; one reason at least',
  },
  'reasons.code': {
    zh: '理由的代码，取值封闭，供审批系统判断，如 SERIOUS_LISTED',
    en: 'The reason as a code, from a closed set that approval systems switch over, such as SERIOUS_LISTED',
  },
  'reasons.text': {
    zh: '理由的文字说明，可告知申请人',
    en: 'The reason in words, fit to be told to the applicant',
  },
  'reasons.basis': { zh: '该理由的法律依据', en: 'The legal basis of the reason' },
  deferral: {
    zh: '一次性告知：缺哪些材料、何时补齐、逾期如何；不是容缺受理的省略',
    en: 'The one notice of all that is missing, by when, and what follows otherwise; absent unless papers may follow',
  },
  'deferral.materials': { zh: '须补齐的各项材料', en: 'The papers that must follow' },
  'materials.id': {
    zh: '材料的编号，见该事项的 deferrable',
    en: 'The id of the paper, by deferrable of the item’s row',
  },
  'materials.label': { zh: '材料的名称', en: 'What the paper is called' },
  'deferral.workingDays': {
    zh: '自受理之日起几个工作日内补齐',
    en: 'Within how many working days of the acceptance they must all be in',
  },
  dueOn: {
    zh: '今天受理的话，最迟应于何日补齐',
    en: 'By when they must be in, if the application is accepted today',
  },
  consequence: { zh: '逾期未补齐的后果', en: 'What follows if they are not in by then' },
  incentives: {
    zh: '申请人可享受、由办理人员给予的便利；没有的省略',
    en: 'Measures in the applicant’s favour that whoever handles the application grants; absent where there are none',
  },
  'incentives.code': { zh: '激励措施的编码', en: 'The code of the incentive, a measure' },
  'incentives.label': { zh: '激励措施的名称', en: 'What the incentive is called' },
  'incentives.basis': { zh: '激励措施的依据', en: 'The basis of the incentive' },
  'checkEligibility.changed': {
    zh: '上次核验同一申请以来，有哪些事实变化；首次核验或没有变化的省略',
    en: 'What has changed since the same application was last asked about; absent the first time, and where nothing has',
  },
  'changed.since': {
    zh: '上次核验的时刻（UTC）；当时规则表不可读的，为最近一次得出结论的时刻',
    en: 'When it was last asked about, or last judged where the tables could not be read then (UTC instant)',
  },
  'changed.what': { zh: '变化的各项事实', en: 'The facts that are not what they were' },
  'what.code': {
    zh: '何种事实变化，取值封闭，如 risk-class、listed',
    en: 'Which kind of fact changed, from a closed set, such as risk-class or listed',
  },
  'what.text': { zh: '变化的文字说明', en: 'The change in words' },
  checkedAt: { zh: '核验的时刻（UTC）', en: 'When the gate answered (UTC instant)' },

  'Pledge.id': {
    zh: '承诺的编号：PL- 和 24 位十六进制数字，由主体、事项和申请编号算出',
    en: 'The id of this pledge: PL- and 24 hexadecimal digits, made from entity, item and application',
  },
  permitNo: {
    zh: '据此作出的许可的编号；没有的省略',
    en: 'The number of the permit that rests on the pledge; absent where there is none',
  },
  'Pledge.unit': { zh: '作出审批决定的单位', en: 'The unit that decided on the application' },
  verifier: { zh: '核查该承诺的单位', en: 'The unit that verifies the pledge' },
  'Pledge.terms': { zh: '所承诺的各项内容，为当日的文字', en: 'What was pledged, in the words of that day' },
  'terms.id': { zh: '承诺内容的编号', en: 'The id of the term' },
  'terms.text': { zh: '承诺内容', en: 'What is pledged' },
  indicators: {
    zh: '承诺达到的各项指标；没有的省略',
    en: 'The figures that were pledged; absent where there are none',
  },
  'indicators.id': { zh: '指标的编号', en: 'The id of the figure' },
  'indicators.text': { zh: '指标的名称', en: 'What the figure is' },
  'indicators.unit': { zh: '指标的计量单位，如 万元/亩', en: 'The unit of measurement of the figure' },
  value: {
    zh: '承诺达到的数值，以该指标的计量单位计',
    en: 'The figure that is pledged, in the unit of its indicator',
  },
  answerId: {
    zh: '据以受理的核验答复的编号，与其回执的 jti 相同',
    en: 'The gate’s answer that the acceptance rests on; the jti of its receipt',
  },
  'Pledge.review': {
    zh: '核验转人工审查后，由人作出的受理决定；核验即可受理的省略',
    en: 'Why a person admitted the application though the gate had left it to one; absent where the gate allowed it',
  },
  'review.documentNo': { zh: '人工审查决定的文号', en: 'The number of the decision of the review' },
  'review.reasons': { zh: '人工审查决定受理的理由', en: 'Why the review admitted the application' },
  over: {
    zh: '核验当时所提的理由代码',
    en: 'The reasons of the gate, by their codes, over which it was admitted',
  },
  'review.by': { zh: '由谁作出审查决定', en: 'Who recorded the review' },
  acceptedOn: {
    zh: '受理日期（北京时间日期），期限自此起算',
    en: 'The day of the acceptance (civil date in Asia/Shanghai), from which the terms count',
  },
  acceptedBy: { zh: '由谁登记受理', en: 'Who recorded the acceptance' },
  acceptedAt: { zh: '何时登记受理（UTC 时刻）', en: 'When the acceptance was recorded (UTC instant)' },
  'Pledge.state': {
    zh: '承诺的进展：容缺待补、待核查、限期整改中、核查属实、已整改、承诺不实、已撤回受理、申请人已撤回',
    en: 'How far the pledge has come: awaiting materials, accepted, rectifying, kept, rectified, broken, its acceptance withdrawn, or cancelled by the applicant',
  },
  'Pledge.due': {
    zh: '正在计算的期限：补齐材料、核查或整改；已办结的省略',
    en: 'The term that runs: of papers that follow, of verification, or of putting right; absent once the pledge has come to its end',
  },
  'listOwnPledges.term': {
    zh: '期限的名称：补齐材料、核查或整改',
    en: 'Which term it is: of papers that follow, of verification, or of putting right',
  },
  'listOwnPledges.due.by': { zh: '期限的最后一日', en: 'The last day of the term' },
  'Pledge.deferral': {
    zh: '容缺受理的一次性告知及补齐情况，期限见 due；不缺材料的省略',
    en: 'The one notice of papers that follow, and which of them are in; its day is that of due. Absent where nothing was missing',
  },
  handedInAt: {
    zh: '何时补交（UTC 时刻）；未补交的省略',
    en: 'When the paper was handed in (UTC instant); absent until then',
  },
  handedInBy: { zh: '由谁登记补交；未补交的省略', en: 'Who recorded that the paper came; absent until then' },
  verifyWithin: {
    zh: '受理之日起几个工作日内核查；事项没有另行规定、按规则表期限的省略',
    en: 'Within how many working days it is verified, where the item says so; absent where the usual term holds',
  },
  verifications: { zh: '历次核查，按先后', en: 'Every verification, in order' },
  'verifications.outcome': {
    zh: '核查结论：属实（kept）、责令整改（rectify）、已整改（rectified）或不实（broken）',
    en: 'How the pledge was found: kept, to be put right, put right in time, or broken',
  },
  findings: { zh: '核查所见', en: 'What the verification found' },
  'verifications.documentNo': {
    zh: '核查结论或整改通知的文号',
    en: 'The number of the document by which it was found',
  },
  'verifications.visitId': {
    zh: '核查所依据的检查；没有的省略',
    en: 'The visit whose published result was looked at; absent where there was none',
  },
  revokesPermit: {
    zh: '据该承诺作出的许可是否撤销；只在不实时才有',
    en: 'Whether the permit that rests on the pledge is revoked; of a broken one alone',
  },
  'verifications.at': { zh: '何时核查（UTC 时刻）', en: 'When it was verified (UTC instant)' },
  'verifications.by': { zh: '由谁核查', en: 'Who verified it' },
  'Pledge.evidence': {
    zh: '因该承诺进行的检查已公示的结果，供核查参考',
    en: 'Published results of visits that were made because of the pledge, for whoever verifies',
  },
  'Pledge.evidence.visitId': {
    zh: '已公示结果的检查',
    en: 'The visit whose result was published',
  },
  'Pledge.ended': {
    zh: '受理的撤回或申请人的撤回；没有的省略',
    en: 'That the acceptance was withdrawn or the application taken back; absent where neither was',
  },
  'ended.reason': { zh: '为何撤回，同时告知申请人', en: 'Why, and what the applicant is told of it' },

  'recordPermit.permitNo': {
    zh: '凭承诺核发的许可的编号；登记后不能改为另一编号',
    en: 'The number of the permit that was granted on the pledge; once noted it is not changed into another',
  },
  'acceptPledge.permitNo': {
    zh: '据此作出的许可的编号；没有可不填',
    en: 'The number of the permit that rests on the pledge, where there is one',
  },
  pledgedTerms: {
    zh: '申请人承诺的各项内容的编号，须含该事项要求的全部',
    en: 'The ids of what the applicant pledged, which must be all that the item asks for',
  },
  'acceptPledge.indicators': {
    zh: '申请人承诺的各项指标及数值，均不得低于规定的最低值；事项不要求的不填',
    en: 'The figures that the applicant pledged, none below its minimum; left out where the item asks for none',
  },
  'acceptPledge.decidedBy': {
    zh: '作出审批决定的单位的编码',
    en: 'The code of the unit that decided on the application',
  },
  'body.review': {
    zh: '核验答复为转人工审查的，由人作出的决定；其余不填',
    en: 'How a person decided where the gate answered review; left out otherwise',
  },
  'listPledges.state': {
    zh: '只列出处于这一状态的承诺，不填为待核查的（accepted）；不得与 due 同时填写',
    en: 'Only the pledges in this state, those to be verified where it is left out; not beside due',
  },
  'listPledges.due': {
    zh: '只列出期限将到（soon）或已逾期（overdue）的；容缺待补的为本单位受理的。不得与 state 同时填写',
    en: 'Only those whose term is soon to end, or was missed; until the papers are in, those that the unit accepted. Not beside state',
  },
  'receiveMaterials.materials': {
    zh: '这次补交的材料的编号',
    en: 'The ids of the papers that are handed in',
  },
  'cancelPledge.reason': { zh: '申请人为何撤回', en: 'Why the applicant takes the application back' },
  'kept.outcome': { zh: '核查属实', en: 'The pledge is found to be kept' },
  'rectify.outcome': {
    zh: '与承诺不符，责令限期整改',
    en: 'It is not as pledged and is ordered to be put right',
  },
  'rectified.outcome': { zh: '已按期整改', en: 'It was put right in time' },
  'broken.outcome': { zh: '承诺不实且未整改', en: 'The pledge is false and was not put right' },
  'verifyPledge.documentNo': {
    zh: '核查结论、整改通知等文书的文号',
    en: 'The number of the document by which this is found or ordered',
  },
  'verifyPledge.visitId': {
    zh: '核查所依据的检查，须是受理之日或其后对该主体的、结果已公示的检查；没有可不填',
    en: 'The visit that was looked at, one to this entity on the day of the acceptance or later, with a published result; left out where there was none',
  },
  rectifyBy: {
    zh: '整改的最后一日（北京时间日期）；不填按规则表的期限',
    en: 'The last day for putting it right (civil date in Asia/Shanghai); the term of the table where it is left out',
  },
  revokePermit: {
    zh: '是否撤销据该承诺作出的许可，不填为 false',
    en: 'Whether the permit that rests on the pledge is revoked; false where it is left out',
  },

  'listQueries.id': {
    zh: '查询记录的编号，与该次答复回执的 jti 相同',
    en: 'The id of the entry, the same as the jti of the receipt that came with the answer',
  },
  'listQueries.at': { zh: '何时查询（UTC 时刻）', en: 'When it was asked (UTC instant)' },
  'listQueries.subject': { zh: '被查询主体的标识', en: 'The entity that was asked about, by its identifier' },
  askedBy: {
    zh: '由谁查询：令牌的主体（sub）；告知企业的记录以单位代替个人，此时省略',
    en: 'Who asked: the subject of the caller’s token; absent in what the entity is told, where the unit stands for its people',
  },
  askedFor: {
    zh: '为哪个单位查询；没有单位的系统查询省略',
    en: 'The unit for which it was asked; absent for a machine that has none',
  },
  purpose: {
    zh: '为何查询，按查询人所述；未写明的按所用操作记为 credit-query、credit-history、credit-audit 或 pledge-eligibility',
    en: 'What it was for, as it was asked; where nothing was named, what was done: credit-query, credit-history, credit-audit or pledge-eligibility',
  },
  'listQueries.itemCode': {
    zh: '所涉审批事项的编码；不是承诺准入核验的省略',
    en: 'The code of the approval item; absent unless the pledge gate was asked',
  },
  'listQueries.applicationNo': {
    zh: '所涉申请的编号；不是承诺准入核验的省略',
    en: 'The number of the application; absent unless the pledge gate was asked',
  },
  'listQueries.decision': {
    zh: '承诺准入核验的结论；不是核验的省略',
    en: 'What the pledge gate said; absent unless it was asked',
  },
  'listBulkReads.on': {
    zh: '要看哪一日的批量读取（北京时间日期）',
    en: 'The day whose reads are listed (civil date in Asia/Shanghai)',
  },
  'changes.read': { zh: '读取信用变更流', en: 'The feed of credit was read' },
  'snapshot.read': { zh: '读取全量副本', en: 'The snapshot was read' },
  'listBulkReads.id': { zh: '批量读取记录的编号', en: 'The id of the entry about the read' },
  'listBulkReads.at': { zh: '何时读取（UTC 时刻）', en: 'When it was read (UTC instant)' },
  'listBulkReads.askedBy': {
    zh: '由谁读取：令牌的主体（sub），推送的为 webhook/ 加端点编号',
    en: 'Who read: the subject of the caller’s token, or webhook/ and the id for what a webhook was told',
  },
  'listBulkReads.purpose': {
    zh: '为何读取，按读取人所述；未写明的为 credit-copy，推送的为 webhook',
    en: 'What it was for, as it was asked: credit-copy where the request named nothing, webhook for a webhook’s',
  },
  'changes.from': {
    zh: '读到的第一条变更在变更流中的序号',
    en: 'The index in the feed of the first change that was read',
  },
  'changes.to': {
    zh: '读到的最后一条变更的序号，含该条',
    en: 'The index of the last change that was read, itself included',
  },
  'snapshot.from': { zh: '读到的第一个主体的标识', en: 'The identifier of the first entity that was read' },
  'snapshot.to': {
    zh: '读到的最后一个主体的标识，含该主体',
    en: 'The identifier of the last entity that was read, itself included',
  },
  'snapshot.count': { zh: '读到几个主体', en: 'How many entities were read' },
};
