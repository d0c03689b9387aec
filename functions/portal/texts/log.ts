import type { AuditAction } from '../../../shared/domain/audit/entry.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the page of the public log says, and every list of its entries. */
export const log = {
  title: { zh: '公开日志', en: 'The public log' },
  lead: {
    zh: '抽取的每一步和每一条公示结果都依次写入这本只能追加的日志，任何人都可以核对它有没有被改动过。',
    en: 'Every step of a draw and every published result is appended to this log, which can only grow. Anyone can check that nothing in it was changed.',
  },
  headTitle: { zh: '日志现状', en: 'The log now' },
  size: { zh: '条目数', en: 'Entries' },
  root: { zh: '根哈希', en: 'Root' },
  entriesTitle: { zh: '记录，最新的在前', en: 'Entries, newest first' },
  empty: { zh: '日志中还没有记录。', en: 'The log has no entry yet.' },
  entry: { zh: '原文', en: 'Entry as logged' },
  proof: { zh: '存在性证明（JSON）', en: 'Proof that it is in the log (JSON)' },
  seeDraw: { zh: '查看抽取', en: 'See the draw' },
  seeResult: { zh: '查看结果', en: 'See the result' },

  checkTitle: { zh: '怎样核对', en: 'How to check it' },
  checkLead: {
    zh: '日志是 RFC 6962 规定的哈希树：每条记录是一片叶子，其内容是记录按 RFC 8785 写成的 JSON。',
    en: 'The log is a hash tree after RFC 6962: each entry is a leaf, and a leaf is the entry as JSON after RFC 8785.',
  },
  protocol: {
    zh: '两种证明的算法见 RFC 9162 第 2.1.3.2 节和第 2.1.4.2 节。',
    en: 'How to check both proofs is written in RFC 9162, sections 2.1.3.2 and 2.1.4.2.',
  },
} as const satisfies Record<string, Text>;

/** What to do to check the log, with the address that each step asks. */
export const logSteps: readonly { readonly text: Text; readonly address: string }[] = [
  {
    text: {
      zh: '今天就记下条目数和根哈希：',
      en: 'Note the number of entries and the root today:',
    },
    address: 'GET /v1/log',
  },
  {
    text: {
      zh: '日后取一致性证明，确认您记下的日志是现在这本的开头，只有追加，没有改动：',
      en: 'Later, take a consistency proof: the log that you noted must be the beginning of the log as it is then, only longer:',
    },
    address: 'GET /v1/log/consistency?from=100&to=250',
  },
  {
    text: {
      zh: '想核对哪一条，就取它的存在性证明，确认它在日志之中：',
      en: 'For any entry, take an inclusion proof: it must be in the log:',
    },
    address: 'GET /v1/log/entries/42/proof?size=250',
  },
  {
    text: {
      zh: '也可以通读全部记录，自己算出根哈希：',
      en: 'Or read all of it and compute the root yourself:',
    },
    address: 'GET /v1/log/entries?from=0&limit=100',
  },
];

/** A place in the public log. */
export const logPlace = (index: number): Text => ({ zh: `第 ${index} 条`, en: `Entry ${index}` });

/** What the public log records; closed, so that none goes unnamed. */
export const logActions: Readonly<Record<AuditAction, Text>> = {
  'register-imported': { zh: '导入名录', en: 'Register imported' },
  'unit-registered': { zh: '登记组织单位', en: 'Unit registered' },
  'task-drafted': { zh: '拟定任务', en: 'Task drafted' },
  'task-edited': { zh: '修改任务', en: 'Task changed' },
  'task-approved': { zh: '批准任务', en: 'Task approved' },
  'task-returned': { zh: '退回任务', en: 'Task returned' },
  'task-withdrawn': { zh: '撤回任务', en: 'Task withdrawn' },
  'preparation-requested': { zh: '申请准备抽取', en: 'Preparation of a draw requested' },
  'preparation-done': { zh: '完成抽取准备', en: 'Preparation of a draw done' },
  'frame-frozen': { zh: '冻结名单', en: 'Lists frozen' },
  'draw-committed': { zh: '公布承诺', en: 'Commitment published' },
  'contribution-committed': { zh: '见证人提交承诺值', en: 'A witness handed in a hash' },
  'contribution-opened': { zh: '见证人公开数值', en: 'A witness opened a value' },
  'lottery-recorded': { zh: '记录彩票开奖号码', en: 'Lottery numbers recorded' },
  'beacon-recorded': { zh: '记录随机信标', en: 'Beacon recorded' },
  'source-passed-over': { zh: '越过一个随机源', en: 'A source of randomness passed over' },
  'draw-requested': { zh: '开始抽取', en: 'Draw started' },
  'draw-concluded': { zh: '完成抽取', en: 'Drawn' },
  'dispatch-requested': { zh: '申请派发检查', en: 'Dispatch requested' },
  'visits-seated': { zh: '为各次检查安排检查人员', en: 'Inspectors assigned to visits' },
  'draw-dispatched': { zh: '派发检查', en: 'Visits dispatched' },
  'secret-reveal-requested': { zh: '申请揭示种子', en: 'Reveal requested' },
  'secret-revealed': { zh: '揭示种子', en: 'Secret revealed' },
  'draw-certified': { zh: '生成抽取证书', en: 'Certificate ready' },
  'void-requested': { zh: '申请作废抽取', en: 'Asked to declare a draw void' },
  'draw-voided': { zh: '作废抽取', en: 'Draw declared void' },
  'substitution-requested': { zh: '申请替换', en: 'Substitution requested' },
  'substitution-decided': { zh: '审批替换申请', en: 'Substitution decided on' },
  'substitution-impossible': { zh: '无法替换', en: 'Substitution impossible' },
  'target-substituted': { zh: '替换检查对象', en: 'Business replaced' },
  'inspector-substituted': { zh: '替换检查人员', en: 'Inspector replaced' },
  'run-resumed': { zh: '继续未完成的工作', en: 'Unfinished work resumed' },
  'reveal-overdue': { zh: '逾期未揭示种子', en: 'Secret not revealed in time' },
  'visit-recorded': { zh: '录入检查情况', en: 'Findings recorded' },
  'visit-reviewed': { zh: '审核检查记录', en: 'Record reviewed' },
  'result-published': { zh: '公示检查结果', en: 'Result published' },
  'fairness-computed': { zh: '统计抽取公平性', en: 'Fairness figures computed' },
  'credit-event-recorded': { zh: '记录信用事实', en: 'Credit fact recorded' },
  'credit-event-corrected': { zh: '更正信用事实', en: 'Credit fact corrected' },
  'credit-event-withdrawn': { zh: '撤回信用事实', en: 'Credit fact withdrawn' },
  'standing-updated': { zh: '更新信用状况', en: 'Credit updated' },
  'case-notified': { zh: '告知当事人', en: 'Entity notified' },
  'case-decided': { zh: '作出列入决定', en: 'Listing decided' },
  'measures-issued': { zh: '发出措施指令', en: 'Measures issued' },
  'measure-acknowledged': { zh: '签收措施指令', en: 'Measure acknowledged' },
  'measures-lifted': { zh: '解除措施', en: 'Measures lifted' },
  'feed-appended': { zh: '写入变更流', en: 'Changes put into the feeds' },
  'listing-ended': { zh: '名单期限届满', en: 'Listing ended' },
  'signing-key-made': { zh: '生成签名密钥', en: 'Signing key made' },
  'deadlines-checked': { zh: '检查期限', en: 'Deadlines checked' },
};
