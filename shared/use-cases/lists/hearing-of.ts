import { deadlineOf } from '../../domain/calendar/deadlines.ts';
import type { ListingCase } from '../../domain/lists/case.ts';
import type { Hearing } from '../../domain/lists/hearing.ts';
import { listRuleOf } from '../../domain/lists/lists.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { Tables } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';

/**
 * By which days and rule the entity of a case is heard. Its term is that of the day of the notice, with the holidays that are
 * known now; what the authority's own terms do meanwhile changes nothing of it.
 */
export const hearingOf = async (
  tables: Tables,
  { list, notice, openedAt }: ListingCase,
  at: Instant,
): Promise<Hearing> => {
  const noticedOn = civilDateOf(notice?.at ?? openedAt);
  const { deadlines } = await tables.at(noticedOn, at);
  const { lists, holidays } = await tablesNow(tables, at);
  return {
    today: civilDateOf(at),
    noticedOn,
    last: deadlineOf({ deadlines, holidays }, 'state-and-defend', noticedOn),
    rule: listRuleOf(lists, list),
  };
};
