import type { FC } from 'hono/jsx';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import type { Reader } from '../site/reader.ts';
import { Official } from './values.tsx';

interface StratumProps {
  readonly reader: Reader;
  readonly stratum: string;
  /** The label of its risk class. */
  readonly label: Text | undefined;
}

/** The name of a stratum: the label of its risk class, or what the draw calls it. */
export const Stratum: FC<StratumProps> = ({ reader, stratum, label }) =>
  label === undefined ? <Official>{stratum}</Official> : <span>{reader.say(label)}</span>;
