import { type ReceiptKey, readKeySet } from '../../../shared/domain/credit/receipt-key.ts';
import { type ReceiptVerification, verifyReceipt } from '../../../shared/domain/credit/verify-receipt.ts';
import { documentSource } from '../documents/document-source.ts';
import { StartError } from '../start-error.ts';

/**
 * The verdict on a receipt by the key set at a place, a file or an address. Without one there is none: which keys to
 * trust is for the reader to say, for a receipt can name any issuer.
 */
export const checkReceipt = async (
  receipt: string,
  keysAt: string | undefined,
): Promise<ReceiptVerification> => verifyReceipt(receipt, await keySetAt(keysAt));

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
