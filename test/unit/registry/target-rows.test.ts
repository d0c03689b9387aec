import { describe, expect, test } from 'vitest';
import { readTargetRow } from '../../../shared/domain/registry/rows/read-target-row.ts';

const sound = { 企业名称: '示例青禾食品有限公司', 统一社会信用代码: '98339900DEM000006H' };
const noteCodes = (raw: Record<string, string>) => readTargetRow(raw).notes.map(({ code }) => code);
const problemCodes = (raw: Record<string, string>) => readTargetRow(raw).problems.map(({ code }) => code);

describe('the columns of a target register', () => {
  test('a row of a public company register is understood, and columns nobody asked for are ignored', () => {
    const reading = readTargetRow({
      ...sound,
      注册日期: '2001-02-03',
      企业类型: '有限责任公司',
      法人代表: '不读',
      注册资金: '100(万元人民币)',
      经营范围: '不读',
      所在省份: '浙江',
      地区: '杭州',
      注册地址: '西湖区示例路 1 号',
    });
    expect(reading).toEqual({
      value: {
        id: 'USCC:98339900DEM000006H',
        name: '示例青禾食品有限公司',
        type: 'enterprise',
        district: '330100',
        address: '西湖区示例路 1 号',
        tags: [],
        state: 'active',
      },
      problems: [],
      notes: [
        expect.objectContaining({ code: 'industry-missing' }),
        expect.objectContaining({ code: 'authority-missing' }),
      ],
    });
  });

  test('English headers and Chinese ones of other systems are understood, however they are spaced and cased', () => {
    expect(
      readTargetRow({
        'USCC ': '98339900DEM000006H',
        Name: '示例单位',
        TYPE: 'project',
        district_code: '330106',
        industry: 'E47',
        authority: '33.ZFJS.3301',
        tags: '在建工程、深基坑;在建工程',
        status: '存续',
      }),
    ).toEqual({
      value: {
        id: 'USCC:98339900DEM000006H',
        name: '示例单位',
        type: 'project',
        district: '330106',
        industry: 'E47',
        authority: '33.ZFJS.3301',
        tags: ['在建工程', '深基坑'],
        state: 'active',
      },
      problems: [],
      notes: [],
    });
    expect(
      readTargetRow({ '＊ 单位名称': '示例', '统一社会信用代码/注册号': '110108000000016' }).value,
    ).toMatchObject({
      id: 'REG15:110108000000016',
      name: '示例',
    });
  });

  test('of several columns for one field the first that is not empty counts', () => {
    expect(readTargetRow({ ...sound, 名称: '后一列' }).value?.name).toBe('示例青禾食品有限公司');
    expect(readTargetRow({ ...sound, 企业名称: 'N/A', 名称: '后一列' }).value?.name).toBe('后一列');
  });

  test('a registration number counts where there is no unified code', () => {
    const row = { 名称: '示例', 统一社会信用代码: 'N/A', 注册号: '110108000000016' };
    expect(readTargetRow(row).value?.id).toBe('REG15:110108000000016');
  });
});

test('a natural person is taken by digest, without a home', () => {
  const row = { 名称: '示例某', 统一社会信用代码: `PERSON:${'ab'.repeat(32)}`, 注册地址: '示例小区1幢' };
  const { value, problems } = readTargetRow(row);
  expect(problems).toEqual([]);
  expect(value).toMatchObject({ id: `PERSON:${'AB'.repeat(32)}`, name: '示例某' });
  expect(value).not.toHaveProperty('address');
});

