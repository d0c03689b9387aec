import { describe, expect, test } from 'vitest';
import { readItemRow } from '../../../shared/domain/registry/rows/read-item-row.ts';

const sound = {
  编号: 'SCJG-001',
  抽查事项名称: '登记事项检查',
  事项类别: '一般检查事项',
  抽查依据: '《示例条例》第一条',
  抽查主体: '33.SCJG',
  抽查方式: '实地检查、5',
};
const noteCodes = (raw: Record<string, string>) => readItemRow(raw).notes.map(({ code }) => code);
const problemCodes = (raw: Record<string, string>) => readItemRow(raw).problems.map(({ code }) => code);

describe('the columns of an item catalogue', () => {
  test('a full row is understood', () => {
    expect(
      readItemRow({
        ...sound,
        抽查子项: '住所',
        抽查对象: '企业、个体户、农专社',
        抽查比例: '3%',
        抽查频次: '1次/年',
        专业要求: '食品',
        是否须有专家: '是',
        检查人员要求: '两名以上执法人员',
        备注: '不读',
      }),
    ).toEqual({
      value: {
        code: 'SCJG-001',
        name: '登记事项检查',
        subItem: '住所',
        category: 'general',
        legalBasis: '《示例条例》第一条',
        authority: '33.SCJG',
        targetTypes: ['enterprise', 'individual-business', 'farmers-cooperative'],
        methods: ['1', '5'],
        ratioPerTenThousand: 300,
        frequencyPerYear: 1,
        requiredSkills: ['食品'],
        expertRequired: true,
        inspectorRequirement: '两名以上执法人员',
      },
      problems: [],
      notes: [],
    });
  });

  test('a percentage becomes parts of ten thousand exactly', () => {
    const ratioOf = (ratio: string) => readItemRow({ ...sound, 抽查比例: ratio }).value?.ratioPerTenThousand;
    expect(ratioOf('0.29%')).toBe(29);
    expect(ratioOf('0.01％')).toBe(1);
    expect(ratioOf('12.5%')).toBe(1250);
    expect(ratioOf('100%')).toBe(10_000);
  });

  test('a ratio or frequency that is not plain is left out and noted, never guessed', () => {
    for (const ratio of ['3', '0.03', '不低于3%', '101%', '0%', '0.001%', '3%-5%']) {
      expect(noteCodes({ ...sound, 抽查比例: ratio })).toEqual(['ratio-unreadable']);
      expect(readItemRow({ ...sound, 抽查比例: ratio }).value).not.toHaveProperty('ratioPerTenThousand');
    }
    for (const frequency of ['经常', '0', '367次/年', '每季度']) {
      expect(noteCodes({ ...sound, 抽查频次: frequency })).toEqual(['frequency-unreadable']);
    }
  });

  test('a type of target that is not known is noted', () => {
    const reading = readItemRow({ ...sound, 抽查对象: '企业、飞船' });
    expect(reading.value?.targetTypes).toEqual(['enterprise']);
    expect(reading.notes).toMatchObject([{ code: 'target-type-unknown', field: 'targetTypes' }]);
  });
});

describe('what rejects a row', () => {
  test('anything missing that every item has', () => {
    expect(problemCodes({})).toEqual([
      'item-code-missing',
      'name-missing',
      'category-missing',
      'legal-basis-missing',
      'authority-missing',
      'method-missing',
    ]);
  });

  test('codes and wordings that are not understood', () => {
    expect(problemCodes({ ...sound, 编号: '第一项' })).toEqual(['item-code-invalid']);
    expect(problemCodes({ ...sound, 事项类别: '特别' })).toEqual(['category-unknown']);
    expect(problemCodes({ ...sound, 抽查主体: '某局' })).toEqual(['authority-unknown']);
    expect(problemCodes({ ...sound, 抽查方式: '1、心灵感应' })).toEqual(['method-unknown']);
    expect(problemCodes({ ...sound, 须有专家: '视情况' })).toEqual(['expert-required-unknown']);
    expect(problemCodes({ ...sound, 抽查依据: '法'.repeat(2001) })).toEqual(['legal-basis-too-long']);
  });
});
