import { z } from 'zod';
import { type Text, textSchema } from '../primitives/text.ts';
import { targetStates } from '../registry/target-state.ts';
import type { GateFacts } from './gate-facts.ts';

/** A fact behind the gate's answer that is no longer what it was when the application was last asked about. */
export const gateChangeSchema = z.object({
  code: z.enum([
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
  const were = before.tables ?? {};
  const renewed = Object.entries(now.tables ?? {}).flatMap(([name, hash]) =>
    were[name] === hash ? [] : [name],
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

const factChanges = (before: GateFacts, now: GateFacts): readonly GateChange[] => [
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
          { zh: '信用风险等级', en: 'Risk class' },
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
  ...ruleChanges(before, now),
];

/** Every difference between the facts behind an answer and those behind the one before; none where they are the same. */
export const gateChanges = (before: GateFacts, now: GateFacts): readonly GateChange[] => {
  if (before.tables !== null && now.tables !== null) return factChanges(before, now);
  if (before.tables === now.tables) return [];
  return now.tables === null
    ? [change('tables', '规则表不可读。', 'The rule tables cannot be read.')]
    : [change('tables', '规则表恢复可读。', 'The rule tables can be read again.')];
};
