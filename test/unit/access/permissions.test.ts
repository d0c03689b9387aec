import { describe, expect, it } from 'vitest';
import { type Role, roleSchema } from '../../../shared/domain/access/caller.ts';
import {
  type Action,
  actions,
  permit,
  permitAbove,
  permitOwn,
  permitRepresented,
  permitSecondPerson,
  permitWithin,
} from '../../../shared/domain/access/permissions.ts';
import { refusal } from '../../../shared/domain/primitives/refusal.ts';
import { callerIn, subjectOf } from '../../support/builders.ts';
import { refusalIn } from '../../support/draws.ts';

/** Who may do what, written a second time by hand, so that a change of the grants is seen. */
const allowed: Readonly<Record<Action, readonly Role[]>> = {
  'register:read': ['steward', 'planner', 'approver', 'department-officer', 'auditor'],
  'register:write': ['steward'],
  'task:read': ['planner', 'approver', 'department-officer', 'auditor'],
  'task:draft': ['planner'],
  'task:approve': ['approver'],
  'draw:prepare': ['planner'],
  'draw:void': ['approver'],
  'substitution:decide': ['approver'],
  'visit:read': ['planner', 'approver', 'department-officer', 'auditor'],
  'visit:own': ['inspector'],
  'visit:review': ['approver'],
  'case:read': ['approver', 'department-officer', 'auditor'],
  'case:handle': ['department-officer'],
  'case:review': ['approver'],
  'case:consent': ['approver'],
  'case:decide': ['approver'],
  'listing:read': ['approver', 'department-officer', 'auditor'],
  'listing:publish': ['department-officer'],
  'listing:revoke': ['approver'],
  'application:read': ['approver', 'department-officer', 'auditor'],
  'application:handle': ['department-officer'],
  'application:decide': ['approver'],
  'application:revoke': ['approver'],
  'entity:represent': ['entity-representative'],
  'order:read': ['approver', 'department-officer', 'auditor'],
  'order:acknowledge': ['department-officer'],
  'order:report': ['department-officer'],
  'order:object': ['department-officer'],
  'order:answer': ['approver'],
  'table:propose': ['steward'],
  'table:approve': ['steward', 'approver'],
  'table:read': ['steward', 'planner', 'approver', 'department-officer', 'auditor'],
  'webhook:read': ['department-officer', 'auditor'],
  'webhook:manage': ['department-officer'],
  'audit:read': ['auditor'],
  'credit:record': ['department-officer', 'approval-system'],
  'credit:import': ['steward', 'department-officer'],
  'credit:amend': ['approver', 'department-officer'],
  'credit-history:read': ['planner', 'approver', 'department-officer', 'auditor'],
  'credit:read': ['planner', 'approver', 'department-officer', 'auditor', 'approval-system'],
  'pledge:check': ['approval-system'],
  'pledge:read': ['planner', 'approver', 'department-officer', 'auditor', 'approval-system'],
  'pledge:accept': ['approval-system', 'department-officer'],
  'pledge:verify': ['department-officer', 'approver'],
};
const scopes = ['credit:read', 'credit:record', 'pledge:check', 'pledge:accept'];
const mayDo = (role: Role, action: Action): boolean => permit(callerIn(role, { scopes }), action).ok;

describe('a role', () => {
  it('may do what is written here and nothing else', () => {
    expect(actions.toSorted()).toEqual(Object.keys(allowed).toSorted());
    for (const action of actions)
      expect([action, roleSchema.options.filter((role) => mayDo(role, action))]).toEqual([
        action,
        roleSchema.options.filter((role) => allowed[action].includes(role)),
      ]);
  });

  it('that audits reads and changes nothing', () => {
    const audited = actions.filter((action) => mayDo('auditor', action));
    expect(audited.length).toBeGreaterThan(5);
    for (const action of audited) expect(action).toMatch(/:read$/);
  });

  it.each([
    ['task:draft', 'task:approve'],
    ['draw:prepare', 'draw:void'],
    ['draw:prepare', 'substitution:decide'],
    ['visit:own', 'substitution:decide'],
    ['visit:own', 'visit:review'],
    ['case:handle', 'case:decide'],
    ['listing:publish', 'case:decide'],
    ['application:handle', 'application:decide'],
  ] as const)('that may %s may not also %s', (one, other) => {
    for (const role of roleSchema.options)
      expect([role, mayDo(role, one) && mayDo(role, other)]).toEqual([role, false]);
  });

  it('is needed: a caller without one may do nothing', () => {
    for (const action of actions) {
      const no = refusalIn(permit(callerIn('planner', { roles: [], scopes }), action));
      expect(no.code).toBe('forbidden');
      expect(no.reason.en).toContain(allowed[action][0]);
    }
  });
});

