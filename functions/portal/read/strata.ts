import { type DrawRatios, drawRatioOf } from '../../../shared/domain/inspections/draw-ratios.ts';
import { stratumSchema } from '../../../shared/domain/inspections/stratum.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';

/** The name of a stratum in the words of a ratio table; nothing for what is no stratum of credit risk. */
export const stratumLabel = (ratios: DrawRatios, name: string): Text | undefined => {
  const stratum = stratumSchema.safeParse(name);
  return stratum.success ? drawRatioOf(ratios, stratum.data).label : undefined;
};
