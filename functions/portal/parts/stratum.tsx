import type { FC } from 'hono/jsx';
import { drawRatios } from '../../../shared/domain/inspections/draw-ratios.ts';
import type { Reader } from '../site/reader.ts';
import { Official } from './values.tsx';

/** The name of a stratum: the label of its risk class, or what the draw calls it. */
export const Stratum: FC<{ readonly reader: Reader; readonly stratum: string }> = ({ reader, stratum }) => {
  const label = drawRatios.rows.find((row) => row.stratum === stratum)?.label;
  return label === undefined ? <Official>{stratum}</Official> : <span>{reader.say(label)}</span>;
};
