import { canonicalJson } from '../../shared/domain/audit/canonical.ts';
import type { ReceiptFault } from '../../shared/domain/credit/receipt-faults.ts';
import { type Ed25519Jwk, thumbprintOf } from '../../shared/domain/credit/receipt-key.ts';
import { base64urlOf, bytesOfBase64url } from '../../shared/domain/primitives/base64url.ts';
import {
  asIssued,
  headerOf,
  receiptOf,
  signed,
  testKey,
  unsignedCredit,
  unsignedPledge,
} from './receipts.ts';

/** A receipt, or what pretends to be one, and what every verifier must say of it. */
export interface ReceiptVector {
  readonly name: string;
  readonly verdict: 'valid' | ReceiptFault;
  readonly receipt: string;
}

const key = testKey('this quarter');
const lastKey = testKey('last quarter', '2025-10-04T01:00:00.000Z', '2026-01-02T01:00:00.000Z');
const stranger = testKey('stranger');
const misnamed = testKey('misnamed');
const forEncryption = testKey('for encryption');
const withoutEnd = testKey('without end');

/** The point 1 as a key: under it the signature of zeros is good for every message, if nobody looks. */
const weakJwk: Ed25519Jwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: base64urlOf(Uint8Array.of(1, ...new Array(31).fill(0))),
};
const weakKey = { ...stranger, jwk: { ...stranger.jwk, ...weakJwk, kid: thumbprintOf(weakJwk) } };

/** The key set of the vectors: those that count, newest first, among entries that do not. */
const vectorKeys: readonly object[] = [
  key.jwk,
  { kty: 'RSA', kid: 'of-another-algorithm', use: 'sig', alg: 'RS256', n: 'AQAB', e: 'AQAB' },
  { ...misnamed.jwk, kid: stranger.jwk.kid },
  { ...forEncryption.jwk, use: 'enc' },
  { ...withoutEnd.jwk, usedUntil: undefined },
  weakKey.jwk,
  { ...lastKey.jwk, note: 'Members that nobody knows are passed over.' },
];

/** The private halves of the keys that sign here, 32 bytes in hex; for tests alone, of course. */
const vectorSeeds: Readonly<Record<string, string>> = Object.fromEntries(
  [key, lastKey].map(({ jwk, seed }) => [jwk.kid, Buffer.from(seed).toString('hex')]),
);

const pledge = asIssued(unsignedPledge);
const credit = asIssued(unsignedCredit);
const pledgeText = canonicalJson(pledge);
const good = receiptOf(key, pledge);
const [header = '', payload = '', signature = ''] = good.split('.');

const review = {
  ...pledge,
  register: null,
  standing: null,
  decision: 'review',
  reasons: [
    {
      code: 'ENTITY_UNKNOWN',
      text: {
        zh: '名录库中没有该主体，请人工核实。',
        en: 'The register has no such entity; verify by hand.',
      },
      basis: '国办发〔2020〕42号',
    },
  ],
};
const deferral = {
  ...pledge,
  decision: 'allow-with-deferral',
  deferral: { materials: ['消防安全检查合格证明', 'floor plan'], dueOn: '2026-03-30' },
};
const notEvaluated = {
  ...credit,
  standing: { ...credit.standing, riskClass: null, score: null, grade: null, lists: [], measures: [] },
};
const at = (answeredAt: string) => ({
  ...pledge,
  answeredAt,
  iat: Math.floor(Date.parse(answeredAt) / 1000),
});

const valid: Readonly<Record<string, string>> = {
  'a refusal of the pledge gate': good,
  'a credit query': receiptOf(key, credit),
  'an entity that was not evaluated': receiptOf(key, notEvaluated),
  'an entity that the register does not have': receiptOf(key, review),
  'an entity that was asked about under the code of another': receiptOf(key, {
    ...pledge,
    askedAs: 'REG15:330100000012345',
  }),
  'papers that may follow': receiptOf(key, deferral),
  'an answer without tables': receiptOf(key, { ...pledge, tables: {} }),
  'texts with everything that JSON escapes, or does not': receiptOf(key, {
    ...pledge,
    applicationNo: '"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\ufeff€😀\uffff',
  }),
  'the key of the quarter before': receiptOf(lastKey, at('2025-12-31T16:00:00.000Z')),
  'the first moment of a key': receiptOf(key, at('2026-01-02T01:00:00.000Z')),
  'the last moment of a key': receiptOf(lastKey, at('2026-01-02T00:59:59.999Z')),
};

