import * as z from 'zod';
import type { Deadline } from '../calendar/deadlines.ts';
import { type Text, textSchema } from '../primitives/text.ts';
import type { Instant } from '../primitives/time.ts';
import { targetStates } from '../registry/target-state.ts';
import type { GateFacts } from './gate-facts.ts';
import { isJudged, type LatestAnswer } from './latest-answer.ts';

/** A fact behind the gate's answer that is no longer what it was when the application was last asked about. */
export const gateChangeSchema = z.object({
  code: z.enum([
    'succession',
    'register-state',
    'risk-class',
    'listed',
    'removed-from-list',
    'measure-applied',
    'measure-lifted',
    'fault-recorded',
    'fault-cleared',
    'dispute',
    'missing-materials',
    'deferral-day',
    'item-rule',
    'tables',
  ]),
  text: textSchema,
});
export type GateChange = z.infer<typeof gateChangeSchema>;

const change = (code: GateChange['code'], zh: string, en: string): GateChange => ({ code, text: { zh, en } });

const lacking = <T>(these: readonly T[], those: readonly T[], nameOf: (one: T) => string): readonly T[] => {
  const names = new Set(those.map(nameOf));
  return these.filter((one) => !names.has(nameOf(one)));
};

const listingOf = ({ listingId }: GateFacts['lists'][number]): string => listingId;
/** An event may fall under several rules, each a fault of its own. */
const faultOf = ({ eventId, rule }: GateFacts['faults'][number]): string => `${eventId} ${rule}`;
const itself = (code: string): string => code;

const stateName = (state: GateFacts['register']): Text =>
  state === null ? { zh: '未登记', en: 'not registered' } : targetStates[state].label;
const className = (riskClass: GateFacts['riskClass']): Text =>
  riskClass === null ? { zh: '未评价', en: 'not evaluated' } : { zh: riskClass, en: riskClass };

const fromTo = (code: GateChange['code'], what: Text, from: Text, to: Text): GateChange =>
  change(code, `${what.zh}由“${from.zh}”变为“${to.zh}”。`, `${what.en}: from “${from.en}” to “${to.en}”.`);

const disputesIn = ({ lists, faults }: GateFacts): string =>
  [
    ...lists.filter(({ isDisputed }) => isDisputed).map(listingOf),
    ...faults.filter(({ isDisputed }) => isDisputed).map(faultOf),
  ]
    .toSorted()
    .join();

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((code) => other.includes(code));

const ruleChanges = (before: GateFacts, now: GateFacts): readonly GateChange[] => {
  const renewed = Object.entries(now.tables).flatMap(([name, hash]) =>
    before.tables[name] === hash ? [] : [name],
  );
  return [
    ...(before.item === now.item
      ? []
      : [change('item-rule', '该事项的承诺规则已更新。', 'The rule of the item has changed.')]),
    ...(renewed.length === 0
      ? []
      : [
          change(
            'tables',
            `规则表已更新：${renewed.join('、')}。`,
            `New versions of rule tables: ${renewed.join(', ')}.`,
          ),
        ]),
  ];
};

const dayName = ({ on, provisional }: Deadline): Text =>
  provisional ? { zh: `${on}（暂定）`, en: `${on} (provisional)` } : { zh: on, en: on };

/**
 * The last day moves with the day on which the application would be accepted; that papers may follow at all is told by what
 * else has changed.
 */
const dayChanges = ({ dueOn: was }: GateFacts, { dueOn: is }: GateFacts): readonly GateChange[] =>
  was === null || is === null || (was.on === is.on && was.provisional === is.provisional)
    ? []
    : [
        fromTo(
          'deferral-day',
          { zh: '补齐材料的期限', en: 'Last day for the papers to follow' },
          dayName(was),
          dayName(is),
        ),
      ];

/** Every difference between the facts behind an answer and those behind one before; none where they are the same. */
export const factChanges = (before: GateFacts, now: GateFacts): readonly GateChange[] => [
  ...(before.judged === now.judged
    ? []
    : [
        change(
          'succession',
          `所询主体已由 ${now.judged} 承继，按其情况判断。`,
          `${now.judged} has succeeded to the entity that was asked about, and is judged in its place.`,
        ),
      ]),
  ...(before.register === now.register
    ? []
    : [
        fromTo(
          'register-state',
          { zh: '登记状态', en: 'State in the register' },
          stateName(before.register),
          stateName(now.register),
        ),
      ]),
  ...lacking(now.lists, before.lists, listingOf).map(({ documentNo }) =>
    change('listed', `已列入名单（${documentNo}）。`, `Put on a list (${documentNo}).`),
  ),
  ...lacking(before.lists, now.lists, listingOf).map(({ documentNo }) =>
    change('removed-from-list', `已移出名单（${documentNo}）。`, `Off a list (${documentNo}).`),
  ),
  ...lacking(now.faults, before.faults, faultOf).map(({ rule }) =>
    change('fault-recorded', `新增不良信用记录（${rule}）。`, `A new adverse record (${rule}).`),
  ),
  ...lacking(before.faults, now.faults, faultOf).map(({ rule }) =>
    change(
      'fault-cleared',
      `不良信用记录不再计入（${rule}）。`,
      `An adverse record counts no more (${rule}).`,
    ),
  ),
  ...lacking(now.measures, before.measures, itself).map((code) =>
    change('measure-applied', `新适用措施 ${code}。`, `Measure ${code} applies.`),
  ),
  ...lacking(before.measures, now.measures, itself).map((code) =>
    change('measure-lifted', `已解除措施 ${code}。`, `Measure ${code} is lifted.`),
  ),
  ...(before.riskClass === now.riskClass
    ? []
    : [
        fromTo(
          'risk-class',
          { zh: '信用风险类别', en: 'Risk class' },
          className(before.riskClass),
          className(now.riskClass),
        ),
      ]),
  ...(disputesIn(before) === disputesIn(now)
    ? []
    : [
        change(
          'dispute',
          '有异议正在处理或已经处理完毕。',
          'An objection against a record is running, or is settled.',
        ),
      ]),
  ...(isSameSet(before.missingMaterials, now.missingMaterials)
    ? []
    : [change('missing-materials', '所缺材料有变。', 'Other papers are missing than before.')]),
  ...dayChanges(before, now),
  ...ruleChanges(before, now),
];

/** An answer as the next one is compared with it. */
type Answered = Pick<LatestAnswer, 'at' | 'reasons' | 'facts'>;

/** What has changed since an application was last judged, or last asked about; nothing where nothing has. */
export const gateChanges = (
  before: Answered,
  now: Answered,
): { readonly since: Instant; readonly what: readonly GateChange[] } | undefined => {
  const [was, is] = [isJudged(before), isJudged(now)];
  if (!is)
    return was
      ? { since: before.at, what: [change('tables', '规则表不可读。', 'The rule tables cannot be read.')] }
      : undefined;
  const what = [
    ...(was ? [] : [change('tables', '规则表恢复可读。', 'The rule tables can be read again.')]),
    ...(before.facts && now.facts ? factChanges(before.facts, now.facts) : []),
  ];
  return what.length === 0 ? undefined : { since: before.facts?.judgedAt ?? before.at, what };
};
