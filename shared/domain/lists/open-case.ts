import { startDue } from '../calendar/due.ts';
import type { Entity } from '../credit/entity.ts';
import { civilDateOf, type Instant } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { caseMachines, type ListingCase, procedureOf } from './case.ts';
import { authorityOf, listRuleOf } from './lists.ts';

/** What a case is about, before it is known who decides and how. */
export type ProposedListing = Pick<
  ListingCase,
  'id' | 'list' | 'cause' | 'evidence' | 'relists' | 'proposedBy'
>;

/** A proposed case before the authority that is competent for the entity, with the term of its first step. */
export const openCase = (
  proposed: ProposedListing,
  { target }: Pick<Entity, 'target'>,
  tables: RuleTables,
  at: Instant,
): ListingCase => {
  const authority = authorityOf(tables.lists, proposed.list, target.authority);
  const procedure = procedureOf(listRuleOf(tables.lists, proposed.list), authority);
  const term = caseMachines[procedure].terms.proposed ?? 'decide-case';
  return {
    ...proposed,
    subject: target.id,
    subjectName: target.name,
    procedure,
    authority,
    state: 'proposed',
    due: startDue(tables, term, civilDateOf(at), at),
    openedAt: at,
    statements: [],
  };
};
