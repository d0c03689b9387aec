import type { Stage } from '../../../shared/domain/draws/commitment.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { RunProgress } from '../../../shared/domain/inspections/run.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';

/** What the page of a draw says. */
export const draw = {
  number: { zh: '抽取编号', en: 'Draw' },
  task: { zh: '任务编号', en: 'Task' },
  department: { zh: '组织部门', en: 'Lead department' },
  sample: { zh: '抽取数量', en: 'Businesses to draw' },

  voidTitle: { zh: '本次抽取已作废', en: 'This draw is void' },
  voidReason: { zh: '理由', en: 'Reason' },
  voidRequestedBy: { zh: '申请人', en: 'Asked for by' },
  voidApprovedBy: { zh: '批准人', en: 'Approved by' },
  voidByService: {
    zh: '系统：不存在满足全部规则的安排',
    en: 'the service: no assignment meets all rules',
  },
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
  randomness: { zh: '产生公共随机数', en: 'Public randomness found' },
  drawn: { zh: '完成抽取', en: 'Drawn' },
  drawnText: {
    zh: '结果由种子和公共随机数唯一确定；为保证检查的突然性，揭示前不公开。',
    en: 'The secret and the public randomness allow exactly one result. It stays closed until the reveal, so that inspections come as a surprise.',
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
  shownWhenRevealed: {
    zh: '种子揭示后显示：此前可据以推出抽中的对象',
    en: 'Shown once the secret is revealed; before that it could tell which targets were drawn',
  },
  notCommitted: { zh: '承诺公布后显示', en: 'Shown once the commitment is published' },

  strataTitle: { zh: '各层抽取数量', en: 'How many from each group' },
  stratum: { zh: '信用风险层', en: 'Credit risk' },
  size: { zh: '抽取户数', en: 'Drawn' },

  outcomeTitle: { zh: '抽取结果', en: 'Result' },
  outcomeVoid: { zh: '本次抽取已作废，没有产生结果。', en: 'This draw is void and has no result.' },
  outcomeThrownAway: {
    zh: '本次抽取作废前已抽出下列结果。它们不再有效，也不据此检查任何人；公开出来，是为了让人看到弃用的是什么。',
    en: 'These had been drawn before the draw was declared void. They no longer count and nobody is inspected because of them; they are shown so that everybody sees what was thrown away.',
  },
  outcomeSeats: {
    zh: '本次抽取为下列检查对象选派检查人员。',
    en: 'This draw gave inspectors to the following businesses.',
  },
  replaced: { zh: '已替换', en: 'replaced' },
  substitute: { zh: '递补', en: 'substitute' },
  noInspectors: { zh: '检查人员由各部门另行抽取', en: 'Inspectors are drawn by the departments' },
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
  verifyWriting: {
    zh: '种子正在揭示，证书正在生成，很快就会出现在这里。',
    en: 'The secret is being revealed and the certificate written; it will be here shortly.',
  },
  verifyVoid: {
    zh: '作废时公共随机数已经齐备，种子也已公开；下载证书即可复算被弃用的结果。如因无法满足全部规则而作废，复算止于 draw-refused，证明本来就没有结果。',
    en: 'The public randomness was complete when the draw was declared void, and the secret is revealed: the certificate replays what was thrown away. Where it became void because no assignment meets all rules, the check ends with draw-refused, which proves that there is no result.',
  },
  verifyNever: {
    zh: '本次抽取在公共随机数齐备之前已作废，没有证书。它的编号、理由和承诺会出现在后续抽取的证书中。',
    en: 'The draw was declared void before its public randomness was complete, so it has no certificate. Its number, reason and commitment stand in the certificate of the draw that follows it.',
  },
  certificate: { zh: '下载证书（JSON）', en: 'Download the certificate (JSON)' },
  howTo: { zh: '怎样复算', en: 'How to check a draw' },

  logTitle: { zh: '公开日志中的记录', en: 'In the public log' },
  logHead: { zh: '日志当前的根哈希', en: 'Root of the log now' },
  logSize: { zh: '日志当前的条目数', en: 'Entries in the log now' },

  substitutionsTitle: { zh: '替换', en: 'Substitutions' },
  substitutionsLead: {
    zh: '抽中的对象或人员依法不能参加时，按同一种子继续抽取来替换，不由任何人指定；每次替换当时即写入公开日志，对象和人员在种子揭示后公开。',
    en: 'Where someone drawn cannot be inspected or cannot come, the same secret draws a replacement: nobody picks one. Each is in the public log when it is made; who was concerned is shown once the secret is revealed.',
  },
  targetSubstituted: { zh: '替换检查对象', en: 'Business replaced' },
  inspectorSubstituted: { zh: '替换检查人员', en: 'Inspector replaced' },
  substitutionReason: { zh: '理由：', en: 'Reason: ' },
  substitutionVisit: { zh: '抽取顺序', en: 'Place in the draw' },
  formerTarget: { zh: '原检查对象', en: 'Drawn before' },
  newTarget: { zh: '递补的检查对象', en: 'Drawn instead' },
  redrawnInspectors: { zh: '检查人员（化名）变动', en: 'Inspectors (pseudonyms)' },
  insteadOf: { zh: '替换', en: 'for' },
  requestedBy: { zh: '申请人', en: 'Asked for by' },
  approvedBy: { zh: '批准人', en: 'Approved by' },

  stage: { zh: '抽取方式', en: 'What is drawn' },
  targetsDraw: { zh: '所依据的对象抽取', en: 'Draw of the businesses' },
  inspectorDrawsTitle: { zh: '各部门抽取检查人员', en: 'Inspectors drawn by the departments' },
  noInspectorDraws: {
    zh: '各部门尚未开始抽取检查人员。',
    en: 'No department has begun to draw its inspectors.',
  },

  working: { zh: '正在进行', en: 'Under way' },

  othersTitle: { zh: '历次抽取', en: 'All draws of this line' },
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

/** What a draw draws. */
export const stages: Readonly<Record<Stage['kind'], Text>> = {
  together: { zh: '检查对象和检查人员同时抽取', en: 'businesses and inspectors together' },
  targets: {
    zh: '先抽检查对象，检查人员由各部门随后抽取',
    en: 'businesses; departments draw inspectors later',
  },
  inspectors: {
    zh: '一个部门为已抽中的对象抽检查人员',
    en: 'inspectors of one department, for businesses already drawn',
  },
};

/** How far a department's draw of its inspectors is. */
export const inspectorDrawStates: Readonly<Record<Draw['inspectorDraws'][number]['state'], Text>> = {
  open: { zh: '进行中', en: 'under way' },
  drawn: { zh: '已抽取', en: 'drawn' },
  void: { zh: '已作废', en: 'void' },
};

/** What is being worked on. */
export const phases: Readonly<Record<RunProgress['phase'], Text>> = {
  reading: { zh: '读取冻结的名单', en: 'reading the frozen lists' },
  drawing: { zh: '抽取', en: 'drawing' },
  writing: { zh: '保存结果', en: 'writing the result' },
};

/** The colour that only repeats what the name of the state says. */
export const drawTones: Partial<Record<Draw['state'], string>> = { void: 'bad', revealed: 'good' };

/** How far the work has come; without a total while that is unknown. */
export const phaseProgress = (phase: Text, done: string, total: string | undefined): Text => ({
  zh: `${phase.zh}：${done}${total === undefined ? '' : `／${total}`}`,
  en: `${phase.en}: ${done}${total === undefined ? '' : ` of ${total}`}`,
});

/** That the secret was revealed after its day. */
export const lateReveal = (due: string, revealed: string): Text => ({
  zh: `种子最迟应于 ${due} 揭示，实际于 ${revealed} 才揭示。`,
  en: `The secret was due by ${due} and was revealed only on ${revealed}.`,
});

/** A substitution by its number. */
export const nthSubstitution = (number: number): Text => ({
  zh: `第 ${number} 次替换`,
  en: `Substitution ${number}`,
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
