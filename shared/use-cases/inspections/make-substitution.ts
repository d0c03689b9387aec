import { substitutionDigest } from '../../domain/draws/substitution.ts';
import { type SubstitutionRequest, substitutionMachine } from '../../domain/inspections/substitution.ts';
import { substitutionFault } from '../../domain/inspections/substitution-fault.ts';
import type { Refusal } from '../../domain/primitives/refusal.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Stored } from '../ports.ts';
import { runDone } from '../runs.ts';
import { serviceAsk } from '../service-ask.ts';
import { assignmentsTo } from './assignments-to.ts';
import { drawSubstitute } from './draw-substitute.ts';
import { logTime } from './log-time.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy' | 'vault' | 'progress'>;

/**
 * Draws the substitute that an approved request asks for and puts it in place, in one transaction with the public log.
 * Doing it twice changes nothing more; of two at once, one is tried again and goes on from the other. Where nobody is
 * left to be drawn, or nothing can be replaced any more, the request ends with that reason and nothing else changes.
 */
export const makeSubstitution = async (
  ports: Outside,
  substitutionId: string,
): Promise<Result<SubstitutionRequest>> => {
  const { records, ledger, clock } = ports;
  const stored = await found(records, 'substitution', { id: substitutionId });
  if (!stored.ok) return stored;
  const moved = move(substitutionMachine, stored.value.value, 'make');
  if (!moved.ok) return moved;
  const request = moved.value;
  const draw = await found(records, 'draw', { id: request.drawId });
  if (!draw.ok) return draw;
  const visit = await found(records, 'visit', { id: request.visitId });
  if (!visit.ok) return visit;
  const fault = substitutionFault(request, draw.value.value, visit.value.value);
  if (fault !== undefined) return giveUp(ports, stored.value, fault);

  const time = logTime(clock, draw.value.value);
  if (!time.ok) return time;
  const at = time.value;
  const drawn = await drawSubstitute(ports, { request, draw: draw.value, visit: visit.value }, at);
  if (!drawn.ok && drawn.refusal.code === 'substitution-impossible')
    return giveUp(ports, stored.value, drawn.refusal);
  if (!drawn.ok) return drawn;
  // These lead nowhere until the visit names the same inspectors.
  await ledger.prepare(assignmentsTo(drawn.value.visit));
  const { substitution, writes } = drawn.value;
  const number = draw.value.value.substitutions + 1;
  const made: SubstitutionRequest = { ...request, made: substitution, number, madeAt: at };
  return ledger.apply({
    ...serviceAsk('draw-runner', `substitution#${substitutionId}`),
    at,
    action: request.of === 'target' ? 'target-substituted' : 'inspector-substituted',
    about: `draw/${request.drawId}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: { ...draw.value.value, substitutions: number, lastAt: at }, before: draw.value },
      { kind: 'substitution', value: made, before: stored.value },
      ...writes,
      ...(await runDone(records, 'make-substitution', substitutionId, at)),
    ],
    facts: { number, reason: request.reason, digest: substitutionDigest(substitution) },
    answer: made,
  });
};

const giveUp = async (
  { records, ledger, clock }: Outside,
  stored: Stored<'substitution'>,
  { reason }: Refusal,
): Promise<Result<SubstitutionRequest>> => {
  const moved = move(substitutionMachine, stored.value, 'give-up');
  if (!moved.ok) return moved;
  const at = clock.now();
  const impossible: SubstitutionRequest = { ...moved.value, impossibleBecause: reason };
  return ledger.apply({
    ...serviceAsk('draw-runner', `substitution#${impossible.id}`),
    at,
    action: 'substitution-impossible',
    about: `substitution/${impossible.id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'substitution', value: impossible, before: stored },
      ...(await runDone(records, 'make-substitution', impossible.id, at)),
    ],
    answer: impossible,
  });
};
