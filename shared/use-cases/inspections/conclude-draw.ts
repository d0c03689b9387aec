import { deadlineOf } from '../../domain/calendar/deadlines.ts';
import { commitmentDigest } from '../../domain/draws/commitment.ts';
import { conductDraw } from '../../domain/draws/conduct.ts';
import { drawSeed } from '../../domain/draws/streams.ts';
import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import type { Task } from '../../domain/inspections/task.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import type { Refusal } from '../../domain/primitives/refusal.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { bothLanguages } from '../../domain/primitives/text.ts';
import { targetIdSchema } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Stored, Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { type FrozenInputs, frozenInputs } from './frozen-inputs.ts';
import { publicRandomness } from './public-randomness.ts';
import { voidingOf } from './voiding.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'vault'>;

/**
 * Holds a requested draw and makes its result appear at once: the visits are written first, where nobody
 * looks, then one transaction concludes the draw. Doing it twice gives the same. When no assignment fills
 * every seat, the draw becomes void with that reason: a commitment never has a second result.
 */
export const concludeDraw = async (ports: Outside, drawId: string): Promise<Result<Draw>> => {
  const { records, ledger, clock, vault } = ports;
  const stored = await found(records, 'draw', { id: drawId });
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'conclude');
  if (!moved.ok) return moved;
  const { commitment } = moved.value;
  if (commitment === undefined) throw new Error(`draw ${drawId} was requested without a commitment`);
  const task = await found(records, 'task', { id: moved.value.taskId });
  if (!task.ok) return task;
  const sealed = await found(records, 'drawSecret', { drawId });
  if (!sealed.ok) return sealed;
  const randomness = publicRandomness(moved.value);
  if (!randomness.ok) return randomness;

  const secret = await vault.open('draw-secret', drawId, sealed.value.value.sealed);
  const inputs = await frozenInputs(records, moved.value.inputsId);
  const seed = drawSeed(secret, commitmentDigest(commitment), randomness.value.value);
  const outcome = conductDraw({ frame: inputs.frame, pool: inputs.pool, rules: moved.value.rules, seed });
  if (!outcome.ok) return voidUnfillable(ports, stored.value, task.value, outcome.refusal);

  await ledger.prepare(
    visitsOf(moved.value, task.value.value, inputs, outcome.value.assignments).flatMap(visitWrites),
  );
  const at = clock.now();
  const drawn: Draw = {
    ...moved.value,
    drawnAt: at,
    revealBy: deadlineOf('reveal-secret', task.value.value.endsOn),
  };
  return ledger.apply({
    ...serviceAsk('draw-runner', `conclude#${drawId}`),
    at,
    action: 'draw-concluded',
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'draw', value: drawn, before: stored.value }],
    facts: { number: drawn.number, taskId: drawn.taskId, visits: outcome.value.assignments.length },
    answer: drawn,
  });
};

const visitsOf = (
  draw: Draw,
  task: Task,
  { frame, nameOf, staffNoOf }: FrozenInputs,
  assignments: readonly {
    target: string;
    seats: readonly { department: string; skill?: string | undefined; inspector: string }[];
  }[],
): readonly Visit[] => {
  const stratumOf = new Map(frame.map(({ id, stratum }) => [id, stratum]));
  return assignments.map(({ target, seats }, i) => ({
    id: `${draw.id}-${i + 1}`,
    drawId: draw.id,
    place: i + 1,
    taskId: task.id,
    leadDepartment: task.leadDepartment,
    stratum: stratumOf.get(target) ?? '',
    target: targetIdSchema.parse(target),
    targetName: nameOf.get(target) ?? target,
    seats: seats.map(({ department, skill, inspector }) => ({
      department,
      ...(skill !== undefined && { skill }),
      staffNo: staffNoOf.get(inspector) ?? '',
      pseudonym: inspector,
    })),
    itemCodes: task.itemCodes,
    plannedOn: task.plannedOn,
    state: 'assigned',
  }));
};

const visitWrites = (visit: Visit): readonly Write[] => [
  { kind: 'visit', value: visit, before: undefined },
  ...visit.seats.map(
    ({ staffNo }): Write => ({
      kind: 'assignment',
      value: { staffNo, plannedOn: visit.plannedOn, visitId: visit.id },
      before: undefined,
    }),
  ),
];

const voidUnfillable = async (
  { ledger, clock }: Outside,
  stored: Stored<'draw'>,
  task: Stored<'task'>,
  { reason }: Refusal,
): Promise<Result<Draw>> => {
  const asked = serviceAsk('draw-runner', `conclude#${stored.value.id}`);
  const why = bothLanguages(reason);
  const voiding = voidingOf(stored, task, { reason: why, by: asked.actor, at: clock.now() });
  return voiding.ok ? ledger.apply({ ...asked, ...voiding.value }) : voiding;
};
