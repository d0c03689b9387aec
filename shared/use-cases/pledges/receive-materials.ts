import { type Pledge, pledgeMachine } from '../../domain/pledges/pledge.ts';
import { pledgeEventOf } from '../../domain/pledges/pledge-events.ts';
import { watchedAnew } from '../../domain/pledges/pledge-watch.ts';
import { deferralBasis } from '../../domain/pledges/verdict.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
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
  const completed = move(pledgeMachine, before, 'complete');
  if (!completed.ok) return completed;
  const { deferral } = before;
  if (deferral === undefined) throw new Error(`pledge ${pledgeId} awaits papers that nobody named`);
  const at = ports.clock.now();
  const today = civilDateOf(at);
  if (today > deferral.dueOn.on)
    return refused(
      refusal(
        'wrong-state',
        `补齐材料的期限${deferral.dueOn.on}已过，受理将予撤回。`,
        `The papers were due on ${deferral.dueOn.on}; the acceptance is being withdrawn.`,
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
    ...(isComplete ? completed.value : before),
    deferral: { ...deferral, materials: received },
  };
  const source = { kind: 'api' as const, by, unit: before.unit };
  const event = isComplete
    ? pledgeEventOf('deferral-kept', pledge, { occurredOn: today, knownAt: at, source })
    : undefined;
  const value = watchedAnew(pledge, today);
  return ports.ledger.apply({
    command,
    at,
    actor: by,
    action: 'pledge-materials-received',
    about: `pledge/${pledgeId}`,
    basis: deferralBasis,
    writes: await pledgeWrites(ports, { value, before: stored.value }, event, at),
    answer: value,
  });
};
