import type { Entity } from '../../domain/credit/entity.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { withoutPledge } from '../../domain/pledges/open-pledge.ts';
import { isOpen, type Pledge } from '../../domain/pledges/pledge.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { additionOf } from '../credit/addition-of.ts';
import { resolveEntity } from '../credit/resolve-entity.ts';
import type { Stored, Write } from '../ports.ts';

const openPledgesAfter = (entity: Entity, pledge: Pledge): Pick<Entity, 'openPledges'> =>
  isOpen(pledge) || entity.openPledges === undefined
    ? {}
    : { openPledges: [...withoutPledge(entity.openPledges, pledge.id)] };

/**
 * The writes by which a pledge moves on, with what that adds to the entity's credit history: a pledge that is no longer open
 * leaves the entity's row in the same transaction.
 */
export const pledgeWrites = async (
  ports: Pick<Ports, 'records' | 'tables'>,
  { value: pledge, before }: { readonly value: Pledge; readonly before: Stored<'pledge'> },
  event: CreditEvent | undefined,
  at: Instant,
): Promise<readonly Write[]> => {
  const own: Write = { kind: 'pledge', value: pledge, before };
  if (event !== undefined) {
    const addition = await additionOf(ports, [event], at, (entity) => openPledgesAfter(entity, pledge));
    // A pledge moves in the transaction that adds its event, so an event that is known is that of a lost race.
    return addition === undefined ? [own] : [own, ...addition.writes];
  }
  if (isOpen(pledge)) return [own];
  const entity = await resolveEntity(ports.records, pledge.subject);
  return entity === undefined
    ? [own]
    : [
        own,
        {
          kind: 'entity',
          value: { ...entity.value, ...openPledgesAfter(entity.value, pledge) },
          before: entity,
        },
      ];
};
