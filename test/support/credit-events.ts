import type { CreditEvent } from '../../shared/domain/credit/event.ts';
import { type Standing, standingOf } from '../../shared/domain/credit/standing.ts';
import { civilDateOf, type Instant } from '../../shared/domain/primitives/time.ts';
import type { TargetId } from '../../shared/domain/registry/identifier.ts';
import { on, subjectOf } from './builders.ts';
import { testNow } from './manual-clock.ts';
import { testTables } from './rule-tables.ts';

type EventOf<Kind extends CreditEvent['kind']> = Extract<CreditEvent, { kind: Kind }>;

const common = {
  subject: subjectOf(1),
  occurredOn: on('2026-03-02'),
  knownAt: testNow,
  source: { kind: 'service' as const, by: 'test' },
};

/** An inspection result with these codes. */
export const resultEvent = (
  resultCodes: readonly string[],
  differences: Partial<EventOf<'inspection-result'>> = {},
): EventOf<'inspection-result'> => ({
  ...common,
  kind: 'inspection-result',
  id: 'result-1',
  visitId: 'visit-1',
  resultCodes: [...resultCodes],
  ...differences,
});

/** A listing on the serious list. */
export const listedEvent = (differences: Partial<EventOf<'listed'>> = {}): EventOf<'listed'> => ({
  ...common,
  kind: 'listed',
  id: 'listed-1',
  listingId: 'listing-1',
  list: 'serious',
  cause: 'SE-06',
  documentNo: '浙市监列〔2026〕1号',
  measures: [],
  ...differences,
});

/** The standing of a subject after these events, by the tables of the test day. */
export const standingAt = (
  subject: TargetId,
  events: readonly CreditEvent[],
  at: Instant = testNow,
): Standing => standingOf(subject, events, testTables, { asOf: civilDateOf(at), knownAt: at });
