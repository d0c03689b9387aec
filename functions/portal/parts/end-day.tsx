import type { Child } from 'hono/jsx';
import type { CivilDate } from '../../../shared/domain/primitives/time.ts';
import type { Reader } from '../site/reader.ts';
import { entity } from '../texts/entity.ts';
import { Day } from './values.tsx';

/** The day on which a listing ends by itself, or that only a decision ends it. */
export const endDay = (reader: Reader, on: CivilDate | undefined): Child =>
  on === undefined ? reader.say(entity.endsByDecision) : <Day reader={reader} on={on} />;
