import type { Forgery } from './forge.ts';
import { misnumbered, misspoken, unproven } from './forged/logs.ts';
import { biased } from './forged/randomness.ts';
import { misdrawn, missubstituted } from './forged/results.ts';
import { disordered, misshapen, misstaged, uncommitted } from './forged/shapes.ts';

/** Every kind of forgery that we could think of, at least one for each fault. */
export const forgeries: readonly Forgery[] = [
  ...misshapen,
  ...disordered,
  ...uncommitted,
  ...misstaged,
  ...unproven,
  ...misspoken,
  ...misnumbered,
  ...biased,
  ...misdrawn,
  ...missubstituted,
];
