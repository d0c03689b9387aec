import { permitWithin } from '../../domain/access/permissions.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { refused } from '../../domain/primitives/result.ts';
import { isInRegion } from '../../domain/registry/district-code.ts';
import { parentOf, type Unit } from '../../domain/registry/unit.ts';
import type { Ask, Ports } from '../ask.ts';

/** Adds a unit to the tree or changes one. Refuses with `outside-jurisdiction` for
 * a unit that is not below the caller's, and with `invalid-input` while the unit above is not
 * there or its jurisdiction does not hold the unit's. */
export const registerUnit = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, unit }: Ask & { readonly unit: Unit },
): Promise<Result<Unit>> => {
  const permitted = permitWithin(caller, [unit.code]);
  if (!permitted.ok) return permitted;
  const above = parentOf(unit.code);
  const parent = above === undefined ? undefined : await records.get('unit', { code: above });
  if (above !== undefined && parent === undefined)
    return refused(
      refusal(
        'invalid-input',
        `上级单位 ${above} 尚未登记；请先登记上级单位。`,
        `The unit above, ${above}, is not registered; register it first.`,
        'body.code',
      ),
    );
  if (parent !== undefined && !isInRegion(unit.jurisdiction, parent.value.jurisdiction))
    return refused(
      refusal(
        'invalid-input',
        `管辖区域 ${unit.jurisdiction} 不在上级单位的管辖区域 ${parent.value.jurisdiction} 内。`,
        `The jurisdiction ${unit.jurisdiction} is not within ${parent.value.jurisdiction}, that of the unit above.`,
        'body.jurisdiction',
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
