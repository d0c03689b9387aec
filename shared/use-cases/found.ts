import type { Caller } from '../domain/access/caller.ts';
import { permitWithin } from '../domain/access/permissions.ts';
import { refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import type { Text } from '../domain/primitives/text.ts';
import type { RecordKind, RecordRefs, Records, RecordValues, Stored } from './ports.ts';

/** What people call the records that they ask for by name. */
const labels = {
  entity: { zh: '检查对象', en: 'target' },
  inspector: { zh: '检查人员', en: 'inspector' },
  item: { zh: '抽查事项', en: 'inspection item' },
  task: { zh: '抽查任务', en: 'task' },
  draw: { zh: '抽取', en: 'draw' },
  drawSecret: { zh: '抽取密钥', en: 'secret of the draw' },
  preparation: { zh: '名单准备', en: 'preparation' },
  visit: { zh: '检查', en: 'visit' },
  substitution: { zh: '替换申请', en: 'request for a substitution' },
  pledge: { zh: '承诺', en: 'pledge' },
  tableProposal: { zh: '规则表提案', en: 'proposal' },
  listingCase: { zh: '列入案件', en: 'case' },
  unit: { zh: '组织单位', en: 'unit' },
  webhookEndpoint: { zh: '推送端点', en: 'webhook' },
  delivery: { zh: '推送消息', en: 'message' },
  listing: { zh: '列入', en: 'listing' },
  application: { zh: '申请', en: 'application' },
  measureOrder: { zh: '措施指令', en: 'measure order' },
} as const satisfies Partial<Record<RecordKind, Text>>;
type NamedKind = keyof typeof labels;

const nameOf = (ref: object): string =>
  Object.values(ref)
    .map((part) => (typeof part === 'object' ? nameOf(part as object) : String(part)))
    .join('/');

/** The record, or a refusal `not-found` that names what was looked for. */
export const found = async <K extends NamedKind>(
  records: Records,
  kind: K,
  ref: RecordRefs[K],
): Promise<Result<Stored<K>>> => {
  const stored = await records.get(kind, ref);
  const { zh, en } = labels[kind];
  return stored === undefined
    ? refused(refusal('not-found', `未找到${zh} ${nameOf(ref)}。`, `There is no ${en} ${nameOf(ref)}.`))
    : accepted(stored);
};

/**
 * The record, if one of the units that it belongs to is the caller's or below it. Refuses with `not-found` or
 * `outside-jurisdiction`.
 */
export const owned = async <K extends NamedKind>(
  records: Records,
  caller: Caller,
  kind: K,
  ref: RecordRefs[K],
  unitsOf: (value: RecordValues[K]) => readonly string[],
): Promise<Result<Stored<K>>> => {
  const stored = await found(records, kind, ref);
  if (!stored.ok) return stored;
  const permitted = permitWithin(caller, unitsOf(stored.value.value));
  return permitted.ok ? stored : permitted;
};
