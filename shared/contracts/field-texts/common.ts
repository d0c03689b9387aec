import type { FieldTexts } from './field-texts.ts';

/** What stands in many places: texts, days, errors, pages, who did what when, and how things are named. */
export const commonFields: FieldTexts = {
  zh: { zh: '中文内容，可单独使用', en: 'The text in Chinese, complete in itself' },
  en: { zh: '英文内容，可单独使用', en: 'The text in English, complete in itself' },
  'Deadline.on': {
    zh: '期限的最后一日（北京时间日期），当日仍在期限内',
    en: 'The last day of the term (civil date in Asia/Shanghai), which is still within it',
  },
  provisional: {
    zh: '该日期是否暂定：期限涉及尚未公布放假安排的年份时为 true，公布后重新计算',
    en: 'Whether the day is provisional: true while the term touches a year whose holidays are not announced; it is counted anew once they are',
  },

  'Problem.type': {
    zh: '错误类别的标识（RFC 9457），即 urn:openlot:problem: 加 code',
    en: 'What kind of error it is (RFC 9457): urn:openlot:problem: and the code',
  },
  'Problem.title': {
    zh: '错误类别的名称，先中文后英文；同一 code 总是同一名称',
    en: 'What the kind of error is called, Chinese first, then English; the same for the same code',
  },
  'Problem.status': {
    zh: 'HTTP 状态码，与应答行一致',
    en: 'The HTTP status, the same as that of the response',
  },
  'Problem.code': {
    zh: '错误代码，取值封闭，供程序判断；全部取值见各状态码的应答',
    en: 'The code of the error, from a closed set that programs can switch over; the responses of each status list them',
  },
  detail: {
    zh: '本次请求具体错在哪里，先中文后英文，供人阅读，不宜由程序解析',
    en: 'What was wrong with this request, Chinese first, then English; for people to read, not for programs to parse',
  },
  'Problem.remedy': {
    zh: '应当怎么办，先中文后英文',
    en: 'What to do about it, Chinese first, then English',
  },
  instance: {
    zh: '本次请求的编号；向运维人员反映问题时请引用',
    en: 'The id of this request, to be quoted to the operators',
  },
  errors: {
    zh: '有误的各项输入；没有可指明的输入时省略',
    en: 'The inputs at fault; absent where there is none to name',
  },
  'errors.field': {
    zh: '有误的输入在请求中的位置，如 body.sources.0.until、query.cursor',
    en: 'Where in the request the input stands, such as body.sources.0.until or query.cursor',
  },
  'errors.reason': {
    zh: '该项输入为何不能接受，先中文后英文',
    en: 'Why that input cannot be taken, Chinese first, then English',
  },

  items: {
    zh: '所列的记录，顺序见本操作的说明；有 cursor 的，一页可能少于 limit，是否还有下一页以 cursor 为准',
    en: 'What is listed, in the order that the operation states; where there is a cursor, a page may hold fewer than limit, and the cursor alone says whether there is another',
  },
  'query.cursor': {
    zh: '从哪里接着读：前一页答复中的 cursor，原样填入；不填即从头开始',
    en: 'Where to read on: the cursor of the page before, as it came; without it the list starts from its beginning',
  },
  'answer.cursor': {
    zh: '下一页的游标，原样填入下一次请求的 cursor；没有此项的即为最后一页',
    en: 'For the cursor of the next request, as it is; absent on the last page',
  },
  limit: {
    zh: '一页至多多少条：1 至 200，不填为 50',
    en: 'The most records on a page: 1 to 200, and 50 where it is left out',
  },
  'Idempotency-Key': {
    zh: '每个请求唯一，重试时沿用；重试得到首次的答复',
    en: 'Unique for each request and kept when it is retried; a retry gets the first answer',
  },
  'query.stage': {
    zh: '只列出未办结的（open，不填即此）或已办结的（closed）；填写 due 时不起作用',
    en: 'Only what is still open (the default) or what is closed; without effect beside due',
  },
  'query.due': {
    zh: '只列出期限将到（soon）或已逾期（overdue）的；不填则不按期限筛选',
    en: 'Only what is due soon or overdue; without it, terms do not matter',
  },

  at: {
    zh: '所在对象记载的这一步（申请、批准、决定、撤回等）是何时办理的（UTC 时刻）',
    en: 'When the step that the object around it records was taken, such as a request, a decision or a withdrawal (UTC instant)',
  },
  by: {
    zh: '所在对象记载的这一步是谁作出的：令牌的主体（sub）；系统自动作出的为 service: 加函数名',
    en: 'Who took the step that the object around it records: the subject of the caller’s token, or service: and the function where the service did by itself',
  },
  'body.reason': {
    zh: '为何这样办理；随这一步一并保存',
    en: 'Why this is done; it is kept with the step',
  },
  reasons: {
    zh: '作出该决定或答复的理由，全文',
    en: 'The reasons for the decision or the answer, in full',
  },
  documentNo: {
    zh: '作出决定或据以办理的文书的文号，如 浙市监罚〔2026〕1号',
    en: 'The number of the document by which it was decided or done, as the authority writes it',
  },
  subject: {
    zh: '主体的标识，含类别：USCC: 加统一社会信用代码、REG15: 加旧注册号，或 PERSON: 加身份证号的带密钥摘要（自然人）',
    en: 'The entity by its identifier with the scheme: USCC: and a unified social credit code, REG15: and an old registration number, or PERSON: and the keyed digest of an identity number (a natural person)',
  },
  'path.subject': {
    zh: '事件所属主体的代码：18 位统一社会信用代码或 15 位注册号，类别（如 USCC:）可写可不写',
    en: 'The code of the entity that the event is about: 18 characters of a unified social credit code or 15 digits of a registration number, with or without the scheme (such as USCC:)',
  },
  subjectName: {
    zh: '该主体的名称，为写入此记录时名录上的名称，此后更名不随之改动',
    en: 'The name of the entity as the register had it when this was written; a later change of name does not change it',
  },
  code: {
    zh: '主体的代码：18 位统一社会信用代码或 15 位注册号，类别（如 USCC:）可写可不写；自然人为 PERSON: 加身份证号的带密钥摘要。代码已被承继的，查询和办理按承继者进行',
    en: 'The code of the entity: 18 characters of a unified social credit code or 15 digits of a registration number, with or without the scheme (such as USCC:); of a natural person PERSON: and the keyed digest. Where another entity has succeeded to the code, that one is meant',
  },
  name: {
    zh: '主体的名称，以登记名录为准',
    en: 'The name of the entity, as the register has it',
  },
  department: {
    zh: '部门（单位）的编码，如 33.SCJG；下级单位在其后加点续写，如 33.SCJG.3301',
    en: 'The code of the department, such as 33.SCJG; a unit below it goes on after a dot, as 33.SCJG.3301 does',
  },

  'readTrail.about': {
    zh: '要看哪一件事的审计记录：类别、斜杠和编号，如 draw/33.SCJG-2026-1-1；主体可写作 entity/ 加任一写法的代码',
    en: 'Whose audit trail is asked for: a kind of thing, a slash and its name, such as draw/33.SCJG-2026-1-1; an entity is entity/ and its code in any spelling',
  },
  isTruncated: {
    zh: '是否还有更多：一件事一次至多答复 1000 条，超出时为 true',
    en: 'Whether there are more: an answer holds 1,000 entries of one thing at most',
  },
  'readTrail.id': { zh: '审计记录的编号', en: 'The id of the audit entry' },
  'readTrail.at': {
    zh: '这一变更发生的时刻（UTC）；审计记录与变更在同一事务中写入',
    en: 'When the change happened (UTC instant); the entry is written in the transaction that made it',
  },
  actor: {
    zh: '谁作出的变更：令牌的主体（sub），自动发生的为 service: 加函数名',
    en: 'Who made the change: the subject of the caller’s token, or service: and the function for what follows by itself',
  },
  'readTrail.action': {
    zh: '发生了什么变更，取值封闭',
    en: 'What kind of change it was, from a closed set',
  },
  'items.about': {
    zh: '记录所关之事：类别、斜杠和编号，如 draw/33.SCJG-2026-1-1、entity/USCC:…',
    en: 'What the entry is about: a kind of thing, a slash and its name, such as draw/33.SCJG-2026-1-1 or entity/USCC:…',
  },
  'readTrail.basis': {
    zh: '作出这一变更的法律依据',
    en: 'The legal basis of the change',
  },
  touched: {
    zh: '这一变更触及的每条存储记录及其前后的摘要',
    en: 'Every stored record that the change touched, with its digests before and after',
  },
  'touched.record': { zh: '被触及的存储记录的名称', en: 'The name of the stored record' },
  'touched.before': {
    zh: '变更前记录的摘要：其规范 JSON（RFC 8785）的 SHA-256，十六进制；此前没有该记录的为 null',
    en: 'The digest of the record before: SHA-256 of its canonical JSON (RFC 8785) in hex; null where there was none',
  },
  'touched.after': {
    zh: '变更后记录的摘要，算法与 before 相同',
    en: 'The digest of the record after, made like before',
  },

  publicLog: {
    zh: '公开日志此时的规模和根哈希；能够读出即说明服务可用',
    en: 'Size and root of the public log now; that they could be read shows that the service can answer',
  },
  'getHealth.status': {
    zh: '总是 ok；不可用时答复为错误',
    en: 'Always ok; a service that cannot answer gives an error',
  },
};
