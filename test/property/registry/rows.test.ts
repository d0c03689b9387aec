import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectorSchema } from '../../../shared/domain/registry/inspector.ts';
import { itemSchema } from '../../../shared/domain/registry/item.ts';
import { readInspectorRow } from '../../../shared/domain/registry/rows/read-inspector-row.ts';
import { readItemRow } from '../../../shared/domain/registry/rows/read-item-row.ts';
import { readTargetRow } from '../../../shared/domain/registry/rows/read-target-row.ts';
import { targetSchema } from '../../../shared/domain/registry/target.ts';
import { arbitraryUscc } from './arbitrary-identifiers.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', 'N/A', '无', '杭州', '330106', '3301', 'C26', '制造业', '33.SCJG', '是', '注销'),
  fc.constantFrom('__proto__', 'constructor', 'toString', '=1+1', '3%', '1次/年', '实地检查、2'),
);

/** Rows that hold all that is required, and anything at all elsewhere. */
const rowsOf = (
  required: Readonly<Record<string, fc.Arbitrary<string>>>,
  others: readonly string[],
): fc.Arbitrary<Record<string, string>> =>
  fc
    .tuple(fc.record(required), fc.dictionary(fc.constantFrom(...others), anyText))
    .map(([sound, rest]) => ({ ...rest, ...sound }));

const name = fc.oneof(anyText, fc.constant('示例单位'));

test('an accepted target row always fits the schema of targets, whatever its cells hold', () => {
  const row = rowsOf({ 统一社会信用代码: arbitraryUscc, 企业名称: name }, [
    ...['企业类型', '所在省份', '地区', '区县', '区划代码', '行业', '管辖单位'],
    ...['注册地址', '监管标签', '经营状态', '__proto__', '企业 名称'],
  ]);
  let accepted = 0;
  fc.assert(
    fc.property(row, (raw) => {
      const { value, problems } = readTargetRow(raw);
      expect(value === undefined).toBe(problems.length > 0);
      if (value === undefined) return;
      accepted += 1;
      expect(targetSchema.parse(value)).toStrictEqual(value);
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('an accepted inspector row always fits the schema of inspectors, whatever its cells hold', () => {
  const row = rowsOf(
    {
      人员编号: fc.constantFrom('A-1', '0001'),
      姓名: name,
      工作单位: fc.constant('33.SCJG'),
      执法证号: fc.oneof(anyText, fc.constant('示例-1')),
      证件有效期: fc.constantFrom('2027-01-31', '2027年1月31日', '2027/1/31'),
    },
    [
      '专业',
      '是否专家',
      '管辖片区',
      '执法事项范围',
      '抽取上限',
      '状态',
      '利害关系',
      '原任职单位',
      '身份证号',
    ],
  );
  let accepted = 0;
  fc.assert(
    fc.property(row, (raw) => {
      const { value, problems } = readInspectorRow(raw);
      expect(value === undefined).toBe(problems.length > 0);
      if (value === undefined) return;
      accepted += 1;
      expect(inspectorSchema.parse(value)).toStrictEqual(value);
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(50);
});

test('an accepted item row always fits the schema of items, whatever its cells hold', () => {
  const row = rowsOf(
    {
      编号: fc.constantFrom('SCJG-001', 'a.1_2'),
      抽查事项名称: name,
      事项类别: fc.constantFrom('一般检查事项', 'key'),
      抽查依据: fc.oneof(anyText, fc.constant('《示例条例》第一条')),
      抽查主体: fc.constant('33.SCJG'),
      抽查方式: fc.constantFrom('1', '实地检查、网络监测', '2,2'),
    },
    ['抽查子项', '抽查对象', '抽查比例', '抽查频次', '专业要求', '检查人员要求'],
  );
  let accepted = 0;
  fc.assert(
    fc.property(row, (raw) => {
      const { value, problems } = readItemRow(raw);
      expect(value === undefined).toBe(problems.length > 0);
      if (value === undefined) return;
      accepted += 1;
      expect(itemSchema.parse(value)).toStrictEqual(value);
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(100);
});
