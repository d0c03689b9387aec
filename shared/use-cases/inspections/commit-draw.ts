import {
  commitmentDigest,
  commitmentSchema,
  drawFormat,
  secretHashOf,
} from '../../domain/draws/commitment.ts';
import type { CeremonySource } from '../../domain/draws/randomness.ts';
import { rulesHash } from '../../domain/draws/rules.ts';
import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownDraw } from './own-draw.ts';

/**
 * Fixes everything that decides the draw, with a secret made now and sealed at once, and publishes the
 * commitment before any public randomness exists. Refuses with `wrong-state` unless the draw is frozen.
 */
export const commitDraw = async (
  { records, ledger, clock, entropy, vault }: Omit<Ports, 'queryLog' | 'signer'>,
  {
    caller,
    command,
    drawId,
    witnesses,
  }: Ask & { readonly drawId: string } & Pick<CeremonySource, 'witnesses'>,
): Promise<Result<Draw>> => {
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'commit');
  if (!moved.ok) return moved;
  const draw = moved.value;
  const secret = entropy.secret();
  const commitment = commitmentSchema.parse({
    format: drawFormat,
    drawId: draw.id,
    taskId: draw.taskId,
    taskName: draw.taskName,
    number: draw.number,
    follows: draw.number === 1 ? null : draw.number - 1,
    frameRoot: draw.roots.frame,
    frameSize: draw.counts.frame,
    poolRoot: draw.roots.pool,
    poolSize: draw.counts.pool,
    exclusionsRoot: draw.roots.exclusions,
    rulesHash: rulesHash(draw.rules),
    secretHash: secretHashOf(secret),
    randomness: { sources: [{ kind: 'ceremony', witnesses }] },
  });
  const at = clock.now();
  const committed: Draw = { ...draw, commitment, committedAt: at };
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
