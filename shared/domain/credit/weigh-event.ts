import { resultCodeOf } from '../inspections/result-codes.ts';
import { causeBasis, listRuleOf } from '../lists/lists.ts';
import type { Text } from '../primitives/text.ts';
import { type CivilDate, dateAfter } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { creditRuleOf } from './credit-rules.ts';
import type { CreditEvent } from './event.ts';
import type { ProposedCase } from './proposed-case.ts';
import { minimumThrough, publicationTermOf } from './publication-terms.ts';
import type { RiskClass } from './risk-class.ts';
import type { Dimension } from './score-dimensions.ts';
import type { Severity } from './severity.ts';

/** What a rule makes of an event. */
export interface Weight {
  /** `result-codes/6`, `lists/serious`: the table and its row. */
  readonly rule: string;
  readonly label: Text;
  readonly basis: string;
  readonly dimension: Dimension;
  readonly points: number;
  readonly riskClass: RiskClass;
  /** Absent for what is not adverse. */
  readonly severity?: Severity;
  /** The last day on which it counts by itself; absent where only another event ends it. */
  readonly countsThrough?: CivilDate;
  /** The case that a person must look at because of it. */
  readonly proposes?: ProposedCase;
}

const lastOf = (on: CivilDate, months: number): CivilDate => dateAfter(on, { months });

/** How a weight names the row of a result code. */
export const resultRule = (code: string): string => `result-codes/${code}`;

const ofResult = (
  { resultCodes, occurredOn, id }: Extract<CreditEvent, { kind: 'inspection-result' }>,
  tables: RuleTables,
): readonly Weight[] =>
  resultCodes.map((code): Weight => {
    const row = resultCodeOf(tables['result-codes'], code);
    if (row === undefined) throw new Error(`event ${id} names the unknown result code ${code}`);
    const { label, dimension, points, riskClass, severity, countsMonths, case: proposes } = row;
    const months =
      severity === undefined
        ? countsMonths
        : publicationTermOf(tables['publication-terms'], severity).maxMonths;
    return {
      rule: resultRule(code),
      label,
      basis: tables['result-codes'].basis,
      dimension,
      points,
      riskClass,
      ...(severity !== undefined && { severity }),
      ...(months !== undefined && { countsThrough: lastOf(occurredOn, months) }),
      ...(proposes !== undefined && { proposes }),
    };
  });

/** The credit rule that an event of one of the other kinds falls under, or nothing where it counts for nothing. */
export const ruleCodeOf = (event: CreditEvent): string | undefined => {
  switch (event.kind) {
    case 'penalty':
      return `penalty/${event.severity}`;
    case 'recognition':
      return `recognition/${event.recognition}`;
    case 'pledge-broken':
      return event.isRevoked === true ? 'pledge-broken/revoked' : event.kind;
    case 'pledge-kept':
    case 'pledge-rectified':
    case 'deferral-kept':
    case 'deferral-missed':
    case 'complaint-upheld':
      return event.kind;
    default:
      return undefined;
  }
};

/**
 * The last day that an event names itself in place of its term: a recognition's own, and that of a penalty where it is earlier,
 * yet never before the minimum term of its severity is over (国办发〔2025〕22号): sooner only a correction or withdrawal ends it.
 */
const ownEndOf = (event: CreditEvent, term: CivilDate, least: CivilDate | undefined): CivilDate => {
  if (event.kind === 'recognition') return event.validUntil ?? term;
  const stated = event.kind === 'penalty' ? event.publishedThrough : undefined;
  if (stated === undefined) return term;
  const own = least !== undefined && stated < least ? least : stated;
  return own < term ? own : term;
};

const ofRule = (event: CreditEvent, tables: RuleTables): readonly Weight[] => {
  const code = ruleCodeOf(event);
  if (code === undefined) return [];
  const rule = creditRuleOf(tables['credit-rules'], code);
  if (rule === undefined) throw new Error(`event ${event.id} falls under the unknown credit rule ${code}`);
  const { label, basis, dimension, points, riskClass, severity, countsMonths = 0, case: proposes } = rule;
  const terms = tables['publication-terms'];
  const months = severity === undefined ? countsMonths : publicationTermOf(terms, severity).maxMonths;
  const term = lastOf(event.occurredOn, months);
  const least = severity && minimumThrough(terms, severity, event.occurredOn);
  return [
    {
      rule: `credit-rules/${code}`,
      label,
      basis,
      dimension,
      points,
      riskClass,
      ...(severity !== undefined && { severity }),
      countsThrough: ownEndOf(event, term, least),
      ...(proposes !== undefined && { proposes }),
    },
  ];
};

const ofListing = (
  { list, cause, endsOn }: Extract<CreditEvent, { kind: 'listed' }>,
  tables: RuleTables,
): readonly Weight[] => {
  const { label, points, riskClass, dimension } = listRuleOf(tables.lists, list);
  return [
    {
      rule: `lists/${list}`,
      label,
      basis: causeBasis(tables.lists, { list, cause }),
      dimension,
      points,
      riskClass,
      // A listing is over with its term, whether or not anyone has got round to ending it.
      ...(endsOn !== undefined && { countsThrough: endsOn }),
    },
  ];
};

/**
 * What an event counts for by these tables, whatever became of it since. Throws for an event that no row covers: a
 * table must never lose a row that history needs.
 */
export const weigh = (event: CreditEvent, tables: RuleTables): readonly Weight[] => {
  switch (event.kind) {
    case 'inspection-result':
      return ofResult(event, tables);
    case 'listed':
      return ofListing(event, tables);
    default:
      return ofRule(event, tables);
  }
};

/**
 * The last day on which the fact is kept and may be disclosed; absent for what is kept without a term. An adverse fact is
 * kept for years from its day; an adverse listing for years from `endedOn`, the day on which it ended.
 */
export const retainedThrough = (
  event: CreditEvent,
  tables: RuleTables,
  endedOn?: CivilDate,
): CivilDate | undefined => {
  const { rows } = tables['publication-terms'];
  if (event.kind === 'listed') {
    const from = endedOn ?? event.endsOn;
    return event.list === 'red' || from === undefined
      ? undefined
      : dateAfter(from, { years: Math.max(...rows.map(({ retentionYears }) => retentionYears)) });
  }
  const years = weigh(event, tables).flatMap(({ severity }) =>
    rows.flatMap((row) => (row.severity === severity ? row.retentionYears : [])),
  );
  return years.length === 0 ? undefined : dateAfter(event.occurredOn, { years: Math.max(...years) });
};
