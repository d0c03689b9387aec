import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { type Application, applicationMachines } from '../../domain/lists/application.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { additionOf } from '../credit/addition-of.ts';
import { resolveEntity } from '../credit/resolve-entity.ts';
import { tablesNow } from '../tables-now.ts';
import { eventIdOf, eventOf, settlementOf } from './application-events.ts';
import { changeApplication } from './change-application.ts';
import { grantFault, type Matter, matterOf } from './matter.ts';
import { ownApplication } from './own-application.ts';

/** A person's numbered decision on an application. */
export interface ApplicationDecision {
  readonly outcome: 'grant' | 'refuse';
  readonly documentNo: string;
  readonly reasons: string;
  /** The event that says how it was, where an objection shows a record to be wrong and not void. */
  readonly correctedBy?: string | undefined;
}

/** What the history says from now on because an application was granted. */
const effectOf = (
  application: Application,
  { documentNo, reasons, correctedBy }: ApplicationDecision,
  { history }: Matter,
  at: Instant,
): Result<CreditEvent | undefined> => {
  const { request, id: applicationId } = application;
  const of = eventIdOf(application) ?? '';
  if (request.kind === 'removal' || (request.kind === 'objection' && request.about.of === 'listing'))
    return accepted(undefined);
  const about = { of, reason: reasons };
  if (request.kind === 'repair')
    return accepted({
      ...eventOf(application, 'repaired', at),
      ...about,
      kind: 'repaired',
      applicationId,
      documentNo,
    });
  if (correctedBy === undefined)
    return accepted({ ...eventOf(application, 'withdrawn', at), ...about, kind: 'withdrawn', documentNo });
  return correctedBy !== of && history.some(({ event }) => event.id === correctedBy)
    ? accepted({ ...eventOf(application, 'corrected', at), ...about, kind: 'corrected', by: correctedBy })
    : refused(
        refusal(
          'invalid-input',
          '更正须指明该主体信用记录中的另一事件。',
          'A correction must name another event of this history.',
          'body.correctedBy',
        ),
      );
};

/**
 * Decides an application; what is granted counts with the decision, and stops being shown from the stream. Refuses with
 * `same-person` for whoever accepted or recorded it, with `wrong-state` before it is accepted, and where the law does not
 * allow what is asked for.
 */
export const decideApplication = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & { readonly applicationId: string; readonly decision: ApplicationDecision },
): Promise<Result<Application>> => {
  const { caller, decision } = asked;
  const stored = await ownApplication(ports.records, caller, asked.applicationId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const earlier = [value.accepted?.by, value.extended?.by, value.filed.by];
  const second = permitSecondPerson(
    caller,
    earlier.filter((one) => one !== undefined),
  );
  if (!second.ok) return second;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const machine = applicationMachines[value.request.kind];
  const moved = moveInTime(machine, value, decision.outcome, { tables, at });
  if (!moved.ok) return moved;
  const settled = settlementOf(value, decision.reasons, at);
  let effect: CreditEvent | undefined;
  if (decision.outcome === 'grant') {
    const entity = await resolveEntity(ports.records, value.subject);
    if (entity === undefined) throw new Error(`application ${value.id} is about an unregistered entity`);
    const matter = await matterOf(ports, entity, value.request, tables, at);
    if (!matter.ok) return matter;
    const fault = grantFault(value.request, matter.value, tables, civilDateOf(at));
    if (fault !== undefined) return refused(fault);
    const made = effectOf(value, decision, matter.value, at);
    if (!made.ok) return made;
    effect = made.value;
  }
  const [first, ...others] = [settled, effect].filter((event) => event !== undefined);
  const addition = first === undefined ? undefined : await additionOf(ports, [first, ...others], at);
  const { documentNo, reasons } = decision;
  return changeApplication(ports, asked, stored.value, {
    value: { ...moved.value, decision: { documentNo, reasons, by: caller.subject, at } },
    action: 'application-decided',
    at,
    further: addition?.writes ?? [],
  });
};
