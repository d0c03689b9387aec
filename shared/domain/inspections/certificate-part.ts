import * as z from 'zod';

/** How many bytes of a file stand in one part, compressed: DynamoDB takes 400 kB an item, and base64 adds a third. */
export const certificatePartBytes = 280_000;

/**
 * A part of a file of a draw's certificate, as anyone may download it: the certificate itself (`certificate`) or
 * one of its chunks (`frame-0`). Compressed (gzip, base64). A file longer than {@link certificatePartBytes} goes on
 * in `certificate.1`, `certificate.2`, …; the first part that is not full is the last.
 */
export const certificatePartSchema = z.object({
  drawId: z.string().min(1).max(195),
  name: z.string().regex(/^[a-z]+(-\d{1,6})?(\.\d{1,6})?$/),
  gzip: z.base64(),
});
export type CertificatePart = z.infer<typeof certificatePartSchema>;
