import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/domain/audit/canonical.ts';
import { digestOf } from '../../../shared/domain/audit/digest.ts';

describe('canonical JSON', () => {
  test('orders members by code unit, as the example of RFC 8785 §3.2.3 does', () => {
    const members = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(canonicalJson(members)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  test('writes numbers and literals as RFC 8785 §3.2.2 does', () => {
    // The first number is that of the RFC; it has more digits than a double holds.
    expect(
      canonicalJson(JSON.parse('[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]')),
    ).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27]');
    expect(canonicalJson([null, true, false])).toBe('[null,true,false]');
  });

  test('leaves Chinese as it is and leaves out members that are undefined', () => {
    expect(canonicalJson({ 名称: '抽查', 缺: undefined })).toBe('{"名称":"抽查"}');
  });

  test.each([
    ['undefined', undefined],
    ['a lone surrogate', '\ud800'],
    ['not a number', Number.NaN],
  ])('refuses %s, which has no JSON form', (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  test('gives equal content the same digest, whatever the order of its members', () => {
    expect(digestOf({ a: 1, b: [2, { c: 3, d: 4 }] })).toBe(digestOf({ b: [2, { d: 4, c: 3 }], a: 1 }));
    expect(digestOf({ a: [1, 2] })).not.toBe(digestOf({ a: [2, 1] }));
  });
});