/** The same bits with another last character: what no encoder writes. */
const respelt = (part: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return part.slice(0, -1) + alphabet[alphabet.indexOf(part.at(-1) ?? '') + 1];
};

const malformed: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'a token of two parts': `${header}.${payload}`,
  'four parts': `${good}.`,
  'a JWE of five parts': `${good}..`,
  'a line feed in between': `${header}.${payload}\n.${signature}`,
  padding: `${good}==`,
  'the other base64': `${header}.${payload}.${'+'.repeat(86)}`,
  'a character that is no base64': `${header}.${payload.slice(0, -1)}中.${signature}`,
  'a part of an impossible length': `${header}.${payload}.${signature.slice(0, -1)}`,
  'bits behind the signature': `${header}.${payload}.${respelt(signature)}`,
  'a signature of 63 bytes': `${header}.${payload}.${base64urlOf(new Uint8Array(63))}`,
  'a signature of 65 bytes': `${header}.${payload}.${base64urlOf(new Uint8Array(65))}`,
  'no signature': `${header}.${payload}.`,
  'the JSON form of a JWS': JSON.stringify({ protected: header, payload, signature }),
};

const named = (members: string): string => signed(key, `{${members}}`, pledgeText);
const kid = `"kid":"${key.jwk.kid}"`;
const typ = '"typ":"openlot-receipt+jwt"';
const ownJwk = `"jwk":{"crv":"Ed25519","kty":"OKP","x":"${stranger.jwk.x}"}`;

const misheaded: Readonly<Record<string, string>> = {
  'no algorithm': named(`"alg":"none",${kid},${typ}`),
  'HMAC with the public key': named(`"alg":"HS256",${kid},${typ}`),
  'the newer name of the same algorithm': named(`"alg":"Ed25519",${kid},${typ}`),
  'an algorithm in lower case': named(`"alg":"eddsa",${kid},${typ}`),
  'a key of its own': signed(stranger, `{"alg":"EdDSA",${ownJwk},${kid},${typ}}`, pledgeText),
  'a key of its own at the end': signed(stranger, `{"alg":"EdDSA",${kid},${typ},${ownJwk}}`, pledgeText),
  'an address of keys': named(`"alg":"EdDSA","jku":"https://evil.example/keys",${kid},${typ}`),
  'a certificate': named(`"alg":"EdDSA",${kid},${typ},"x5c":["MIIB"]`),
  'a critical extension': named(`"alg":"EdDSA","b64":false,"crit":["b64"],${kid},${typ}`),
  'the type of any token': named(`"alg":"EdDSA",${kid},"typ":"JWT"`),
  'no type': named(`"alg":"EdDSA",${kid}`),
  'no key': named(`"alg":"EdDSA",${typ}`),
  'a key name of another length': named(`"alg":"EdDSA","kid":"1",${typ}`),
  'a key name that is no text': named(`"alg":"EdDSA","kid":1,${typ}`),
  'a key name with a quotation mark': named(
    `"alg":"EdDSA","kid":"${'A'.repeat(40)}","","typ":"openlot-receipt+jwt"`,
  ),
  'a key named twice': named(`"alg":"EdDSA","kid":"${stranger.jwk.kid}",${kid},${typ}`),
  'another order': named(`${typ},${kid},"alg":"EdDSA"`),
  'blanks in the header': named(`"alg": "EdDSA",${kid},${typ}`),
  'escapes in the header': named(`"\\u0061lg":"EdDSA",${kid},${typ}`),
  'a byte order mark before the header': signed(key, `\ufeff${headerOf(key)}`, pledgeText),
  'a line feed after the header': signed(key, `${headerOf(key)}\n`, pledgeText),
  'a header that is not UTF-8': signed(key, Uint8Array.of(0xff, 0xfe), pledgeText),
  'an empty header': signed(key, '', pledgeText),
};

const ofUnknownKey: Readonly<Record<string, string>> = {
  'a key that is in no key set': receiptOf(testKey('unpublished'), pledge),
  'a key whose entry bears another name': receiptOf(misnamed, pledge),
  'the name of a key whose entry is another key': signed(misnamed, headerOf(stranger), pledgeText),
  'a key for something else': receiptOf(forEncryption, pledge),
  'a key without an end': receiptOf(withoutEnd, pledge),
};

