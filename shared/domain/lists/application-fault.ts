import type { CreditEvent } from '../credit/event.ts';
import type { HistoryEntry } from '../credit/history.ts';
import { minimumThrough } from '../credit/publication-terms.ts';
import type { Severity } from '../credit/severity.ts';
import { weigh } from '../credit/weigh-event.ts';
import { type Measure, measureOf, measureThrough } from '../measures/measures.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import { type CivilDate, dateAfter } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { groundsOf, standingEventOf } from './ground.ts';
import { isHeavyPenalty } from './heavy-penalty-fault.ts';
import type { Listing } from './listing.ts';
import { listRuleOf } from './lists.ts';

const gravest = (event: CreditEvent, tables: RuleTables): Severity | undefined => {
  const weights = weigh(event, tables);
  return (['serious', 'ordinary', 'minor'] as const).find((one) =>
    weights.some(({ severity }) => severity === one),
  );
};

const dayAfter = (on: CivilDate): CivilDate => dateAfter(on, { days: 1 });

/**
 * From which day a fact may be repaired by these tables: the one after its minimum term (国办发〔2025〕22号), its own where it has
 * none. Nothing for what is not adverse, and for listings, which are removed and not repaired.
 */
export const repairableFrom = (event: CreditEvent, tables: RuleTables): CivilDate | undefined => {
  const severity = event.kind === 'listed' ? undefined : gravest(event, tables);
  if (severity === undefined) return undefined;
  const least = minimumThrough(tables['publication-terms'], severity, event.occurredOn);
  return least === undefined ? event.occurredOn : dayAfter(least);
};

/** The measure of a listing whose term a law or an administrative regulation sets and that ends last, with its last day. */
const longestMeasure = (
  { measures, listedOn }: Listing,
  tables: RuleTables,
): { readonly measure: Measure; readonly through: CivilDate } | undefined => {
  const bound = measures.flatMap((code) => {
    const measure = measureOf(tables.measures, code);
    const through = listedOn && measureThrough(tables.measures, code, listedOn);
    // What may be applied to nobody any more holds nobody on the list.
    if (measure?.law === undefined || measure.isRetired || through === undefined) return [];
    return [{ measure, through }];
  });
  return bound.toSorted((one, other) => (one.through < other.through ? 1 : -1))[0];
};

/**
 * From which day a listing may be removed early: the one after the least months of its list, and after the statutory terms of
 * the measures that it carries (order 44 art. 16(2)). Nothing while it is not published.
 */
export const removableFrom = (listing: Listing, tables: RuleTables): CivilDate | undefined => {
  const { list, listedOn } = listing;
  const { removableAfterMonths } = listRuleOf(tables.lists, list);
  if (listedOn === undefined) return undefined;
  const ends = [
    removableAfterMonths === undefined ? undefined : dateAfter(listedOn, { months: removableAfterMonths }),
    longestMeasure(listing, tables)?.through,
  ];
  const last = ends
    .filter((on) => on !== undefined)
    .toSorted()
    .at(-1);
  return last === undefined ? listedOn : dayAfter(last);
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
  const from = repairableFrom(entry.event, tables);
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

const removedTooEarly = (listing: Listing, tables: RuleTables, from: CivilDate): Refusal => {
  const bound = longestMeasure(listing, tables);
  if (bound === undefined || dayAfter(bound.through) !== from)
    return tooEarly('提前移出', 'Early removal', from);
  const { measure, through } = bound;
  const zh = `所附措施 ${measure.code}“${measure.label.zh}”的法定期限至 ${through} 届满，届满前不得提前移出（市场监督管理总局令第44号第16条第2款）；`;
  const en = `The measure ${measure.code} (${measure.label.en}) has a statutory term through ${through}, before which there is no early removal (order 44 art. 16(2)); it`;
  return listing.endsOn === undefined || from <= listing.endsOn
    ? tooEarly(zh, en, from)
    : refusal(
        'too-early',
        `${zh}该列入至 ${listing.endsOn} 期满，届时自行移出，无需申请。`,
        `${en} ends by itself after ${listing.endsOn}, without an application.`,
      );
};

/**
 * Whether an event is another heavy penalty than what the listing rests on, of its day or later: one that was withdrawn or
 * corrected never was, while the end of its publication or a repair takes nothing back.
 */
const isFurtherPenalty = (entry: HistoryEntry, listedOn: CivilDate, grounds: readonly string[]): boolean => {
  const { event, status } = entry;
  return (
    isHeavyPenalty(entry) &&
    !grounds.includes(event.id) &&
    event.occurredOn >= listedOn &&
    status !== 'withdrawn' &&
    status !== 'corrected'
  );
};

/** Why a listing cannot be removed early, or nothing. `events` is everything that is known of the entity, in whatever order. */
export const removalFault = (
  listing: Listing,
  { history, events }: { readonly history: readonly HistoryEntry[]; readonly events: readonly CreditEvent[] },
  tables: RuleTables,
  today: CivilDate,
): Refusal | undefined => {
  const { list, listedOn, state } = listing;
  if (list === 'red')
    return refusal(
      'wrong-state',
      '红名单不适用移出申请。',
      'There is no removal from the red list.',
      'body.listingId',
    );
  const from = removableFrom(listing, tables);
  if (state !== 'published' || listedOn === undefined || from === undefined)
    return refusal(
      'wrong-state',
      '该列入不在公布状态，不能申请移出。',
      'Only a published listing can be removed.',
      'body.listingId',
    );
  if (today < from) return removedTooEarly(listing, tables, from);
  if (!listRuleOf(tables.lists, list).penaltyBarsRemoval) return undefined;
  const grounds = groundsOf(listing).map((id) => standingEventOf(events, id));
  const again = history.find((entry) => isFurtherPenalty(entry, listedOn, grounds));
  return again === undefined
    ? undefined
    : refusal(
        'wrong-state',
        `列入后又受到较重行政处罚（${again.event.id}），不予提前移出。`,
        `Since the listing there was another heavy penalty (${again.event.id}); it is not removed early.`,
      );
};
