import { z } from 'zod';

/**
 * How grave an adverse fact is: 轻微, 一般, 严重 (国办发〔2025〕22号). It decides whether and for how long the fact is
 * published, and after which time it can be repaired.
 */
export const severitySchema = z.enum(['minor', 'ordinary', 'serious']);
export type Severity = z.infer<typeof severitySchema>;
