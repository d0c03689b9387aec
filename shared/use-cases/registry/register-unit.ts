import { permitWithin } from '../../domain/access/permissions.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { refused } from '../../domain/primitives/result.ts';
import { parentOf, type Unit } from '../../domain/registry/unit.ts';
import type { Ask, Ports } from '../ask.ts';

/** Adds a unit to the tree or changes one. Refuses with `outside-jurisdiction` for
 * a unit that is not below the caller's, and with `invalid-input` while the unit above is not there. */
export const registerUnit = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, unit }: Ask & { readonly unit: Unit },
): Promise<Result<Unit>> => {
  const permitted = permitWithin(caller, [unit.code]);
  if (!permitted.ok) return permitted;
  const parent = parentOf(unit.code);
  if (parent !== undefined && (await records.get('unit', { code: parent })) === undefined)
    return refused(
      refusal(
        'invalid-input',
        `上级单位 ${parent} 尚未登记；请先登记上级单位。`,
        `The unit above, ${parent}, is not registered; register it first.`,
        'body.code',
      ),
    );
  const before = await records.get('unit', { code: unit.code });
  return ledger.apply({
    command,
    at: clock.now(),
    actor: caller.subject,
    action: 'unit-registered',
    about: `unit/${unit.code}`,
    basis: '谁管辖谁维护',
    writes: [{ kind: 'unit', value: unit, before }],
    answer: unit,
  });
};
