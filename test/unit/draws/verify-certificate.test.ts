import { describe, expect, test } from 'vitest';
import { certificateFaults } from '../../../shared/domain/draws/certificate-faults.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { forgeries, honest } from '../../support/forgeries.ts';

describe('a certificate', () => {
  test('of a draw held as it should be is valid, and is handed back as read', () => {
    expect(verifyCertificate(JSON.parse(JSON.stringify(honest)))).toEqual({
      valid: true,
      certificate: honest,
    });
  });

  test.each(forgeries)('is not valid when $what ($fault)', ({ fault, certificate }) => {
    expect(verifyCertificate(certificate)).toEqual({
      valid: false,
      code: fault,
      message: certificateFaults[fault],
    });
  });

  test('has a forgery here for every fault there is', () => {
    expect(new Set(forgeries.map(({ fault }) => fault))).toEqual(new Set(Object.keys(certificateFaults)));
  });

  test('is checked from the outside in: the fault named is the first of several', () => {
    const wrongTwice = { ...honest, seed: '0'.repeat(64), secret: '0'.repeat(64) };
    expect(verifyCertificate(wrongTwice)).toMatchObject({ code: 'secret-hash' });
  });
});

describe('hostile input', () => {
  const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [honest]],
    ['a list nested 100,000 deep', deep(100_000)],
    ['a certificate with such a list in it', { ...honest, frame: deep(100_000) }],
    [
      'a list of a million nothings as frame',
      { ...honest, frame: Array.from({ length: 1_000_000 }, () => null) },
    ],
    ['a member named __proto__', JSON.parse(`{"__proto__":{"format":"openlot-draw/1"}}`)],
    ['an added member named __proto__', JSON.parse(`{"__proto__":1,${JSON.stringify(honest).slice(1)}`)],
    ['a member named constructor', { ...honest, constructor: 1 }],
    ['functions of lists in place of lists', { ...honest, pool: { length: 1, 0: honest.pool[0], every: 1 } }],
    [
      'more seats than there is paper',
      { ...honest, rules: { ...honest.rules, seats: [{ department: '甲', count: 2 ** 40 }] } },
    ],
    [
      'a size beyond all bounds',
      { ...honest, rules: { ...honest.rules, strata: [{ stratum: 'A', size: 1e300 }] } },
    ],
    ['a fraction of an inspector', { ...honest, pool: [{ ...honest.pool[0], capacity: 1.5 }] }],
  ])('such as %s is malformed and nothing worse', (_, candidate) => {
    expect(verifyCertificate(candidate)).toMatchObject({ valid: false, code: 'malformed' });
  });
});
