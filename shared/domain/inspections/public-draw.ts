import type { Draw } from './draw.ts';

/** A draw as anybody may see it. */
export type PublicDraw = Omit<Draw, 'roots'> & Partial<Pick<Draw, 'roots'>>;

/**
 * Whether roots and commitment of a draw may be public. Not those of a department's draw of inspectors before its secret
 * is revealed: its frame is the targets that were drawn, and whoever tries all choices of a few finds the one with its
 * root; PROTOCOL.md §3.
 */
export const showsCommitment = ({ stage, secret }: Pick<Draw, 'stage' | 'secret'>): boolean =>
  stage.kind !== 'inspectors' || secret !== undefined;

/** The draw without what would tell the targets to who tries hard enough. */
export const publicDraw = (draw: Draw): PublicDraw => {
  if (showsCommitment(draw)) return draw;
  const { roots: _, commitment: __, ...others } = draw;
  return others;
};
