import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Records, Write } from '../ports.ts';
import { runRequested } from '../runs.ts';
import { ownDraw } from './own-draw.ts';
import { givesAwayFault } from './sealed-draws.ts';

/**
 * Asks the draw runner to reveal the secret, after which anyone can replay the draw; the departments' own draws of
 * inspectors are revealed with that of the targets. Refuses with `wrong-state` while a visit's result is
 * unpublished, for the secret would tell its target beforehand, and while the frozen lists would give away a draw that
 * is still sealed.
 */
export const requestReveal = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId }: Ask & { readonly drawId: string },
): Promise<Result<Draw>> => {
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok) return stored;
  const { stage, inspectorDraws, counts } = stored.value.value;
  if (stage.kind === 'inspectors') return refused(revealedWith(stage.of));
  const moved = move(drawMachine, stored.value.value, 'request-reveal');
  if (!moved.ok) return moved;
  const unpublished = counts.sample - (await countPublished(records, drawId));
  if (unpublished > 0)
    return refused(
      refusal(
        'wrong-state',
        `尚有 ${unpublished} 次检查的结果未公示；全部公示后才能揭示种子。`,
        `${unpublished} results are not published yet; the secret is revealed after the last one.`,
        'state',
      ),
    );
  const at = clock.now();
  const living = inspectorDraws.filter(({ state }) => state !== 'void');
  const writes: Write[] = [];
  for (const id of [drawId, ...living.map((one) => one.drawId)]) {
    const draw = await found(records, 'draw', { id });
    if (!draw.ok) return draw;
    const sealed = await givesAwayFault(records, draw.value.value);
    if (sealed !== undefined) return refused(sealed);
    const asked = move(drawMachine, draw.value.value, 'request-reveal');
    if (!asked.ok) return asked;
    writes.push({ kind: 'draw', value: asked.value, before: draw.value });
    writes.push(await runRequested(records, 'reveal-secret', id, at));
  }
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'secret-reveal-requested',
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes,
    answer: moved.value,
  });
};

/** Counted thus, a substitute that the list does not show yet is unpublished, as it should be. */
const countPublished = async (records: Records, drawId: string): Promise<number> => {
  let published = 0;
  for await (const { value } of records.all('visitsOfDraw', { drawId }))
    if (value.state === 'published') published += 1;
  return published;
};

const revealedWith = (targets: string) =>
  refusal(
    'wrong-state',
    `检查人员的抽取随对象抽取 ${targets} 一并揭示；请对该次抽取申请揭示。`,
    `A draw of inspectors is revealed with draw ${targets} of the targets; ask for the reveal of that one.`,
    'stage',
  );
