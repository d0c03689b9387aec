import type { Text } from '../primitives/text.ts';

/**
 * Every way in which a receipt can fail, in the order in which it is checked. RECEIPT.md lists the same codes; another
 * implementation must name the same first fault.
 */
export const receiptFaults = {
  'receipt-malformed': {
    zh: '不是格式正确的紧凑 JWS（以点分隔的三段 base64url 文本）',
    en: 'not a well-formed compact JWS: three parts of base64url with dots between them',
  },
  'header-invalid': {
    zh: '首部不是本格式所规定的：算法、类型或成员有异',
    en: 'the header is not the one of this format: another algorithm or type, or other members',
  },
  'key-unknown': {
    zh: '公钥集中没有该回执所称的公钥；若公钥集是较早保存的，请重新获取',
    en: 'the key set has no key of this name; fetch it anew if it was saved before the receipt was made',
  },
  'signature-invalid': {
    zh: '签名无效：内容被更改，或并非由该公钥所对应的私钥签发',
    en: 'the signature is not valid: the content was changed, or another key signed it',
  },
  'payload-invalid': {
    zh: '签名有效，但内容不符合回执格式',
    en: 'the signature is valid, but the content does not follow the format of receipts',
  },
  'key-not-in-use-then': {
    zh: '回执所载时刻不在该公钥的使用期内',
    en: 'the key was not in use at the moment that the receipt bears',
  },
} as const satisfies Record<string, Text>;

export type ReceiptFault = keyof typeof receiptFaults;
