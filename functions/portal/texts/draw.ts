import type { AuditAction } from '../../../shared/domain/audit/entry.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the page of a draw says. */
export const draw = {
  number: { zh: '抽取编号', en: 'Draw' },
  task: { zh: '任务编号', en: 'Task' },
  department: { zh: '组织部门', en: 'Lead department' },
  sample: { zh: '抽取数量', en: 'Businesses to draw' },

  voidTitle: { zh: '本次抽取已作废', en: 'This draw is void' },
  voidReason: { zh: '理由', en: 'Reason' },
  voidBy: { zh: '作废人', en: 'Declared void by' },
  voidAt: { zh: '作废时间', en: 'When' },
  voidKept: {
    zh: '作废的抽取保留编号并永久公开，谁也不能悄悄重抽。',
    en: 'A void draw keeps its number and stays public for good: nobody can draw again in silence.',
  },
  breachTitle: { zh: '逾期未揭示种子', en: 'The secret was not revealed in time' },

  timelineTitle: { zh: '进展', en: 'Progress' },
  timelineLead: {
    zh: '先固定名单，再公布承诺，然后才产生公共随机数：谁都无法事先知道或事后挑选结果。',
    en: 'First the lists are fixed, then the commitment is published, and only then does the public randomness come into being: nobody can know the result beforehand or choose it afterwards.',
  },
  frozen: { zh: '冻结名单', en: 'Lists frozen' },
  frozenText: {
    zh: '检查对象、检查人员、规则和每一项排除都已固定，登记信息再变也不影响本次抽取。',
    en: 'Businesses, inspectors, rules and every exclusion are fixed; later changes of the registers do not touch this draw.',
  },
  committed: { zh: '公布承诺', en: 'Commitment published' },
  committedText: {
    zh: '上述一切和保密种子的哈希写入公开日志，此时公共随机数尚不存在。',
    en: 'The hash of all that and of the secret is in the public log, before any public randomness exists.',
  },
  contributions: { zh: '见证人贡献随机数', en: 'Witnesses contribute' },
  drawn: { zh: '完成抽取', en: 'Drawn' },
  drawnText: {
    zh: '结果由种子和见证人的数值唯一确定；为保证检查的突然性，揭示前不公开。',
    en: 'The secret and the values of the witnesses allow exactly one result. It stays closed until the reveal, so that inspections come as a surprise.',
  },
  dispatched: { zh: '派发检查', en: 'Visits dispatched' },
  dispatchedText: {
    zh: '检查任务已交给抽中的检查人员。',
    en: 'The inspectors drawn have received their visits.',
  },
  revealed: { zh: '揭示种子', en: 'Secret revealed' },
  revealedText: {
    zh: '种子已公开，任何人都可以复算本次抽取。',
    en: 'The secret is public, and anyone can replay this draw.',
  },
  voided: { zh: '作废', en: 'Declared void' },
  pending: { zh: '尚未进行', en: 'Not yet' },
  underWay: { zh: '正在进行', en: 'Under way' },

  fixedTitle: { zh: '固定下来的内容', en: 'What was fixed' },
  frameRoot: { zh: '检查对象名单的根哈希', en: 'Root of the list of businesses' },
  poolRoot: { zh: '检查人员名单的根哈希', en: 'Root of the list of inspectors' },
  exclusionsRoot: { zh: '排除名单的根哈希', en: 'Root of the exclusions' },
  rulesHash: { zh: '规则的哈希', en: 'Hash of the rules' },
  secretHash: { zh: '保密种子的哈希', en: 'Hash of the secret' },
  secret: { zh: '种子', en: 'Secret' },
  digest: { zh: '承诺摘要', en: 'Digest of the commitment' },
  notCommitted: { zh: '承诺公布后显示', en: 'Shown once the commitment is published' },

  strataTitle: { zh: '各层抽取数量', en: 'How many from each group' },
  stratum: { zh: '信用风险层', en: 'Credit risk' },
  size: { zh: '抽取户数', en: 'Drawn' },

  ceremonyTitle: { zh: '见证人', en: 'Witnesses' },
  ceremonyLead: {
    zh: '每位见证人先提交所选数值的哈希，全部提交后才公开数值；只要有一位见证人独立选择，结果就无人能够左右。',
    en: 'Each witness first hands in the hash of a value, and values are opened only when all hashes are in. One witness who chooses freely is enough to make the result nobody’s choice.',
  },
  hash: { zh: '承诺值', en: 'Hash' },
  value: { zh: '公开的数值', en: 'Value opened' },
  notHandedIn: { zh: '尚未提交', en: 'Not handed in yet' },
  notOpened: { zh: '尚未公开', en: 'Not opened yet' },

  outcomeTitle: { zh: '抽取结果', en: 'Result' },
  outcomeVoid: { zh: '本次抽取已作废，不产生结果。', en: 'This draw is void and has no result.' },
  inspectors: { zh: '检查人员（化名）', en: 'Inspectors (pseudonyms)' },
  seeResult: { zh: '检查结果', en: 'Result of the inspection' },

  verifyTitle: { zh: '自行复算', en: 'Check it yourself' },
  verifyNow: {
    zh: '下载证书，然后按说明在自己的电脑上复算。',
    en: 'Download the certificate, then replay the draw on your own computer.',
  },
  verifyLater: {
    zh: '种子揭示后，这里会出现可供复算的证书。现在可以先记下承诺摘要和日志序号，日后与证书核对。',
    en: 'Once the secret is revealed, the certificate will be here. Until then, note the digest of the commitment and its place in the log, to compare with the certificate later.',
  },
  verifyNever: {
    zh: '作废的抽取没有证书。它的编号、理由和承诺会出现在本任务后续抽取的证书中。',
    en: 'A void draw has no certificate. Its number, reason and commitment stand in the certificate of the draw that follows it.',
  },
  certificate: { zh: '下载证书（JSON）', en: 'Download the certificate (JSON)' },
  howTo: { zh: '怎样复算', en: 'How to check a draw' },

  logTitle: { zh: '公开日志中的记录', en: 'In the public log' },
  logHead: { zh: '日志当前的根哈希', en: 'Root of the log now' },
  logSize: { zh: '日志当前的条目数', en: 'Entries in the log now' },
  logEntry: { zh: '原文', en: 'Entry as logged' },

  othersTitle: { zh: '本任务的历次抽取', en: 'All draws of this task' },
  thisOne: { zh: '本次', en: 'this one' },
} as const satisfies Record<string, Text>;

