import * as z from 'zod';
import { targetIdSchema } from '../registry/identifier.ts';

/** What a person or machine may be in this service; assigned by the identity provider, never here. */
export const roleSchema = z.enum([
  'steward',
  'planner',
  'approver',
  'inspector',
  'department-officer',
  'auditor',
  'approval-system',
  'entity-representative',
]);
export type Role = z.infer<typeof roleSchema>;

/** Who is calling, as their verified token says. */
export const callerSchema = z
  .object({
    /** The identity provider's stable name for the person or machine (`sub`). */
    subject: z.string().min(1).max(200),
    roles: z.array(roleSchema),
    /** Dotted unit code, such as `33.SCJG`; a caller sees this unit and those below it. */
    department: z.string().min(1).max(100).optional(),
    /** GB/T 2260 code of the area the caller answers for. */
    jurisdiction: z.string().min(1).max(12).optional(),
    /** The inspector's staff number in the inspector register. */
    staffNo: z.string().min(1).max(40).optional(),
    /** The entities that the caller speaks for, as identifiers; the identity platform vouches for it. */
    represents: z.array(targetIdSchema).readonly().optional(),
    /** OAuth scopes, which machines need beside their role. */
    scopes: z.array(z.string()),
  })
  .readonly();
export type Caller = z.infer<typeof callerSchema>;
