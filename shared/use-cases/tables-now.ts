import { civilDateOf, type Instant } from '../domain/primitives/time.ts';
import type { RuleTables } from '../domain/rule-tables/rule-tables.ts';
import type { Tables } from './ports.ts';

/** The rule tables in force today, as known now. */
export const tablesNow = (tables: Tables, now: Instant): Promise<RuleTables> =>
  tables.at(civilDateOf(now), now);
