import * as z from 'zod';

/** A receipt, and the answer of the API that holds it; without one where the receipt stands alone. */
export interface GivenReceipt {
  readonly receipt: string;
  readonly answer?: Readonly<Record<string, unknown>>;
}

const answerSchema = z.looseObject({ receipt: z.string() });

const givenSchema = z.union([
  // Base64url of `{"`, with which the header of every JWS begins.
  z
    .string()
    .startsWith('eyJ')
    .transform((receipt): readonly GivenReceipt[] => [{ receipt }]),
  answerSchema.transform((answer) => [givenIn(answer)]),
  z
    .object({ items: z.array(answerSchema).min(1) })
    .transform(({ items }): readonly GivenReceipt[] => items.map(givenIn)),
]);

const givenIn = (answer: z.infer<typeof answerSchema>): GivenReceipt =>
  Object.keys(answer).length === 1 ? { receipt: answer.receipt } : { receipt: answer.receipt, answer };

/**
 * The receipts in a document: the one that it is, or that an answer of the API holds in `receipt`, or those of all answers
 * of a batch; none in any other document.
 */
export const receiptsIn = (document: unknown): readonly GivenReceipt[] =>
  givenSchema.safeParse(document).data ?? [];
