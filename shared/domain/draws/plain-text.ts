import { z } from 'zod';

/**
 * A name in the draw protocol: 1 to 200 UTF-16 units of well-formed Unicode. A lone surrogate is refused
 * because it has no UTF-8 bytes, so nothing that holds one can be hashed.
 */
export const plainTextSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed(), { error: 'must be well-formed Unicode' });

/** A scheme-qualified target identifier such as `USCC:…`; ASCII, so code-unit order is byte order. */
export const drawTargetIdSchema = z.string().regex(/^[A-Z][A-Z0-9]{1,15}:[0-9A-Za-z._-]{1,64}$/);

/** The pseudonym that names an inspector in one draw. */
export const pseudonymSchema = z.string().regex(/^[0-9A-Za-z._-]{1,64}$/);
