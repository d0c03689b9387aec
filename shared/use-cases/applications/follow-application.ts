import { moveInTime } from '../../domain/calendar/due.ts';
import { type Application, applicationMachines } from '../../domain/lists/application.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { endListing } from '../lists/end-listing.ts';
import { serviceAsk } from '../service-ask.ts';
import { tablesNow } from '../tables-now.ts';
import { listingIdOf } from './application-events.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;

/** Takes the listing down that the application was about; one that ended in a way that allows no more stays as it is. */
const takeDown = async (
  { records, ledger }: Outside,
  application: Application,
  at: Instant,
): Promise<Result<unknown>> => {
  const id = listingIdOf(application);
  const stored = id === undefined ? undefined : await records.get('listing', { id });
  if (stored === undefined) return accepted(undefined);
  const { actor, command } = serviceAsk('reactions', `take-down#${application.id}`);
  const { documentNo, reasons } = application.decision ?? {};
  const down = await endListing({ ledger }, stored, command, application.basis, {
    why: application.request.kind === 'removal' ? 'removed' : 'revoked',
    at,
    by: actor,
    applicationId: application.id,
    ...(documentNo !== undefined && { documentNo }),
    ...(reasons !== undefined && { reason: reasons }),
  });
  return !down.ok && down.refusal.code === 'wrong-state' ? accepted(undefined) : down;
};

/**
 * What follows from a granted application: the listing that it was about is taken down, and the application is done with.
 * Doing it twice changes nothing.
 */
export const followApplication = async (
  ports: Outside,
  { id }: Pick<Application, 'id'>,
): Promise<Result<unknown>> => {
  const stored = await ports.records.get('application', { id });
  if (stored === undefined || stored.value.state !== 'granted') return accepted(undefined);
  const at = ports.clock.now();
  const down = await takeDown(ports, stored.value, at);
  if (!down.ok && down.refusal.code !== 'command-already-applied') return down;
  const { value } = stored;
  const tables = await tablesNow(ports.tables, at);
  const machine = applicationMachines[value.request.kind];
  const moved = moveInTime(machine, value, 'carry-out', { tables, at });
  if (!moved.ok) return moved;
  return ports.ledger.apply({
    ...serviceAsk('reactions', `carry-out#${id}`),
    at,
    action: 'application-carried-out',
    about: `application/${id}`,
    basis: value.basis,
    writes: [{ kind: 'application', value: { ...moved.value, carriedOutAt: at }, before: stored }],
    answer: { applicationId: id },
  });
};
