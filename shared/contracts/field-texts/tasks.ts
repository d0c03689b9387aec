import type { FieldTexts } from './field-texts.ts';

/** Inspection tasks, and the preparation of a draw's frame and pool. */
export const taskFields: FieldTexts = {
  taskId: {
    zh: '抽查任务的编号：牵头部门、年份和序号，如 33.SCJG-2026-1',
    en: 'The id of the inspection task: lead department, year and number, such as 33.SCJG-2026-1',
  },
  taskName: { zh: '抽查任务的名称', en: 'The name of the inspection task' },
  'Task.id': {
    zh: '抽查任务的编号：牵头部门、年份和序号，如 33.SCJG-2026-1，唯一且可口述',
    en: 'The id of the task: lead department, year and number, such as 33.SCJG-2026-1; unique, and easy to say',
  },
  'Task.name': {
    zh: '抽查任务的名称；冻结后进入承诺，永久公开',
    en: 'The name of the task; once frozen it is part of the commitment and public for good',
  },
  'Task.number': {
    zh: '正式文号，如 SCJG抽查〔2026〕3号',
    en: 'The official number of the task, as the department writes it',
  },
  leadDepartment: {
    zh: '牵头部门（单位）的编码；人员由部门另行抽取时，为该部门自己',
    en: 'The code of the lead department; of a draw that a department holds of its own inspectors, that department',
  },
  itemCodes: {
    zh: '检查所涉抽查事项的编码；未列明的不检查',
    en: 'The codes of the inspection items to be checked; what is not named is not inspected',
  },
  trigger: {
    zh: '检查来源，不填为年度计划（annual-plan）；有的来源不受年度频次上限约束（见规则表 triggers）',
    en: 'What gives rise to the task, annual-plan where it is left out; some triggers are exempt from the yearly cap (rule table triggers)',
  },
  'Task.method': {
    zh: '检查方式代码，不填为 1（实地检查）；年度频次上限按方式计算',
    en: 'How the checks are made, 1 (on site) where it is left out; the yearly cap counts by method',
  },
  criteria: {
    zh: '哪些检查对象进入抽样框：各项条件同时满足，留空的条件不作限制',
    en: 'Which targets make up the frame: those that meet every criterion; one that is left empty does not limit it',
  },
  districts: {
    zh: '所在地区：GB/T 2260 代码或其前几位，如 33、330100；至少一个',
    en: 'Where the targets are: codes of GB/T 2260 or the beginning of one, such as 33 or 330100; one at least',
  },
  authorities: {
    zh: '维护该条目的单位及其下级；留空为不限',
    en: 'Units that maintain the target’s entry in the register, each with those below it; empty for any',
  },
  industries: {
    zh: '所属行业：GB/T 4754 代码或其前几位，如 C、F51；留空为不限',
    en: 'What the targets do: codes of GB/T 4754 or the beginning of one, such as C or F51; empty for any',
  },
  'criteria.types': { zh: '对象类型；留空为不限', en: 'The kinds of targets; empty for any' },
  'criteria.tags': {
    zh: '监管标签，带有其中任何一个即可；留空为不限',
    en: 'Tags of the register, of which a target carries one at least; empty for any',
  },
  riskClasses: {
    zh: '信用风险层：A 至 D，或未评价的 N；为经措施调整后、抽取时所归的层。留空为不限',
    en: 'The strata of credit risk, A to D or N for those not evaluated, as moved by measures; empty for any',
  },
  pledgeItems: {
    zh: '告知承诺事项的编码：只要在这些事项上有待核查承诺的对象；留空为不限',
    en: 'Codes of approval items: only targets with a pledge for one of them that is still to be verified; empty for any',
  },
  sampling: {
    zh: '抽取多少：按信用风险类别的比例、逐层给出的比例或户数，或固定户数',
    en: 'How many targets are drawn: by the ratios of the risk classes, by ratios or numbers for each stratum, or a fixed number',
  },
  'by-risk-class.kind': {
    zh: '按规则表 draw-ratios 规定的各信用风险层比例抽取',
    en: 'By the share that the rule table draw-ratios sets for each stratum',
  },
  'by-stratum.kind': {
    zh: '按计划人员逐层给出的比例或户数抽取',
    en: 'By the ratio or number that the planner gives for each stratum',
  },
  'fixed-size.kind': {
    zh: '从整个抽样框抽取固定户数，按 draw-ratios 的比例分配到各层',
    en: 'A fixed number from the whole frame, spread over the strata in proportion to draw-ratios',
  },
  'sampling.floor': {
    zh: '总数的下限，占抽样框的比例，十进制文本，如 0.03；省略则按 draw-ratios 的总体最低比例',
    en: 'The least share of the whole frame that is drawn, as a decimal text such as 0.03; where it is left out, that of draw-ratios holds',
  },
  'sampling.minimum': {
    zh: '抽取总户数的下限；省略则不另设',
    en: 'The fewest targets to draw in all; absent where there is no such bound',
  },
  'sampling.maximum': {
    zh: '抽取总户数的上限；省略则不另设',
    en: 'The most targets to draw in all; absent where there is no such bound',
  },
  'sampling.strata': {
    zh: '各层抽取多少，按此顺序抽取',
    en: 'How many of each stratum, in the order in which they are drawn',
  },
  ratio: {
    zh: '该层抽取的比例，大于 0、不超过 1 的十进制文本，如 0.05',
    en: 'The share of the stratum that is drawn: a decimal text above 0 and at most 1, such as 0.05',
  },
  'sampling.size': {
    zh: '抽取的户数',
    en: 'How many targets are drawn',
  },
  stratum: {
    zh: '信用风险层：A（低）至 D（高），或未评价的 N',
    en: 'The stratum of credit risk: A (low) to D (high), or N for those not evaluated',
  },
  'Task.exclusions': {
    zh: '计划人员在名录自动排除之外另行排除的对象和人员；连同理由公开',
    en: 'Whom the planner keeps out beside those whom the registers keep out; public, with the reasons',
  },
  'exclusions.targets': { zh: '被排除的检查对象', en: 'The targets that are kept out' },
  'exclusions.inspectors': { zh: '被排除的检查人员', en: 'The inspectors who are kept out' },
  'exclusions.target': { zh: '被排除的检查对象的标识', en: 'The identifier of the target that is kept out' },
  'exclusions.staffNo': {
    zh: '被排除的检查人员的工号',
    en: 'The staff number of the inspector who is kept out',
  },
  'exclusions.reason': {
    zh: '排除的理由代码，公开',
    en: 'Why it is kept out, as a code that is public',
  },
  'exclusions.target.reason': {
    zh: '排除该对象的理由代码，如 cap-reached（已达年度频次上限）、not-active（已不存续）、observation-period（包容审慎观察期）',
    en: 'Why the target is kept out: cap-reached, not-active, under-same-check, no-check-listed, observation-period or outside-scope',
  },
  'exclusions.inspector.reason': {
    zh: '排除该人员的理由代码，如 declared-interest（申报利害关系）、certificate-expired（证件过期）、draw-organiser（参与组织抽取）',
    en: 'Why the inspector is kept out: declared-interest, certificate-expired, on-leave, suspended, item-out-of-scope, skill-missing or draw-organiser',
  },
  'exclusions.note': {
    zh: '对排除理由的补充说明，公开；没有的省略',
    en: 'What is added to the reason, in public; absent where nothing is',
  },
  'exclusions.by': {
    zh: '由谁决定排除：人工排除的为计划人员（令牌的主体），依名录排除的为所在部门',
    en: 'Who keeps it out: the planner (the subject of the token) by hand, or the department by what its register says',
  },
  'Task.seats': {
    zh: '一次检查由哪些检查人员到场，各部门合计；依法至少两名',
    en: 'Who must come to each visit, over all departments; the law asks for two inspectors at least',
  },
  'seats.department': {
    zh: '这些席位由哪个部门的人员担任',
    en: 'The department whose inspectors take these seats',
  },
  skill: {
    zh: '担任该席位须具备的专业或资质；没有要求的省略',
    en: 'The speciality that the seat asks for; absent where it asks for none',
  },
  expert: {
    zh: '点名专家的工号：该席位不抽取，由此人担任；不点名的省略',
    en: 'The staff number of the named expert who takes the seat undrawn; absent where nobody is named',
  },
  'seats.count': { zh: '这类席位有几个，即每次检查到场几名', en: 'How many seats of this kind a visit has' },
  region: {
    zh: '检查人员的区域规则：不限（any）、只查本区域（own-district）或只查其他区域（cross-district，交叉检查）',
    en: 'Where inspectors are sent: anywhere, to their own districts only, or to other districts only',
  },
  inspectorStage: {
    zh: '检查人员与对象一并抽取（together，不填即此），或由各部门随后分别抽取（by-department）',
    en: 'Whether inspectors are drawn together with the targets (the default), or later by each department',
  },
  plannedOn: {
    zh: '计划检查的日期（北京时间日期）',
    en: 'The day for which the visits are planned (civil date in Asia/Shanghai)',
  },
  'Task.endsOn': {
    zh: '可以检查的最后一日（北京时间日期）；检查人员的执法证件须在该日仍有效',
    en: 'The last day on which the visits may be made (civil date in Asia/Shanghai); certificates of inspectors must hold through it',
  },
  'listAwaitedDraws.endsOn': {
    zh: '该任务可以检查的最后一日（北京时间日期）',
    en: 'The last day on which the visits of the task may be made (civil date in Asia/Shanghai)',
  },
  'listAwaitedDraws.seats': {
    zh: '该任务一次检查的全部席位，含其他部门的',
    en: 'All the seats of a visit of the task, those of other departments included',
  },
  'Task.state': {
    zh: '任务的进展：待审批（draft）、已批准（approved）、执行中（running）、已完成（completed）、已撤回（withdrawn）',
    en: 'How far the task has come: draft, approved, running, completed or withdrawn',
  },
  revision: {
    zh: '任务内容的稿次：首稿为 1，每次修改加 1；审批和修改须写明所阅的稿次，已有更新的即拒绝',
    en: 'Which wording of the task it is: 1 for the first, one more for each change; approval and change name the one that was read, and are refused where there is a newer one',
  },
  draftedBy: { zh: '任务由谁拟定；不得由同一人批准', en: 'Who drafted the task, and so may not approve it' },
  draftedAt: { zh: '任务何时拟定（UTC 时刻）', en: 'When the task was drafted (UTC instant)' },
  editedBy: { zh: '此后改过内容的人', en: 'Everyone who has changed the wording since' },
  'Task.returnedBecause': {
    zh: '审批人退回的理由；未被退回或已再次修改的省略',
    en: 'Why the approver sent the draft back; absent where that was not so, and once it is changed',
  },
  'Task.approvedBy': { zh: '任务由谁批准；批准前省略', en: 'Who approved the task; absent until then' },
  approvedAt: {
    zh: '任务何时批准（UTC 时刻）；批准前省略',
    en: 'When the task was approved (UTC instant); absent until then',
  },
  'Task.withdrawn': {
    zh: '任务的撤回；未撤回的省略',
    en: 'That the task was withdrawn; absent where it was not',
  },
  'withdrawn.reason': { zh: '为何撤回', en: 'Why it was withdrawn' },
  'Task.draws': {
    zh: '任务已有几次抽取，含已作废的；公众据此看到“第几次，共几次”',
    en: 'How many draws the task has had, void ones included; the public sees “draw 2 of 3”',
  },
  currentDrawId: {
    zh: '正在进行或已完成的抽取的编号；没有，或最近一次已作废的省略',
    en: 'The draw that is under way or done; absent while there is none, or where the last one is void',
  },

  'Preparation.id': {
    zh: '这次准备的编号：任务编号；部门分别抽取检查人员的为 抽取编号/部门',
    en: 'The id of the preparation: that of the task, or the draw, a slash and the department that draws its own inspectors',
  },
  'Preparation.purpose': {
    zh: '预览（preview）只展示抽样框和人员池，冻结（freeze）则保存并开始一次抽取',
    en: 'A preview only shows frame and pool; a freeze stores them and starts a draw',
  },
  'Preparation.of': {
    zh: '为哪次对象抽取的对象抽取检查人员；抽取对象的省略',
    en: 'The draw whose targets get inspectors; absent where targets are drawn',
  },
  'answer.Preparation.department': {
    zh: '为哪个部门准备：牵头部门，或分别抽取人员的部门',
    en: 'The department that prepares: the lead, or the one that draws its own inspectors',
  },
  'Preparation.state': {
    zh: '准备的进展：进行中（running）、已完成（done）或不能抽取（refused，理由见 refusal）',
    en: 'How far the preparation has come: running, done, or refused with the reason in refusal',
  },
  'Preparation.requestedBy': { zh: '由谁提出预览或冻结', en: 'Who asked for the preview or the freezing' },
  organiserStaffNo: {
    zh: '提出人的工号；组织抽取的人不得被抽中（办理与监督相分离）。提出人不是检查人员的省略',
    en: 'The staff number of who asked, for whoever organises a draw may not be drawn; absent where they have none',
  },
  'Preparation.requestedAt': { zh: '何时提出（UTC 时刻）', en: 'When it was asked for (UTC instant)' },
  'Preparation.finishedAt': {
    zh: '何时完成（UTC 时刻）；未完成的省略',
    en: 'When it was done (UTC instant); absent until then',
  },
  'Preparation.preview': {
    zh: '抽样框和人员池是什么样；完成前省略',
    en: 'What frame and pool would be, or are; absent until it is done',
  },
  'preview.revision': { zh: '所依据的任务稿次', en: 'Which wording of the task it is of' },
  'preview.strata': {
    zh: '各信用风险层可抽多少、将抽多少',
    en: 'For each stratum, how many can be drawn and how many will be',
  },
  'strata.label': { zh: '该层的名称', en: 'What the stratum is called' },
  'preview.available': { zh: '该层可抽的户数', en: 'How many targets of the stratum can be drawn' },
  'preview.size': {
    zh: '该层将抽取的户数；抽取数量不能成立时省略',
    en: 'How many of the stratum will be drawn; absent where the sampling is refused',
  },
  excluded: {
    zh: '被排除的对象和人员，按理由归类计数',
    en: 'How many are kept out, for each reason',
  },
  'excluded.of': {
    zh: '排除的是检查对象（target）还是检查人员（inspector）',
    en: 'Whether targets or inspectors are kept out',
  },
  'excluded.reason': { zh: '排除的理由代码', en: 'Why they are kept out, as a code' },
  'excluded.count': { zh: '因此被排除的数量', en: 'How many are kept out for it' },
  'excluded.first': {
    zh: '其中按编号排在最前的，至多 10 个；会透露其他抽取结果的理由不列名',
    en: 'The first ten of them by id; nobody is named where that would tell of other draws',
  },
  'first.id': {
    zh: '检查对象的标识，或检查人员的工号',
    en: 'The identifier of the target, or the staff number of the inspector',
  },
  'first.name': { zh: '检查对象或检查人员的名称', en: 'The name of the target or of the inspector' },
  'first.by': {
    zh: '由谁决定排除：计划人员或部门，与抽取证书所载相同',
    en: 'Who keeps it out, a planner or a department, as the certificate will say',
  },
  'first.note': {
    zh: '对排除理由的补充说明；没有的省略',
    en: 'What is added to the reason; absent where nothing is',
  },
  aboveCap: {
    zh: '抽样框中已受检查达到年度频次上限的户数：本任务的检查来源不受其约束，或者其中有的检查不计入上限',
    en: 'How many targets in the frame have had as many visits as the yearly cap allows: the task’s trigger is exempt from it, or some of those visits do not count towards it',
  },
  unplaced: {
    zh: '符合其他条件、但名录未载明地区因而不在任何抽样框中的户数',
    en: 'How many targets meet the other criteria but have no district in the register, and so are in no frame',
  },
  'preview.pool': {
    zh: '可抽的检查人员人数；由各部门随后抽取的为 0',
    en: 'How many inspectors can be drawn; 0 where departments draw them later',
  },
  'preview.seats': { zh: '全部检查合计须配的席位数', en: 'How many seats are to be filled over all visits' },
  obstacle: {
    zh: '人员池为何配不齐席位、怎样才能配齐；能配齐的省略',
    en: 'Why the pool cannot fill the seats, and what would help; absent where it can',
  },
  refusal: {
    zh: '为何不能抽取；可以抽取的省略',
    en: 'Why there is no draw; absent where there is nothing in its way',
  },
  'refusal.code': {
    zh: '不能抽取的原因代码，与错误应答的 code 同一取值范围',
    en: 'Why, as a code like that of an error answer',
  },
  'refusal.reason': { zh: '原因说明及应怎么办', en: 'Why, in words, and what to do about it' },
  'answer.Preparation.drawId': {
    zh: '冻结后开始的抽取的编号；预览和未完成的省略',
    en: 'The draw that a freezing made; absent for a preview and until it is done',
  },
  progress: {
    zh: '后台办理到了哪里；不在进行时省略',
    en: 'How far the work has come; absent while none is under way',
  },
  'progress.at': { zh: '这一进度是何时的（UTC 时刻）', en: 'When it had come so far (UTC instant)' },
  phase: {
    zh: '正在做什么：读取名单（reading）、抽取或计算（drawing）、保存结果（writing）',
    en: 'What is being done: reading the lists, drawing, or writing the result',
  },
  done: { zh: '本阶段已办理的数量', en: 'How many things of the phase are done' },
  total: {
    zh: '本阶段总数；尚不知道时省略',
    en: 'How many things the phase has; absent while that is unknown',
  },
  advice: {
    zh: '系统多次重试仍未完成时，告知应联系谁、报什么编号；正常时省略',
    en: 'Whom to call and what to quote where it was tried again and again and is not done; absent otherwise',
  },
};