describe('a machine', () => {
  it('needs the scope beside the role, whatever other role it has', () => {
    const machine = callerIn('approval-system', { scopes: [] });
    expect(permit(machine, 'credit:read').ok).toBe(false);
    expect(permit({ ...machine, roles: ['approval-system', 'planner'] }, 'credit:read').ok).toBe(false);
    expect(permit({ ...machine, scopes: ['pledge:check'] }, 'credit:read').ok).toBe(false);
    expect(permit({ ...machine, scopes: ['credit:read'] }, 'credit:read').ok).toBe(true);
  });

  it('is not what a person needs a scope for', () => {
    expect(permit(callerIn('planner', { scopes: [] }), 'credit:read').ok).toBe(true);
    expect(permit(callerIn('planner', { scopes }), 'pledge:check').ok).toBe(false);
  });
});

describe('a department', () => {
  const reaches = (department: string | undefined, ...units: readonly string[]): boolean =>
    permitWithin(callerIn('planner', { department }), units).ok;

  it('reaches what is its own and what is below it', () => {
    expect(reaches('33.A', '33.A')).toBe(true);
    expect(reaches('33.A', '33.A.3301')).toBe(true);
    expect(reaches('33', '33.A.3301')).toBe(true);
  });

  it('does not reach what is above it, beside it, or begins alike', () => {
    for (const unit of ['33', '33.B', '33.AB', '33.A3301', '333.A', '3'])
      expect([unit, reaches('33.A', unit)]).toEqual([unit, false]);
    expect(reaches('33.AB', '33.A')).toBe(false);
  });

  it('reaches what belongs to several when one of them is its own', () => {
    expect(reaches('33.A', '33.B', '33.A.3301')).toBe(true);
    expect(reaches('33.A', '33.B', '33.C')).toBe(false);
    expect(reaches('33.A')).toBe(false);
  });

  it('that a token does not name reaches nothing', () => {
    expect(refusalIn(permitWithin(callerIn('planner', { department: undefined }), ['33'])).code).toBe(
      'outside-jurisdiction',
    );
  });

  it('does not bind an auditor, unless the auditor has another role besides', () => {
    const auditor = callerIn('auditor', { department: '33.A' });
    expect(permitWithin(auditor, ['33.B']).ok).toBe(true);
    expect(permitWithin({ ...auditor, roles: ['auditor', 'approver'] }, ['33.B']).ok).toBe(false);
    expect(permitWithin({ ...auditor, roles: [] }, ['33.B']).ok).toBe(false);
  });
});

describe('the unit above', () => {
  const isAbove = (department: string | undefined, unit: string): boolean =>
    permitAbove(callerIn('approver', { department }), unit).ok;

  it('is the next one and never one further up, the unit itself, one beside it, or one that begins alike', () => {
    expect(isAbove('33.A', '33.A.3301')).toBe(true);
    for (const department of ['33', '33.A.3301', '33.B', '33.A.33', undefined])
      expect([department, isAbove(department, '33.A.3301')]).toEqual([department, false]);
    expect(isAbove('33.A.3301', '33.A')).toBe(false);
    for (const department of ['33', '', undefined])
      expect([department, isAbove(department, '33')]).toEqual([department, false]);
  });
});

describe('what a unit alone can want', () => {
  it('is done by its own people and not by those above it', () => {
    expect(permitOwn(callerIn('approver', { department: '33.A' }), '33.A').ok).toBe(true);
    for (const department of ['33', '33.A.3301', undefined])
      expect(refusalIn(permitOwn(callerIn('approver', { department }), '33.A')).code).toBe(
        'outside-jurisdiction',
      );
  });
});

describe('an entity', () => {
  it('is spoken for by those whom the identity platform vouches for, and by nobody else', () => {
    const representative = callerIn('entity-representative', { represents: [subjectOf(1)] });
    expect(permitRepresented(representative, subjectOf(1)).ok).toBe(true);
    for (const caller of [representative, callerIn('auditor'), callerIn('steward')])
      expect(refusalIn(permitRepresented(caller, subjectOf(2))).code).toBe('outside-jurisdiction');
  });
});

describe('a second person', () => {
  it('is anyone but those who took the earlier steps', () => {
    const caller = callerIn('approver');
    expect(permitSecondPerson(caller, { drafted: ['planner'], edited: [undefined] }).ok).toBe(true);
    expect(permitSecondPerson(caller, {}).ok).toBe(true);
    const earlier = { drafted: ['planner'], edited: ['planner', 'approver'] };
    expect(refusalIn(permitSecondPerson(caller, earlier))).toEqual(
      refusal(
        'same-person',
        '“修改”一步由您本人办理，须由另一人办理本步骤。',
        'You yourself edited it; a second person must take this step.',
      ),
    );
  });
});
