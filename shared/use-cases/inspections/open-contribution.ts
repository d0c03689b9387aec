import type { OpenedContribution } from '../../domain/draws/randomness.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { recordRandomness } from './record-randomness.ts';

/**
 * Opens what a witness committed, once all have. The last opening makes the public randomness. Refuses as
 * {@link recordRandomness} does.
 */
export const openContribution = (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    witness,
    value,
    nonce,
    ...asked
  }: Ask & { readonly drawId: string } & Pick<OpenedContribution, 'witness' | 'value' | 'nonce'>,
): Promise<Result<Draw>> =>
  recordRandomness(ports, asked, { action: 'contribution-opened', facts: { witness, value, nonce } });
