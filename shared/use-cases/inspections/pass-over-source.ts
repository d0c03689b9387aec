import type { Draw } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { recordRandomness } from './record-randomness.ts';

/**
 * Gives up a source of randomness that did not hold, with the reason in public; the next source of the commitment is
 * tried then. Refuses with `randomness-source` before its time is over, and as {@link recordRandomness} does.
 */
export const passOverSource = (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { reason, ...asked }: Ask & { readonly drawId: string; readonly reason: string },
): Promise<Result<Draw>> =>
  recordRandomness(ports, asked, { action: 'source-passed-over', facts: { reason } });
