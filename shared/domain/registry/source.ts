import * as z from 'zod';

/**
 * Where a register entry last came from: an import (named by the digest of its file, or by its request) and a
 * line of it. A further line of the same import for the same entry is a repeat.
 */
export const sourceSchema = z
  .object({ importId: z.string().min(1).max(200), line: z.int().min(1) })
  .readonly();
export type Source = z.infer<typeof sourceSchema>;

/** Adds its source to what a register keeps. */
export const sourcedSchema = <S extends z.ZodType>(entry: S) =>
  z.intersection(entry, z.object({ source: sourceSchema }));
