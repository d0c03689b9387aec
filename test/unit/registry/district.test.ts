import { describe, expect, test } from 'vitest';
import { districtCodesIn, districtName, findDistrict } from '../../../shared/domain/registry/district.ts';
import { districtPrefix, isInRegion } from '../../../shared/domain/registry/district-code.ts';

const found = (text: string): string => {
  const result = findDistrict(text);
  return result.ok ? result.value : result.refusal.code;
};

describe('finding a division', () => {
  test('a code is found when it is in the table, and an abolished one is unknown', () => {
    expect(found('330106')).toBe('330106');
    expect(found('330103')).toBe('district-unknown');
    expect(found('999999')).toBe('district-unknown');
  });

  test('a full name and the name people say mean the same', () => {
    for (const name of ['杭州', '杭州市', '浙江杭州', '浙江省杭州市', '浙江省/杭州市', ' 浙江 杭州 ']) {
      expect(found(name)).toBe('330100');
    }
    expect(found('浙江')).toBe('330000');
    expect(found('内蒙古呼和浩特')).toBe('150100');
    expect(found('恩施')).toBe('422800');
    expect(found('浙江丽水景宁')).toBe('331127');
  });

  test('names from the outermost to the innermost lead to the innermost', () => {
    expect(found('浙江省杭州市西湖区')).toBe('330106');
    expect(found('金华义乌市')).toBe('330782');
    expect(found('北京市市辖区朝阳区')).toBe('110105');
    expect(found('北京北京朝阳区')).toBe('110105');
    expect(found('湖北仙桃')).toBe('429004');
  });

  test('a name that several divisions bear is ambiguous until its province or city is given', () => {
    for (const name of ['西湖区', '普陀', '朝阳', '海南', '鼓楼区'])
      expect(found(name)).toBe('district-ambiguous');
    expect(found('杭州西湖区')).toBe('330106');
    expect(found('浙江普陀')).toBe('330903');
    expect(found('海南省')).toBe('460000');
  });

  test('of divisions that lie one in the other the outer one is meant, except inside itself', () => {
    expect(found('长沙')).toBe('430100');
    expect(found('长沙县')).toBe('430121');
    expect(found('吉林')).toBe('220000');
    expect(found('吉林吉林')).toBe('220200');
  });

  test('what names nothing is unknown, however odd or long', () => {
    for (const text of ['', '丁', '火星', '杭州火星区', '__proto__', 'constructor', '吉林'.repeat(100_000)]) {
      expect(found(text)).toBe('district-unknown');
    }
  });

  test('every division of the table is found by the path of its full names', () => {
    for (const province of ['11', '32', '33', '46', '50', '54', '65']) {
      for (const code of districtCodesIn(province)) {
        const outer = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((other) => other < code);
        expect(found([...outer, code].map((each) => districtName(each) ?? '').join(''))).toBe(code);
      }
    }
  });
});

describe('the table of divisions', () => {
  test('has 34 provinces, and Zhejiang with 11 cities and 90 counties', () => {
    const provinces = ['1', '2', '3', '4', '5', '6', '7', '8'].flatMap((digit) =>
      Array.from({ length: 10 }, (_, second) => `${digit}${second}0000`).filter(districtName),
    );
    expect(provinces).toHaveLength(34);
    const zhejiang = districtCodesIn('330000');
    expect(zhejiang.filter((code) => code.endsWith('00'))).toHaveLength(12);
    expect(zhejiang.filter((code) => !code.endsWith('00'))).toHaveLength(90);
  });
});

describe('regions', () => {
  test('a region is the digits that its divisions share', () => {
    expect(districtPrefix('330000')).toBe('33');
    expect(districtPrefix('330100')).toBe('3301');
    expect(districtPrefix('330106')).toBe('330106');
    expect(districtPrefix('3301')).toBe('3301');
  });

  test('a division lies in its city and its province and nowhere else', () => {
    for (const region of ['33', '330000', '3301', '330100', '330106'])
      expect(isInRegion('330106', region)).toBe(true);
    for (const region of ['32', '3302', '330105']) expect(isInRegion('330106', region)).toBe(false);
    expect(isInRegion('330000', '3301')).toBe(false);
  });
});
