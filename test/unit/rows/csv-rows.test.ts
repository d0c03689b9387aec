import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows, type Row } from '../../../shared/http/rows.ts';
import { allOf, inPieces } from './bytes.ts';

const read = (text: string, length?: number): Promise<readonly Row[]> =>
  allOf(csvRows(inPieces(Buffer.from(text), length), 'utf-8'));

/** Rows in short: the line with its values, or with the code of its problem. */
const outline = async (text: string) =>
  (await read(text)).map((row) =>
    'problem' in row ? [row.line, row.problem.code] : [row.line, Object.values(row.values)],
  );

describe('rows of a CSV file', () => {
  test('come with the line that they start on, blank lines and empty rows passed over', async () => {
    expect(await outline('a,b\n1,2\n\n , \n,\n3,4')).toEqual([
      [2, ['1', '2']],
      [6, ['3', '4']],
    ]);
  });

  test('end with any kind of line end', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      for (const length of [1, 2, 100]) {
        const rows = await read(['a,b', '1,2', '3,4', ''].join(end), length);
        expect(rows).toEqual([
          { line: 2, values: { a: '1', b: '2' } },
          { line: 3, values: { a: '3', b: '4' } },
        ]);
      }
    }
  });

  test('may hold commas, quotes and line ends within quotes, and later rows keep their lines', async () => {
    expect(await outline('a,b\n"1,1","say ""so"""\n"two\nlines","x\n\ny"\n5,6\n')).toEqual([
      [2, ['1,1', 'say "so"']],
      [3, ['two\nlines', 'x\n\ny']],
      [7, ['5', '6']],
    ]);
  });

  test('read back exactly what was written, whatever the cells hold and however the stream is cut', async () => {
    const cell = fc
      .array(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 5 }), fc.constantFrom('"', '\n', ',', '""', ' ')),
        {
          maxLength: 6,
        },
      )
      .map((parts) => parts.join('').replaceAll('\r', '').replaceAll('\ufeff', ''));
    const row = fc.tuple(cell, cell, cell).map(([a, b, c]) => ({ a: `x${a}`, b, c }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        fc.integer({ min: 1, max: 64 }),
        async (rows, length) => {
          const text = stringify(rows, { header: true, columns: ['a', 'b', 'c'] });
          const values = (await read(text, length)).map((each) =>
            'values' in each ? { ...each.values } : each,
          );
          expect(values).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('columns without a header are left out', async () => {
    expect(await read('a,,b,\n1,2,3,4\n')).toEqual([{ line: 2, values: { a: '1', b: '3' } }]);
  });

  test('cannot reach a prototype through a header', async () => {
    const [row] = await read('__proto__,constructor\n1,2\n');
    if (row === undefined || 'problem' in row) throw new Error('no row');
    expect(Object.getPrototypeOf(row.values)).toBeNull();
    expect(Object.entries(row.values)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(({} as Record<string, unknown>)['constructor']).toBe(Object);
  });
});

describe('a row that cannot be read', () => {
  test('with too few or too many cells is a problem of its own', async () => {
    expect(await outline('a,b\n1\n1,2,3\n4,5\n')).toEqual([
      [2, 'row-width'],
      [3, 'row-width'],
      [4, ['4', '5']],
    ]);
  });

  test('with a quote that never closes does not swallow the rows after it', async () => {
    const rest = Array.from({ length: 2_000 }, (_, index) => `${index},示例\n`).join('');
    const rows = await outline(`a,b\n1,"open\n${rest}`);
    expect(rows).toHaveLength(2_001);
    expect(rows[0]).toEqual([2, 'row-quotes']);
    expect(rows[1]).toEqual([3, ['0', '示例']]);
    expect(rows.at(-1)).toEqual([2_002, ['1999', '示例']]);
  });

  test('with a lost quote does not swallow rows up to the next lost quote either', async () => {
    expect(await outline('a,b\n1,"open\n2,x\n3,y"z\n4,w\n"5",v\n')).toEqual([
      [2, 'row-quotes'],
      [3, ['2', 'x']],
      [4, 'row-quotes'],
      [5, ['4', 'w']],
      [6, ['5', 'v']],
    ]);
  });

  test('whose quotes close only in a later row, with other cells than the header has, does not swallow either', async () => {
    expect(await outline('a,b\n1,"open\n2,x\n3,y",w\n4,z\n')).toEqual([
      [2, 'row-quotes'],
      [3, ['2', 'x']],
      [4, 'row-quotes'],
      [5, ['4', 'z']],
    ]);
  });

  test('with quotes in the wrong place does not stop the others', async () => {
    expect(await outline('a,b\n1,"x"y\n2,5" pipe\n3,a"b"c\n4,z\n')).toEqual([
      [2, 'row-quotes'],
      [3, 'row-quotes'],
      [4, 'row-quotes'],
      [5, ['4', 'z']],
    ]);
  });

  test('longer than any row of a register is passed over without being kept', async () => {
    const long = 'x'.repeat(300_000);
    expect(await outline(`a,b\n1,${long}\n2,y\n`)).toEqual([
      [2, 'row-too-long'],
      [3, ['2', 'y']],
    ]);
    for (const length of [1_000, 65_536]) {
      const rows = await read(`a,b\n${long}\n2,y\n${long}`, length);
      expect(rows.map((row) => ('problem' in row ? row.problem.code : row.line))).toEqual([
        'row-too-long',
        3,
        'row-too-long',
      ]);
    }
  });

  test('says in both languages what to do', async () => {
    const [row] = await read('a,b\n1\n');
    expect(row).toMatchObject({ problem: { message: { zh: expect.stringContaining('；') } } });
  });
});

describe('the header', () => {
  test('with the same column twice ends the reading, since values would be ambiguous', async () => {
    expect(await outline('a,b,a\n1,2,3\n')).toEqual([[1, 'header-duplicate']]);
  });

  test('that cannot be read ends the reading and lets the source close', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('"a"x,b\n1,2\n');
      } finally {
        isClosed = true;
      }
    }
    expect(await allOf(csvRows(source(), 'utf-8'))).toMatchObject([
      { line: 1, problem: { code: 'row-quotes' } },
    ]);
    expect(isClosed).toBe(true);
  });

  test('alone, or nothing at all, gives no rows', async () => {
    expect(await read('a,b\n')).toEqual([]);
    expect(await read('')).toEqual([]);
  });
});
