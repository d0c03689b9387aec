import * as z from 'zod';
import { parseIdentifier, type TargetId } from '../domain/registry/identifier.ts';

/** Reads a code as {@link subjectCodeSchema} does, in the transform of another schema. */
export const readSubjectCode = (raw: string, context: z.RefinementCtx): TargetId => {
  const parsed = parseIdentifier(raw);
  if (parsed.ok) return parsed.value.id;
  const text = parsed.refusal.message;
  context.addIssue({ code: 'custom', message: text.en, params: { text } });
  return z.NEVER;
};

/**
 * An entity as a caller names it: the 18 characters of a unified social credit code or the 15 digits of a
 * registration number, with or without its scheme (`USCC:…`). Gives the scheme-qualified identifier.
 */
export const subjectCodeSchema = z.string().max(80).transform(readSubjectCode);
