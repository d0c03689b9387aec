import { commitmentDigest } from '../../domain/draws/commitment.ts';
import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Change, Records, Stored, Write } from '../ports.ts';
import { runDone, runRequested } from '../runs.ts';
import { inspectorsAwaitedNoMore } from './awaited-draws.ts';
import { logTime } from './log-time.ts';

type Voided = NonNullable<Draw['voided']>;

/** The lawful part of a change that declares a draw void; who does it, and by which command, comes on top. */
type Voiding = Pick<Change<Draw>, 'at' | 'action' | 'about' | 'basis' | 'writes' | 'facts' | 'answer'>;

/**
 * What it takes to declare a draw void, by people or by the service: the draw keeps its number, with the reason and
 * who wanted it in public, and its place is free for another draw. A secret that was committed to is revealed at once;
 * that of a department's draw of inspectors with the draw of the targets, who are still to be inspected.
 * Refuses with `wrong-state` once the draw is dispatched or others hang on it, and with `clock-behind`.
 */
export const voidingOf = async (
  { records, clock }: Pick<Ports, 'records' | 'clock'>,
  draw: Stored<'draw'>,
  why: Omit<Voided, 'at'>,
): Promise<Result<Voiding>> => {
  const moved = move(drawMachine, draw.value, 'void');
  if (!moved.ok) return moved;
  const time = logTime(clock, draw.value);
  if (!time.ok) return time;
  const at = time.value;
  const place = await placeFreed(records, draw.value, at);
  if (!place.ok) return place;
  const answer: Draw = { ...moved.value, voided: { ...why, at }, lastAt: at };
  const { id, number, taskId, commitment, stage } = answer;
  return accepted({
    at,
    action: 'draw-voided',
    about: `draw/${id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: answer, before: draw },
      ...place.value,
      ...(await runDone(records, 'conclude-draw', id, at)),
      ...(commitment === undefined || stage.kind === 'inspectors'
        ? []
        : [await runRequested(records, 'reveal-secret', id, at)]),
    ],
    facts: {
      taskId,
      number,
      commitment: commitment === undefined ? null : commitmentDigest(commitment),
      ...why,
    },
    answer,
  });
};

/** The writes that let another draw take this one's place: with its task, or among the draws of the departments. */
const placeFreed = async (records: Records, draw: Draw, at: Instant): Promise<Result<readonly Write[]>> => {
  if (draw.stage.kind === 'inspectors') {
    const targets = await found(records, 'draw', { id: draw.stage.of });
    if (!targets.ok) return targets;
    const { value } = targets.value;
    if (value.state !== 'drawn') return refused(underWay(value));
    const inspectorDraws = value.inspectorDraws.map((one) =>
      one.drawId === draw.id ? { ...one, state: 'void' as const } : one,
    );
    return accepted([{ kind: 'draw', value: { ...value, inspectorDraws }, before: targets.value }]);
  }
  const living = draw.inspectorDraws.filter(({ state }) => state !== 'void');
  if (living.length > 0) return refused(hangingOn(living.map(({ drawId }) => drawId)));
  const task = await found(records, 'task', { id: draw.taskId });
  if (!task.ok) return task;
  const { currentDrawId: _, ...free } = task.value.value;
  return accepted([
    { kind: 'task', value: free, before: task.value },
    ...(await inspectorsAwaitedNoMore(records, draw, task.value.value, at)),
  ]);
};

const underWay = ({ id, state }: Draw): Refusal =>
  refusal(
    'wrong-state',
    `对象抽取 ${id} 处于“${drawMachine.states[state].zh}”状态，检查人员已随之派发，不能再作废。`,
    `Draw ${id} of the targets is ${drawMachine.states[state].en}, and the inspectors with it; neither can be void any more.`,
    'state',
  );

const hangingOn = (drawIds: readonly string[]): Refusal =>
  refusal(
    'wrong-state',
    `各部门已据本次抽取的对象抽取检查人员；请先作废：${drawIds.join('、')}。`,
    `Departments have drawn inspectors for the targets of this draw; declare these void first: ${drawIds.join(', ')}.`,
    'inspectorDraws',
  );
