import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import { parentOf } from '../../domain/registry/unit.ts';

/**
 * Who may change an entry: the unit that maintains it and those above (谁管辖谁维护). One that nobody maintains yet may be
 * entered by anyone, but changed from a unit at the root of the tree only.
 */
export const mayMaintain = (caller: Caller, unit: string | undefined, isThere: boolean): boolean =>
  unit === undefined
    ? !isThere || (caller.department !== undefined && parentOf(caller.department) === undefined)
    : permitWithin(caller, [unit]).ok;
