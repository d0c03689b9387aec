import type { Draw } from './draw.ts';

/** A draw as anybody may see it. */
export type PublicDraw = Omit<Draw, 'roots'> & Partial<Pick<Draw, 'roots'>>;

/**
 * Whether roots and commitment of a draw may be public. Before its secret is revealed, not those of a department's draw of
 * inspectors, whose frame is the targets that were drawn, nor those of a draw whose frame leaves out what a sealed one
 * has drawn: whoever tries all choices of a few finds the one with its root; PROTOCOL.md §3.
 */
export const showsCommitment = ({
  stage,
  givesAway,
  secret,
}: Pick<Draw, 'stage' | 'givesAway' | 'secret'>): boolean =>
  (stage.kind !== 'inspectors' && givesAway.length === 0) || secret !== undefined;

/** The draw without what would tell the targets to who tries hard enough. */
export const publicDraw = (draw: Draw): PublicDraw => {
  if (showsCommitment(draw)) return draw;
  const { roots: _, commitment: __, ...others } = draw;
  return others;
};
