import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import { caseMachines, type ListingCase, stepsBefore } from '../../domain/lists/case.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { tablesNow } from '../tables-now.ts';
import { changeCase } from './change-case.ts';
import { ownCase } from './own-case.ts';

/**
 * Reviews the lawfulness of what is proposed (法制审核), once the entity was heard. Whoever reviewed may do so again; the
 * later review replaces the earlier one. Refuses with `same-person` for whoever handled the case, and with `wrong-state` where
 * somebody else has reviewed it, for that person took part in it.
 */
export const reviewCase = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & { readonly caseId: string; readonly opinion: string },
): Promise<Result<ListingCase>> => {
  const stored = await ownCase(ports.records, asked.caller, asked.caseId);
  if (!stored.ok) return stored;
  const { legalReview: _, ...others } = stored.value.value;
  const second = permitSecondPerson(asked.caller, stepsBefore(others));
  if (!second.ok) return second;
  const earlier = stored.value.value.legalReview;
  if (earlier !== undefined && earlier.by !== asked.caller.subject)
    return refused(
      refusal(
        'wrong-state',
        `本案已由 ${earlier.by} 完成法制审核；审核意见只能由其本人更改。`,
        `${earlier.by} has reviewed this case already, and nobody else changes that opinion.`,
      ),
    );
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const { value } = stored.value;
  const moved = moveInTime(caseMachines[value.procedure], value, 'review', { tables, at });
  if (!moved.ok) return moved;
  return changeCase(ports, asked, stored.value, {
    value: { ...moved.value, legalReview: { opinion: asked.opinion, by: asked.caller.subject, at } },
    action: 'case-reviewed',
    basis: '重大执法决定法制审核制度',
    at,
  });
};
