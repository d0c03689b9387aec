import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { CivilDate } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { creditRuleOf } from './credit-rules.ts';
import type { CreditEvent } from './event.ts';
import { mostLines } from './standing.ts';
import { retainedThrough, ruleCodeOf } from './weigh-event.ts';

/**
 * What is wrong with the days of a fact that is to be recorded today, or nothing. `part` is where the fact stands in the
 * request, such as `body`.
 */
export const dateFault = (event: CreditEvent, today: CivilDate, part: string): Refusal | undefined => {
  if (event.occurredOn > today)
    return refusal(
      'invalid-input',
      `日期 ${event.occurredOn} 晚于今天；只能记录已经发生的事实。`,
      `${event.occurredOn} is later than today; only what has happened is recorded.`,
      `${part}.occurredOn`,
    );
  const ends = [
    ['validUntil', 'validUntil' in event ? event.validUntil : undefined],
    ['publishedThrough', 'publishedThrough' in event ? event.publishedThrough : undefined],
  ] as const;
  const early = ends.find(([, on]) => on !== undefined && on < event.occurredOn);
  return early === undefined
    ? undefined
    : refusal(
        'invalid-input',
        `截止日期 ${early[1]} 早于决定日期；请核对两个日期。`,
        `It ends on ${early[1]}, before the day of its decision; check both dates.`,
        `${part}.${early[0]}`,
      );
};

/**
 * What is wrong with a fact that is to be recorded, by the tables of a day: that it falls under no rule of them. Those of today
 * must cover it, and those of its own day, for no rule reaches back (法不溯及既往).
 */
export const ruleFault = (
  event: CreditEvent,
  { 'credit-rules': rules }: Pick<RuleTables, 'credit-rules'>,
  part: string,
): Refusal | undefined => {
  const code = ruleCodeOf(event);
  if (code === undefined || creditRuleOf(rules, code) !== undefined) return undefined;
  const known = rules.rows
    .flatMap((row) => (row.code.startsWith(`${event.kind}/`) ? row.code.slice(event.kind.length + 1) : []))
    .join('、');
  return refusal(
    'invalid-input',
    `${event.occurredOn} 和今天施行的信用规则表须都有 ${code}，但其中一个没有；该表有：${known || '无'}。`,
    `The credit rules of ${event.occurredOn} and of today must both have ${code}, and one has not; it has: ${known || 'none'}.`,
    `${part}.${event.kind === 'recognition' ? 'recognition' : 'kind'}`,
  );
};

/** That a fact is past its retention today, so that it may not be recorded any more, or nothing. */
export const retentionFault = (
  event: CreditEvent,
  tables: RuleTables,
  today: CivilDate,
  part: string,
): Refusal | undefined => {
  const kept = retainedThrough(event, tables);
  return kept !== undefined && kept < today
    ? refusal(
        'invalid-input',
        `该事实的保存期限已于 ${kept} 届满，不得再记录。`,
        `The retention of this fact ended on ${kept}; it may not be recorded any more.`,
        `${part}.occurredOn`,
      )
    : undefined;
};

/** That so much counts for or against the entity that no more can be recorded, or nothing. `field` names who it is about. */
export const fullRecordFault = (lines: number, field: string): Refusal | undefined =>
  lines < mostLines
    ? undefined
    : refusal(
        'record-full',
        `该主体的信用档案中现行有效的记录已有 ${lines} 条，达到上限 ${mostLines} 条，不能再记录。`,
        `Already ${lines} entries count on the record of this entity; at ${mostLines} no more are recorded.`,
        field,
      );