/** The order of the base point: a signature with S + L would be a second one of the same message. */
const order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

/** The signature with its second half, a number, changed. */
const withNumber = (change: (s: bigint) => bigint): string => {
  const bytes = Uint8Array.from(bytesOfBase64url(signature) ?? []);
  let s = change(bytes.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n));
  for (let i = 32; i < 64; i += 1) {
    bytes[i] = Number(s % 256n);
    s /= 256n;
  }
  return `${header}.${payload}.${base64urlOf(bytes)}`;
};

const flipped = (index: number): string => {
  const bytes = Uint8Array.from(bytesOfBase64url(signature) ?? []);
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return `${header}.${payload}.${base64urlOf(bytes)}`;
};

const allowing = base64urlOf(new TextEncoder().encode(pledgeText.replace('"refuse"', '"allow"')));

const missigned: Readonly<Record<string, string>> = {
  'another decision': `${header}.${allowing}.${signature}`,
  'no content': `${header}..${signature}`,
  'the name of another key': `${base64urlOf(new TextEncoder().encode(headerOf(lastKey)))}.${payload}.${signature}`,
  'the signature of another receipt': `${header}.${payload}.${receiptOf(key, credit).split('.')[2]}`,
  'a changed bit in the first half of the signature': flipped(0),
  'a changed bit in the second half of the signature': flipped(32),
  'a second signature of the same (S + L)': withNumber((s) => s + order),
  'the signature of its negative (L - S)': withNumber((s) => order - s),
  'a signature of zeros': `${header}.${payload}.${base64urlOf(new Uint8Array(64))}`,
  'a signature of ones': `${header}.${payload}.${base64urlOf(new Uint8Array(64).fill(255))}`,
  'a weak key, under which the signature holds for anything': `${base64urlOf(
    new TextEncoder().encode(headerOf(weakKey)),
  )}.${payload}.${base64urlOf(Uint8Array.of(1, ...new Array(63).fill(0)))}`,
};

/** The pledge receipt with its text changed and signed as it is. */
const written = (change: (text: string) => string): string => signed(key, headerOf(key), change(pledgeText));
const replaced = (from: string, to: string): string => {
  if (!pledgeText.includes(from)) throw new Error(`the payload has no ${from}`);
  return written((text) => text.replace(from, to));
};
const changed = (changes: object): string => receiptOf(key, { ...pledge, ...changes });
const without = (member: keyof typeof pledge): string => {
  const { [member]: _, ...rest } = pledge;
  return receiptOf(key, rest);
};
const standing = (changes: object): string => changed({ standing: { ...pledge.standing, ...changes } });
const entry = (changes: object): string =>
  standing({ lists: pledge.standing.lists.map((one) => ({ ...one, ...changes })) });

