import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { type ListingCase, listingCaseMachine } from '../../domain/lists/case.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import { type ListRule, listRuleOf, measuresFor } from '../../domain/lists/lists.ts';
import { measureOf } from '../../domain/measures/measures.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { civilDateOf, dateAfter } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { tablesNow } from '../tables-now.ts';
import { ownCase } from './own-case.ts';

/** A person's numbered decision with its reasons. */
export interface CaseDecision {
  readonly outcome: 'list' | 'dismiss';
  readonly documentNo: string;
  readonly reasons: string;
}

/**
 * Decides a case. A listing is published with it, and its measures follow from the stream. Refuses with
 * `same-person` for whoever notified the entity, `wrong-state` for a listing without notice, and
 * `measure-not-published` where the list's rule names a measure that the table lacks.
 */
export const decideCase = async (
  { records, ledger, clock, tables: source }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  { caller, command, caseId, decision }: Ask & { readonly caseId: string; readonly decision: CaseDecision },
): Promise<Result<ListingCase>> => {
  const stored = await ownCase(records, caller, caseId);
  if (!stored.ok) return stored;
  const second = permitSecondPerson(caller, [stored.value.value.noticedBy ?? '']);
  if (!second.ok) return second;
  const moved = move(listingCaseMachine, stored.value.value, decision.outcome);
  if (!moved.ok) return moved;
  const at = clock.now();
  const tables = await tablesNow(source, at);
  const rule = listRuleOf(tables.lists, moved.value.list);
  const unpublished = measuresFor(rule, moved.value.cause).find(
    (code) => measureOf(tables.measures, code) === undefined,
  );
  if (unpublished !== undefined)
    return refused(
      refusal(
        'measure-not-published',
        `措施 ${unpublished} 未列入已公布的措施表。`,
        `Measure ${unpublished} is not in the published table.`,
      ),
    );
  const { documentNo, reasons } = decision;
  const decided: ListingCase = {
    ...moved.value,
    decidedBy: caller.subject,
    decidedAt: at,
    documentNo,
    reasons,
  };
  const listing = decision.outcome === 'list' ? listingOf(decided, rule, at) : undefined;
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'case-decided',
    about: `case/${caseId}`,
    basis: rule.causes.find(({ code }) => code === decided.cause)?.basis ?? '',
    writes: [
      { kind: 'listingCase', value: decided, before: stored.value },
      ...(listing === undefined ? [] : [{ kind: 'listing' as const, value: listing, before: undefined }]),
    ],
    ...(listing !== undefined && {
      facts: { subject: listing.subject, list: listing.list, documentNo, endsOn: listing.endsOn ?? null },
    }),
    answer: decided,
  });
};

const listingOf = (decided: ListingCase, rule: ListRule, publishedAt: Listing['publishedAt']): Listing => {
  const { id, subject, subjectName, list, cause, authority, documentNo = '', reasons = '' } = decided;
  const { termYears } = rule;
  const listedOn = civilDateOf(publishedAt);
  return {
    id,
    subject,
    subjectName,
    list,
    cause,
    authority,
    documentNo,
    reasons,
    listedOn,
    publishedAt,
    ...(termYears !== undefined && { endsOn: dateAfter(listedOn, { years: termYears }) }),
    measures: [...measuresFor(rule, cause)],
    state: 'live',
  };
};
