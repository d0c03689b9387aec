import type { HistoryEntry } from '../credit/history.ts';
import { publicationTermOf } from '../credit/publication-terms.ts';
import type { Severity } from '../credit/severity.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import { type CivilDate, dateAfter } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import type { Listing } from './listing.ts';
import { listRuleOf } from './lists.ts';

const gravest = ({ weights }: HistoryEntry): Severity | undefined =>
  (['serious', 'ordinary', 'minor'] as const).find((one) => weights.some(({ severity }) => severity === one));

/**
 * From which day a fact may be repaired: its minimum term after the day of its document is over (国办发〔2025〕22号). Nothing for
 * what is not adverse, and for listings, which are removed and not repaired.
 */
export const repairableFrom = (entry: HistoryEntry, tables: RuleTables): CivilDate | undefined => {
  const severity = entry.event.kind === 'listed' ? undefined : gravest(entry);
  if (severity === undefined) return undefined;
  const { minMonths } = publicationTermOf(tables['publication-terms'], severity);
  return dateAfter(entry.event.occurredOn, { months: minMonths });
};

/** From which day a listing may be removed early; nothing while it is not published. */
export const removableFrom = ({ list, listedOn }: Listing, tables: RuleTables): CivilDate | undefined => {
  const { removableAfterMonths } = listRuleOf(tables.lists, list);
  return listedOn === undefined || removableAfterMonths === undefined
    ? listedOn
    : dateAfter(listedOn, { months: removableAfterMonths });
};

const tooEarly = (zh: string, en: string, from: CivilDate): Refusal =>
  refusal('too-early', `${zh}自 ${from} 起可以申请。`, `${en} may be applied for from ${from} on.`);

/** Why an event cannot be repaired, or nothing. */
export const repairFault = (
  entry: HistoryEntry,
  history: readonly HistoryEntry[],
  tables: RuleTables,
  today: CivilDate,
): Refusal | undefined => {
  const from = repairableFrom(entry, tables);
  if (from === undefined)
    return refusal(
      'wrong-state',
      entry.event.kind === 'listed'
        ? '列入名单的，请申请移出名单，不适用信用修复。'
        : '该记录不是失信信息，无需修复。',
      entry.event.kind === 'listed'
        ? 'A listing is removed and not repaired; apply for its removal.'
        : 'This is not adverse; there is nothing to repair.',
      'body.eventId',
    );
  if (entry.status !== 'counts')
    return refusal(
      'wrong-state',
      '该记录已不再计入信用状况，无需修复。',
      'This no longer counts; there is nothing to repair.',
      'body.eventId',
    );
  const isListed = history.some(
    ({ event, status }) => event.kind === 'listed' && event.list === 'serious' && status === 'counts',
  );
  if (isListed)
    return refusal(
      'wrong-state',
      '在严重违法失信名单期间不适用信用修复；请先申请移出名单（浙江省公共信用信息管理条例）。',
      'While the entity is listed for serious breaches nothing is repaired; apply for removal first.',
    );
  return today < from ? tooEarly('信用修复', 'Repair', from) : undefined;
};

/** Why a listing cannot be removed early, or nothing. */
export const removalFault = (
  listing: Listing,
  history: readonly HistoryEntry[],
  tables: RuleTables,
  today: CivilDate,
): Refusal | undefined => {
  if (listing.list === 'red')
    return refusal(
      'wrong-state',
      '红名单不适用移出申请。',
      'There is no removal from the red list.',
      'body.listingId',
    );
  const from = removableFrom(listing, tables);
  if (listing.state !== 'published' || from === undefined)
    return refusal(
      'wrong-state',
      '该列入不在公布状态，不能申请移出。',
      'Only a published listing can be removed.',
      'body.listingId',
    );
  if (today < from) return tooEarly('提前移出', 'Early removal', from);
  if (!listRuleOf(tables.lists, listing.list).penaltyBarsRemoval) return undefined;
  const again = history.find(
    ({ event, counting }) =>
      event.kind === 'penalty' &&
      event.occurredOn > (listing.listedOn ?? today) &&
      counting.some(({ severity }) => severity === 'serious'),
  );
  return again === undefined
    ? undefined
    : refusal(
        'wrong-state',
        `列入后又受到较重行政处罚（${again.event.id}），不予提前移出。`,
        `Since the listing there was another heavy penalty (${again.event.id}); it is not removed early.`,
      );
};
