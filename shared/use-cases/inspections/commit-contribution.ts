import type { Draw } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { recordRandomness } from './record-randomness.ts';

/**
 * Records the hash of a witness's contribution (`contributionCommitment`). Every witness commits before any
 * opens, so nobody can fit a value to the others'. Refuses as {@link recordRandomness} does.
 */
export const commitContribution = (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    witness,
    commitment,
    ...asked
  }: Ask & { readonly drawId: string; readonly witness: string; readonly commitment: string },
): Promise<Result<Draw>> =>
  recordRandomness(ports, asked, { action: 'contribution-committed', facts: { witness, commitment } });
