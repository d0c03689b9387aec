import type { FieldTexts } from './field-texts.ts';

/** The registers of targets, inspectors, items and units, and their imports. */
export const registryFields: FieldTexts = {
  'ImportReport.read': {
    zh: '读到的行数，等于 accepted、repeated、rejected 之和',
    en: 'How many rows were read; the sum of accepted, repeated and rejected',
  },
  'ImportReport.accepted': {
    zh: '接受的行数，不含重复的行',
    en: 'How many rows were taken, repeated ones apart',
  },
  'ImportReport.changed': {
    zh: '本次实际改动的记录数；接受但内容与原来相同的不计。dryRun 时为将会改动的数量',
    en: 'How many records were altered: a row that says what stood there before alters nothing. In a dry run, how many would be',
  },
  'ImportReport.repeated': {
    zh: '重复的行数：同一批导入中的同一条目，或已记录过的同一文书',
    en: 'How many rows repeat what was there: the same entry in the same import, or a document that was recorded before',
  },
  'ImportReport.rejected': {
    zh: '被拒绝的行数，理由见 problems',
    en: 'How many rows were refused; problems says why',
  },
  problems: { zh: '被拒绝的各行及其原因', en: 'The rows that were refused, and why' },
  'problems.line': { zh: '该行在文件中的行号', en: 'The number of the row’s line in the file' },
  'problems.code': {
    zh: '拒绝原因的代码，供程序判断，如 uscc-check',
    en: 'Why the row was refused, as a code for programs, such as uscc-check',
  },
  'problems.message': { zh: '错在哪里、应怎样改正', en: 'What is wrong and how to put it right' },
  notes: {
    zh: '对已接受或重复的行的提示（写法已规范、某项未采用、重复等），同类归在一起',
    en: 'Remarks on rows that were taken or repeated (spelling normalised, something left out, a repetition), gathered by kind',
  },
  'notes.code': { zh: '提示的代码，如 repeated', en: 'The code of the remark, such as repeated' },
  'notes.message': { zh: '提示的内容', en: 'What the remark says' },
  'notes.count': { zh: '有多少行有这一提示', en: 'How many rows the remark is about' },
  'notes.lines': {
    zh: '其中最前的几行的行号，至多 20 个',
    en: 'The numbers of the first of those lines, 20 at most',
  },
  'query.importId': {
    zh: '这些行属于哪一批导入，例如文件的摘要；同一批可分多次提交，重复的行只计一次。不填即为本次请求',
    en: 'Which import the rows are a part of, such as the digest of the file; one import may take several requests, and a row that is repeated in it counts once. The request itself where it is left out',
  },
  dryRun: {
    zh: '填 true 只检查各行、不写入；不填为 false',
    en: 'true checks the rows and writes nothing; false where it is left out',
  },
  source: {
    zh: '这一登记条目最近一次来自哪一批导入的哪一行',
    en: 'Which line of which import the entry of the register last came from',
  },
  'source.importId': {
    zh: '导入批次的标识：提交时给出的，或请求的摘要',
    en: 'The import: by the name that it was given, or else the digest of its request',
  },
  'source.line': {
    zh: '该条目来自文件的第几行',
    en: 'The line of the file that the entry came from',
  },

  'getTarget.code': {
    zh: '要看名录中哪个代码的条目，写法与其他操作的 code 相同；已被承继的也给出它自己的条目，承继者见 succeededBy',
    en: 'Whose entry of the register to read, written like code elsewhere; one that was succeeded to shows its own entry, which names the successor in succeededBy',
  },
  'Target.id': {
    zh: '检查对象（主体）的标识，含类别：USCC: 加统一社会信用代码、REG15: 加旧注册号，或 PERSON: 加身份证号的带密钥摘要',
    en: 'The identifier of the target with its scheme: USCC: and a unified social credit code, REG15: and an old registration number, or PERSON: and the keyed digest of an identity number',
  },
  'Target.type': {
    zh: '对象类型，如企业（enterprise）、个体工商户（individual-business）、场所（site）；名录未载明的省略',
    en: 'What kind of thing is inspected, such as an enterprise, an individual-business or a site; absent where the register does not say',
  },
  'Target.district': {
    zh: '所在地区，GB/T 2260 六位行政区划代码；没有此项的对象不进入任何抽样框',
    en: 'Where the target is: a six-digit code of GB/T 2260; without one it gets into no frame',
  },
  industry: {
    zh: '所属行业，GB/T 4754-2017 代码，如 F5212；名录未载明的省略',
    en: 'What the target does: a code of GB/T 4754-2017 such as F5212; absent where the register does not say',
  },
  'Target.authority': {
    zh: '维护该条目的单位（谁管辖谁维护）；未载明的省略',
    en: 'The unit that maintains the entry and is in charge of the target; absent where the register does not say',
  },
  address: { zh: '住所或经营场所，按名录所载', en: 'The address of the target, as the register has it' },
  'Target.tags': {
    zh: '监管标签，即所属的专门库；有的标签使对象不列入计划检查（见规则表 exclusion-tags）',
    en: 'The special libraries of the register that the target belongs to; some tags keep it out of planned checks (rule table exclusion-tags)',
  },
  'Target.state': {
    zh: '经营状态：只有存续（active）的可以抽取和检查，其余为注销、吊销、撤销、迁出、关闭、无法联系',
    en: 'Whether the target is still there to be inspected: only active ones can be drawn and visited',
  },
  'Entity.target': {
    zh: '该主体在检查对象名录中的条目',
    en: 'What the register of targets says of the entity',
  },
  predecessors: {
    zh: '它承继了哪些主体的信用历史，前者的前者也在内；没有的省略',
    en: 'Everyone whose credit history the entity carries on, predecessors of predecessors included; absent where there are none',
  },
  'Entity.succeededBy': {
    zh: '由哪个主体承继了它的信用历史；承继后本代码不再有自己的信用状况。没有承继的省略',
    en: 'Who carries on the entity’s credit history; from then on it has no standing of its own. Absent where nobody does',
  },
  proposedSuccession: {
    zh: '已提出、尚待另一人批准的承继；没有的省略',
    en: 'A succession that was proposed and that someone else has yet to approve; absent where there is none',
  },
  'Entity.id': {
    zh: '承继关系另一方的标识：此前的主体，或承继的主体',
    en: 'The identifier of the other side of the succession: who was before, or who came after',
  },
  'Entity.reason': {
    zh: '承继的原因：换发统一代码（unified-code）、合并（merger）或重复登记（duplicate-entry）',
    en: 'Why one carries on the other: a unified code for an old number, a merger, or a duplicate entry of the same entity',
  },
  'proposeSuccession.reason': {
    zh: '为何承继：换发统一代码（unified-code）、合并（merger）或重复登记（duplicate-entry）',
    en: 'Why the successor shall carry on the history: unified-code, merger or duplicate-entry',
  },
  effectiveOn: {
    zh: '承继自哪一日起（北京时间日期），以文书所载为准',
    en: 'From which day the one carries on the other (civil date in Asia/Shanghai), as the document says',
  },
  'Entity.knownAt': {
    zh: '本系统何时得知该承继，即批准的时刻（UTC）',
    en: 'When this service came to know of the succession, which is when it was approved (UTC instant)',
  },
  'proposedSuccession.by': {
    zh: '承继由谁提出；须由另一人批准',
    en: 'Who proposed the succession; someone else must approve it',
  },
  'proposedSuccession.at': {
    zh: '承继何时提出（UTC 时刻）；批准或撤回时在 proposedAt 中写明',
    en: 'When the succession was proposed (UTC instant); approval and withdrawal name it in proposedAt',
  },
  warnings: {
    zh: '提出时两个条目不一致之处（名称、区划等），留存供批准人查看；一致时为空',
    en: 'Where the two entries differed when this was proposed, kept for whoever approves; empty where they did not',
  },
  'path.proposeSuccession.code': {
    zh: '信用历史将由他人接续的主体的代码',
    en: 'The code of the entity whose credit history another shall carry on',
  },
  'path.approveSuccession.code': {
    zh: '其承继有待批准的主体的代码，即被承继者',
    en: 'The code of the entity that is to be succeeded to, by the proposal to approve',
  },
  'path.withdrawSuccession.code': {
    zh: '其承继提案要撤回的主体的代码，即被承继者',
    en: 'The code of the entity that was to be succeeded to, by the proposal to take back',
  },
  'proposeSuccession.successor': {
    zh: '承继者的代码，写法与其他操作的 code 相同',
    en: 'The code of the successor, written like any code of an entity',
  },
  'body.proposedAt': {
    zh: '所审阅的提案是何时提出的（UTC 时刻），即 proposedSuccession.at；与现有提案不符即拒绝',
    en: 'When the proposal that you have read was made (UTC instant), as proposedSuccession.at says; refused where it is another one by now',
  },

  staffNo: {
    zh: '检查人员的工号，所在单位以此识别其人；不对社会公开',
    en: 'The number by which the inspector’s unit knows the inspector; never public',
  },
  'Inspector.name': { zh: '检查人员的姓名；不对社会公开', en: 'The name of the inspector; never public' },
  'Inspector.department': {
    zh: '检查人员所属单位的编码',
    en: 'The code of the unit that the inspector belongs to',
  },
  certificateNo: { zh: '行政执法证件编号', en: 'The number of the enforcement certificate' },
  certificateValidUntil: {
    zh: '行政执法证件有效期的最后一日（北京时间日期）；须覆盖任务的截止日期 endsOn 才可抽取',
    en: 'The last day on which the enforcement certificate holds (civil date in Asia/Shanghai); it must reach through endsOn of a task for the inspector to be drawn',
  },
  'Inspector.regions': {
    zh: '执法区域：GB/T 2260 代码或其前几位，如 3301；空列表为不限',
    en: 'Where the inspector works: codes of GB/T 2260 or the beginning of one, such as 3301; empty means everywhere',
  },
  'Inspector.skills': {
    zh: '所具专业或资质，如 特种设备；事项要求专业时据以匹配',
    en: 'The specialities that the inspector holds, in the register’s own words; items may ask for one',
  },
  'Inspector.itemCodes': {
    zh: '执法事项范围：可检查的抽查事项编码；空列表为不限',
    en: 'The codes of the inspection items that the inspector may check; empty means all',
  },
  isExpert: {
    zh: '是否可作为点名专家',
    en: 'Whether a planner may name the inspector as an expert',
  },
  recusals: {
    zh: '须回避的检查对象及原因',
    en: 'The targets that the inspector must stay away from, and why',
  },
  'recusals.target': { zh: '须回避的检查对象的标识', en: 'The identifier of the target to stay away from' },
  'recusals.reason': {
    zh: '回避的原因：申报利害关系、亲属关系或曾在该单位任职',
    en: 'Why to stay away: an interest that was declared, family, or a former employer',
  },
  'Inspector.capacity': {
    zh: '一次抽取至多分给多少次检查；省略则只受该次抽取自身限制',
    en: 'The most visits that one draw may give the inspector; absent where only the draw itself limits them',
  },
  'Inspector.state': {
    zh: '在岗状态：只有在岗（active）的可以抽取，其余为休假、停职、离职',
    en: 'Whether the inspector can be drawn: only active ones can, not those on leave, suspended or gone',
  },

  'Item.code': {
    zh: '抽查事项在清单中的编码，任务的 itemCodes 引用它',
    en: 'The code of the inspection item in the catalogue, which tasks name in itemCodes',
  },
  'Item.name': { zh: '抽查事项的名称', en: 'The name of the inspection item' },
  subItem: {
    zh: '抽查子项（检查内容）；没有细分的省略',
    en: 'The part of the item that is checked; absent where it has no parts',
  },
  'Item.category': {
    zh: '一般检查事项（general）或重点检查事项（key）；重点事项的抽查比例不设上限',
    en: 'A general item, whose ratio is limited, or a key item, whose ratio is not',
  },
  legalBasis: {
    zh: '检查所依据的法律、法规、规章条款',
    en: 'The articles of law that allow the item to be checked',
  },
  'Item.authority': { zh: '抽查主体：负责检查该事项的单位', en: 'The unit that inspects by this item' },
  targetTypes: {
    zh: '适用的对象类型；空列表为全部适用',
    en: 'The kinds of targets that the item applies to; empty means every kind',
  },
  methods: {
    zh: '可采用的检查方式代码：1 实地检查、2 书面检查、3 行政部门检查结果或专业意见、4 检验检测、5 网络监测、6 委托专业机构辅助',
    en: 'How it may be checked: 1 on site, 2 documents, 3 another agency’s result or a professional opinion, 4 testing, 5 web monitoring, 6 a commissioned professional body',
  },
  ratioPerTenThousand: {
    zh: '清单规定的一年抽查比例，以万分之一计（300 即 3%），供参考，抽取多少由任务的 sampling 决定；清单未规定的省略',
    en: 'The share of targets to be checked in a year by the catalogue, in parts of ten thousand (300 is 3%); for reference, for sampling of a task decides how many are drawn. Absent where the catalogue sets none',
  },
  frequencyPerYear: {
    zh: '清单规定的一年检查次数，供参考；清单未规定的省略',
    en: 'How often a year the catalogue wants it checked, for reference; absent where it sets none',
  },
  requiredSkills: {
    zh: '到场检查人员中须有人具备的专业或资质；空列表为无要求',
    en: 'The specialities that one of a visit’s inspectors must hold; empty where none is asked for',
  },
  expertRequired: { zh: '是否还须有点名专家到场', en: 'Whether a named expert must come too' },
  inspectorRequirement: {
    zh: '清单对检查人员要求的原文；没有的省略',
    en: 'What the catalogue asks of the inspectors, in its own words; absent where it asks nothing',
  },

  'Unit.code': {
    zh: '单位的编码，即它在组织树中的路径：33（省）、33.SCJG（部门）、33.SCJG.3301（该部门在某市的单位）',
    en: 'The code of the unit, its path in the tree: 33 (the province), 33.SCJG (a department), 33.SCJG.3301 (that department in a city)',
  },
  'Unit.name': { zh: '单位的名称', en: 'The name of the unit' },
  level: {
    zh: '单位的层级：省（province）、市（city）、县（county）、乡（township）',
    en: 'The level of government: province, city, county or township',
  },
  jurisdiction: {
    zh: '管辖区域，GB/T 2260 行政区划代码',
    en: 'The area that the unit is responsible for, a code of GB/T 2260',
  },
};
