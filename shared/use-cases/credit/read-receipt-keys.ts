import type { ReceiptKey } from '../../domain/credit/receipt-key.ts';
import type { Ports } from '../ask.ts';

/** The public half of every key that ever signed a receipt or soon will, newest first. */
export const readReceiptKeys = async ({
  records,
}: Pick<Ports, 'records'>): Promise<readonly ReceiptKey[]> => {
  const keys: ReceiptKey[] = [];
  for await (const { value } of records.all('signingKeys', {})) {
    const { publicJwk, kid, usedFrom, usedUntil } = value;
    keys.push({ ...publicJwk, kid, use: 'sig', alg: 'EdDSA', usedFrom, usedUntil });
  }
  return keys.sort((one, other) => (one.usedFrom < other.usedFrom ? 1 : -1));
};
