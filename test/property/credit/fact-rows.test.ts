import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordableFactSchema } from '../../../shared/domain/credit/recordable-fact.ts';
import { fenOf } from '../../../shared/domain/credit/rows/fen-of.ts';
import { holdsIdentityNumber } from '../../../shared/domain/credit/rows/identity-number.ts';
import { readPenaltyRow } from '../../../shared/domain/credit/rows/read-penalty-row.ts';
import { readPermitRow } from '../../../shared/domain/credit/rows/read-permit-row.ts';
import { testTables } from '../../support/rule-tables.ts';
import { codeOf } from '../../support/subject-codes.ts';

const settings = { numRuns: 500, seed: 20260302 };

describe('money', () => {
  it('written in units of ten thousand yuan is counted to the fen, without rounding', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_000_000_000_000_000n }), (fen) => {
        const text = `${fen / 1_000_000n}.${String(fen % 1_000_000n).padStart(6, '0')}`;
        expect(fenOf(text, '万元')).toBe(Number(fen));
        expect(fenOf(`${text}000`, '万元')).toBe(Number(fen));
      }),
      settings,
    );
  });

  it('written in yuan says the same as in ten thousand yuan', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 99 }),
        (yuan, fen) => {
          const whole = `${Math.floor(yuan / 10_000)}.${String(yuan % 10_000).padStart(4, '0')}`;
          const cents = String(fen).padStart(2, '0');
          expect(fenOf(`${yuan}.${cents}`, '元')).toBe(fenOf(`${whole}${cents}`, '万元'));
        },
      ),
      settings,
    );
  });

  it.each(['', '-1', '1e3', '0.0000001', '1,23', '一万', '1.2.3', '9'.repeat(20), 'NaN', '0x10'])(
    '%j is no amount',
    (text) => {
      expect(fenOf(text, '万元')).toBeUndefined();
    },
  );

  it.each([
    ['1,234.5', 1_234_500_000],
    ['0.5万元', 500_000],
    ['５', 5_000_000],
  ])('%s is one', (text, fen) => {
    expect(fenOf(text, '万元')).toBe(fen);
  });
});

describe('identity numbers', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const numbers = fc
    .record({
      region: fc.integer({ min: 110000, max: 659999 }),
      year: fc.integer({ min: 1900, max: 2025 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      order: fc.integer({ min: 0, max: 999 }),
    })
    .map(({ region, year, month, day, order }) => {
      const two = (n: number) => String(n).padStart(2, '0');
      const body = `${region}${year}${two(month)}${two(day)}${String(order).padStart(3, '0')}`;
      const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
      return body + '10X98765432'.charAt(sum % 11);
    });

  it('are found wherever they stand in a text', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom('', '身份证：', '（', ' '),
        fc.constantFrom('', '。', '）', ' 号'),
        (number, before, after) => {
          expect(holdsIdentityNumber(`${before}${number}${after}`)).toBe(true);
          expect(holdsIdentityNumber(`${before}${number.toLowerCase()}${after}`)).toBe(true);
        },
      ),
      settings,
    );
  });

  it('never come back from a reader, in whichever columns they are', () => {
    const headers = [
      '行政相对人名称',
      '证件号码',
      '行政相对人代码_1',
      '违法事实',
      '处罚内容',
      '处罚依据',
      '自然人标识',
      '许可内容',
      '许可编号',
      '任意列',
    ];
    fc.assert(
      fc.property(
        numbers,
        fc.dictionary(fc.constantFrom(...headers), fc.constantFrom('某', '', codeOf(1))),
        fc.constantFrom(...headers),
        (number, cells, column) => {
          const raw = { ...cells, 行政相对人类别: '自然人', [column]: `某（${number}）` };
          for (const reading of [readPenaltyRow(raw, testTables), readPermitRow(raw)])
            expect(JSON.stringify(reading)).not.toContain(number);
        },
      ),
      settings,
    );
  });
});

it('whatever a row says, a fact that comes of it is one that can be recorded', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom(
      codeOf(1),
      '2026-02-27',
      '0.5',
      '罚款',
      '轻微',
      '33.SCJG',
      '某局',
      '某号',
      '长期',
      'AB'.repeat(32),
    ),
  );
  const headers = [
    'code',
    'partyName',
    'partyType',
    'documentNo',
    'facts',
    'offence',
    'basis',
    'category',
    'content',
    'fineWan',
    'fineYuan',
    'confiscatedWan',
    'decidedOn',
    'authority',
    'severity',
    'unit',
    'licenceName',
    'licenceNo',
    'validUntil',
    'personDigest',
  ];
  const sound = {
    code: codeOf(1),
    documentNo: '某号',
    facts: '某',
    basis: '某',
    category: '罚款',
    decidedOn: '2026-02-27',
    authority: '某局',
    licenceName: '某证',
  };
  let made = 0;
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...headers), cell, { maxKeys: 4 }), (cells) => {
      for (const { value, problems } of [
        readPenaltyRow({ ...sound, ...cells }, testTables),
        readPermitRow({ ...sound, ...cells }),
      ]) {
        expect(value === undefined).toBe(problems.length > 0);
        if (value === undefined) continue;
        made += 1;
        expect(recordableFactSchema.parse(value.fact)).toEqual(value.fact);
      }
    }),
    settings,
  );
  expect(made).toBeGreaterThan(100);
});
