import type { ReceiptFault } from '../../../shared/domain/credit/receipt-faults.ts';
import { type ReceiptKey, readKeySet } from '../../../shared/domain/credit/receipt-key.ts';
import { type ReceiptVerification, verifyReceipt } from '../../../shared/domain/credit/verify-receipt.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import { documentSource } from '../documents/document-source.ts';
import { StartError } from '../start-error.ts';
import { differenceFromReceipt } from './difference-from-receipt.ts';
import type { GivenReceipt } from './receipts-in.ts';

/** The verdict on a receipt and on the answer that holds it. */
export type AnswerVerification =
  | Extract<ReceiptVerification, { valid: true }>
  | { readonly valid: false; readonly code: ReceiptFault | 'answer-differs'; readonly message: Text };

/**
 * The verdicts on receipts by the key set at a place, a file or an address. Without one there is none: which keys to
 * trust is for the reader to say, for a receipt can name any issuer.
 */
export const checkReceipts = async (
  given: readonly GivenReceipt[],
  keysAt: string | undefined,
): Promise<readonly AnswerVerification[]> => {
  const keys = await keySetAt(keysAt);
  return given.map(({ receipt, answer }) => {
    const verification = verifyReceipt(receipt, keys);
    const difference =
      verification.valid && answer !== undefined
        ? differenceFromReceipt(answer, verification.receipt)
        : undefined;
    return difference === undefined ? verification : differs(difference);
  });
};

/** Only the receipt is signed, so whoever reads the answer around it must know that it says the same. */
const differs = (member: string): AnswerVerification => ({
  valid: false,
  code: 'answer-differs',
  message: {
    zh: `回执本身有效，但答复中的 ${member} 与回执所载不符或缺失：答复被改动过，应以回执为准（可单独核验回执，查看其内容）`,
    en: `the receipt itself is valid, but ${member} of the answer around it is missing or not what the receipt says: the answer was changed; go by the receipt (verify it alone to see what it says)`,
  },
});

const keySetAt = async (place: string | undefined): Promise<readonly ReceiptKey[]> => {
  if (place === undefined)
    throw new StartError({
      zh: '核验回执须用 --keys 给出出具服务的公钥集：其 /.well-known/jwks.json 的网址，或事先保存的副本。不会自动去取，因为回执自称由谁出具并不足信。',
      en: 'To check a receipt, give the key set of the service with --keys: the address of its /.well-known/jwks.json, or a copy of it. None is fetched by itself, for a receipt can name any issuer.',
    });
  const keys = readKeySet(await documentSource(place, { zh: '公钥集', en: 'key set' }).document());
  if (keys === undefined || keys.length === 0)
    throw new StartError({
      zh: `${place} 中没有可核验回执的公钥；请给出服务的 /.well-known/jwks.json。`,
      en: `There is no key for receipts in ${place}; give the service's /.well-known/jwks.json.`,
    });
  return keys;
};
