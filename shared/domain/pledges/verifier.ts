import { isWithin } from '../registry/unit.ts';
import type { AvailableItem } from './pledge-items.ts';

/**
 * The unit that verifies a pledge: the one that decided on the application, or else the one that answers for the entity,
 * where it belongs to the line of authority that verifies the item; otherwise the head of that line.
 */
export const verifierOf = (
  { verifiedBy }: AvailableItem,
  unit: string,
  responsible: string | undefined,
): string => [unit, responsible].find((one) => one !== undefined && isWithin(one, verifiedBy)) ?? verifiedBy;
