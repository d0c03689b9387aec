import type { DrawFacts } from '../../domain/draws/log-facts.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { recordRandomness } from './record-randomness.ts';

/**
 * Records the published numbers of the lottery drawing that the commitment names, all of them, in any order,
 * and where anyone can look them up. Refuses as {@link recordRandomness} does.
 */
export const recordLottery = (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    numbers,
    publishedAt,
    publishedIn,
    ...asked
  }: Ask & { readonly drawId: string } & Omit<DrawFacts<'lottery-recorded'>, 'source'>,
): Promise<Result<Draw>> =>
  recordRandomness(ports, asked, {
    action: 'lottery-recorded',
    facts: { numbers, publishedAt, publishedIn },
  });
