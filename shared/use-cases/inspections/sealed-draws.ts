import { type Deadline, deadlineOf } from '../../domain/calendar/deadlines.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import type { CivilDate, Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import type { Records } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';

/** A draw that became void before its public randomness was there: it has no certificate, so nothing of it is shown. */
export const hasNoOutcome = ({ voided, randomness }: Pick<Draw, 'voided' | 'randomness'>): boolean =>
  voided !== undefined && randomness.value === undefined;

const givenAway = async (
  records: Records,
  { givesAway }: Pick<Draw, 'givesAway'>,
): Promise<readonly Draw[]> => {
  const draws = await records.getMany(
    'draw',
    givesAway.map((id) => ({ id })),
  );
  return draws.flatMap((one) => one?.value ?? []);
};

/** Why a draw's secret cannot be revealed yet: draws that it would give away are still sealed. Nothing where none is. */
export const givesAwayFault = async (records: Records, draw: Draw): Promise<Refusal | undefined> => {
  if (hasNoOutcome(draw)) return undefined;
  const sealed = (await givenAway(records, draw))
    .filter(({ revealedAt }) => revealedAt === undefined)
    .map(({ id }) => id);
  return sealed.length === 0
    ? undefined
    : refusal(
        'wrong-state',
        `冻结名单会透露以下尚未揭示的抽取所抽中的对象：${sealed.join('、')}；须待其揭示后才能揭示本次抽取。`,
        `The frozen lists would give away the targets of draws that are still sealed: ${sealed.join(', ')}; this draw is revealed after them.`,
        'givesAway',
      );
};

/** The last day for the reveal of a draw whose task ends on `endsOn`: no earlier than that of the draws it gives away. */
export const revealDeadline = async (
  { records, tables }: Pick<Ports, 'records' | 'tables'>,
  draw: Pick<Draw, 'givesAway'>,
  endsOn: CivilDate,
  at: Instant,
): Promise<Deadline> =>
  (await givenAway(records, draw))
    .flatMap(({ revealBy }) => revealBy ?? [])
    .reduce(
      (last, one) => (one.on > last.on ? one : last),
      deadlineOf(await tablesNow(tables, at), 'reveal-secret', endsOn),
    );
