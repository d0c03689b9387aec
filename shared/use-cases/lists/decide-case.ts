import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime, startDue } from '../../domain/calendar/due.ts';
import { caseMachines, type ListingCase, stepsBefore } from '../../domain/lists/case.ts';
import { unreviewedBecause } from '../../domain/lists/hearing.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import { causeBasis, type ListRule, listRuleOf, measuresFor } from '../../domain/lists/lists.ts';
import { measureOf } from '../../domain/measures/measures.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import { isNaturalPerson } from '../../domain/registry/identifier.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ask, Ports } from '../ask.ts';
import { historyNow } from '../credit/history-now.ts';
import type { Write } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';
import { changeCase } from './change-case.ts';
import { evidenceFault } from './evidence-fault.ts';
import { ownCase } from './own-case.ts';

/** A person's numbered decision with its reasons. */
export type CaseDecision = Omit<NonNullable<ListingCase['decision']>, 'by' | 'at'>;

/** What a decision that burdens an entity must say besides its reasons. */
const mustSay = [
  [
    'proportionality',
    '列入决定须写明过惩相当的说明。',
    'A decision to list must say why it is in proportion.',
  ],
  ['remedy', '列入决定须写明救济途径。', 'A decision to list must say what the entity can do against it.'],
  ['removalConditions', '列入决定须写明移出条件。', 'A decision to list must say what ends it early.'],
] as const;

const mustName = [
  'responsible',
  '列入该名单须写明法定代表人、主要负责人或实际控制人（浙江省公共信用信息管理条例第27条）。',
  'A listing here must name the legal representative, the person in charge or the actual controller.',
] as const;

/** Everything that a decision leaves out and must say, or nothing. */
const silenceFault = (
  { procedure, subject }: ListingCase,
  decision: CaseDecision,
  { namesResponsible }: ListRule,
): Refusal | undefined => {
  const asked = [
    ...(procedure === 'favourable' ? [] : mustSay),
    ...(namesResponsible && !isNaturalPerson(subject) ? [mustName] : []),
  ];
  const errors = asked.flatMap(([field, zh, en]) =>
    decision[field] === undefined ? [{ field: `body.${field}`, reason: { zh, en } }] : [],
  );
  const [first] = errors;
  return first && { code: 'invalid-input', reason: first.reason, errors };
};

const listingFault = (one: ListingCase, decision: CaseDecision, tables: RuleTables): Refusal | undefined => {
  const rule = listRuleOf(tables.lists, one.list);
  const unpublished = measuresFor(rule, one.cause).find(
    (code) => measureOf(tables.measures, code) === undefined,
  );
  if (unpublished !== undefined)
    return refusal(
      'measure-not-published',
      `措施 ${unpublished} 未列入已公布的措施表。`,
      `Measure ${unpublished} is not in the published table.`,
    );
  return silenceFault(one, decision, rule) ?? unreviewedBecause(one, rule);
};

/**
 * Decides a case. A listing takes effect when it is published, which is a step of its own. Refuses with `same-person` for
 * whoever handled the case or consented, with `wrong-state` where notice, hearing, review or consent is missing, with
 * `ground-fallen` where the fact that speaks for a listing, or the penalty for it, fell since, with `heavy-penalty-missing` where the
 * list demands one and none speaks for the case, with `wrong-state` where the same fact or penalty
 * lists the entity there already, with `invalid-input` where the decision leaves out what it must say, and with
 * `measure-not-published` where the list's rule names a measure that the table lacks.
 */
export const decideCase = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & { readonly caseId: string; readonly decision: CaseDecision },
): Promise<Result<ListingCase>> => {
  const { caller, decision } = asked;
  const stored = await ownCase(ports.records, caller, asked.caseId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const second = permitSecondPerson(caller, stepsBefore(value));
  if (!second.ok) return second;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const moved = moveInTime(caseMachines[value.procedure], value, decision.outcome, { tables, at });
  if (!moved.ok) return moved;
  const lists = decision.outcome === 'list';
  if (lists) {
    const history = await historyNow(ports, value.subject, at);
    const rule = listRuleOf(tables.lists, value.list);
    const fault =
      (await evidenceFault(ports.records, history, rule, value, 'body.outcome')) ??
      listingFault(value, decision, tables);
    if (fault !== undefined) return refused(fault);
  }
  // A mark that the ground fell is stale where it stands again, which was just asked.
  const { groundFellAt: _, ...standing } = moved.value;
  const decided: ListingCase = {
    ...(lists ? standing : moved.value),
    decision: { ...decision, by: caller.subject, at },
  };
  return changeCase(ports, asked, stored.value, {
    value: decided,
    action: 'case-decided',
    basis: causeBasis(tables.lists, value),
    at,
    further: lists ? [listingOf(decided, decision, tables, { by: caller.subject, at })] : [],
  });
};

const listingOf = (
  { id, subject, subjectName, list, cause, evidence, relists, authority }: ListingCase,
  { documentNo, reasons, remedy, removalConditions, responsible }: CaseDecision,
  tables: RuleTables,
  { by, at }: { readonly by: string; readonly at: Instant },
): Write => {
  const value: Listing = {
    id,
    subject,
    subjectName,
    list,
    cause,
    evidence,
    ...(relists !== undefined && { relists }),
    authority,
    documentNo,
    reasons,
    ...(remedy !== undefined && { remedy }),
    ...(removalConditions !== undefined && { removalConditions }),
    ...(responsible !== undefined && { responsible }),
    decidedBy: by,
    decidedAt: at,
    measures: [...measuresFor(listRuleOf(tables.lists, list), cause)],
    state: 'decided',
    due: startDue(tables, 'publish-listing', civilDateOf(at), at),
  };
  return { kind: 'listing', value, before: undefined };
};
