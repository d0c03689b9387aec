import type { Problem } from '../contracts/contract.ts';
import type { Refusal, RefusalCode } from '../domain/primitives/refusal.ts';
import { bothLanguages, type Text } from '../domain/primitives/text.ts';

interface ProblemKind {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 503;
  readonly title: Text;
  readonly remedy: Text;
}

const kind = (
  status: ProblemKind['status'],
  titleZh: string,
  titleEn: string,
  remedyZh: string,
  remedyEn: string,
): ProblemKind => ({
  status,
  title: { zh: titleZh, en: titleEn },
  remedy: { zh: remedyZh, en: remedyEn },
});

/** What each refusal looks like over HTTP, and what its reader can do about it. */
export const problemKinds = {
  'invalid-input': kind(
    400,
    '输入有误',
    'Invalid input',
    '请按 errors 所列字段修改后重试。',
    'Correct the fields listed in errors and retry.',
  ),
  'invalid-cursor': kind(
    400,
    '游标无效',
    'Invalid cursor',
    '请去掉游标参数（cursor 或 since），从头开始。',
    'Leave out cursor or since and start from the beginning.',
  ),
  'idempotency-key-missing': kind(
    400,
    '没有可用的幂等键',
    'No usable Idempotency-Key',
    '请在请求头 Idempotency-Key 中给出唯一的键，8 至 128 个可见的 ASCII 字符，重试时沿用。',
    'Send a unique Idempotency-Key header of 8 to 128 visible ASCII characters and keep it when you retry.',
  ),
  unauthenticated: kind(
    401,
    '未通过身份验证',
    'Not authenticated',
    '请取得有效令牌并放入 Authorization: Bearer。',
    'Get a valid token and send it as Authorization: Bearer.',
  ),
  forbidden: kind(
    403,
    '没有权限',
    'Not allowed',
    '请由具备相应角色的人员办理。',
    'Ask someone who holds the role.',
  ),
  'outside-jurisdiction': kind(
    403,
    '不在管辖范围',
    'Outside your jurisdiction',
    '请由有管辖权的部门，或令牌可代表该主体、该单位的人员办理。',
    'Ask the department that has jurisdiction, or somebody whose token speaks for the entity or the unit.',
  ),
  'same-person': kind(
    403,
    '须由另一人办理',
    'A second person is needed',
    '请由本部门另一名有权人员办理。',
    'Have another authorised person do it.',
  ),
  'not-found': kind(404, '未找到', 'Not found', '请核对编号。', 'Check the identifier.'),
  'unknown-address': kind(
    404,
    '没有这个地址',
    'No such address',
    '请核对方法和地址；全部操作见 /docs。',
    'Check method and address; /docs lists every operation.',
  ),
  'wrong-state': kind(
    409,
    '当前状态不允许',
    'Not possible in this state',
    '请按说明办理；已无后续步骤的，不再变更。',
    'Do as the detail says; where no step is left, it stays as it is.',
  ),
  'too-early': kind(
    409,
    '时间未到',
    'Too early',
    '请在说明所列日期之后再办理。',
    'Come back after the day that the detail names.',
  ),
  'too-late': kind(
    409,
    '期限已过',
    'Too late',
    '期限已过，请按说明采取其他途径。',
    'The term is over; take another way as the detail says.',
  ),
  'stale-version': kind(
    409,
    '记录已被更改',
    'Changed by someone else',
    '请重新读取后再试。',
    'Read it again and retry.',
  ),
  'command-already-applied': kind(
    409,
    '操作已执行',
    'Already applied',
    '无需重复提交。',
    'Nothing more to do.',
  ),
  'clock-behind': kind(
    409,
    '系统时钟倒退',
    'Clock behind the record',
    '请核对系统时间后再试。',
    'Check the system time, then retry.',
  ),
  'substitution-impossible': kind(
    409,
    '无人可替换',
    'Nobody can take the place',
    '请按说明补足备选后再试。',
    'Provide for what the detail names, then ask again.',
  ),
  'too-large': kind(
    413,
    '内容过大',
    'Too large',
    '请减小请求内容，例如每次不超过 1000 行。',
    'Send less at a time, for instance at most 1,000 rows.',
  ),
  'unsupported-media-type': kind(
    415,
    '内容类型不支持',
    'Unsupported media type',
    '请使用接口文档所列的 Content-Type。',
    'Use a Content-Type that the API reference lists.',
  ),
  'idempotency-key-reused': kind(
    422,
    '幂等键被挪用',
    'Idempotency-Key reused',
    '请为新的请求换用新的键。',
    'Use a new key for a new request.',
  ),
  'empty-frame': kind(
    422,
    '抽样框为空',
    'The frame is empty',
    '请放宽抽取条件或先维护检查对象名录库。',
    'Widen the criteria or maintain the register of targets first.',
  ),
  'pool-insufficient': kind(
    422,
    '检查人员不足',
    'Not enough inspectors',
    '请按说明补充人员或调整席位。',
    'Add inspectors or change the seats as the detail says.',
  ),
  'contribution-mismatch': kind(
    422,
    '贡献值与承诺不符',
    'Contribution does not match',
    '请核对见证人、数值与随机串。',
    'Check the witness, the value and the nonce.',
  ),
  'randomness-incomplete': kind(
    409,
    '公共随机数未齐',
    'Public randomness incomplete',
    '请等待全部见证人提交并公开贡献值。',
    'Wait until every witness has committed and opened.',
  ),
  'randomness-source': kind(
    409,
    '随机源不符',
    'Not the source that counts',
    '请按说明核对应采用的随机源及其期限。',
    'Check which source counts and until when, as the detail says.',
  ),
  'randomness-order': kind(
    409,
    '公共随机数的顺序不符',
    'Public randomness out of order',
    '请按说明先完成前置步骤，或核对时间。',
    'Take the step named in the detail first, or check the time.',
  ),
  'randomness-late': kind(
    409,
    '随机源期限已过',
    'The source’s time is over',
    '请越过该随机源，改用下一个。',
    'Pass this source over and use the next one.',
  ),
  'beacon-round': kind(
    422,
    '信标轮次不符',
    'Not the round of the beacon',
    '请记录承诺约定的轮次。',
    'Record the round that the commitment names.',
  ),
  'beacon-signature': kind(
    422,
    '信标签名无效',
    'The beacon’s signature is not valid',
    '请重新获取该轮的签名。',
    'Fetch the signature of the round again.',
  ),
  'measure-not-published': kind(
    422,
    '措施未公布',
    'Measure not published',
    '未列入已公布措施表的措施不得适用。',
    'A measure that is not in the published table may not be applied.',
  ),
  'ground-fallen': kind(
    409,
    '列入依据已不成立',
    'Its ground has fallen',
    '未决定的案件请决定不予列入，已决定的列入请撤销；另有证据的重新提出案件。',
    'Dismiss the case, or revoke the listing where it is decided; propose a new case where there is other evidence.',
  ),
  'heavy-penalty-missing': kind(
    409,
    '没有较重行政处罚',
    'No heavy penalty',
    '请先记录就该事实作出的较重行政处罚，再在告知的 penaltyEventId 中指明；没有的，决定不予列入，已决定的请撤销。',
    'Record the heavy penalty for the fact, then name it as penaltyEventId in the notice; where there is none, dismiss the case, or revoke what is decided.',
  ),
  'no-table-in-force': kind(
    422,
    '没有施行的规则表',
    'No rules in force',
    '请改用各项规则表均已施行的日期和时点。',
    'Ask for a day and a moment at which all rule tables were in force.',
  ),
  'document-recorded': kind(
    409,
    '该文书已记录',
    'Document already recorded',
    '同一文书不得重复记录；内容有误的，请由本单位另一人通过更正接口更正。',
    'A document is recorded once; if what was recorded is wrong, have a second person of your unit correct it.',
  ),
  'document-withdrawn': kind(
    409,
    '该文书的记录已撤回或更正',
    'Document withdrawn or corrected',
    '重复报送不会恢复该记录；确需再次记录的，请由认定单位通过接口逐项记录。',
    'Sending the document again does not bring it back; if it must be recorded after all, the unit that established it records it through the API.',
  ),
  'record-full': kind(
    409,
    '信用档案已满',
    'Record full',
    '请核对是否重复报送或代码有误；确有必要的，请先撤回误记的事实。',
    'Check for repeated facts or a wrong code; withdraw what was recorded by mistake first.',
  ),
  'not-eligible': kind(
    422,
    '不能适用告知承诺',
    'No pledge can be accepted',
    '请按说明处理；可先以 POST /v1/pledge-eligibility 核查该申请。',
    'Do as the detail says; ask POST /v1/pledge-eligibility about the application first.',
  ),
  'table-effective-date': kind(
    422,
    '生效或终止日期不可行',
    'Not possible on these dates',
    '请按说明更改日期后重新提出。',
    'Change the dates as the detail says and propose the version anew.',
  ),
  'table-unchanged': kind(
    422,
    '内容没有变化',
    'Nothing would change',
    '无需公布；如有不同之处，请核对所提出的内容。',
    'There is nothing to publish; if something was to differ, check what was proposed.',
  ),
  'table-inconsistent': kind(
    422,
    '规则表之间不一致',
    'The rule tables do not fit together',
    '请按说明修改本表，或先公布另一规则表的新版本。',
    'Change this table as the detail says, or publish a new version of the other one first.',
  ),
  'table-row-missing': kind(
    422,
    '缺少须保留的行',
    'A row that must stay is missing',
    '请补回该行；不再使用的标为停用。',
    'Put the row back; mark it retired where it is not to be used again.',
  ),
  busy: kind(
    503,
    '系统繁忙',
    'Busy',
    '请稍后以同一幂等键重试。',
    'Retry shortly with the same Idempotency-Key.',
  ),
  'issuer-unreachable': kind(
    503,
    '身份服务不可达',
    'Identity provider unreachable',
    '请稍后重试；持续出现时请联系运维人员检查身份服务。',
    'Retry shortly; if it persists, have the operator check the identity provider.',
  ),
} as const satisfies Record<RefusalCode, ProblemKind>;

/** The answer to a bug or an outage: nothing of its cause leaves the service but the request's id. */
export const internalProblem = (instance: string): Problem => ({
  type: 'urn:openlot:problem:internal-error',
  title: '系统内部错误 Internal error',
  status: 500,
  code: 'internal-error',
  detail: '操作未完成，原因已记录。 The request was not completed; the cause was recorded.',
  remedy:
    '请以同一幂等键重试；仍失败时将 instance 告知运维人员。 Retry with the same Idempotency-Key; if it fails again, quote the instance to the operator.',
  instance,
});

/** A refusal as RFC 9457 problem details. `instance` is the request's id. */
export const problemOf = (refusal: Refusal, instance: string): Problem => {
  const { status, title, remedy } = problemKinds[refusal.code];
  return {
    type: `urn:openlot:problem:${refusal.code}`,
    title: bothLanguages(title),
    status,
    code: refusal.code,
    detail: bothLanguages(refusal.reason),
    remedy: bothLanguages(remedy),
    instance,
    ...(refusal.errors !== undefined && {
      errors: refusal.errors.map(({ field, reason }) => ({ field, reason: bothLanguages(reason) })),
    }),
  };
};
