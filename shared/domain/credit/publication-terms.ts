import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';
import { type CivilDate, dateAfter } from '../primitives/time.ts';
import { type Severity, severitySchema } from './severity.ts';

const publicationTermSchema = z
  .strictObject({
    severity: severitySchema,
    label: textSchema,
    /** Whether facts of this severity are shown to the public at all. */
    isPublished: z.boolean(),
    /** Months from the day of the document for which the fact counts and is shown at least: no repair is granted before. */
    minMonths: z.int().min(0),
    /** Months from the day of the document after which the fact stops counting and being shown by itself. */
    maxMonths: z.int().min(1),
    /** Years for which the fact is kept and may be disclosed to those with a right to it. */
    retentionYears: z.int().min(1),
    basis: z.string().min(1),
  })
  .refine(
    ({ minMonths, maxMonths, retentionYears }) => minMonths <= maxMonths && maxMonths <= retentionYears * 12,
    ruleText(
      '最短公示期不得长于最长公示期，最长公示期不得长于保存期',
      'minMonths must not exceed maxMonths, nor that the years for which the fact is kept',
    ),
  );
export type PublicationTerm = z.infer<typeof publicationTermSchema>;

/** How long adverse facts are published, count and are kept, by severity; one row each. */
export const publicationTermsSchema = effectiveTableSchema(
  'publication-terms',
  publicationTermSchema,
  'severity',
).refine(
  ({ rows }) => severitySchema.options.every((one) => rows.some(({ severity }) => severity === one)),
  ruleText('每一严重程度都须有一行', 'every severity needs a row', 'rows'),
);
type PublicationTerms = z.infer<typeof publicationTermsSchema>;

/** The terms of a severity; the table holds one row for each. */
export const publicationTermOf = ({ rows }: PublicationTerms, severity: Severity): PublicationTerm => {
  const row = rows.find((one) => one.severity === severity);
  if (row === undefined) throw new Error(`the publication terms have no row for ${severity}`);
  return row;
};

/**
 * The last day of the minimum term of a fact of the day `on`, which begins on the next day and ends with the corresponding
 * one (民法典 art. 201, 204); absent for a severity that has none.
 */
export const minimumThrough = (
  terms: PublicationTerms,
  severity: Severity,
  on: CivilDate,
): CivilDate | undefined => {
  const { minMonths } = publicationTermOf(terms, severity);
  return minMonths === 0 ? undefined : dateAfter(on, { months: minMonths });
};
