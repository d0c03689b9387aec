import type { CreditEvent } from '../credit/event.ts';
import type { CivilDate, Instant } from '../primitives/time.ts';
import type { Pledge } from './pledge.ts';

type PledgeEvent = Extract<CreditEvent, { readonly pledgeId: string }>;

/** What the end of a pledge, or of its papers' term, adds to the entity's credit history; each kind once. */
export const pledgeEventOf = (
  kind: PledgeEvent['kind'],
  { id, subject, itemCode }: Pledge,
  given: {
    readonly occurredOn: CivilDate;
    readonly knownAt: Instant;
    readonly source: PledgeEvent['source'];
    readonly documentNo?: string;
    readonly isRevoked?: boolean;
  },
): PledgeEvent => ({ kind, id: `${kind}:${id}`, subject, pledgeId: id, itemCode, ...given });
