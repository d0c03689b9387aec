import type { Caller } from '../../shared/domain/access/caller.ts';
import type { SubstitutionRequest } from '../../shared/domain/inspections/substitution.ts';
import type { Visit } from '../../shared/domain/inspections/visit.ts';
import type { Result } from '../../shared/domain/primitives/result.ts';
import type { TargetState } from '../../shared/domain/registry/target-state.ts';
import {
  decideSubstitution,
  type SubstitutionDecision,
} from '../../shared/use-cases/inspections/decide-substitution.ts';
import { makeSubstitution } from '../../shared/use-cases/inspections/make-substitution.ts';
import {
  type AskedSubstitution,
  requestSubstitution,
} from '../../shared/use-cases/inspections/request-substitution.ts';
import { askOf } from './builders.ts';
import { acceptedValue } from './draws.ts';
import { approver, type DeskPorts, planner } from './inspection-desk.ts';
import { changeRegister } from './register-change.ts';

/** What a planner adds to a request in the tests. */
export const note = '附登记机关文书';

/** Asks for a substitution. */
export const ask = (
  ports: DeskPorts,
  { id: visitId }: Pick<Visit, 'id'>,
  asked: AskedSubstitution,
  by: Caller = planner,
): Promise<Result<SubstitutionRequest>> => requestSubstitution(ports, { ...askOf(by), visitId, asked });

/** Decides on a request, with approval unless said otherwise. */
export const decide = (
  ports: DeskPorts,
  { id: substitutionId }: Pick<SubstitutionRequest, 'id'>,
  by: Caller = approver,
  decision: SubstitutionDecision = { outcome: 'approve' },
): Promise<Result<SubstitutionRequest>> =>
  decideSubstitution(ports, { ...askOf(by), substitutionId, decision });

/** The register learns that a target is not to be inspected any more. */
export const endTarget = (
  ports: DeskPorts,
  { target: id }: Pick<Visit, 'target'>,
  state: TargetState = 'deregistered',
): Promise<void> =>
  changeRegister(ports, 'entity', { target: { id } }, (entity) => ({
    ...entity,
    target: { ...entity.target, state },
  }));

/** A visit's target is deregistered and replaced, from the register to the substitute. */
export const replaceTarget = async (ports: DeskPorts, visit: Visit): Promise<SubstitutionRequest> => {
  await endTarget(ports, visit);
  const request = acceptedValue(await ask(ports, visit, { of: 'target', reason: 'deregistered', note }));
  acceptedValue(await decide(ports, request));
  return acceptedValue(await makeSubstitution(ports, request.id));
};

/** The inspector in a seat asks, by word to the planner, to stay away, and is replaced. */
export const replaceInspector = async (
  ports: DeskPorts,
  visit: Visit,
  place: number,
): Promise<SubstitutionRequest> => {
  const asked = { of: 'inspector', place, reason: 'recusal-declared', note } as const;
  const request = acceptedValue(await ask(ports, visit, asked));
  acceptedValue(await decide(ports, request));
  return acceptedValue(await makeSubstitution(ports, request.id));
};
