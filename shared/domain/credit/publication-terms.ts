import { z } from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import { type Severity, severitySchema } from './severity.ts';

const publicationTermSchema = z
  .object({
    severity: severitySchema,
    label: textSchema,
    /** Whether facts of this severity are shown to the public at all. */
    isPublished: z.boolean(),
    /** Months from the day of the document before which no repair is granted. */
    minMonths: z.int().min(0),
    /** Months from the day of the document after which the fact stops counting and being shown by itself. */
    maxMonths: z.int().min(1),
    /** Years for which the fact is kept and may be disclosed to those with a right to it. */
    retentionYears: z.int().min(1),
    basis: z.string().min(1),
  })
  .refine(({ minMonths, maxMonths }) => minMonths <= maxMonths, 'minMonths must not exceed maxMonths');
export type PublicationTerm = z.infer<typeof publicationTermSchema>;

/** How long adverse facts are published, count and are kept, by severity; one row each. */
export const publicationTermsSchema = effectiveTableSchema(publicationTermSchema).refine(
  ({ rows }) =>
    severitySchema.options.every((one) => rows.filter(({ severity }) => severity === one).length === 1),
  'every severity needs exactly one row',
);
type PublicationTerms = z.infer<typeof publicationTermsSchema>;

/** The terms of a severity; the table holds one row for each. */
export const publicationTermOf = ({ rows }: PublicationTerms, severity: Severity): PublicationTerm => {
  const row = rows.find((one) => one.severity === severity);
  if (row === undefined) throw new Error(`the publication terms have no row for ${severity}`);
  return row;
};
