import type { Ports } from '../ask.ts';

/** The secret of a committed draw, 64 hex digits. Only the draw runner may open it. */
export const openSecret = async (
  { records, vault }: Pick<Ports, 'records' | 'vault'>,
  drawId: string,
): Promise<string> => {
  const stored = await records.get('drawSecret', { drawId });
  if (stored === undefined) throw new Error(`draw ${drawId} was committed to without a secret`);
  return vault.open('draw-secret', drawId, stored.value.sealed);
};
