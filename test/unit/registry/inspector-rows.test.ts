import { describe, expect, test } from 'vitest';
import { readInspectorRow } from '../../../shared/domain/registry/rows/read-inspector-row.ts';

const sound = {
  人员编号: 'JCY-001',
  姓名: '检查员 01',
  工作单位: '33.SCJG',
  执法证号: '示例-0001',
  证件有效期: '2027-06-30',
};
const problemCodes = (raw: Record<string, string>) => readInspectorRow(raw).problems.map(({ code }) => code);

describe('the columns of an inspector register', () => {
  test('a full row is understood', () => {
    expect(
      readInspectorRow({
        ...sound,
        管辖片区: '杭州、3302，330382、浙江省嘉兴市',
        '专业/职称': '食品、特种设备',
        执法事项范围: 'SCJG-001、SCJG-002',
        是否专家: '是',
        利害关系: '98339900DEM000006H',
        原任职单位: '98339900dem000014c',
        抽取上限: '8',
        状态: '在岗',
      }),
    ).toEqual({
      value: {
        staffNo: 'JCY-001',
        name: '检查员 01',
        department: '33.SCJG',
        certificateNo: '示例-0001',
        certificateValidUntil: '2027-06-30',
        regions: ['3301', '3302', '330382', '3304'],
        skills: ['食品', '特种设备'],
        itemCodes: ['SCJG-001', 'SCJG-002'],
        isExpert: true,
        recusals: [
          { target: 'USCC:98339900DEM000006H', reason: 'declared-interest' },
          { target: 'USCC:98339900DEM000014C', reason: 'former-employer' },
        ],
        capacity: 8,
        state: 'active',
      },
      problems: [],
      notes: [],
    });
  });

  test('identity and telephone numbers are never read', () => {
    const reading = readInspectorRow({ ...sound, 身份证号: '110101199001011234', 手机号: '13800000000' });
    expect(JSON.stringify(reading)).not.toMatch(/1101011990|13800000000/);
  });

  test('dates are read in the ways registers write them, and a date that does not exist is refused', () => {
    for (const date of ['2027-06-30', '2027/6/30', '2027.06.30', '2027年6月30日', '20270630']) {
      expect(readInspectorRow({ ...sound, 证件有效期: date }).value?.certificateValidUntil).toBe(
        '2027-06-30',
      );
    }
    for (const date of ['2027-02-29', '30/06/2027', '长期', '2027', '2027-6']) {
      expect(problemCodes({ ...sound, 证件有效期: date })).toEqual(['certificate-date-invalid']);
    }
  });

  test('an inspector without a stated state is active', () => {
    expect(readInspectorRow(sound).value?.state).toBe('active');
    expect(readInspectorRow({ ...sound, 状态: '休假' }).value?.state).toBe('on-leave');
  });
});

describe('what rejects a row', () => {
  test('anything missing that every inspector has', () => {
    expect(problemCodes({})).toEqual([
      'staff-no-missing',
      'name-missing',
      'department-missing',
      'certificate-no-missing',
      'certificate-date-missing',
    ]);
  });

  test('a limit that is not understood, since dropping it would let somebody be drawn who must not be', () => {
    expect(problemCodes({ ...sound, 管辖片区: '杭州、火星' })).toEqual(['region-unknown']);
    expect(problemCodes({ ...sound, 管辖片区: '3399' })).toEqual(['region-unknown']);
    expect(problemCodes({ ...sound, 执法事项范围: '全部事项' })).toEqual(['item-code-invalid']);
    expect(problemCodes({ ...sound, 回避: '某公司' })).toEqual(['recusal-invalid']);
    for (const capacity of ['0', '-1', '1.5', '10001', '很多']) {
      expect(problemCodes({ ...sound, 抽取上限: capacity })).toEqual(['capacity-invalid']);
    }
    expect(problemCodes({ ...sound, 状态: '不详' })).toEqual(['state-unknown']);
  });

  test('a list longer than the register can hold, whichever it is', () => {
    const items = Array.from({ length: 501 }, (_, index) => `I-${index}`).join('、');
    expect(readInspectorRow({ ...sound, 执法事项范围: items }).problems).toMatchObject([
      { code: 'list-too-long', field: 'itemCodes' },
    ]);
  });

  test('codes and names out of shape', () => {
    expect(problemCodes({ ...sound, 人员编号: '编号 1' })).toEqual(['staff-no-invalid']);
    expect(problemCodes({ ...sound, 工作单位: '某局' })).toEqual(['department-unknown']);
    expect(problemCodes({ ...sound, 姓名: '名'.repeat(81) })).toEqual(['name-too-long']);
    expect(problemCodes({ ...sound, 执法证号: '1'.repeat(41) })).toEqual(['certificate-no-too-long']);
  });
});

test('an unclear mark of an expert counts as no and is noted', () => {
  const reading = readInspectorRow({ ...sound, 是否专家: '大概' });
  expect(reading.value?.isExpert).toBe(false);
  expect(reading.notes).toMatchObject([{ code: 'expert-unknown', field: 'isExpert' }]);
});
