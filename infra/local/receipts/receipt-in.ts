import * as z from 'zod';

const receiptSchema = z.union([
  // Base64url of `{"`, with which the header of every JWS begins.
  z.string().startsWith('eyJ'),
  z.object({ receipt: z.string() }).transform(({ receipt }) => receipt),
]);

/** The receipt that a document is, or that an answer of the API holds in `receipt`; nothing in any other document. */
export const receiptIn = (document: unknown): string | undefined => receiptSchema.safeParse(document).data;
