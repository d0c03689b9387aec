import {
  commitmentDigest,
  commitmentSchema,
  drawFormat,
  secretHashOf,
} from '../../domain/draws/commitment.ts';
import { rulesHash } from '../../domain/draws/rules.ts';
import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { type ProposedSource, planRandomness } from '../../domain/inspections/randomness-plan.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import { drawToHold } from './draw-to-hold.ts';
import { logTime } from './log-time.ts';
import { revealDeadline } from './sealed-draws.ts';

/**
 * Fixes everything that decides the draw, with a secret made now and sealed at once, and publishes the
 * commitment before any public randomness exists. From here on a secret that is not revealed in time is a visible
 * breach, whether the draw is ever held or not. Refuses with `wrong-state` unless the draw is frozen and its task
 * goes on, with `invalid-input` sources that cannot do, and with `clock-behind`.
 */
export const commitDraw = async (
  {
    records,
    ledger,
    clock,
    entropy,
    vault,
    tables,
  }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy' | 'vault' | 'tables'>,
  {
    caller,
    command,
    drawId,
    sources: proposed,
  }: Ask & { readonly drawId: string; readonly sources: readonly ProposedSource[] },
): Promise<Result<Draw>> => {
  const stored = await drawToHold(records, caller, drawId);
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'commit');
  if (!moved.ok) return moved;
  const draw = moved.value;
  const time = logTime(clock, draw);
  if (!time.ok) return time;
  const at = time.value;
  const task = await found(records, 'task', { id: draw.taskId });
  if (!task.ok) return task;
  const { endsOn } = task.value.value;
  if (endsOn < civilDateOf(at)) return refused(taskEnded(endsOn));
  const sources = planRandomness(proposed, at);
  if (!sources.ok) return sources;

  const secret = entropy.secret();
  const revealBy = await revealDeadline({ records, tables }, draw, endsOn, at);
  const commitment = commitmentSchema.parse({
    format: drawFormat,
    drawId: draw.id,
    taskId: draw.taskId,
    taskName: draw.taskName,
    number: draw.number,
    follows: draw.number === 1 ? null : draw.number - 1,
    stage: draw.stage,
    frameRoot: draw.roots.frame,
    frameSize: draw.counts.frame,
    poolRoot: draw.roots.pool,
    poolSize: draw.counts.pool,
    exclusionsRoot: draw.roots.exclusions,
    rulesHash: rulesHash(draw.rules),
    secretHash: secretHashOf(secret),
    randomness: { sources: sources.value },
    revealBy: revealBy.on,
  });
  const committed: Draw = { ...draw, commitment, committedAt: at, revealBy, lastAt: at };
  const sealed = await vault.seal('draw-secret', draw.id, secret);
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'draw-committed',
    about: `draw/${draw.id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: committed, before: stored.value },
      { kind: 'drawSecret', value: { drawId: draw.id, sealed }, before: undefined },
    ],
    facts: { commitment: commitmentDigest(commitment), number: draw.number, taskId: draw.taskId },
    answer: committed,
  });
};

const taskEnded = (endsOn: string) =>
  refusal(
    'wrong-state',
    `任务已于 ${endsOn} 到期，不能再抽取；请作废本次抽取并另拟任务。`,
    `The task ended on ${endsOn}; declare the draw void and draft another task.`,
    'endsOn',
  );
