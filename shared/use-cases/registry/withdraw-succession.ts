import { type RegisteredEntity, registeredOf } from '../../domain/credit/entity.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { type NamedProposal, proposedSuccession } from './proposed-succession.ts';

/**
 * Takes back the proposal of a succession: by whoever made it or anyone else who maintains both entries. Refuses as
 * {@link proposedSuccession} does.
 */
export const withdrawSuccession = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  asked: NamedProposal,
): Promise<Result<RegisteredEntity>> => {
  const proposed = await proposedSuccession(records, asked);
  if (!proposed.ok) return proposed;
  const { predecessor, proposal } = proposed.value;
  const { proposedSuccession: _, ...entity } = predecessor.value;
  return ledger.apply({
    command: asked.command,
    at: clock.now(),
    actor: asked.caller.subject,
    action: 'succession-withdrawn',
    about: `entity/${asked.code}`,
    basis: proposal.documentNo,
    writes: [{ kind: 'entity', value: entity, before: predecessor }],
    answer: registeredOf(entity),
  });
};
