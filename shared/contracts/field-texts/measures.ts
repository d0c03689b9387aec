import type { FieldTexts } from './field-texts.ts';

/** Measures, what they do, and the orders to departments to apply them. */
export const measureFields: FieldTexts = {
  'measures.code': {
    zh: '措施的编码：首字母 E 激励、M 管理、R 减损权益，加两位数字',
    en: 'The code of the measure: E for an incentive, M for management or R for what reduces rights, and two digits',
  },
  'measures.kind': {
    zh: '措施的种类：激励、管理或减损权益',
    en: 'What kind of measure it is: an incentive, management, or one that reduces rights',
  },
  'measures.label': { zh: '措施的名称', en: 'What the measure is called' },
  'CreditAnswer.measures.basis': {
    zh: '该措施的依据',
    en: 'The basis of the measure',
  },
  'getOrder.measure.basis': {
    zh: '该措施的依据，按下达指令时的规则表',
    en: 'The basis of the measure, by the table that was in force then',
  },
  effect: {
    zh: '措施的效果，供程序执行；每项只在措施有此效果时才有',
    en: 'What the measure does, for programs to act on; each member is there only where the measure has that effect',
  },
  drawnWith: {
    zh: '抽查时归入高一类（riskier-class）或低一类（safer-class）的风险类别，从而改变被抽中的比例',
    en: 'The class beside the target’s own with whose targets it is drawn, and so the share that is drawn of its like',
  },
  'effect.pledge': {
    zh: '告知承诺：不适用（deny）或适用（allow）',
    en: 'Approval on a pledge is denied, or allowed',
  },
  'effect.deferral': {
    zh: '容缺受理：不适用（deny）或优先（priority）',
    en: 'Papers that follow later are denied, or given priority',
  },
  'effect.review': { zh: '由人工重点审查', en: 'A person reviews applications closely' },
  queue: { zh: '办理时优先排队', en: 'Applications are handled first' },
  commendation: { zh: '表彰荣誉：限制、推介或撤销', en: 'Honours are denied, recommended, or withdrawn' },
  procurement: {
    zh: '政府采购、招投标：限制、加分，或作为重要考量因素',
    en: 'In public procurement and tenders: denied, a bonus, or weighed',
  },
  'effect.finance': {
    zh: '财政资金、融资：限制、优先，或向金融机构推介',
    en: 'Public funds and loans: denied, given priority, or referred to lenders',
  },
  market: { zh: '市场或行业禁入', en: 'Barred from a market' },
  concession: { zh: '限制取得特许经营', en: 'Concessions are denied' },
  consumption: {
    zh: '限制高消费：录入法院已有的决定',
    en: 'Luxury spending is restricted as a court orders',
  },
  office: { zh: '限制在企业任职', en: 'Barred from office in companies' },
  cancels: {
    zh: '该措施适用期间，被它取消的其他措施的编码',
    en: 'The codes of the measures that this one takes away while it applies',
  },
  law: {
    zh: '允许减损权益的法律或行政法规及条款；不减损权益的省略',
    en: 'The law or administrative regulation that allows it to reduce rights; absent for measures that do not',
  },
  'law.kind': {
    zh: '法律（law）或行政法规（administrative-regulation）',
    en: 'Whether it is a law or an administrative regulation',
  },
  'law.name': { zh: '法律或行政法规的名称', en: 'The name of the law or regulation' },
  article: { zh: '条款', en: 'The article' },
  'measures.responsible': {
    zh: '措施适用时收到指令的单位的编码',
    en: 'The codes of the units that receive an order when the measure applies',
  },
  'measures.termYears': {
    zh: '自列入起至多适用几年；与列入同时终止的省略',
    en: 'For how many years from the listing it applies at most; absent where it lasts as long as the listing',
  },
  'measures.isRetired': {
    zh: '总是 true：自该版本生效之日起不再对任何主体适用，已列入的同样解除；为既往记录保留；仍在用的省略',
    en: 'Always true: from the day on which the version takes effect it applies to nobody, those listed before included, and stays for what was done before; absent where it is in use',
  },

  orderId: {
    zh: '措施指令的编号：列入、措施、部门和轮次',
    en: 'The id of the measure order: listing, measure, department and round',
  },
  'MeasureOrder.id': {
    zh: '措施指令的编号：列入、措施、部门和轮次，以连字符相连；同一指令不会下达两次',
    en: 'The id of this order: listing, measure, department and round with hyphens between, so that none is issued twice',
  },
  'MeasureOrder.subject': {
    zh: '下达指令时主体的标识；此后由谁承继见 steps 中的 succeed',
    en: 'The entity by the identifier that it had when this was ordered; who carries it on by now is in the step succeed',
  },
  measureCode: {
    zh: '要适用的措施的编码，见规则表 measures',
    en: 'The code of the measure to be applied, by the rule table measures',
  },
  'MeasureOrder.department': { zh: '应当适用该措施的单位', en: 'The unit that must apply the measure' },
  'MeasureOrder.authority': {
    zh: '作出列入决定、因而答复异议的单位',
    en: 'The unit that decided the listing, and so answers an objection of the department',
  },
  'MeasureOrder.round': {
    zh: '轮次，从 1 起；解除后再次适用的为新的一轮',
    en: 'The round, from 1; a measure that was lifted and applies once more is ordered in a new one',
  },
  'MeasureOrder.state': {
    zh: '指令的进展：待签收、已签收待落实、已落实、已提出异议、不适用已撤销、待解除、已解除',
    en: 'How far the order has come: issued, acknowledged, acted on, objected to, cancelled, to be lifted, or lifted',
  },
  'MeasureOrder.due': {
    zh: '应在何时之前办理下一步；无须办理的省略',
    en: 'The term within which the present state must be left; absent where nobody owes anything',
  },
  'MeasureOrder.steps': {
    zh: '指令的经过，只增不改，第一步总是下达',
    en: 'What happened to the order; steps are only ever added, and the first is its issue',
  },
  'issue.step': { zh: '下达指令', en: 'The order was issued' },
  'acknowledge.step': { zh: '部门签收', en: 'The department acknowledged it' },
  'act.step': { zh: '部门反馈已落实', en: 'The department reported that it applied the measure' },
  'object.step': {
    zh: '部门以不适用为由提出异议',
    en: 'The department objected that the measure is not applicable',
  },
  'uphold.step': { zh: '采纳异议，撤销指令', en: 'The objection was upheld, and the order cancelled' },
  'reject.step': { zh: '驳回异议，指令继续有效', en: 'The objection was rejected, and the order stands' },
  'order-lift.step': { zh: '下达解除指令', en: 'The measure was ordered to be lifted' },
  'confirm-lift.step': { zh: '部门反馈已解除', en: 'The department reported that it lifted the measure' },
  'succeed.step': {
    zh: '主体被承继，措施自此适用于承继者',
    en: 'Another entity carries on this one, and bears the measure from then on',
  },
  'steps.at': { zh: '这一步何时办理（UTC 时刻）', en: 'When the step was taken (UTC instant)' },
  'steps.by': {
    zh: '这一步由谁办理：令牌的主体（sub），或自动办理的函数',
    en: 'Who took the step: the subject of the caller’s token, or the function that did it by itself',
  },
  isLate: {
    zh: '总是 true：在期限最后一日之后办理；按期的省略',
    en: 'Always true: it was taken after the last day of its term; absent where it was in time',
  },
  'steps.report': {
    zh: '部门所做的：落实或解除措施',
    en: 'What the department did: the measure put in place, or taken away again',
  },
  'report.what': { zh: '做了什么', en: 'What was done' },
  'body.what': { zh: '为落实或解除措施做了什么', en: 'What was done to apply the measure, or to lift it' },
  doneOn: {
    zh: '办理的日期（北京时间日期），在指令下达之日与今天之间',
    en: 'The day on which it was done (civil date in Asia/Shanghai), between the order and today',
  },
  'report.documentNo': {
    zh: '据以办理的文书的文号',
    en: 'The number of the document by which the department did it',
  },
  'reportAction.documentNo': {
    zh: '据以落实措施的文书的文号',
    en: 'The number of the document by which the measure was applied',
  },
  'confirmLift.documentNo': {
    zh: '据以解除措施的文书的文号',
    en: 'The number of the document by which the measure was lifted',
  },
  'object.reason': { zh: '为何不适用', en: 'Why the measure is not applicable' },
  'objectToOrder.reason': {
    zh: '为何该措施对该主体不适用',
    en: 'Why the measure is not applicable to the entity',
  },
  'steps.reasons': { zh: '采纳或驳回异议的理由', en: 'Why the objection was upheld or rejected' },
  'order-lift.why': {
    zh: '为何解除：列入终止、列入暂停、措施期满、被其他措施取消，或规则表已不再规定',
    en: 'Why it must be lifted: its listing ended or is suspended, its own term is over, another measure takes it away, or the table has it no more',
  },
  successor: {
    zh: '承继者的标识；措施自此适用于承继者',
    en: 'The identifier of the successor, who bears the measure from then on',
  },
  successorName: { zh: '承继者的名称', en: 'The name of the successor' },
  'query.of': {
    zh: '本部门应执行的指令（own，不填即此），或本单位的决定所引出的（decided）',
    en: 'The orders that your unit applies (own, the default), or those that follow from its decisions (decided)',
  },
  'listOrders.state': {
    zh: '只列出处于这一状态的指令；不填为全部',
    en: 'Only the orders in this state; all where it is left out',
  },
  'query.subject': {
    zh: '只列出关于该主体的指令，在其现有代码或所承继的代码下；不填为全部',
    en: 'Only the orders about this entity, under its own code or one that it carries on; all where it is left out',
  },
  'getOrder.order': { zh: '所查看的措施指令', en: 'The order that was asked for' },
  entity: { zh: '下达指令时所用代码下的主体', en: 'The entity by the code under which it was ordered' },
  'getOrder.successor': {
    zh: '今天由谁承继该主体；没有承继的省略',
    en: 'Who carries that entity on today; absent where nobody does',
  },
  listing: {
    zh: '引出指令的列入，含其终止的情况',
    en: 'The listing that led to the orders, and how it ended where it did',
  },
  'getOrder.measure': {
    zh: '下达指令时有效的规则表中的该措施',
    en: 'The measure by the table that was in force when it was ordered',
  },
  alsoOrderedBy: {
    zh: '要求同一部门对同一主体采取同一措施的其他有效指令',
    en: 'Other live orders to the same department that demand the same measure of the same entity',
  },
  'alsoOrderedBy.id': { zh: '该指令的编号', en: 'The id of that order' },
  'alsoOrderedBy.listingId': { zh: '引出该指令的列入', en: 'The listing that it follows from' },
  'alsoOrderedBy.state': { zh: '该指令的进展', en: 'How far that order has come' },
  'getOrder.note': {
    zh: '不可忽略的提示，如措施因另一指令而仍须保留；没有的省略',
    en: 'What its reader must not overlook, such as that the measure stays in place by another order; absent where there is nothing',
  },
  'answerOrderObjection.outcome': {
    zh: '采纳异议、撤销指令（uphold），或驳回（reject）',
    en: 'Whether the objection is upheld, which cancels the order, or rejected',
  },
  departments: {
    zh: '各部门的落实情况，按编码',
    en: 'How far each department is, in the order of their codes',
  },
  'departments.department': { zh: '收到指令的部门', en: 'The department that received the orders' },
  'departments.orders': { zh: '该部门收到几项指令', en: 'How many orders the department received' },
  states: {
    zh: '处于各状态的指令数；为零的状态不列',
    en: 'How many orders are in each state; a state that none is in is left out',
  },
  overdue: {
    zh: '已逾期、待该部门办理或待答复其异议的指令数',
    en: 'How many wait for the department, or for the answer to its objection, beyond the last day',
  },
  orders: { zh: '该列入引出的全部措施指令', en: 'All measure orders that the listing led to' },
};
