import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import type { Refusal } from '../../domain/primitives/refusal.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { bothLanguages } from '../../domain/primitives/text.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Records, Stored, Write } from '../ports.ts';
import { runDone, tellProgress } from '../runs.ts';
import { serviceAsk } from '../service-ask.ts';
import { inspectorsAwaited } from './awaited-draws.ts';
import { logTime } from './log-time.ts';
import { replayDraw } from './replay-draw.ts';
import { voidingOf } from './voiding.ts';
import { writeOutcome } from './write-outcome.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'vault' | 'progress'>;

/** The public log takes reasons of at most so many UTF-16 units. */
const longestReason = 2000;

/**
 * Holds a requested draw and makes its result appear at once: what it leaves is written first, where nobody
 * looks, then one transaction concludes the draw. Doing it twice, even at the same time or after breaking off
 * half-way, gives the same. When no assignment fills every seat, the draw becomes void with that reason: a
 * commitment never has a second result.
 */
export const concludeDraw = async (ports: Outside, drawId: string): Promise<Result<Draw>> => {
  const { records, ledger, clock } = ports;
  const stored = await found(records, 'draw', { id: drawId });
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'conclude');
  if (!moved.ok) return moved;
  const tell = tellProgress(ports, 'conclude-draw', drawId);
  const { inputs, outcome } = await replayDraw(ports, moved.value, tell);
  if (!outcome.ok) return voidImpossible(ports, stored.value, outcome.refusal);
  await writeOutcome(ports, moved.value, inputs, outcome.value, tell);

  const time = logTime(clock, moved.value);
  if (!time.ok) return time;
  const at = time.value;
  // Whoever asked for it to be void did not know the result; approving that now would be a choice of results.
  const { voidRequested: _, ...held } = moved.value;
  const drawn: Draw = { ...held, drawnAt: at, lastAt: at };
  return ledger.apply({
    ...serviceAsk('draw-runner', `conclude#${drawId}`),
    at,
    action: 'draw-concluded',
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: drawn, before: stored.value },
      ...(await drawnForTargets(records, drawn)),
      ...(await inspectorsAwaited(records, drawn, at)),
      ...(await runDone(records, 'conclude-draw', drawId, at)),
    ],
    facts: { number: drawn.number, taskId: drawn.taskId, visits: outcome.value.length },
    answer: drawn,
  });
};

/** Where a department has drawn its inspectors, the draw of the targets learns of it. */
const drawnForTargets = async (records: Records, { id, stage }: Draw): Promise<readonly Write[]> => {
  if (stage.kind !== 'inspectors') return [];
  const targets = await records.get('draw', { id: stage.of });
  if (targets === undefined) throw new Error(`draw ${id} is for the targets of no draw`);
  const inspectorDraws = targets.value.inspectorDraws.map((one) =>
    one.drawId === id ? { ...one, state: 'drawn' as const } : one,
  );
  return [{ kind: 'draw', value: { ...targets.value, inspectorDraws }, before: targets }];
};

const voidImpossible = async (
  ports: Outside,
  stored: Stored<'draw'>,
  { reason }: Refusal,
): Promise<Result<Draw>> => {
  const asked = serviceAsk('draw-runner', `conclude#${stored.value.id}`);
  const voiding = await voidingOf(ports, stored, {
    reason: bothLanguages(reason).slice(0, longestReason).toWellFormed(),
    requestedBy: asked.actor,
    approvedBy: null,
  });
  return voiding.ok ? ports.ledger.apply({ ...asked, ...voiding.value }) : voiding;
};
