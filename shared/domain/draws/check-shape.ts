import * as z from 'zod';
import { type DrawCertificate, drawCertificateSchema } from './certificate.ts';
import { isFrame, isOutcome } from './fast-shapes.ts';
import type { FrameEntry } from './frame.ts';
import type { DrawnVisit } from './outcome.ts';

const shape = z
  .strictObject({
    ...drawCertificateSchema.unwrap().shape,
    frame: z.custom<readonly FrameEntry[]>(isFrame),
    outcome: z.custom<readonly DrawnVisit[]>(isOutcome),
  })
  .readonly();

/** The certificate that some JSON is, or nothing if it does not follow the schema; PROTOCOL.md §2.1. */
export const readCertificate = (candidate: unknown): DrawCertificate | undefined => {
  const parsed = shape.safeParse(candidate);
  return parsed.success && !hidesFacts(candidate as DrawCertificate) ? parsed.data : undefined;
};

/** zod leaves `__proto__` out of a record without a word, so a fact of that name would be gone from the hashed entry. */
const hidesFacts = ({ log }: DrawCertificate): boolean =>
  log.entries.some(({ entry }) => Object.hasOwn(entry.facts, '__proto__'));
