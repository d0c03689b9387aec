import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Change, Stored } from '../ports.ts';

/**
 * What it takes to declare a draw void, by a person or by the service: the draw keeps its number with reason and
 * author, both public, and its task is free for another draw. Refuses with `wrong-state` once it is dispatched.
 */
export const voidingOf = (
  draw: Stored<'draw'>,
  task: Stored<'task'>,
  voided: NonNullable<Draw['voided']>,
): Result<Pick<Change<Draw>, 'at' | 'action' | 'about' | 'basis' | 'writes' | 'facts' | 'answer'>> => {
  const moved = move(drawMachine, draw.value, 'void');
  if (!moved.ok) return moved;
  const answer: Draw = { ...moved.value, voided };
  const { currentDrawId: _, ...free } = task.value;
  const { number, taskId } = answer;
  return accepted({
    at: voided.at,
    action: 'draw-voided',
    about: `draw/${answer.id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: answer, before: draw },
      { kind: 'task', value: free, before: task },
    ],
    facts: { number, taskId, reason: voided.reason, by: voided.by },
    answer,
  });
};
