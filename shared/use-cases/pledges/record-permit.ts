import { type Pledge, pledgeMachine } from '../../domain/pledges/pledge.ts';
import { pledgeBasis } from '../../domain/pledges/verdict.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownPledge } from './own-pledge.ts';

/**
 * Takes note of the permit that was granted on a pledge after its acceptance (批管互通: whoever approves tells whoever
 * supervises, 浙江省保障“最多跑一次”改革规定 art. 33). Refuses with `wrong-state` once the pledge has come to its end, and
 * `invalid-input` where another permit is known.
 */
export const recordPermit = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, pledgeId, permitNo }: Ask & { readonly pledgeId: string; readonly permitNo: string },
): Promise<Result<Pledge>> => {
  const stored = await ownPledge(records, caller, pledgeId);
  if (!stored.ok) return stored;
  const before = stored.value.value;
  const open = move(pledgeMachine, before, 'permit');
  if (!open.ok) return open;
  if (before.permitNo !== undefined && before.permitNo !== permitNo)
    return refused(
      refusal(
        'invalid-input',
        `已登记的许可编号为 ${before.permitNo}；一项承诺只对应一项许可。`,
        `The permit ${before.permitNo} is known already; one pledge bears one permit.`,
        'body.permitNo',
      ),
    );
  const value: Pledge = { ...before, permitNo };
  return ledger.apply({
    command,
    at: clock.now(),
    actor: caller.subject,
    action: 'pledge-permit-recorded',
    about: `pledge/${pledgeId}`,
    basis: pledgeBasis,
    writes: [{ kind: 'pledge', value, before: stored.value }],
    answer: value,
  });
};
