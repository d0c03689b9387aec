import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { drawToHold } from './draw-to-hold.ts';
import { voidingOf } from './voiding.ts';

/**
 * Declares a draw void because somebody asked for it at `requestedAt`. Reason and both persons are public: nobody can
 * re-draw in silence. Refuses with `same-person` for whoever asked or prepared the draw, `wrong-state` when nobody
 * asked, `stale-version` when another request has taken the place of that one, and as {@link voidingOf} does.
 */
export const approveVoid = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId, requestedAt }: Ask & { readonly drawId: string; readonly requestedAt: Instant },
): Promise<Result<Draw>> => {
  const stored = await drawToHold(ports.records, caller, drawId);
  if (!stored.ok) return stored;
  const { voidRequested: asked, frozenBy } = stored.value.value;
  if (asked === undefined) {
    const possible = move(drawMachine, stored.value.value, 'void');
    return possible.ok ? refused(notAskedFor()) : possible;
  }
  const second = permitSecondPerson(caller, { asked: [asked.by], froze: [frozenBy] });
  if (!second.ok) return second;
  if (asked.at !== requestedAt) return refused(askedAnew(asked.at));
  const why = { reason: asked.reason, requestedBy: asked.by, approvedBy: caller.subject };
  const voiding = await voidingOf(ports, stored.value, why);
  return voiding.ok ? ports.ledger.apply({ command, actor: caller.subject, ...voiding.value }) : voiding;
};

const notAskedFor = () =>
  refusal(
    'wrong-state',
    '尚无人申请作废本次抽取；请先由计划人员提出申请并写明理由。',
    'Nobody has asked for this draw to be declared void; a planner must ask first and state why.',
    'voidRequested',
  );

const askedAnew = (at: Instant) =>
  refusal(
    'stale-version',
    `作废申请已于 ${at} 改写；请阅读现在的理由后再批准。`,
    `The request was made anew at ${at}; read the reason as it is now, then approve that.`,
    'body.requestedAt',
  );
