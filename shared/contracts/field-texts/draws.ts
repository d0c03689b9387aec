import type { FieldTexts } from './field-texts.ts';

/** Draws, their commitment and public randomness, certificates, the public log and fairness reports. */
export const drawFields: FieldTexts = {
  drawId: {
    zh: '抽取的编号：所属系列（任务，或 抽取-部门）、连字符和第几次，如 33.SCJG-2026-1-1',
    en: 'The id of the draw: its line (a task, or a draw and a department), a hyphen and its number, such as 33.SCJG-2026-1-1',
  },
  'Draw.id': {
    zh: '抽取的编号：所属系列（任务；部门分别抽取人员的为 抽取-部门）、连字符和第几次，如 33.SCJG-2026-1-1',
    en: 'The id of the draw: its line (the task, or for a department’s inspectors the draw and the department), a hyphen and its number, such as 33.SCJG-2026-1-1',
  },
  'Draw.number': {
    zh: '本系列的第几次抽取，从 1 起；作废的保留编号',
    en: 'Which draw of its line it is, from 1; a void one keeps its number',
  },
  stage: {
    zh: '抽取阶段：对象和人员同时、只抽对象，或一个部门为已抽中的对象抽检查人员',
    en: 'What is drawn: targets and inspectors together, targets only, or the inspectors of one department for targets drawn before',
  },
  'together.kind': { zh: '检查对象和检查人员同时抽取', en: 'Targets and inspectors are drawn together' },
  'stage.targets.kind': {
    zh: '只抽检查对象，检查人员由各部门随后抽取',
    en: 'Only targets are drawn; departments draw their inspectors later',
  },
  'stage.inspectors.kind': {
    zh: '一个部门为已抽中的对象抽检查人员',
    en: 'One department draws its inspectors for targets drawn before',
  },
  'stage.of': { zh: '所依据的对象抽取的编号', en: 'The id of the draw of the targets' },
  'stage.commitment': {
    zh: '所依据的对象抽取的承诺摘要（SHA-256，十六进制）',
    en: 'The digest of the commitment of that draw (SHA-256 in hex)',
  },
  'stage.department': {
    zh: '为已抽中的对象抽取自己检查人员的部门',
    en: 'The department that draws its own inspectors for them',
  },
  'Draw.state': {
    zh: '抽取的进展：已冻结、已承诺、抽取中、已抽取、派发中、已派发、揭示中、已揭示，或已作废（void）；不能回退',
    en: 'How far the draw has come, from frozen and committed to revealed, or void; there is no way back',
  },
  frozenBy: { zh: '由谁冻结抽样框和人员池', en: 'Who froze frame and pool' },
  frozenAt: {
    zh: '抽样框、人员池、规则和排除何时固定（UTC 时刻）',
    en: 'When frame, pool, rules and exclusions were fixed (UTC instant)',
  },
  lastAt: {
    zh: '公开日志最近一次记载本次抽取的时刻（UTC）；此后的记录不得早于它',
    en: 'When the public log last heard of the draw (UTC instant); nothing of it enters with an earlier time',
  },
  givesAway: {
    zh: '冻结时种子尚未揭示、而本次名单会透露其对象的其他抽取；本次的种子须在它们之后揭示',
    en: 'Draws still sealed when this one was frozen, whose targets its lists would give away; its secret is revealed after theirs',
  },
  inputsId: {
    zh: '冻结的抽样框、人员池和排除以什么名称存放',
    en: 'The name under which the frozen frame, pool and exclusions are stored',
  },
  'Draw.counts': {
    zh: '冻结的各名单有多少条，以及要抽多少户',
    en: 'How long the frozen lists are, and how many targets are to be drawn',
  },
  'counts.frame': { zh: '抽样框中检查对象的户数', en: 'How many targets are in the frame' },
  'counts.pool': {
    zh: '人员池中检查人员的人数；只抽对象的为 0',
    en: 'How many inspectors are in the pool; 0 where only targets are drawn',
  },
  'counts.exclusions': { zh: '被排除的对象和人员合计', en: 'How many targets and inspectors are kept out' },
  'counts.sample': { zh: '要抽取的户数', en: 'How many targets are to be drawn' },
  roots: {
    zh: '冻结的各名单的根哈希（RFC 6962 树，SHA-256，十六进制）；部门抽取人员的，公开接口在种子揭示后才给出',
    en: 'The roots of the frozen lists (trees of RFC 6962, SHA-256 in hex); to the public, those of a department’s draw of inspectors are shown once its secret is revealed',
  },
  'roots.frame': { zh: '抽样框的根哈希', en: 'The root of the frame' },
  'roots.pool': { zh: '人员池的根哈希', en: 'The root of the pool' },
  'roots.exclusions': { zh: '排除名单的根哈希', en: 'The root of the exclusions' },
  rules: {
    zh: '抽取规则：各层抽多少、每次检查由谁到场、区域规则和替换方式',
    en: 'The rules of the draw: how many of each stratum, who must come to each visit, where inspectors are sent, and how targets are replaced',
  },
  'rules.strata': {
    zh: '各层依次抽取多少户',
    en: 'How many targets are drawn from each stratum, in this order',
  },
  'rules.size': { zh: '该层抽取的户数', en: 'How many targets of the stratum are drawn' },
  'rules.seats': {
    zh: '每次检查的席位：各部门各需几名、须有何专业；只抽对象的为空',
    en: 'The seats of each visit: how many of which department, with which speciality; empty where only targets are drawn',
  },
  'rules.skill': {
    zh: '席位要求的专业或资质；点名专家的席位为 named-expert: 加其化名；没有要求的省略',
    en: 'The speciality that the seats ask for, and named-expert: with a pseudonym for the seat of a named expert; absent where they ask for none',
  },
  substitutes: {
    zh: '对象不能检查时如何替换：沿同一随机序列取下一个（next-in-sequence）或不替换（none）',
    en: 'What replaces a target that cannot be inspected: the next in the same random sequence, or none',
  },
  'Draw.tables': {
    zh: '确定抽样框和抽取数量所依据的规则表版本：表名到内容哈希（SHA-256，十六进制）',
    en: 'The versions of the rule tables by which frame and sample were made: the content hash of each (SHA-256 in hex) by its name',
  },
  commitment: {
    zh: '在任何随机数产生之前公布的承诺：决定本次抽取的全部内容；未公布的省略，其摘要记入公开日志',
    en: 'Everything that decides the draw, published before any randomness exists; absent until then. Its digest is in the public log',
  },
  committedAt: {
    zh: '承诺何时记入公开日志（UTC 时刻）；此前省略',
    en: 'When the commitment entered the public log (UTC instant); absent until then',
  },
  format: {
    zh: '抽取协议的版本，见 PROTOCOL.md',
    en: 'The version of the draw protocol, which PROTOCOL.md specifies',
  },
  follows: {
    zh: '所接替的作废抽取是第几次；第一次为 null',
    en: 'The number of the void draw that this one replaces; null for the first',
  },
  'commitment.number': { zh: '本系列的第几次抽取，从 1 起', en: 'Which draw of its line it is, from 1' },
  frameRoot: {
    zh: '抽样框的根哈希（RFC 6962 树，SHA-256，十六进制）',
    en: 'The root of the frame (tree of RFC 6962, SHA-256 in hex)',
  },
  frameSize: { zh: '抽样框的户数', en: 'How many targets the frame has' },
  poolRoot: { zh: '人员池的根哈希，算法与 frameRoot 相同', en: 'The root of the pool, made like frameRoot' },
  poolSize: { zh: '人员池的人数', en: 'How many inspectors the pool has' },
  exclusionsRoot: {
    zh: '排除名单的根哈希，算法与 frameRoot 相同',
    en: 'The root of the exclusions, made like frameRoot',
  },
  rulesHash: {
    zh: '抽取规则的哈希：其规范 JSON（RFC 8785）的 SHA-256，十六进制',
    en: 'The hash of the rules: SHA-256 of their canonical JSON (RFC 8785) in hex',
  },
  secretHash: {
    zh: '保密种子的哈希：32 字节种子的 SHA-256，十六进制；揭示时据以核对 secret',
    en: 'The hash of the secret: SHA-256 of its 32 bytes in hex, by which secret is checked once it is revealed',
  },
  'commitment.randomness': {
    zh: '公共随机数从哪里来',
    en: 'Where the public randomness may come from',
  },
  sources: {
    zh: '各随机源，依次尝试，第一个按时给出数值的算数；期限依次递增',
    en: 'The sources in the order in which they are tried: the first that gives its value in time counts, and each ends later than the one before',
  },
  until: {
    zh: '该随机源给出数值的最后时刻（UTC）；过后才可越过，改用下一个',
    en: 'The last moment at which the source may give its value (UTC instant); only after it may the next be tried',
  },
  'ceremony.kind': {
    zh: '现场见证：各见证人先提交哈希，再公开数值',
    en: 'A ceremony: each witness first hands in a hash, then opens the value',
  },
  'lottery.kind': { zh: '公开彩票的开奖号码', en: 'The numbers of a public lottery' },
  'drand.kind': { zh: 'drand 公共随机信标的一轮', en: 'A round of the public randomness beacon drand' },
  witnesses: {
    zh: '见证人（角色或机构），至少两方，不得重复',
    en: 'The witnesses, roles or organisations: two at least, none twice',
  },
  'lottery.name': { zh: '彩票的名称，如 双色球', en: 'The name of the lottery' },
  drawing: { zh: '彩票的期次，如 2023098', en: 'Which drawing of the lottery, such as 2023098' },
  'lottery.count': { zh: '一期开出几个号码', en: 'How many numbers a drawing has' },
  'lottery.drawnAt': {
    zh: '该期预定的开奖时间（UTC 时刻），须晚于承诺的公布',
    en: 'When it is to be drawn (UTC instant), which is after the commitment',
  },
  chain: {
    zh: 'drand 链的哈希，固定为其公钥已知的那一条',
    en: 'The hash of the drand chain, always the one whose key is pinned',
  },
  'drand.round': {
    zh: 'drand 的轮次，从 1 起，每三秒一轮',
    en: 'The round of drand; they count from 1, one every three seconds',
  },
  'commitDraw.drand.round': {
    zh: 'drand 的轮次；省略则由系统选定，至少在 60 秒之后、且在前一随机源期限之后',
    en: 'The round of drand; where it is left out the service takes one at least 60 seconds ahead and after the end of the source before',
  },
  'commitment.revealBy': {
    zh: '种子最迟应揭示的日期（北京时间日期）；逾期不影响抽取有效，但公开可见',
    en: 'The last day on which the secret may be revealed (civil date in Asia/Shanghai); a later reveal leaves the draw valid and is a breach that everybody sees',
  },
  revealBy: {
    zh: '种子最迟应于何日揭示；承诺公布前省略。逾期是公开可见的违约',
    en: 'The last day on which the secret may be revealed; absent before the commitment. Later is a breach that everybody sees',
  },
  randomness: {
    zh: '公共随机数的进展：正在尝试哪个随机源、已得到什么',
    en: 'How far the public randomness has come: which source is tried, and what it has given',
  },
  'randomness.source': {
    zh: '正在尝试的随机源在 sources 中的序号，从 0 起；全部越过后等于随机源的个数',
    en: 'The index in sources of the one that is tried, from 0; the number of sources when all were passed over',
  },
  passedOver: {
    zh: '未在期限内给出数值、已被越过的随机源',
    en: 'The sources that gave no value in time and were passed over',
  },
  'passedOver.source': { zh: '被越过的随机源的序号，从 0 起', en: 'The index of the source, from 0' },
  'passedOver.reason': { zh: '越过的理由，公开', en: 'Why it was passed over, in public' },
  'passedOver.at': { zh: '何时越过（UTC 时刻）', en: 'When it was passed over (UTC instant)' },
  committed: {
    zh: '已提交承诺值的见证人；当前随机源不是现场见证的为空',
    en: 'The witnesses who have handed in their hash; empty where the source is no ceremony',
  },
  witness: { zh: '见证人的名称，须为 witnesses 之一', en: 'The witness, one of those that the source names' },
  'committed.commitment': {
    zh: '见证人的承诺值（SHA-256，十六进制），公开时据以核对',
    en: 'The hash that the witness handed in (SHA-256 in hex), by which the opening is checked',
  },
  'commitContribution.commitment': {
    zh: '见证人的承诺值：{drawId, format, nonce, value, witness} 的规范 JSON（RFC 8785）的 SHA-256，十六进制，format 为 openlot-contribution/1',
    en: 'The hash of the contribution: SHA-256 in hex of the canonical JSON (RFC 8785) of {drawId, format, nonce, value, witness}, the format being openlot-contribution/1',
  },
  'committed.committedAt': {
    zh: '承诺值何时登记（UTC 时刻）',
    en: 'When the hash was recorded (UTC instant)',
  },
  opened: {
    zh: '已公开数值的见证人；须全部提交承诺值后才能公开',
    en: 'The witnesses who have opened their values, which begins when all hashes are in',
  },
  'opened.value': {
    zh: '见证人所选的数值，按原样作为文本（007 不同于 7）',
    en: 'The value that the witness chose, a text taken as it is (007 is not 7)',
  },
  'openContribution.value': {
    zh: '见证人所选的数值，按原样填写（007 不同于 7），须与承诺值相符',
    en: 'The value that the witness chose, a text taken as it is (007 is not 7); it must give the hash handed in before',
  },
  nonce: {
    zh: '32 字节随机数，十六进制；使哈希不能被猜出',
    en: '32 random bytes in hex, which keep the hash from being guessed',
  },
  openedAt: { zh: '何时公开（UTC 时刻）', en: 'When it was opened (UTC instant)' },
  'randomness.lottery': {
    zh: '登记的开奖号码；未登记或随机源不是彩票的省略',
    en: 'The numbers of the lottery; absent until they are recorded, or where the source is none',
  },
  numbers: { zh: '开奖号码，全部号码，一个号码一个文本', en: 'The numbers drawn, all of them, a text each' },
  'lottery.publishedAt': {
    zh: '开奖号码何时公布（UTC 时刻）',
    en: 'When the numbers were announced (UTC instant)',
  },
  'recordLottery.publishedAt': {
    zh: '开奖号码何时公布（UTC 时刻），不早于预定的开奖时间',
    en: 'When the numbers were announced (UTC instant), which is not before the drawing was to be',
  },
  publishedIn: {
    zh: '开奖号码公布于何处，供他人查对',
    en: 'Where the numbers were announced, for others to look them up',
  },
  beacon: {
    zh: '登记的 drand 签名；未登记或随机源不是 drand 的省略',
    en: 'The signature of the drand round; absent until it is recorded, or where the source is another',
  },
  'beacon.round': { zh: '该签名属于 drand 的第几轮', en: 'The round of drand that the signature is of' },
  signature: {
    zh: '该轮的签名，48 字节，十六进制；登记时已核验',
    en: 'The signature of the round, 48 bytes in hex, verified when it was recorded',
  },
  'recordBeacon.signature': {
    zh: '承诺所指轮次的签名，48 字节，十六进制；不填则由系统向公共服务器获取，均须核验',
    en: 'The signature of the round that the commitment names, 48 bytes in hex; where it is left out it is fetched from the public servers, and it is verified in any case',
  },
  'randomness.value': {
    zh: '公共随机数，32 字节，十六进制；产生前省略',
    en: 'The public randomness, 32 bytes in hex; absent until it is found',
  },
  drawnAt: {
    zh: '何时完成抽取（UTC 时刻）；此前省略',
    en: 'When the draw was done (UTC instant); absent until then',
  },
  inspectorDraws: {
    zh: '各部门为本次抽中的对象分别进行的人员抽取，每个部门最新的在后；不是只抽对象的为空',
    en: 'The departments’ own draws of inspectors for the targets drawn here, the newest of each last; empty unless only targets were drawn',
  },
  'inspectorDraws.department': {
    zh: '抽取自己检查人员的部门',
    en: 'The department that draws its inspectors',
  },
  'inspectorDraws.drawId': { zh: '该部门人员抽取的编号', en: 'The id of the department’s draw' },
  'inspectorDraws.number': {
    zh: '该部门为此的第几次抽取，从 1 起',
    en: 'Which draw of the department for this it is, from 1',
  },
  'inspectorDraws.state': {
    zh: '进行中（open）、已抽取（drawn）或已作废（void，由该部门的下一次接替）',
    en: 'open until it is drawn, then drawn; a void one gives way to the department’s next',
  },
  dispatchedAt: {
    zh: '何时派发给检查人员（UTC 时刻）；此前省略',
    en: 'When the visits were dispatched to their inspectors (UTC instant); absent until then',
  },
  'Draw.substitutions': { zh: '已作出的替换次数', en: 'How many substitutions were made' },
  'Draw.secret': {
    zh: '种子，32 字节，十六进制；揭示前省略，揭示后任何人都可复算',
    en: 'The secret, 32 bytes in hex; absent until it is revealed, from when on anyone can replay the draw',
  },
  revealedAt: {
    zh: '种子何时揭示（UTC 时刻）；此前省略',
    en: 'When the secret was revealed (UTC instant); absent until then',
  },
  certifiedAt: {
    zh: '抽取证书何时可供下载（UTC 时刻）；此前省略',
    en: 'When the certificate was ready for everybody (UTC instant); absent until then',
  },
  'Draw.overdueSince': {
    zh: '系统何时认定种子逾期未揭示（UTC 时刻）；未逾期的省略',
    en: 'When the clock found that the secret had not been revealed in time (UTC instant); absent where it was, or still may be',
  },
  voidRequested: {
    zh: '作废申请，须由另一人批准；没有申请的省略',
    en: 'That somebody asks for the draw to be declared void, which someone else must approve; absent where nobody does',
  },
  'voidRequested.reason': { zh: '为何申请作废', en: 'Why the draw should be void' },
  'voidRequested.by': {
    zh: '由谁申请作废；须由另一人批准',
    en: 'Who asked for it; someone else must approve',
  },
  'voidRequested.at': {
    zh: '何时申请（UTC 时刻）；批准时在 requestedAt 中写明',
    en: 'When it was asked for (UTC instant), which the approval names in requestedAt',
  },
  'voidDraw.requestedAt': {
    zh: '所阅的作废申请是何时提出的（UTC 时刻），即 voidRequested.at；与现有申请不符即拒绝',
    en: 'When the request that you have read was made (UTC instant), as voidRequested.at says; refused where it is another one by now',
  },
  voided: {
    zh: '抽取已作废：理由、申请人与批准人，公开；未作废的省略',
    en: 'That the draw is void, why and by whom, in public; absent where it is not',
  },
  'voided.reason': { zh: '作废的理由，公开', en: 'Why the draw is void, in public' },
  'voided.requestedBy': { zh: '由谁申请作废', en: 'Who asked for it' },
  'voided.approvedBy': {
    zh: '由谁批准作废；系统认定不存在满足全部规则的安排的为 null',
    en: 'Who approved it; null where the service found that no assignment meets all rules',
  },
  'voided.at': { zh: '何时作废（UTC 时刻）', en: 'When the draw was declared void (UTC instant)' },

  'getDrawProgress.work': {
    zh: '正在办理或最近办理的是什么：抽取（conclude-draw）、派发（dispatch-draw）、揭示（reveal-secret）等；尚未开始的为 null',
    en: 'What is or was being done, such as conclude-draw, dispatch-draw or reveal-secret; null before anything was started',
  },
  'getDrawProgress.requestedAt': {
    zh: '何时提出办理（UTC 时刻）；尚未开始的省略',
    en: 'When it was asked for (UTC instant); absent before anything was started',
  },
  doneAt: {
    zh: '何时办完（UTC 时刻）；未办完的省略',
    en: 'When it was done (UTC instant); absent until then',
  },
  'listAwaitedDraws.of': {
    zh: '应为其对象抽取检查人员的那次对象抽取',
    en: 'The draw whose targets await inspectors',
  },
  'listAwaitedDraws.department': {
    zh: '应抽取自己检查人员的部门',
    en: 'The department that owes the draw of its inspectors',
  },
  'listAwaitedDraws.since': {
    zh: '自何时起应抽取，即对象抽完的时刻（UTC）',
    en: 'Since when it is owed, which is when the targets were drawn (UTC instant)',
  },
  'listAwaitedDraws.targets': { zh: '已抽中的检查对象户数', en: 'How many targets were drawn' },
  own: {
    zh: '该部门已开始的人员抽取；尚未开始的省略',
    en: 'The draw that the department has started; absent where it has not',
  },

  'DrawCertificate.commitment': {
    zh: '公布的承诺全文；其摘要须与公开日志中的一致',
    en: 'The commitment in full, whose digest must be that of the public log',
  },
  'DrawCertificate.log': {
    zh: '公开日志中与本次抽取有关的记录及其证明',
    en: 'The entries of the public log that concern the draw, with their proofs',
  },
  'log.root': {
    zh: '公开日志在 entries 最后一条处的根哈希（RFC 6962，SHA-256，十六进制）',
    en: 'The root of the public log up to the last of the entries (RFC 6962, SHA-256 in hex)',
  },
  'log.entries': {
    zh: '有关的日志记录，按序，各附存在性证明',
    en: 'The entries in order, each with its inclusion proof',
  },
  'entries.entry': {
    zh: '日志记录的原文，即哈希树的一片叶子',
    en: 'The entry as it was logged, a leaf of the tree',
  },
  'entries.proof': {
    zh: '存在性证明（RFC 6962 第 2.1.1 节）：从叶到根的各哈希',
    en: 'The inclusion proof (RFC 6962 section 2.1.1): hashes from the leaf to the root',
  },
  'DrawCertificate.frame': {
    zh: '抽样框全部检查对象，按标识的码元序；较长时改为分块',
    en: 'Every target of the frame in code-unit order of the ids; in chunks where it is long',
  },
  'frame.id': {
    zh: '可以被抽中的检查对象的标识',
    en: 'The identifier of a target that can be drawn',
  },
  'frame.district': {
    zh: '检查对象所在地区，GB/T 2260 六位代码；不分区域的省略',
    en: 'The district of the target, six digits of GB/T 2260; absent where none is known',
  },
  'DrawCertificate.exclusions': {
    zh: '被排除的对象和人员及理由，按码元序；较长时改为分块',
    en: 'Who was kept out, and why, in code-unit order; in chunks where it is long',
  },
  'target.of': { zh: '所涉的是检查对象', en: 'That it is about a target' },
  'inspector.of': { zh: '所涉的是检查人员', en: 'That it is about an inspector' },
  'exclusions.id': {
    zh: '被排除的对象的标识，或人员在本次抽取中的化名',
    en: 'The identifier of the target, or the inspector’s pseudonym in this draw',
  },
  'DrawCertificate.pool': {
    zh: '人员池全部检查人员，以本次抽取的化名表示；较长时改为分块',
    en: 'Every inspector of the pool, under a pseudonym of this draw; in chunks where it is long',
  },
  'pool.id': { zh: '检查人员在本次抽取中的化名', en: 'The inspector’s pseudonym in this draw' },
  'pool.department': { zh: '检查人员所属部门', en: 'The department of the inspector' },
  'pool.skills': {
    zh: '检查人员具备的专业或资质；点名专家另有 named-expert: 加其化名',
    en: 'The specialities that the inspector holds, and named-expert: with the pseudonym for one whom a seat names',
  },
  'pool.regions': {
    zh: '检查人员所属的区域：GB/T 2260 代码的前两位、四位或六位',
    en: 'Where the inspector belongs: the first two, four or six digits of codes of GB/T 2260',
  },
  'pool.capacity': {
    zh: '本次抽取至多分给其多少次检查；1000000 即不限',
    en: 'The most visits that this draw may give the inspector; 1000000 stands for no limit',
  },
  conflicts: { zh: '该检查人员须回避的检查对象', en: 'The targets that the inspector must not visit' },
  'DrawCertificate.rules': {
    zh: '抽取规则，其哈希为承诺中的 rulesHash',
    en: 'The rules of the draw, whose hash is rulesHash of the commitment',
  },
  seed: {
    zh: '随机种子，十六进制：以保密种子为密钥，对承诺摘要和公共随机数的值取 HMAC-SHA-256；全部抽取由它确定',
    en: 'The seed in hex: HMAC-SHA-256 of the commitment’s digest and the public randomness under the secret; it decides the whole draw',
  },
  'DrawCertificate.outcome': {
    zh: '抽取结果：按抽取顺序的检查对象和到场人员；较长时改为分块',
    en: 'What was drawn: targets in the drawn order, with who comes; in chunks where it is long',
  },
  'outcome.target': { zh: '抽中的检查对象的标识', en: 'The identifier of the target that was drawn' },
  'outcome.inspectors': {
    zh: '到场检查人员的化名，依规则中席位的顺序；只抽对象的为空',
    en: 'The pseudonyms of who comes, in the order of the seats in the rules; empty where only targets are drawn',
  },
  'DrawCertificate.substitutions': {
    zh: '抽取之后作出的替换，按序',
    en: 'The replacements that were made after the draw, in order',
  },
  chunks: {
    zh: '该名单的各个分块，依次拼接即为全部',
    en: 'The chunks of the list, which together in this order are all of it',
  },
  'chunks.name': {
    zh: '分块的名称，如 frame-0，下载地址以此结尾',
    en: 'The name of the chunk, such as frame-0, with which its address ends',
  },
  'chunks.count': { zh: '分块中有多少条，一条一行', en: 'How many things the chunk holds, a line each' },
  'chunks.hash': { zh: '分块字节的 SHA-256，十六进制', en: 'SHA-256 of the bytes of the chunk, in hex' },
  chunk: {
    zh: '分块的名称，如 frame-0，见证书的 chunks',
    en: 'The name of the chunk, such as frame-0, as the certificate has it in chunks',
  },

  index: {
    zh: '记录在公开日志中的序号，从 0 起，没有间断',
    en: 'The place of the entry in the public log, from 0 without a gap',
  },
  'entry.at': {
    zh: '记录何时写入公开日志（UTC 时刻）',
    en: 'When the entry was written to the public log (UTC instant)',
  },
  'listLogEntries.at': {
    zh: '记录是何时写入公开日志的（UTC 时刻）',
    en: 'When this entry of the public log was written (UTC instant)',
  },
  action: { zh: '发生了什么，如 draw-committed 为公布承诺', en: 'What happened, such as draw-committed' },
  'entry.about': {
    zh: '所关之事：类别、斜杠和编号，如 draw/33.SCJG-2026-1-1',
    en: 'What it is about: a kind of thing, a slash and its name, such as draw/33.SCJG-2026-1-1',
  },
  facts: {
    zh: '任何人都可以知道的内容，以名称对应值；各 action 有哪些见 PROTOCOL.md',
    en: 'What anyone may know of it, values by name; PROTOCOL.md says which an action has',
  },
  'listLogEntries.from': {
    zh: '从第几条读起（序号，从 0 起），不填为 0',
    en: 'The index of the first entry to read, from 0, which it is where it is left out',
  },
  'listLogEntries.limit': {
    zh: '至多读多少条：1 至 100，不填为 50',
    en: 'The most entries to read: 1 to 100, and 50 where it is left out',
  },
  'path.index': {
    zh: '要证明的记录在公开日志中的序号，从 0 起',
    en: 'The index of the entry to be proved, from 0',
  },
  'getInclusionProof.entry': { zh: '所证明的记录', en: 'The entry that is proved' },
  'query.size': {
    zh: '证明该记录在公开日志的前多少条之中；不填即当前的全部',
    en: 'Among how many entries, from the beginning of the log, it is to be proved; all that there are now where it is left out',
  },
  'answer.size': { zh: '所指公开日志的条目数', en: 'How many entries the log in question has' },
  'answer.root': {
    zh: '前 size 条记录的根哈希（RFC 6962 第 2.1 节，SHA-256，十六进制），叶子为记录的规范 JSON（RFC 8785）',
    en: 'The root over the first size entries (RFC 6962 section 2.1, SHA-256 in hex), a leaf being the canonical JSON (RFC 8785) of an entry',
  },
  'getLogHead.at': {
    zh: '最后一条记录写入的时刻（UTC）；日志为空时省略',
    en: 'When the last entry was written (UTC instant); absent while there is none',
  },
  'getInclusionProof.proof': {
    zh: '存在性证明：从叶到根的各哈希（SHA-256，十六进制）',
    en: 'The inclusion proof: hashes from the leaf to the root (SHA-256 in hex)',
  },
  'getConsistencyProof.from': { zh: '较早的日志有多少条', en: 'How many entries the earlier log has' },
  'query.getConsistencyProof.to': {
    zh: '较晚的日志有多少条；不填即当前的全部',
    en: 'How many entries the later log has; all that there are now where it is left out',
  },
  'answer.getConsistencyProof.to': { zh: '较晚的日志实际为多少条', en: 'How many entries the later log had' },
  'getConsistencyProof.proof': {
    zh: '一致性证明（RFC 6962 第 2.1.2 节）：证明较早的日志是较晚的开头',
    en: 'The consistency proof (RFC 6962 section 2.1.2): that the earlier log is the beginning of the later one',
  },

  'FairnessReport.department': {
    zh: '报告所统计的部门',
    en: 'The department whose draws the report is about',
  },
  year: { zh: '哪一年', en: 'Which calendar year' },
  computedAt: { zh: '何时统计（UTC 时刻）', en: 'When the figures were computed (UTC instant)' },
  'FairnessReport.draws': {
    zh: '当年已揭示的抽取次数，统计只依据这些',
    en: 'How many draws of the year are revealed, from which alone the figures are made',
  },
  voidDraws: { zh: '当年作废的抽取次数', en: 'How many draws of the year are void' },
  'FairnessReport.strata': {
    zh: '各信用风险层可抽和抽中的户数，全年合计',
    en: 'For each stratum, how many could be drawn and how many were, over the year',
  },
  'FairnessReport.available': {
    zh: '可抽的户数，各次抽取合计',
    en: 'How many targets could be drawn, over all draws',
  },
  drawn: { zh: '抽中的户数，各次抽取合计', en: 'How many targets were drawn, over all draws' },
  waits: {
    zh: '按距上次检查多久，可抽和抽中的户数',
    en: 'By the time since the last visit, how many could be drawn and how many were',
  },
  wait: {
    zh: '距上次检查多久：从未、三年以上、两至三年、一至两年、一年以内',
    en: 'For how long the targets had had no visit, from never to within a year',
  },
  workload: {
    zh: '检查在人员池各人之间如何分布；不足三人时省略，以免暴露个人',
    en: 'How the visits were spread over the inspectors of the pools; absent where there were fewer than three, of whom figures would tell too much',
  },
  loads: { zh: '做了多少次检查的各有多少人', en: 'How many inspectors made so many visits' },
  'loads.visits': { zh: '一人所做的检查次数', en: 'How many visits an inspector made' },
  'loads.inspectors': { zh: '做了这么多次的人数', en: 'How many inspectors made so many' },
  'workload.pairs': {
    zh: '一同检查了多少次的各有多少对；从未搭档的不列',
    en: 'How many pairs made so many visits together; pairs that never met are left out',
  },
  'pairs.visits': { zh: '两人一同检查的次数', en: 'How many visits two inspectors made together' },
  'pairs.pairs': { zh: '一同检查这么多次的对数', en: 'How many pairs made so many' },
};
