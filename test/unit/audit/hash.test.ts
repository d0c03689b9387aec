import { describe, expect, test } from 'vitest';
import { bytesOfHex, hmacSha256Hex, sha256Hex } from '../../../shared/domain/audit/hash.ts';

describe('hashes', () => {
  test('SHA-256 gives the value of FIPS 180-4 for "abc"', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('a text counts as its UTF-8 bytes', () => {
    expect(sha256Hex('抽查')).toBe(sha256Hex(new TextEncoder().encode('抽查')));
  });

  test('HMAC-SHA-256 gives the values of RFC 4231, test cases 1 and 2', () => {
    expect(hmacSha256Hex('0b'.repeat(20), 'Hi There')).toBe(
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    );
    expect(hmacSha256Hex('4a656665', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('hexadecimal digits are read as bytes', () => {
    expect([...bytesOfHex('00ff10')]).toEqual([0, 255, 16]);
  });
});
