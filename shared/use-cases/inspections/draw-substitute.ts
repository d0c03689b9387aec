import type { Substitution } from '../../domain/draws/substitution.ts';
import {
  type PresentDraw,
  presentVisits,
  substituteInspector,
  substituteTarget,
} from '../../domain/draws/substitutions.ts';
import { replaceSeat, replaceTarget } from '../../domain/inspections/replacement.ts';
import type { SubstitutionRequest } from '../../domain/inspections/substitution.ts';
import type { Visit, VisitSeat } from '../../domain/inspections/visit.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import { targetIdSchema } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Stored, Write } from '../ports.ts';
import { tellProgress } from '../runs.ts';
import { placeInDraw } from './drawn-in.ts';
import type { FrozenInputs } from './frozen-inputs.ts';
import { madeSubstitutions } from './made-substitutions.ts';
import { substitutionState } from './substitution-state.ts';
import { unavailableMembers } from './unavailable-members.ts';

/** What was drawn, and the visit as it stands then, with what must be written for that. */
export interface DrawnSubstitute {
  readonly substitution: Substitution;
  readonly visit: Visit;
  readonly writes: readonly Write[];
}

/** An approved request with what it is about, as stored. */
export interface ApprovedSubstitution {
  readonly request: SubstitutionRequest;
  readonly draw: Stored<'draw'>;
  readonly visit: Stored<'visit'>;
}

type Outside = Pick<Ports, 'records' | 'clock' | 'entropy' | 'vault' | 'progress'>;

/**
 * Draws a substitute from the frozen inputs of the draw, after the substitutions made so far (PROTOCOL.md §8). Refuses with
 * `substitution-impossible` when nobody is left to be drawn, and `stale-version` when storage lags.
 */
export const drawSubstitute = async (
  ports: Outside,
  { request, draw, visit }: ApprovedSubstitution,
  at: Instant,
): Promise<Result<DrawnSubstitute>> => {
  const { records, entropy } = ports;
  const task = await found(records, 'task', { id: draw.value.taskId });
  if (!task.ok) return task;
  const earlier = await madeSubstitutions(records, draw.value);
  if (!earlier.ok) return earlier;
  const tell = tellProgress(ports, 'make-substitution', request.id);
  const { state, inputs } = await substitutionState(ports, draw.value, earlier.value, tell);
  const { decidedBy } = request;
  if (decidedBy === undefined) throw new Error(`nobody approved substitution ${request.id}`);
  const common: Common = {
    visit: presentVisits(state).findIndex(({ target }) => target === visit.value.target),
    unavailable: await unavailableMembers(records, inputs.staffNoOf, task.value.value.endsOn),
    requestedBy: request.requesterPseudonym ?? request.requestedBy,
    approvedBy: decidedBy,
    nonce: entropy.secret(),
  };
  if (request.of === 'inspector') return inspectorDrawn(state, inputs, { request, draw, visit }, common, at);
  const attempt = earlier.value.filter((one) => one.of === 'target' && one.visit === common.visit).length + 2;
  return targetDrawn(state, inputs, { request, visit }, common, attempt);
};

type Common = Pick<Substitution, 'visit' | 'unavailable' | 'requestedBy' | 'approvedBy' | 'nonce'>;
type RequestOf<Kind> = Extract<SubstitutionRequest, { readonly of: Kind }>;

const targetDrawn = (
  state: PresentDraw,
  inputs: FrozenInputs,
  { request, visit }: { readonly request: RequestOf<'target'>; readonly visit: Stored<'visit'> },
  common: Common,
  attempt: number,
): Result<DrawnSubstitute> => {
  const drawn = substituteTarget(state, common);
  if (!drawn.ok) return drawn;
  const { substitute: entry, redrawn } = drawn.value;
  const { reason } = request;
  const { replaced, substitute } = replaceTarget(
    visit.value,
    {
      target: targetIdSchema.parse(entry.id),
      targetName: inputs.nameOf.get(entry.id) ?? entry.id,
      seats: redrawn.reduce<VisitSeat[]>(
        (seats, { place, substitute: pseudonym }) =>
          seats.with(place, { ...(seats[place] as VisitSeat), ...named(inputs, pseudonym) }),
        visit.value.seats,
      ),
    },
    attempt,
    reason,
  );
  return accepted({
    substitution: {
      of: 'target',
      target: visit.value.target,
      substitute: entry.id,
      reason,
      redrawn,
      ...common,
    },
    visit: substitute,
    writes: [
      { kind: 'visit', value: replaced, before: visit },
      { kind: 'visit', value: substitute, before: undefined },
    ],
  });
};

const inspectorDrawn = (
  state: PresentDraw,
  inputs: FrozenInputs,
  {
    request: { place, reason },
    draw,
    visit,
  }: ApprovedSubstitution & { readonly request: RequestOf<'inspector'> },
  common: Common,
  at: Instant,
): Result<DrawnSubstitute> => {
  const drawn = substituteInspector(state, { ...common, place: placeInDraw(visit.value, draw.value, place) });
  if (!drawn.ok) return drawn;
  const { redrawn } = drawn.value;
  const pseudonym = redrawn[0]?.substitute ?? '';
  const reseated = replaceSeat(visit.value, place, named(inputs, pseudonym), { reason, replacedAt: at });
  return accepted({
    substitution: { of: 'inspector', reason, redrawn, ...common },
    visit: reseated,
    writes: [{ kind: 'visit', value: reseated, before: visit }],
  });
};

const named = ({ staffNoOf }: FrozenInputs, pseudonym: string): Pick<VisitSeat, 'staffNo' | 'pseudonym'> => {
  const staffNo = staffNoOf.get(pseudonym);
  if (staffNo === undefined) throw new Error(`the frozen pool has no member ${pseudonym}`);
  return { staffNo, pseudonym };
};
