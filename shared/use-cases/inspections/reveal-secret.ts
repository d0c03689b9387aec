import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { taskMachine } from '../../domain/inspections/task.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Records, Stored, Write } from '../ports.ts';
import { runDone, type TellProgress, tellProgress } from '../runs.ts';
import { serviceAsk } from '../service-ask.ts';
import { checkOutcome } from './check-outcome.ts';
import { logTime } from './log-time.ts';
import { madeSubstitutions } from './made-substitutions.ts';
import { openSecret } from './open-secret.ts';
import { replayDraw } from './replay-draw.ts';
import { givesAwayFault, hasNoOutcome } from './sealed-draws.ts';
import { type HeldDraw, writeCertificate } from './write-certificate.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'vault' | 'progress'>;

/**
 * Publishes the secret of a draw, and its certificate then. With the reveal of the task's own draw the task is
 * complete. A void draw stays void: its secret shows what was thrown away, and so does its certificate
 * where its public randomness was complete. The void draws of departments' inspectors are revealed with the draw of their
 * targets. Doing it twice changes nothing; what broke off half-way is gone on with.
 */
export const revealSecret = async (ports: Outside, drawId: string): Promise<Result<Draw>> => {
  const stored = await found(ports.records, 'draw', { id: drawId });
  if (!stored.ok) return stored;
  const thrownAway = await revealThrownAway(ports, stored.value.value);
  return thrownAway.ok ? revealOne(ports, stored.value) : thrownAway;
};

/** Reveals the void draws of inspectors for the targets of a draw; nobody may see their frames before those targets. */
const revealThrownAway = async (ports: Outside, { inspectorDraws }: Draw): Promise<Result<unknown>> => {
  for (const { drawId } of inspectorDraws.filter(({ state }) => state === 'void')) {
    const stored = await found(ports.records, 'draw', { id: drawId });
    if (!stored.ok) return stored;
    const { commitment, certifiedAt } = stored.value.value;
    if (commitment === undefined || certifiedAt !== undefined) continue;
    const revealed = await revealOne(ports, stored.value);
    if (!revealed.ok) return revealed;
  }
  return accepted(undefined);
};

const revealOne = async (ports: Outside, stored: Stored<'draw'>): Promise<Result<Draw>> => {
  const { value: draw } = stored;
  const sealed = await givesAwayFault(ports.records, draw);
  if (sealed !== undefined) return refused(sealed);
  const isRevealed = draw.secret !== undefined && draw.certifiedAt === undefined;
  const moved = isRevealed ? accepted(draw) : revealing(draw);
  if (!moved.ok) return moved;
  const tell = tellProgress(ports, 'reveal-secret', draw.id);
  const held = await heldAgain(ports, draw, tell);
  const revealed = isRevealed ? moved : await reveal(ports, stored, moved.value, held !== undefined);
  return revealed.ok && held !== undefined ? certify(ports, draw.id, held, tell) : revealed;
};

/** A void draw whose secret was committed to stays void when it is revealed. */
const revealing = (draw: Draw): Result<Draw> =>
  draw.state === 'void' && draw.commitment !== undefined && draw.secret === undefined
    ? accepted(draw)
    : move(drawMachine, draw, 'reveal');

/**
 * The draw as it comes out: without an outcome where it proved impossible, which is void. Nothing for a void one whose
 * public randomness was never complete.
 */
const heldAgain = async (
  ports: Outside,
  draw: Draw,
  tell: TellProgress,
): Promise<Omit<HeldDraw, 'substitutions'> | undefined> => {
  const isVoid = draw.voided !== undefined;
  if (hasNoOutcome(draw)) return undefined;
  const { outcome, ...replayed } = await replayDraw(ports, draw, tell);
  if (!outcome.ok && !isVoid) throw new Error(`draw ${draw.id} cannot be held again as it was`);
  return { ...replayed, outcome: outcome.ok ? outcome.value : [] };
};

const reveal = async (
  { records, ledger, clock, vault }: Outside,
  stored: Stored<'draw'>,
  moved: Draw,
  hasCertificate: boolean,
): Promise<Result<Draw>> => {
  const { id } = moved;
  const completed = moved.state === 'void' ? accepted([]) : await taskCompleted(records, moved);
  if (!completed.ok) return completed;
  const time = logTime(clock, moved);
  if (!time.ok) return time;
  const at = time.value;
  const secret = await openSecret({ records, vault }, id);
  const revealed: Draw = { ...moved, secret, revealedAt: at, lastAt: at };
  return ledger.apply({
    ...serviceAsk('draw-runner', `reveal#${id}`),
    at,
    action: 'secret-revealed',
    about: `draw/${id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: revealed, before: stored },
      ...completed.value,
      ...(hasCertificate ? [] : await runDone(records, 'reveal-secret', id, at)),
    ],
    facts: { secret },
    answer: revealed,
  });
};

/** A department's draw of inspectors is revealed with the draw of the targets, and only that one ends the task. */
const taskCompleted = async (
  records: Records,
  { taskId, stage }: Draw,
): Promise<Result<readonly Write[]>> => {
  if (stage.kind === 'inspectors') return accepted([]);
  const task = await found(records, 'task', { id: taskId });
  if (!task.ok) return task;
  const completed = move(taskMachine, task.value.value, 'complete');
  return completed.ok ? accepted([{ kind: 'task', value: completed.value, before: task.value }]) : completed;
};

const certify = async (
  ports: Outside,
  drawId: string,
  held: Omit<HeldDraw, 'substitutions'>,
  tell: TellProgress,
): Promise<Result<Draw>> => {
  const { records, ledger, clock } = ports;
  const stored = await found(records, 'draw', { id: drawId });
  if (!stored.ok) return stored;
  const { value: draw } = stored.value;
  if (draw.drawnAt !== undefined) await checkOutcome(records, draw, held.outcome);
  const substitutions = await madeSubstitutions(records, draw);
  if (!substitutions.ok) return substitutions;
  await writeCertificate(ports, draw, { ...held, substitutions: substitutions.value }, tell);
  const at = clock.now();
  const certified: Draw = { ...draw, certifiedAt: at };
  return ledger.apply({
    ...serviceAsk('draw-runner', `certify#${drawId}`),
    at,
    action: 'draw-certified',
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: certified, before: stored.value },
      ...(await runDone(records, 'reveal-secret', drawId, at)),
    ],
    answer: certified,
  });
};
