import * as z from 'zod';

/**
 * How grave an adverse fact is: 轻微, 一般, 严重 (国办发〔2025〕22号). It decides whether and for how long the fact is
 * published, and after which time it can be repaired.
 */
export const severitySchema = z.enum(['minor', 'ordinary', 'serious']);
export type Severity = z.infer<typeof severitySchema>;

/** Whether a fact is as grave as another severity, or graver. */
export const isAtLeast = (severity: Severity, other: Severity): boolean =>
  severitySchema.options.indexOf(severity) >= severitySchema.options.indexOf(other);
