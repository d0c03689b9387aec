import type { DrawView } from '../../read/draw.ts';
import type { Reader } from '../../site/reader.ts';

/** What every part of a draw's page is made from. */
export interface Part {
  readonly reader: Reader;
  readonly view: DrawView;
}