/** “Draw 2 of 3”, void draws included. */
export const ordinal = (number: number, of: number): Text => ({
  zh: `第 ${number} 次抽取（共 ${of} 次）`,
  en: `Draw ${number} of ${of}`,
});

/** One draw in the list of its task. */
export const nth = (number: number): Text => ({ zh: `第 ${number} 次抽取`, en: `Draw ${number}` });

/** How many lists hold before anything of them may be shown. */
export const counts = (frame: string, pool: string, exclusions: string): Text => ({
  zh: `检查对象 ${frame} 户，检查人员 ${pool} 名，排除 ${exclusions} 项`,
  en: `${frame} businesses, ${pool} inspectors, ${exclusions} exclusions`,
});

/** How far the ceremony has come. */
export const ceremonyProgress = (committed: number, opened: number, witnesses: number): Text => ({
  zh: `${witnesses} 位见证人中，${committed} 位已提交，${opened} 位已公开。`,
  en: `Of ${witnesses} witnesses, ${committed} have handed in and ${opened} have opened.`,
});

/** When the reveal is due. */
export const revealDue = (day: string, isProvisional: boolean): Text => ({
  zh: `最迟 ${day} 揭示${isProvisional ? '（放假安排尚未公布，日期暂定）' : ''}`,
  en: `due by ${day}${isProvisional ? ' (provisional: the holidays of that year are not announced yet)' : ''}`,
});

/** That the reveal is late, or was. */
export const breach = (day: string, since: string): Text => ({
  zh: `种子最迟应于 ${day} 揭示。系统于 ${since} 认定逾期并记入公开日志。`,
  en: `The secret was due by ${day}. It was found overdue on ${since}, which is in the public log.`,
});

/** What is kept closed before the reveal, and how much of it. */
export const outcomeLater = (sample: string): Text => ({
  zh: `共抽取 ${sample} 户。为保证检查的突然性，检查对象和检查人员在种子揭示后公开。`,
  en: `${sample} businesses in all. Who is inspected, and by whom, is shown once the secret is revealed, so that inspections come as a surprise.`,
});

/** A place in the public log. */
export const logPlace = (index: number): Text => ({ zh: `第 ${index} 条`, en: `Entry ${index}` });

/** What the public log records; closed, so that none goes unnamed. */
export const logActions: Readonly<Record<AuditAction, Text>> = {
  'register-imported': { zh: '导入名录', en: 'Register imported' },
  'unit-registered': { zh: '登记组织单位', en: 'Unit registered' },
  'task-drafted': { zh: '拟定任务', en: 'Task drafted' },
  'task-approved': { zh: '批准任务', en: 'Task approved' },
  'frame-frozen': { zh: '冻结名单', en: 'Lists frozen' },
  'draw-committed': { zh: '公布承诺', en: 'Commitment published' },
  'contribution-committed': { zh: '见证人提交承诺值', en: 'A witness handed in a hash' },
  'contribution-opened': { zh: '见证人公开数值', en: 'A witness opened a value' },
  'draw-requested': { zh: '开始抽取', en: 'Draw started' },
  'draw-concluded': { zh: '完成抽取', en: 'Drawn' },
  'draw-dispatched': { zh: '派发检查', en: 'Visits dispatched' },
  'secret-reveal-requested': { zh: '申请揭示种子', en: 'Reveal requested' },
  'secret-revealed': { zh: '揭示种子', en: 'Secret revealed' },
  'draw-voided': { zh: '作废抽取', en: 'Draw declared void' },
  'reveal-overdue': { zh: '逾期未揭示种子', en: 'Secret not revealed in time' },
  'visit-recorded': { zh: '录入检查情况', en: 'Findings recorded' },
  'visit-reviewed': { zh: '审核检查记录', en: 'Record reviewed' },
  'result-published': { zh: '公示检查结果', en: 'Result published' },
  'standing-updated': { zh: '更新信用状况', en: 'Credit updated' },
  'case-notified': { zh: '告知当事人', en: 'Entity notified' },
  'case-decided': { zh: '作出列入决定', en: 'Listing decided' },
  'measures-issued': { zh: '发出措施指令', en: 'Measures issued' },
  'measure-acknowledged': { zh: '签收措施指令', en: 'Measure acknowledged' },
  'measures-lifted': { zh: '解除措施', en: 'Measures lifted' },
  'listing-ended': { zh: '名单期限届满', en: 'Listing ended' },
  'signing-key-made': { zh: '生成签名密钥', en: 'Signing key made' },
  'deadlines-checked': { zh: '检查期限', en: 'Deadlines checked' },
};
