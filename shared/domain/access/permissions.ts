import { refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import type { TargetId } from '../registry/identifier.ts';
import { isWithin, parentOf } from '../registry/unit.ts';
import type { Caller, Role } from './caller.ts';
import { type EarlierSteps, earlierStepTexts } from './earlier-steps.ts';

interface Grant {
  /** Any one of these suffices. */
  readonly roles: readonly Role[];
  /** The scope that a machine's token must carry too. */
  readonly scope?: string;
}

/** The one place that decides who may do what. Every route of the HTTP API names one of these actions. */
const grants = {
  'register:read': { roles: ['steward', 'planner', 'approver', 'department-officer', 'auditor'] },
  'register:write': { roles: ['steward'] },
  'task:read': { roles: ['planner', 'approver', 'department-officer', 'auditor'] },
  'task:draft': { roles: ['planner'] },
  'task:approve': { roles: ['approver'] },
  'draw:prepare': { roles: ['planner'] },
  'draw:void': { roles: ['approver'] },
  'substitution:decide': { roles: ['approver'] },
  'visit:read': { roles: ['planner', 'approver', 'department-officer', 'auditor'] },
  'visit:own': { roles: ['inspector'] },
  'visit:review': { roles: ['approver'] },
  'case:read': { roles: ['approver', 'department-officer', 'auditor'] },
  'case:handle': { roles: ['department-officer'] },
  'case:review': { roles: ['approver'] },
  'case:consent': { roles: ['approver'] },
  'case:decide': { roles: ['approver'] },
  'listing:read': { roles: ['approver', 'department-officer', 'auditor'] },
  'listing:publish': { roles: ['department-officer'] },
  'listing:revoke': { roles: ['approver'] },
  'application:read': { roles: ['approver', 'department-officer', 'auditor'] },
  'application:handle': { roles: ['department-officer'] },
  'application:decide': { roles: ['approver'] },
  'application:revoke': { roles: ['approver'] },
  'entity:represent': { roles: ['entity-representative'] },
  'order:read': { roles: ['approver', 'department-officer', 'auditor'] },
  'order:acknowledge': { roles: ['department-officer'] },
  'order:report': { roles: ['department-officer'] },
  'order:object': { roles: ['department-officer'] },
  'order:answer': { roles: ['approver'] },
  /** A new version is proposed by one person of the root unit and approved by another; see `permitRoot`. */
  'table:propose': { roles: ['steward'] },
  'table:approve': { roles: ['steward', 'approver'] },
  'table:read': { roles: ['steward', 'planner', 'approver', 'department-officer', 'auditor'] },
  'webhook:read': { roles: ['department-officer', 'auditor'] },
  'webhook:manage': { roles: ['department-officer'] },
  'audit:read': { roles: ['auditor'] },
  'credit:record': { roles: ['department-officer', 'approval-system'], scope: 'credit:record' },
  'credit:import': { roles: ['steward', 'department-officer'] },
  'credit:amend': { roles: ['approver', 'department-officer'] },
  'credit-history:read': { roles: ['planner', 'approver', 'department-officer', 'auditor'] },
  'credit:read': {
    roles: ['planner', 'approver', 'department-officer', 'auditor', 'approval-system'],
    scope: 'credit:read',
  },
  'pledge:read': {
    roles: ['planner', 'approver', 'department-officer', 'auditor', 'approval-system'],
    scope: 'pledge:accept',
  },
  'pledge:accept': { roles: ['approval-system', 'department-officer'], scope: 'pledge:accept' },
  'pledge:verify': { roles: ['department-officer', 'approver'] },
  'pledge:check': { roles: ['approval-system'], scope: 'pledge:check' },
} as const satisfies Record<string, Grant>;

/** Something a caller may or may not do. */
export type Action = keyof typeof grants;

/** Every action there is, for the written matrix that the tests compare with. */
export const actions = Object.keys(grants) as readonly Action[];

const hasGrant = (caller: Caller, grant: Grant): boolean =>
  grant.roles.some((role) => caller.roles.includes(role)) &&
  (grant.scope === undefined ||
    !caller.roles.includes('approval-system') ||
    caller.scopes.includes(grant.scope));

/**
 * Whether the caller's roles and scopes allow the action at all.
 * Refuses with `forbidden`.
 */
export const permit = (caller: Caller, action: Action): Result<Caller> =>
  hasGrant(caller, grants[action])
    ? accepted(caller)
    : refused(
        refusal(
          'forbidden',
          `此操作（${action}）需要角色 ${grants[action].roles.join('、')}。`,
          `This action (${action}) needs one of the roles ${grants[action].roles.join(', ')}.`,
        ),
      );

/**
 * Whether the caller sees the records of every department. Auditors do; whoever is something else besides could
 * change what belongs to others, and sees no more than that role.
 */
export const seesAll = ({ roles }: Caller): boolean =>
  roles.length > 0 && roles.every((role) => role === 'auditor');

/**
 * Whether the caller may touch what belongs to any of these units: its own unit or one below it
 * (数据按部门隔离). Auditors see all and change nothing. Refuses with `outside-jurisdiction`.
 */
export const permitWithin = (caller: Caller, departments: readonly string[]): Result<Caller> => {
  const own = caller.department;
  if (seesAll(caller) || departments.some((unit) => own !== undefined && isWithin(unit, own)))
    return accepted(caller);
  return refused(
    refusal(
      'outside-jurisdiction',
      '该事项属于其他部门。',
      'This belongs to another department.',
      'department',
    ),
  );
};

/**
 * Whether the caller acts for the unit at the root: what holds for every unit is settled there. Refuses with
 * `outside-jurisdiction`.
 */
export const permitRoot = (caller: Caller): Result<Caller> =>
  caller.department !== undefined && parentOf(caller.department) === undefined
    ? accepted(caller)
    : refused(
        refusal(
          'outside-jurisdiction',
          '规则表对全部单位适用，须由最上级单位的人员办理。',
          'The rule tables hold for every unit; someone of the unit above all others must do it.',
          'department',
        ),
      );

/**
 * Whether the caller belongs to a unit itself, not to one above it: what the unit alone can want. Refuses with
 * `outside-jurisdiction`.
 */
export const permitOwn = (caller: Caller, unit: string): Result<Caller> =>
  caller.department === unit
    ? accepted(caller)
    : refused(
        refusal(
          'outside-jurisdiction',
          `须由 ${unit} 本单位的人员办理。`,
          `Someone of ${unit} itself must do this.`,
          'department',
        ),
      );

/**
 * Whether the caller's unit is the next one above another (上一级): whoever consents to what a unit decides. Refuses with
 * `outside-jurisdiction`.
 */
export const permitAbove = (caller: Caller, unit: string): Result<Caller> => {
  const above = parentOf(unit);
  return caller.department !== undefined && caller.department === above
    ? accepted(caller)
    : refused(
        refusal(
          'outside-jurisdiction',
          above === undefined ? `${unit} 没有上一级单位。` : `须由 ${unit} 的上一级单位（${above}）办理。`,
          above === undefined
            ? `There is no unit above ${unit}.`
            : `The next unit above ${unit}, which is ${above}, must do this.`,
          'department',
        ),
      );
};

/**
 * Whether the caller speaks for an entity, as the identity platform vouches. The same answer whether or not there is
 * such an entity. Refuses with `outside-jurisdiction`.
 */
export const permitRepresented = (caller: Caller, subject: TargetId): Result<Caller> =>
  caller.represents?.includes(subject) === true
    ? accepted(caller)
    : refused(
        refusal(
          'outside-jurisdiction',
          '您的令牌不代表该主体。',
          'Your token does not speak for this entity.',
          'params.code',
        ),
      );

/**
 * Separation of duties (办理与监督相分离): the person may not be one of those who did the earlier step.
 * Refuses with `same-person`, and says which step it was.
 */
export const permitSecondPerson = (caller: Caller, earlier: EarlierSteps): Result<Caller> => {
  const taken = stepsIn(earlier).find((step) => earlier[step]?.includes(caller.subject));
  if (taken === undefined) return accepted(caller);
  const { zh, en } = earlierStepTexts[taken];
  return refused(
    refusal(
      'same-person',
      `“${zh}”一步由您本人办理，须由另一人办理本步骤。`,
      `You yourself ${en}; a second person must take this step.`,
    ),
  );
};

const stepsIn = (earlier: EarlierSteps) => Object.keys(earlier) as (keyof EarlierSteps)[];
