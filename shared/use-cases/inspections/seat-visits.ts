import type { Draw } from '../../domain/inspections/draw.ts';
import type { Visit, VisitSeat } from '../../domain/inspections/visit.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import type { TellProgress } from '../runs.ts';
import { serviceAsk } from '../service-ask.ts';
import { assignmentsTo } from './assignments-to.ts';

/** How many visits are seated in one change: DynamoDB writes at most 100 items at once. */
const visitsAtOnce = 80;

/**
 * Puts inspectors into the visits of a draw that is being dispatched, some at a time; `seatsOf` says whom, by visit. Those
 * who have theirs already, from a run that broke off or goes on beside this one, stay as they are.
 */
export const seatVisits = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  draw: Draw,
  seatsOf: ReadonlyMap<string, readonly VisitSeat[]>,
  tell: TellProgress,
): Promise<Result<number>> => {
  const seatings = [...seatsOf];
  for (let done = 0; done < seatings.length; done += visitsAtOnce) {
    const seated = await seatSome(ports, draw, seatings.slice(done, done + visitsAtOnce));
    if (!seated.ok && seated.refusal.code !== 'command-already-applied') return seated;
    await tell('writing', Math.min(done + visitsAtOnce, seatings.length), seatings.length);
  }
  return accepted(seatings.length);
};

const seatSome = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { id: drawId }: Draw,
  seatings: readonly (readonly [string, readonly VisitSeat[]])[],
): Promise<Result<unknown>> => {
  const visits = await records.getMany(
    'visit',
    seatings.map(([id]) => ({ id })),
  );
  const writes = seatings.flatMap(([id, seats], i) => {
    const before = visits[i];
    if (before === undefined) throw new Error(`inspectors were drawn for visit ${id}, which does not exist`);
    if (before.value.seats.length > 0) return [];
    const value: Visit = { ...before.value, seats: [...seats] };
    return [{ kind: 'visit', value, before } as const];
  });
  if (writes.length === 0) return accepted(undefined);
  // These lead nowhere until the visits name the same inspectors.
  await ledger.prepare(writes.flatMap(({ value }) => assignmentsTo(value)));
  return ledger.apply({
    ...serviceAsk('draw-runner', `seats#${drawId}#${writes[0]?.value.id}`),
    at: clock.now(),
    action: 'visits-seated',
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes,
    answer: undefined,
  });
};
