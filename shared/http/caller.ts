import * as z from 'zod';
import { type Caller, callerSchema, roleSchema } from '../domain/access/caller.ts';

/** The names under which an issuer puts what this service needs; issuers differ. */
export interface ClaimNames {
  readonly roles: string;
  readonly department: string;
  readonly jurisdiction: string;
  readonly staffNo: string;
  readonly represents: string;
}

/** The names that count where an issuer's own are not configured. */
export const defaultClaimNames: ClaimNames = {
  roles: 'roles',
  department: 'department',
  jurisdiction: 'jurisdiction',
  staffNo: 'staff_no',
  represents: 'represents',
};

const rolesClaimSchema = z.union([z.string().transform((role) => [role]), z.array(z.string())]).default([]);
const scopeClaimSchema = z.string().default('');

const isRole = (role: string): boolean => roleSchema.safeParse(role).success;

/**
 * The caller that verified claims describe; nothing when a claim has the wrong shape. Roles that this
 * service does not know belong to others and are left out. `scope` is separated by blanks (RFC 8693).
 */
export const callerOfClaims = (
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames,
): Caller | undefined => {
  const roles = rolesClaimSchema.safeParse(claims[names.roles]);
  const scope = scopeClaimSchema.safeParse(claims['scope']);
  if (!roles.success || !scope.success) return undefined;
  return callerSchema.safeParse({
    subject: claims['sub'],
    roles: roles.data.filter(isRole),
    department: claims[names.department],
    jurisdiction: claims[names.jurisdiction],
    staffNo: claims[names.staffNo],
    represents: claims[names.represents],
    scopes: scope.data.split(' ').filter((one) => one !== ''),
  }).data;
};
