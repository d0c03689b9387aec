import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import type { RecordableFact } from '../../domain/credit/recordable-fact.ts';
import { type Application, applicationMachines, stepsOf } from '../../domain/lists/application.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { additionOf } from '../credit/addition-of.ts';
import { correctionOf } from '../credit/correct-event.ts';
import { tablesNow } from '../tables-now.ts';
import { eventIdOf, eventOf, settlementOf } from './application-events.ts';
import { changeApplication } from './change-application.ts';
import { grantFault, type Matter, matterNow } from './matter.ts';
import { ownApplication } from './own-application.ts';
import { permitUninvolved } from './permit-uninvolved.ts';

/** A person's numbered decision on an application. */
export interface ApplicationDecision {
  readonly outcome: 'grant' | 'refuse';
  readonly documentNo: string;
  readonly reasons: string;
  /** How it really was, where an objection shows a record to be wrong and not void. */
  readonly replacement?: RecordableFact | undefined;
}

const hasNoReplacement = refusal(
  'invalid-input',
  '只有对信用事件的异议成立时才可更正。',
  'Only an objection against a credit event that is granted can put another record in its place.',
  'body.replacement',
);

/** What the history says from now on because an application was granted. */
const effectsOf = async (
  ports: Pick<Ports, 'tables'>,
  application: Application,
  decision: ApplicationDecision,
  { entry, events }: Matter,
  at: Instant,
): Promise<Result<readonly CreditEvent[]>> => {
  const { request, id: applicationId } = application;
  const { documentNo, reasons, replacement } = decision;
  const isOfEvent = request.kind === 'objection' && request.about.of === 'event';
  if (replacement !== undefined) {
    if (!isOfEvent || entry === undefined) return refused(hasNoReplacement);
    const wrong = { event: entry.event, history: events };
    const note = { ...eventOf(application, 'corrected', at), reason: reasons };
    return correctionOf(ports.tables, wrong, replacement, note, 'params.applicationId');
  }
  const about = { of: eventIdOf(application) ?? '', reason: reasons, documentNo };
  if (request.kind === 'repair')
    return accepted([{ ...eventOf(application, 'repaired', at), ...about, kind: 'repaired', applicationId }]);
  return accepted(
    isOfEvent ? [{ ...eventOf(application, 'withdrawn', at), ...about, kind: 'withdrawn' }] : [],
  );
};

/**
 * Decides an application; what is granted counts with the decision, and stops being shown from the stream. Refuses with
 * `same-person` for whoever accepted or recorded it or made the record that it objects to, with `wrong-state` before it is
 * accepted, and where the law does not allow what is asked for.
 */
export const decideApplication = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & { readonly applicationId: string; readonly decision: ApplicationDecision },
): Promise<Result<Application>> => {
  const { caller, decision } = asked;
  const stored = await ownApplication(ports.records, caller, asked.applicationId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const second = permitSecondPerson(caller, stepsOf(value, 'filed', 'accepted'));
  if (!second.ok) return second;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const matter = await matterNow(ports, value, tables, at);
  if (!matter.ok) return matter;
  const uninvolved = await permitUninvolved(ports, caller, value.request.kind, matter.value);
  if (!uninvolved.ok) return uninvolved;
  const machine = applicationMachines[value.request.kind];
  const moved = moveInTime(machine, value, decision.outcome, { tables, at });
  if (!moved.ok) return moved;
  let effects: readonly CreditEvent[] = [];
  if (decision.outcome === 'grant') {
    // The least terms are those that held when it was asked for, whatever has changed since.
    const whenFiled = await ports.tables.at(civilDateOf(value.filed.at), at);
    const fault = grantFault(value.request, matter.value, whenFiled, civilDateOf(at));
    if (fault !== undefined) return refused(fault);
    const made = await effectsOf(ports, value, decision, matter.value, at);
    if (!made.ok) return made;
    effects = made.value;
  } else if (decision.replacement !== undefined) return refused(hasNoReplacement);
  const settled = settlementOf(value, decision.reasons, at);
  const [first, ...others] = [...(settled === undefined ? [] : [settled]), ...effects];
  const addition = first === undefined ? undefined : await additionOf(ports, [first, ...others], at);
  const { documentNo, reasons } = decision;
  return changeApplication(ports, asked, stored.value, {
    value: { ...moved.value, decision: { documentNo, reasons, by: caller.subject, at } },
    action: 'application-decided',
    at,
    further: addition?.writes ?? [],
  });
};