describe('what rejects a row', () => {
  test('no identifier or a wrong one, and no name', () => {
    expect(problemCodes({})).toEqual(['identifier-missing', 'name-missing']);
    for (const empty of ['N/A', '-', '—', '无', ' ', 'null']) {
      expect(problemCodes({ 企业名称: empty, uscc: empty })).toEqual(['identifier-missing', 'name-missing']);
    }
    expect(problemCodes({ ...sound, 统一社会信用代码: '98339900DEM000006J' })).toEqual(['uscc-check']);
    expect(problemCodes({ ...sound, 统一社会信用代码: '3212831110122' })).toEqual(['identifier-length']);
    expect(problemCodes({ ...sound, 企业名称: '长'.repeat(201) })).toEqual(['name-too-long']);
  });

  test('an identity number, which is never repeated', () => {
    const reading = readTargetRow({ ...sound, 统一社会信用代码: '11010519491231002X' });
    expect(reading.problems.map(({ code }) => code)).toEqual(['person-number']);
    expect(JSON.stringify(reading)).not.toContain('110105');
  });

  test('a state that is not understood, since a dead firm must not be taken for a live one', () => {
    expect(problemCodes({ ...sound, 经营状态: '其他' })).toEqual(['state-unknown']);
    expect(readTargetRow({ ...sound, 经营状态: '吊销' }).value?.state).toBe('revoked');
  });

  test('every remark names its field and speaks both languages', () => {
    const { problems, notes } = readTargetRow({ 企业类型: '甲', 地区: '丁', 行业: '丙', 状态: '乙' });
    for (const { field, message } of [...problems, ...notes]) {
      expect(field).toMatch(/^[a-z]+$/i);
      expect(message.zh).toMatch(/[；，]/);
      expect(message.en.length).toBeGreaterThan(10);
    }
  });
});

describe('what is only noted', () => {
  test('a spelling that had to be put right', () => {
    expect(noteCodes({ ...sound, 统一社会信用代码: '98339900dem000006h' })).toContain(
      'identifier-normalised',
    );
    expect(noteCodes(sound)).not.toContain('identifier-normalised');
  });

  test('a type, industry, authority or district that is missing or not understood', () => {
    expect(noteCodes(sound)).toEqual([
      'type-missing',
      'industry-missing',
      'authority-missing',
      'district-missing',
    ]);
    expect(
      noteCodes({ ...sound, 企业类型: '甲', 行业: '丙', 登记机关: '某局', 所在省份: '丁', 地区: '苏州' }),
    ).toEqual(['type-unknown', 'industry-unknown', 'authority-unknown', 'district-unknown']);
    expect(noteCodes({ ...sound, 区县: '西湖区' })).toContain('district-ambiguous');
  });

  test('an address and tags that are too long are left out and not cut', () => {
    const reading = readTargetRow({
      ...sound,
      注册地址: '路'.repeat(501),
      监管标签: `食品,${'长'.repeat(41)}`,
    });
    expect(reading.value).not.toHaveProperty('address');
    expect(reading.value?.tags).toEqual(['食品']);
    expect(reading.notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['address-too-long', 'tags-left-out']),
    );
  });
});

describe('hostile cells', () => {
  test('line breaks, control characters and invisible characters do not get into the register', () => {
    const name = '示例\u202e\r\n有限\u0000公司\u200b\ud800';
    expect(readTargetRow({ ...sound, 企业名称: name }).value?.name).toBe('示例 有限 公司\ufffd');
  });

  test('headers that are names of object members are nothing but unknown columns', () => {
    const raw = JSON.parse('{"__proto__":"x","constructor":"y","toString":"z"}') as Record<string, string>;
    expect(problemCodes(raw)).toEqual(['identifier-missing', 'name-missing']);
    expect(readTargetRow(Object.assign(Object.create(null), sound)).value?.id).toBe(
      'USCC:98339900DEM000006H',
    );
  });

  test('a megabyte in every cell is refused without effort', () => {
    for (const piece of ['杭州', '((', '、、', '1%', '\u200b-']) {
      const huge = piece.repeat(500_000);
      const row = { uscc: huge, 名称: `示例${huge}`, 地区: huge, 监管标签: huge, 行业: huge, 企业类型: huge };
      expect(problemCodes(row)).toEqual([expect.stringMatching(/^identifier-/), 'name-too-long']);
    }
  });
});
