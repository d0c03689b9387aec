import * as z from 'zod';
import { ruleText } from '../primitives/text.ts';

/** The most UTF-16 units of a name. */
export const longestPlainText = 200;

const wellFormed = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed(), ruleText('文本不是合法的 Unicode', 'must be well-formed Unicode'));

/**
 * A name in the draw protocol: 1 to 200 UTF-16 units of well-formed Unicode. A lone surrogate is refused
 * because it has no UTF-8 bytes, so nothing that holds one can be hashed.
 */
export const plainTextSchema = wellFormed(longestPlainText);

/** A reason or a note in the draw protocol: as a name, but up to 2,000 UTF-16 units. */
export const remarkSchema = wellFormed(2000);

/** What {@link drawTargetIdSchema} accepts. */
export const drawTargetIdPattern = /^[A-Z][A-Z0-9]{1,15}:[0-9A-Za-z._-]{1,64}$/;
/** A scheme-qualified target identifier such as `USCC:…`; ASCII, so code-unit order is byte order. */
export const drawTargetIdSchema = z.string().regex(drawTargetIdPattern);

/** What {@link pseudonymSchema} accepts. */
export const pseudonymPattern = /^[0-9A-Za-z._-]{1,64}$/;
/** The pseudonym that names an inspector in one draw. */
export const pseudonymSchema = z.string().regex(pseudonymPattern);
