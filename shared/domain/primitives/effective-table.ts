import { z } from 'zod';
import { type CivilDate, civilDateSchema } from './time.ts';

/**
 * A table of rules or labels that the law may change: in force from `effectiveFrom` until, but not on,
 * `effectiveTo`. `uncertain` says what the sources leave open, so that nobody takes it for settled.
 */
export const effectiveTableSchema = <Row extends z.ZodType>(row: Row) =>
  z.object({
    name: z.string().min(1),
    effectiveFrom: civilDateSchema,
    effectiveTo: civilDateSchema.optional(),
    basis: z.string().min(1),
    uncertain: z.string().min(1).optional(),
    rows: z.array(row).min(1),
  });

/** A table as parsed from its file. */
export interface EffectiveTable<Row> {
  readonly name: string;
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo?: CivilDate | undefined;
  readonly basis: string;
  readonly uncertain?: string | undefined;
  readonly rows: readonly Row[];
}
