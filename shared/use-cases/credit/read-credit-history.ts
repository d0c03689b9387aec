import type { Caller } from '../../domain/access/caller.ts';
import { seesAll } from '../../domain/access/permissions.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { type Explanation, explanationOf } from '../../domain/credit/explanation.ts';
import {
  type EventStatus,
  type HistoryEntry,
  historyOf,
  type Viewpoint,
} from '../../domain/credit/history.ts';
import { pageOfHistory, placeOf } from '../../domain/credit/history-page.ts';
import { isPublishable } from '../../domain/credit/publicity.ts';
import { type Standing, standingOf } from '../../domain/credit/standing.ts';
import type { Weight } from '../../domain/credit/weigh-event.ts';
import { askerOf } from '../../domain/pledges/query-log.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { RuleTables, TableName } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import { tablesOn } from '../tables-on.ts';
import { unknownSubject } from './fact-refusals.ts';
import { latestKnowledge } from './present.ts';
import { readHistory } from './read-history.ts';
import { loggedAs, survivorOf } from './resolve-entity.ts';
import { type AskedViewpoint, viewpointOf } from './viewpoint.ts';

/** What a rule makes of an event, by which version of its table, and whether it counts and is shown to the public. */
export interface ExplainedLine extends Weight {
  /** The content hash of the table that `rule` is a row of. */
  readonly table: string;
  readonly counts: boolean;
  readonly isPublic: boolean;
}

/** An event with what became of it, the event that made it so, and everything that it counts for or would. */
export interface ExplainedEntry extends Pick<HistoryEntry, 'event' | 'status' | 'isDisputed'> {
  readonly status: EventStatus;
  readonly because?: CreditEvent;
  readonly lines: readonly ExplainedLine[];
}

/** An entity's credit at a viewpoint, explained event by event. */
export interface CreditHistory extends Viewpoint {
  readonly subject: TargetId;
  readonly name: string;
  /** The content hash of every table that the answer rests on. */
  readonly tables: RuleTables['hashes'];
  /** Without its lines, which stand with their events. */
  readonly standing: Omit<Standing, 'lines'>;
  /** Absent where nothing counts. */
  readonly explanation?: Explanation;
  /** Latest first. */
  readonly items: readonly ExplainedEntry[];
  /** How many events are withheld because their retention is over. */
  readonly withheld: number;
  readonly cursor?: string;
}

/** Which history is asked for, and which page of it. */
export interface HistoryQuestion extends AskedViewpoint {
  readonly subject: TargetId;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

type Outside = Pick<Ports, 'records' | 'tables' | 'clock' | 'entropy' | 'queryLog'>;

/**
 * What an entity's credit was, is or will be on a day, as known at a moment, with every event and why it counts. A code that
 * was succeeded means whoever carried on its history then: itself, as long as no successor was known. An event
 * whose retention is over today is given to auditors only, from whatever day it is looked at. The question is written to the
 * query log. Refuses with `not-found`, `no-table-in-force`, `invalid-cursor`, and as {@link viewpointOf} does.
 */
export const readCreditHistory = async (
  ports: Outside,
  caller: Caller,
  { subject: named, limit, cursor, ...asked }: HistoryQuestion,
): Promise<Result<CreditHistory>> => {
  const { records, clock, entropy, queryLog } = ports;
  const at = clock.now();
  const purpose = 'credit-history' as const;
  const own = await records.get('entity', { target: { id: named } });
  const survivor = own === undefined ? undefined : await survivorOf(records, own);
  await queryLog.append([
    { id: entropy.id(), ...loggedAs(named, survivor), at, ...askerOf(caller), purpose },
  ]);
  if (own === undefined || survivor === undefined) return refused(unknownSubject(named, 'params.code'));
  const now = latestKnowledge(survivor.value, at);
  const place = cursor === undefined ? undefined : placeOf(cursor);
  if (place?.ok === false) return place;
  const viewpoint = viewpointOf(place?.value ?? asked, now);
  if (!viewpoint.ok) return viewpoint;
  const { asOf, knownAt } = viewpoint.value;
  const tables = await tablesOn(ports.tables, asOf, knownAt, 'query.asOf');
  if (!tables.ok) return tables;

  const { value: entity } = await survivorOf(records, own, viewpoint.value);
  const subject = entity.target.id;
  const events = await readHistory(records, entity, viewpoint.value);
  const isWithheld = seesAll(caller) ? () => false : await retentionOver(ports, events, now);
  const history = historyOf(events, tables.value, viewpoint.value);
  const shown = history.filter(({ event }) => !isWithheld(event.id));
  const page = pageOfHistory(shown, viewpoint.value, limit, place?.value.after);
  if (!page.ok) return page;
  const whole = standingOf(subject, events, tables.value, viewpoint.value);
  const { lines: _, ...rest } = whole;
  const explanation = explanationOf(whole, tables.value);
  const eventOf = new Map(events.map((event) => [event.id, event]));
  return accepted({
    subject,
    name: entity.target.name,
    asOf,
    knownAt,
    tables: tables.value.hashes,
    standing: rest,
    ...(explanation !== undefined && { explanation }),
    items: page.value.items.map((entry) => explained(subject, entry, eventOf, tables.value)),
    withheld: history.length - shown.length,
    ...(page.value.cursor !== undefined && { cursor: page.value.cursor }),
  });
};

/** Whether the retention of an event is over today. */
const retentionOver = async (
  { tables }: Pick<Outside, 'tables'>,
  events: readonly CreditEvent[],
  now: Instant,
): Promise<(eventId: string) => boolean> => {
  const viewpoint = { asOf: civilDateOf(now), knownAt: now };
  const history = historyOf(events, await tables.at(viewpoint.asOf, now), viewpoint);
  const over = new Set(
    history.flatMap(({ event, status }) => (status === 'retention-over' ? [event.id] : [])),
  );
  return (eventId) => over.has(eventId);
};

const explained = (
  subject: TargetId,
  { event, status, because, isDisputed, weights, counting }: HistoryEntry,
  eventOf: ReadonlyMap<string, CreditEvent>,
  tables: RuleTables,
): ExplainedEntry => {
  const cause = because === undefined ? undefined : eventOf.get(because);
  return {
    event,
    status,
    ...(cause !== undefined && { because: cause }),
    isDisputed,
    lines: weights.map((weight) => {
      const counts = counting.includes(weight);
      const [table] = weight.rule.split('/', 1);
      return {
        ...weight,
        table: tables.hashes[table as TableName],
        counts,
        isPublic: counts && isPublishable(subject, weight, tables),
      };
    }),
  };
};
