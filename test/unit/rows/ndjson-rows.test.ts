import { describe, expect, test } from 'vitest';
import { ndjsonRows } from '../../../shared/http/rows.ts';

const read = (text: string) => [...ndjsonRows(text)];
const codes = (text: string) => read(text).map((row) => ('problem' in row ? row.problem.code : row.line));

describe('rows of newline-delimited JSON', () => {
  test('hold texts, and numbers and booleans as texts, and nothing where there was null', () => {
    expect(read('{"企业名称":"示例","n":3,"yes":true,"none":null}\n\r\n{"a":"1"}\r\n')).toEqual([
      { line: 1, values: { 企业名称: '示例', n: '3', yes: 'true', none: '' } },
      { line: 3, values: { a: '1' } },
    ]);
  });

  test('a row names the line that it was taken from, and that is no column', () => {
    expect(read('{"line":12001,"a":"1"}')).toEqual([{ line: 12_001, values: { a: '1' } }]);
  });

  test('a line number that is none is not believed', () => {
    for (const line of ['"7"', '0', '-1', '1.5', '{}']) {
      expect(read(`{"line":${line},"a":"1"}`)).toEqual([{ line: 1, values: { a: '1' } }]);
    }
  });

  test('a line that is no object is a problem of its own and does not stop the others', () => {
    expect(codes('{"a":"1"}\n{broken\n[1]\n"x"\nnull\n{"a":"2"}\n')).toEqual([
      1,
      'row-not-json',
      'row-not-json',
      'row-not-json',
      'row-not-json',
      6,
    ]);
  });

  test('lists, objects and numbers that JSON has rounded are refused, since a code would be damaged', () => {
    expect(codes('{"a":[]}')).toEqual(['row-value']);
    expect(codes('{"a":{"b":1}}')).toEqual(['row-value']);
    expect(codes('{"a":913501000001000431}')).toEqual(['row-value']);
    expect(codes('{"line":9,"a":1e400}')).toEqual(['row-value']);
    expect(read('{"line":9,"a":1e400}')[0]?.line).toBe(9);
  });

  test('no key can reach a prototype', () => {
    const [row] = read('{"__proto__":"1","a":"2"}');
    if (row === undefined || 'problem' in row) throw new Error('no row');
    expect(Object.getPrototypeOf(row.values)).toBeNull();
    expect(Object.keys(row.values)).toEqual(['__proto__', 'a']);
  });

  test('a byte order mark and deep nesting do no harm', () => {
    expect(codes('\ufeff{"a":"1"}')).toEqual([1]);
    expect(codes(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n{"a":"1"}`)).toHaveLength(2);
  });
});