const wrong: Readonly<Record<string, string>> = {
  nothing: written(() => ''),
  'no JSON': written((text) => text.slice(0, -1)),
  'a list': written((text) => `[${text}]`),
  'a payload that is not UTF-8': signed(key, headerOf(key), Uint8Array.of(0x22, 0xff, 0x22)),
  'a byte order mark before the payload': written((text) => `\ufeff${text}`),
  blanks: written((text) => text.replace(':', ': ')),
  'a line feed after the payload': written((text) => `${text}\n`),
  'members in another order': written((text) =>
    text.replace(/^\{(.*),"ver":"openlot-receipt\/1"\}$/, '{"ver":"openlot-receipt/1",$1}'),
  ),
  'a member twice': written((text) => text.replace(/^\{/, '{"applicationNo":"1",')),
  'a decision twice': replaced('"decision":"refuse"', '"decision":"allow","decision":"refuse"'),
  'an escape that is not needed': replaced('"refuse"', '"re\\u0066use"'),
  'an escaped solidus': replaced('openlot-receipt/1', 'openlot-receipt\\/1'),
  'half a character': replaced('"XK-WHLY-001"', '"\\ud83d"'),
  'a number with a fraction of nothing': written((text) => text.replace(/"iat":(\d+)/, '"iat":$1.0')),
  'a number with an exponent': written((text) => text.replace(/"iat":(\d+)00,/, '"iat":$1e2,')),
  'a minus before nothing': replaced('"score":640', '"score":-0'),
  'a number as a text': changed({ iat: String(pledge.iat) }),
  'a truth as a number': entry({ isSuspended: 0 }),
  'a number too large to be exact': changed({ register: { state: 'active', version: 2 ** 53 } }),
  'another version of the format': changed({ ver: 'openlot-receipt/2' }),
  'an unknown kind': changed({ kind: 'draw' }),
  'a member too many': changed({ exp: pledge.iat + 60 }),
  'a member named __proto__': written((text) => text.replace(/^\{/, '{"__proto__":{"iss":"x"},')),
  'a table named __proto__': replaced('"tables":{', `"tables":{"__proto__":"${'0'.repeat(64)}",`),
  'a credit query with a decision': receiptOf(key, { ...credit, decision: 'allow' }),
  'no issuer': without('iss'),
  'no register': without('register'),
  'no tables': without('tables'),
  'an empty text': changed({ askedBy: '' }),
  'a subject without a scheme': changed({ sub: '91330000MA00000000' }),
  'a code asked about that is left out': without('askedAs'),
  'a code asked about without a scheme': changed({ askedAs: '330100000012345' }),
  'a code asked about that is the subject’s own': changed({ askedAs: pledge.sub }),
  'a second that is not that of the moment': changed({ iat: pledge.iat + 1 }),
  'a moment without milliseconds': changed({ answeredAt: '2026-03-02T01:00:00Z' }),
  'a moment of another zone': changed({ answeredAt: '2026-03-02T09:00:00.000+08:00' }),
  'an hour that does not exist': changed({
    answeredAt: '2026-03-02T24:00:00.000Z',
    iat: pledge.iat + 82_800,
  }),
  'a moment before 1970': receiptOf(key, at('1969-12-31T23:59:59.999Z')),
  'a day that does not exist': standing({ asOf: '2026-02-29' }),
  'version nothing': standing({ version: 0 }),
  'a score above the full score': standing({ score: 1001 }),
  'a class that does not exist': standing({ riskClass: 'E' }),
  'a class that is left out': standing({ riskClass: undefined }),
  'a hash in capitals': standing({ linesHash: 'A'.repeat(64) }),
  'a list entry without a document': entry({ documentNo: undefined }),
  'a list entry that says more': entry({ note: 'x' }),
  'a standing of nobody in the register': changed({ register: null }),
  'a table with a short hash': changed({ tables: { lists: '0'.repeat(63) } }),
  'a table of a strange name': changed({ tables: { Lists: '0'.repeat(64) } }),
  'a decision that does not exist': changed({ decision: 'maybe' }),
  'a decision without a reason': changed({ reasons: [] }),
  'a reason in one language': changed({ reasons: [{ ...pledge.reasons[0], text: { zh: '是' } }] }),
  'a reason in lower case': changed({ reasons: [{ ...pledge.reasons[0], code: 'listed' }] }),
  'a refusal with papers to follow': changed({ deferral: deferral.deferral }),
  'papers to follow that nobody names': changed({ decision: 'allow-with-deferral' }),
  'no papers to follow': changed({ ...deferral, deferral: { ...deferral.deferral, materials: [] } }),
  'brackets without end': written(() => '['.repeat(5000)),
};

const untimely: Readonly<Record<string, string>> = {
  'a moment before the first one of its key': receiptOf(key, at('2026-01-02T00:59:59.999Z')),
  'the moment when its key was over': receiptOf(lastKey, at('2026-01-02T01:00:00.000Z')),
  'years later': receiptOf(key, at('2036-03-02T01:00:00.000Z')),
};

const vectors = (
  verdict: ReceiptVector['verdict'],
  receipts: Readonly<Record<string, string>>,
): ReceiptVector[] => Object.entries(receipts).map(([name, receipt]) => ({ name, verdict, receipt }));

/** Receipts and forgeries of every kind, the same in every run; golden in `test/vectors/receipts.json`. */
export const receiptVectors: readonly ReceiptVector[] = [
  ...vectors('valid', valid),
  ...vectors('receipt-malformed', malformed),
  ...vectors('header-invalid', misheaded),
  ...vectors('key-unknown', ofUnknownKey),
  ...vectors('signature-invalid', missigned),
  ...vectors('payload-invalid', wrong),
  ...vectors('key-not-in-use-then', untimely),
];

/** All of it as JSON. Other implementations can take the file as a key set, too: its further members are passed over. */
export const receiptVectorFile: unknown = JSON.parse(
  JSON.stringify({
    format: 'openlot-receipt/1',
    keys: vectorKeys,
    seeds: vectorSeeds,
    receipts: receiptVectors,
  }),
);
