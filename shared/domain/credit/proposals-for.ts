import { resultCodeOf } from '../inspections/result-codes.ts';
import { listRuleOf } from '../lists/lists.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { creditRuleOf } from './credit-rules.ts';
import type { CreditEvent } from './event.ts';
import type { HistoryEntry } from './history.ts';
import type { ProposedCase } from './proposed-case.ts';
import { resultRule, ruleCodeOf } from './weigh-event.ts';

/** What the rows that an event falls under propose, by the name of the rule; of a row that these tables lack, nothing. */
const proposedBy = (
  event: CreditEvent,
  { 'result-codes': results, 'credit-rules': rules }: RuleTables,
): ReadonlyMap<string, ProposedCase | undefined> => {
  if (event.kind === 'inspection-result')
    return new Map(event.resultCodes.map((code) => [resultRule(code), resultCodeOf(results, code)?.case]));
  const code = ruleCodeOf(event);
  return code === undefined
    ? new Map()
    : new Map([[`credit-rules/${code}`, creditRuleOf(rules, code)?.case]]);
};

/**
 * The cases that a fact calls for as far as it still counts, each cause once. It is judged by the rules of its own day, and by
 * today's where they are milder (从旧兼从轻): one of the two alone calls for nothing; of two different cases it is that of the
 * list that weighs less, of one list that of the day; and none whose cause has been retired since.
 */
export const proposalsFor = (
  { event, counting }: HistoryEntry,
  onItsDay: RuleTables,
  { lists }: RuleTables,
): readonly ProposedCase[] => {
  const earlier = proposedBy(event, onItsDay);
  const pointsOf = ({ list }: ProposedCase): number => listRuleOf(lists, list).points;
  const isUsable = ({ list, cause }: ProposedCase): boolean =>
    listRuleOf(lists, list).causes.some(({ code, isRetired }) => code === cause && isRetired === undefined);
  const proposed = counting.flatMap(({ rule, proposes: now }) => {
    const then = earlier.get(rule);
    if (now === undefined || then === undefined) return [];
    return [pointsOf(now) > pointsOf(then) ? now : then].filter(isUsable);
  });
  return [...new Map(proposed.map((one) => [one.cause, one])).values()];
};
