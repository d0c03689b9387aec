import type { SubstitutionRequest } from '../../domain/inspections/substitution.ts';
import { type SubstitutionSubject, substitutionFault } from '../../domain/inspections/substitution-fault.ts';
import { inspectorGroundFault, targetGroundFault } from '../../domain/inspections/substitution-grounds.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Records, Stored } from '../ports.ts';
import { drawnIn } from './drawn-in.ts';
import { ownDraw } from './own-draw.ts';
import { ownVisit } from './own-visit.ts';
import { visitOfInspector } from './record-visit.ts';

/** What is asked for: the target of a visit is to be replaced, or the inspector in one of its seats. */
export type AskedSubstitution =
  | Pick<Extract<SubstitutionRequest, { of: 'target' }>, 'of' | 'reason' | 'note'>
  | Pick<Extract<SubstitutionRequest, { of: 'inspector' }>, 'of' | 'place' | 'reason' | 'note'>;

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy'>;

/**
 * Asks that a target, or the inspector in a seat of a visit, be replaced by lot; someone else must approve. Refuses with
 * `wrong-state` where nothing can be replaced any more, the register does not bear out the reason, or the same is
 * asked for already.
 */
export const requestSubstitution = async (
  ports: Outside,
  { caller, command, visitId, asked }: Ask & { readonly visitId: string; readonly asked: AskedSubstitution },
): Promise<Result<SubstitutionRequest>> => {
  const visit = await ownVisit(ports.records, caller, visitId);
  if (!visit.ok) return visit;
  const draw = await drawnIn(
    ports.records,
    visit.value.value,
    asked.of === 'inspector' ? asked.place : undefined,
  );
  if (!draw.ok) return draw;
  const own = await ownDraw(ports.records, caller, draw.value.value.id);
  return own.ok ? write(ports, { caller, command }, visit.value.value, own.value, asked) : own;
};

/**
 * An inspector declares that they must stay away from a visit of theirs (回避). Refuses with `not-found` for a visit
 * that is not theirs, and as {@link requestSubstitution} does.
 */
export const declareRecusal = async (
  ports: Outside,
  { caller, command, visitId, note }: Ask & { readonly visitId: string; readonly note: string },
): Promise<Result<SubstitutionRequest>> => {
  const own = await visitOfInspector(ports.records, caller, visitId);
  if (!own.ok) return own;
  const visit = own.value.visit.value;
  const place = visit.seats.findIndex(({ staffNo }) => staffNo === caller.staffNo);
  const draw = await drawnIn(ports.records, visit, place);
  if (!draw.ok) return draw;
  const asked = { of: 'inspector', place, reason: 'recusal-declared', note } as const;
  const requesterPseudonym = visit.seats[place]?.pseudonym;
  return write(ports, { caller, command }, visit, draw.value, asked, requesterPseudonym);
};

/** The request in full: an inspector is named by pseudonym, lest somebody else be replaced who holds the seat by then. */
type Grounds = AskedSubstitution & SubstitutionSubject;

const write = async (
  { records, ledger, clock, entropy }: Outside,
  { caller, command }: Ask,
  visit: Visit,
  { value: draw }: Stored<'draw'>,
  asked: AskedSubstitution,
  requesterPseudonym?: string,
): Promise<Result<SubstitutionRequest>> => {
  const grounds: Grounds =
    asked.of === 'target' ? asked : { ...asked, pseudonym: visit.seats[asked.place]?.pseudonym ?? '' };
  const fault =
    substitutionFault(grounds, draw, visit) ??
    (await groundFault(records, visit, grounds)) ??
    (await alreadyAsked(records, draw.id, visit.id, grounds));
  if (fault !== undefined) return refused(fault);
  const at = clock.now();
  const request: SubstitutionRequest = {
    ...grounds,
    id: entropy.id(),
    drawId: draw.id,
    visitId: visit.id,
    leadDepartment: draw.leadDepartment,
    state: 'requested',
    requestedBy: caller.subject,
    ...(requesterPseudonym !== undefined && { requesterPseudonym }),
    requestedAt: at,
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'substitution-requested',
    about: `substitution/${request.id}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'substitution', value: request, before: undefined }],
    answer: request,
  });
};

const groundFault = async (
  records: Records,
  visit: Visit,
  grounds: Grounds,
): Promise<Refusal | undefined> => {
  if (grounds.of === 'target') {
    const entity = await records.get('entity', { target: { id: visit.target } });
    return targetGroundFault(grounds.reason, entity?.value.target);
  }
  const staffNo = visit.seats[grounds.place]?.staffNo ?? '';
  const [inspector, task] = await Promise.all([
    records.get('inspector', { staffNo }),
    records.get('task', { id: visit.taskId }),
  ]);
  if (task === undefined) throw new Error(`visit ${visit.id} is of no task`);
  return inspectorGroundFault(grounds.reason, inspector?.value, task.value.endsOn);
};

const alreadyAsked = async (
  records: Records,
  drawId: string,
  visitId: string,
  grounds: Grounds,
): Promise<Refusal | undefined> => {
  for await (const { value } of records.all('substitutionsOfDraw', { drawId })) {
    const isOpen = value.state === 'requested' || value.state === 'approved';
    const isSame =
      value.of === 'target'
        ? grounds.of === 'target'
        : grounds.of === 'inspector' && value.place === grounds.place;
    if (isOpen && isSame && value.visitId === visitId)
      return refusal(
        'wrong-state',
        `已有同一替换申请 ${value.id} 正在办理。`,
        `Request ${value.id} for the same substitution is under way.`,
        'state',
      );
  }
  return undefined;
};
