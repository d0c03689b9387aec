import type { Caller } from '../../shared/domain/access/caller.ts';
import type { CreditEvent } from '../../shared/domain/credit/event.ts';
import type { RecordableFact } from '../../shared/domain/credit/recordable-fact.ts';
import type { Standing } from '../../shared/domain/credit/standing.ts';
import type { Result } from '../../shared/domain/primitives/result.ts';
import type { TargetId } from '../../shared/domain/registry/identifier.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { type CorrectedEvent, correctEvent } from '../../shared/use-cases/credit/correct-event.ts';
import { readHistory } from '../../shared/use-cases/credit/read-history.ts';
import { type RecordedFact, recordFact } from '../../shared/use-cases/credit/record-fact.ts';
import { withdrawEvent } from '../../shared/use-cases/credit/withdraw-event.ts';
import type { Write } from '../../shared/use-cases/ports.ts';
import { askOf, callerIn, entity, subjectOf, target } from './builders.ts';
import { countingEntropy } from './counting-entropy.ts';
import { embeddedTable } from './embedded-table.ts';
import { deskPortsOver } from './inspection-desk.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { recordEvents } from './reacting.ts';
import { creation } from './sample-records.ts';

/** The one who records facts, and the second person who amends them. */
export const officer: Caller = callerIn('department-officer');
export const secondOfficer: Caller = callerIn('department-officer', { subject: 'second-officer' });

/** A department that keeps the credit record of target number 1. */
export interface CreditDesk {
  readonly ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock' | 'entropy' | 'queryLog'>;
  readonly clock: ManualClock;
  readonly subject: TargetId;
  record(fact: RecordableFact, by?: Caller): Promise<Result<RecordedFact>>;
  correct(eventId: string, replacement: RecordableFact, by?: Caller): Promise<Result<CorrectedEvent>>;
  withdraw(eventId: string, by?: Caller): Promise<Result<CreditEvent>>;
  /** Adds events that come from elsewhere in the service. */
  add(...events: readonly [CreditEvent, ...CreditEvent[]]): Promise<void>;
  events(): Promise<readonly CreditEvent[]>;
  /** The standing as it is stored. */
  stored(): Promise<Standing | undefined>;
}

/** A desk over a fresh table that holds target number 1 and these records. */
export const creditDesk = async (more: readonly Write[] = []): Promise<CreditDesk> => {
  const { client, tableName } = await embeddedTable();
  const clock = manualClock();
  const ports = deskPortsOver(client, tableName, clock, countingEntropy());
  const { records, ledger } = ports;
  const subject = subjectOf(1);
  await ledger.prepare([creation('entity', entity(1)), ...more]);
  return {
    ports,
    clock,
    subject,
    record: (fact, by = officer) => recordFact(ports, { ...askOf(by), subject, fact }),
    correct: (eventId, replacement, by = secondOfficer) =>
      correctEvent(ports, { ...askOf(by), subject, eventId, reason: '录入有误，按文书更正', replacement }),
    withdraw: (eventId, by = secondOfficer) =>
      withdrawEvent(ports, { ...askOf(by), subject, eventId, reason: '原决定已被撤销' }),
    add: (...events) => recordEvents(ports, ...events),
    events: () => readHistory(records, { target: target(1) }),
    stored: async () => (await records.get('entity', { target: { id: subject } }))?.value.standing,
  };
};
