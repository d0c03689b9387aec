import { attendDue, dueMarkOf, moveInTime } from '../../domain/calendar/due.ts';
import { type Pledge, pledgeMachine } from '../../domain/pledges/pledge.ts';
import { pledgeEventOf } from '../../domain/pledges/pledge-events.ts';
import { deferralBasis } from '../../domain/pledges/verdict.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { tablesNow } from '../tables-now.ts';
import { ownPledge } from './own-pledge.ts';
import { pledgeWrites } from './pledge-writes.ts';

/**
 * Takes in papers that were to follow. With the last of them the application is complete, and the deferral kept. Refuses with
 * `wrong-state` where none are awaited or their day is over, `invalid-input` for a paper that is not one of them.
 */
export const receiveMaterials = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  {
    caller,
    command,
    pledgeId,
    materials,
  }: Ask & { readonly pledgeId: string; readonly materials: readonly string[] },
): Promise<Result<Pledge>> => {
  const stored = await ownPledge(ports.records, caller, pledgeId);
  if (!stored.ok) return stored;
  const before = stored.value.value;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const { deferral, acceptedOn, acceptedAt, verifyWithin } = before;
  // Verification is counted from the acceptance, so it is as long as was said then.
  const { deadlines } = await ports.tables.at(civilDateOf(acceptedAt), at);
  const completed = moveInTime(pledgeMachine, before, 'complete', {
    tables: { deadlines, holidays: tables.holidays },
    at,
    from: acceptedOn,
    workingDays: verifyWithin,
  });
  if (!completed.ok) return completed;
  const due = before.due && attendDue(before.due, tables, at);
  if (deferral === undefined || due === undefined)
    throw new Error(`pledge ${pledgeId} awaits papers that nobody named`);
  if (dueMarkOf(due) === 'overdue')
    return refused(
      refusal(
        'wrong-state',
        `补齐材料的期限${due.by.on}已过，受理将予撤回。`,
        `The papers were due on ${due.by.on}; the acceptance is being withdrawn.`,
        'body.materials',
      ),
    );
  const stray = materials.find((id) => !deferral.materials.some((one) => one.id === id));
  if (stray !== undefined)
    return refused(
      refusal(
        'invalid-input',
        `${stray} 不是该承诺所缺的材料。`,
        `${stray} is none of the papers that were to follow.`,
        'body.materials',
      ),
    );
  const by = caller.subject;
  const received = deferral.materials.map((material) =>
    materials.includes(material.id) && material.handedInAt === undefined
      ? { ...material, handedInAt: at, handedInBy: by }
      : material,
  );
  const isComplete = received.every(({ handedInAt }) => handedInAt !== undefined);
  const pledge: Pledge = {
    ...(isComplete ? completed.value : { ...before, due }),
    deferral: { ...deferral, materials: received },
  };
  const source = { kind: 'api' as const, by, unit: before.unit };
  const event = isComplete
    ? pledgeEventOf('deferral-kept', pledge, { occurredOn: civilDateOf(at), knownAt: at, source })
    : undefined;
  return ports.ledger.apply({
    command,
    at,
    actor: by,
    action: 'pledge-materials-received',
    about: `pledge/${pledgeId}`,
    basis: deferralBasis,
    writes: await pledgeWrites(ports, { value: pledge, before: stored.value }, event, at),
    answer: pledge,
  });
};
