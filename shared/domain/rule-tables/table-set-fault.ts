import type { ProposedCase } from '../credit/proposed-case.ts';
import { listRuleOf } from '../lists/lists.ts';
import { measureOf } from '../measures/measures.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { RuleTables, TableName } from './rule-tables.ts';

type Tables = Omit<RuleTables, 'hashes'>;

const inconsistent = (table: TableName, row: string, zh: string, en: string): Refusal =>
  refusal(
    'table-inconsistent',
    `规则表 ${table} 的 ${row} ${zh}`,
    `In the rule table ${table}, ${row} ${en}`,
    `${table}.${row}`,
  );

/**
 * Lists carry only measures that are published and not retired, none that contradicts what the list is for, and none that
 * only a court orders (限制高消费): the service mirrors such an order and derives none from a listing.
 */
const listFault = ({ lists, measures }: Tables): Refusal | undefined => {
  const causes = lists.rows.flatMap((rule) => rule.causes.map(({ code }) => code));
  const twice = causes.find((code, i) => causes.indexOf(code) !== i);
  if (twice !== undefined)
    return inconsistent('lists', twice, '在多个名单中重复。', 'is a cause of more than one list.');
  for (const rule of lists.rows)
    for (const code of [...rule.measures, ...rule.causes.flatMap((cause) => cause.measures ?? [])]) {
      const measure = measureOf(measures, code);
      if (measure === undefined || measure.isRetired)
        return inconsistent(
          'lists',
          rule.list,
          `所列措施 ${code} 不在已公布的措施表中或已停用。`,
          `names the measure ${code}, which is not in the measures table or is retired.`,
        );
      if ((measure.kind === 'incentive') !== (rule.list === 'red'))
        return inconsistent(
          'lists',
          rule.list,
          `不得带有措施 ${code}：激励只随红名单，其他措施只随惩戒名单。`,
          `must not carry the measure ${code}: incentives follow red lists, everything else the adverse ones.`,
        );
      if (measure.effect.consumption !== undefined)
        return inconsistent(
          'lists',
          rule.list,
          `不得带有措施 ${code}：限制高消费只能由人民法院决定，本服务仅录入法院决定，请从名单或列入情形中删去。`,
          `must not carry the measure ${code}: only a court bars from luxury spending, and this service repeats its order; leave it out of the list and its causes.`,
        );
    }
  return undefined;
};

const measureFault = ({ measures }: Tables): Refusal | undefined => {
  for (const { code, effect } of measures.rows)
    for (const cancelled of effect.cancels ?? [])
      if (cancelled === code || measureOf(measures, cancelled) === undefined)
        return inconsistent(
          'measures',
          code,
          `取消的措施 ${cancelled} 不存在或就是其本身。`,
          `takes away the measure ${cancelled}, which does not exist or is itself.`,
        );
  return undefined;
};

const caseFault = ({
  lists,
  'result-codes': results,
  'credit-rules': rules,
}: Tables): Refusal | undefined => {
  const isOpen = ({ list, cause }: ProposedCase): boolean =>
    listRuleOf(lists, list).causes.some(({ code, isRetired }) => code === cause && isRetired === undefined);
  for (const [table, rows] of [
    ['result-codes', results.rows],
    ['credit-rules', rules.rows],
  ] as const)
    for (const { code, case: proposed } of rows)
      if (proposed !== undefined && !isOpen(proposed))
        return inconsistent(
          table,
          code,
          `引出的列入情形 ${proposed.cause} 不在名单 ${proposed.list} 中或已停用。`,
          `opens a case for the cause ${proposed.cause}, which the list ${proposed.list} does not have or has retired.`,
        );
  return undefined;
};

/**
 * What does not fit together in a set of tables that would be in force on one day, or nothing. No table is looked at by
 * itself here: that is what its own schema is for.
 */
export const tableSetFault = (tables: Tables): Refusal | undefined =>
  measureFault(tables) ?? listFault(tables) ?? caseFault(tables);
