import { ed25519 } from '@noble/curves/ed25519.js';
import { canonicalJson } from '../../shared/domain/audit/canonical.ts';
import { bytesOfHex, sha256Hex } from '../../shared/domain/audit/hash.ts';
import { receiptType, type UnsignedReceipt } from '../../shared/domain/credit/receipt.ts';
import { type Ed25519Jwk, type ReceiptKey, thumbprintOf } from '../../shared/domain/credit/receipt-key.ts';
import { base64urlOf } from '../../shared/domain/primitives/base64url.ts';
import { civilDateSchema, instantSchema } from '../../shared/domain/primitives/time.ts';
import { subjectOf } from './builders.ts';
import { testNow } from './manual-clock.ts';

/** A key pair that is the same in every run. */
export interface TestKey {
  readonly seed: Uint8Array;
  readonly jwk: ReceiptKey;
}

/** The key pair of a name, with the months in which it signs. */
export const testKey = (
  name: string,
  usedFrom = '2026-01-02T01:00:00.000Z',
  usedUntil = '2026-04-02T01:00:00.000Z',
): TestKey => {
  const seed = bytesOfHex(sha256Hex(name));
  const jwk: Ed25519Jwk = { kty: 'OKP', crv: 'Ed25519', x: base64urlOf(ed25519.getPublicKey(seed)) };
  return {
    seed,
    jwk: {
      ...jwk,
      kid: thumbprintOf(jwk),
      use: 'sig',
      alg: 'EdDSA',
      usedFrom: instantSchema.parse(usedFrom),
      usedUntil: instantSchema.parse(usedUntil),
    },
  };
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (part: string | Uint8Array): Uint8Array => (typeof part === 'string' ? utf8(part) : part);

/** The header that a receipt of this key has. */
export const headerOf = ({ jwk }: TestKey): string =>
  `{"alg":"EdDSA","kid":"${jwk.kid}","typ":"${receiptType}"}`;

/** A JWS of any header and payload, signed by the key whatever they are. */
export const signed = (key: TestKey, header: string | Uint8Array, payload: string | Uint8Array): string => {
  const input = `${base64urlOf(bytesOf(header))}.${base64urlOf(bytesOf(payload))}`;
  return `${input}.${base64urlOf(ed25519.sign(utf8(input), key.seed))}`;
};

/** A receipt of the key, whatever it says. */
export const receiptOf = (key: TestKey, payload: object): string =>
  signed(key, headerOf(key), canonicalJson(payload));

const tables = Object.fromEntries(
  ['lists', 'measures', 'pledge-items', 'result-codes', 'score-grades'].map((name) => [
    name,
    sha256Hex(name),
  ]),
);
const common = {
  ver: 'openlot-receipt/1' as const,
  jti: '01941f29-7c00-7000-8000-000000000001',
  iat: Math.floor(Date.parse(testNow) / 1000),
  answeredAt: testNow,
  sub: subjectOf(2),
  askedAs: null,
  askedBy: 'approval-system',
  register: { state: 'active', version: 7 },
  standing: {
    asOf: civilDateSchema.parse('2026-03-02'),
    knownAt: testNow,
    version: 7,
    riskClass: 'D' as const,
    score: 640,
    grade: '4',
    lists: [
      {
        listingId: 'case-1',
        list: 'serious',
        cause: 'refused-inspection',
        documentNo: '浙市监列〔2026〕1号',
        listedOn: civilDateSchema.parse('2026-01-15'),
        endsOn: civilDateSchema.parse('2029-01-15'),
        isSuspended: false,
        isDisputed: true,
      },
    ],
    measures: ['M01', 'M04'],
    linesHash: sha256Hex('[]'),
  },
  tables,
} satisfies Partial<UnsignedReceipt>;

/** The receipt of a credit query about a listed entity, before it is signed. */
export const unsignedCredit = {
  ...common,
  kind: 'credit' as const,
  purpose: 'credit-query',
} satisfies UnsignedReceipt;

/** The receipt of a refusal of the pledge gate, before it is signed. */
export const unsignedPledge = {
  ...common,
  kind: 'pledge-eligibility' as const,
  purpose: 'pledge-eligibility',
  itemCode: 'XK-WHLY-001',
  applicationNo: '杭审〔2026〕0017',
  decision: 'refuse' as const,
  reasons: [
    {
      code: 'SERIOUS_LISTED',
      text: {
        zh: '该主体自2026-01-15起列入严重违法失信名单（浙市监列〔2026〕1号），移出前不适用告知承诺制。',
        en: 'Listed for serious breaches since 2026-01-15 (浙市监列〔2026〕1号); no pledge until removed.',
      },
      basis: '市场监督管理总局令第44号；国办发〔2020〕42号',
    },
  ],
  deferral: null,
} satisfies UnsignedReceipt;

/** An unsigned receipt with the name of the service that tests run, as the signer completes it. */
export const asIssued = <R extends UnsignedReceipt>(receipt: R): R & { readonly iss: string } => ({
  ...receipt,
  iss: 'https://openlot.example',
});
