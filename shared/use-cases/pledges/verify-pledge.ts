import { permitSecondPerson, permitWithin } from '../../domain/access/permissions.ts';
import { attendDue, moveInTime, startDueOn } from '../../domain/calendar/due.ts';
import { type Pledge, pledgeMachine } from '../../domain/pledges/pledge.ts';
import { pledgeEventOf } from '../../domain/pledges/pledge-events.ts';
import { type Verification, verificationFault } from '../../domain/pledges/verification-fault.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { codesOf, resolveEntity } from '../credit/resolve-entity.ts';
import { found } from '../found.ts';
import type { Records } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';
import { pledgeWrites } from './pledge-writes.ts';

/** What each end of a pledge is in the credit history; an order to put something right is none yet. */
const eventKinds = {
  kept: 'pledge-kept',
  rectify: undefined,
  rectified: 'pledge-rectified',
  broken: 'pledge-broken',
} as const;

/**
 * A person of the verifying unit says what became of a pledge, by a numbered document. Refuses with `same-person` for whoever
 * accepted it and, after an order of rectification, for whoever gave the order; with `wrong-state` where the pledge is not at
 * that point, or there still is time to put it right; with `invalid-input` for a visit that is no evidence of it.
 */
export const verifyPledge = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  {
    caller,
    command,
    pledgeId,
    verification,
  }: Ask & { readonly pledgeId: string; readonly verification: Verification },
): Promise<Result<Pledge>> => {
  const { records, ledger, clock } = ports;
  const stored = await found(records, 'pledge', { id: pledgeId });
  if (!stored.ok) return stored;
  const before = stored.value.value;
  const permitted = permitWithin(caller, [before.verifier]);
  if (!permitted.ok) return permitted;
  const at = clock.now();
  const today = civilDateOf(at);
  const tables = await tablesNow(ports.tables, at);
  const moved = moveInTime(pledgeMachine, before, verification.outcome, { tables, at });
  if (!moved.ok) return moved;
  const second = permitSecondPerson(caller, {
    accepted: [before.acceptedBy],
    verified: before.verifications.map(({ by }) => by),
  });
  if (!second.ok) return second;
  const due = before.due && attendDue(before.due, tables, at);
  const fault =
    verificationFault(due, verification, today) ?? (await visitFault(records, before, verification));
  if (fault !== undefined) return refused(fault);

  const { outcome, findings, documentNo, visitId, rectifyBy, revokePermit } = verification;
  const isRevoked = outcome === 'broken' && revokePermit === true;
  const by = caller.subject;
  const verified: Pledge = {
    ...moved.value,
    verifications: [
      ...before.verifications,
      {
        outcome,
        findings,
        documentNo,
        ...(visitId !== undefined && { visitId }),
        ...(outcome === 'broken' && { revokesPermit: isRevoked }),
        by,
        at,
      },
    ],
    ...(rectifyBy !== undefined && { due: startDueOn(tables, 'rectify-pledge', rectifyBy, at) }),
  };
  const kind = eventKinds[outcome];
  const source = { kind: 'api' as const, by, unit: before.verifier };
  const event =
    kind &&
    pledgeEventOf(kind, verified, {
      occurredOn: today,
      knownAt: at,
      source,
      documentNo,
      ...(isRevoked && { isRevoked }),
    });
  return ledger.apply({
    command,
    at,
    actor: by,
    action: 'pledge-verified',
    about: `pledge/${pledgeId}`,
    basis: '浙江省保障“最多跑一次”改革规定第14条',
    writes: await pledgeWrites(ports, { value: verified, before: stored.value }, event, at),
    answer: verified,
  });
};

/** A visit is evidence once its result is published, of its own target alone, under whichever code, and of no pledge accepted after it. */
const visitFault = async (
  records: Records,
  { subject, acceptedOn }: Pledge,
  { visitId }: Verification,
): Promise<Refusal | undefined> => {
  if (visitId === undefined) return undefined;
  const [visit, entity] = await Promise.all([
    records.get('visit', { id: visitId }),
    resolveEntity(records, subject),
  ]);
  const codes = entity === undefined ? [subject] : codesOf(entity.value);
  if (visit?.value.state !== 'published' || !codes.includes(visit.value.target))
    return refusal(
      'invalid-input',
      `检查 ${visitId} 不是对该主体的、已公示结果的检查。`,
      `${visitId} is no visit to this entity with a published result.`,
      'body.visitId',
    );
  const visitedOn = visit.value.record?.visitedOn;
  return visitedOn === undefined || visitedOn < acceptedOn
    ? refusal(
        'invalid-input',
        `检查 ${visitId} 早于承诺的受理日 ${acceptedOn}，不能证明承诺是否履行；请改用受理日当日或之后的检查，或不填检查。`,
        `The visit ${visitId} was made before the pledge was accepted on ${acceptedOn} and shows nothing of it; name a visit of that day or later, or none.`,
        'body.visitId',
      )
    : undefined;
};
