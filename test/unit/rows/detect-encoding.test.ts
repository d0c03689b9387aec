import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { csvRows, detectEncoding, type RowEncoding } from '../../../shared/http/rows.ts';
import { allOf, inPieces } from './bytes.ts';

const text = '企业名称,统一社会信用代码\n示例㐀镕有限公司,1\n';

const detected = async (bytes: Uint8Array, length?: number): Promise<string> => {
  const result = await detectEncoding(inPieces(bytes, length));
  return result.ok ? result.value : result.refusal.code;
};

describe('finding the encoding of a file', () => {
  test('UTF-8 is found with and without a byte order mark, GB18030 otherwise', async () => {
    expect(await detected(Buffer.from(text))).toBe('utf-8');
    expect(await detected(Buffer.from(`\ufeff${text}`))).toBe('utf-8');
    expect(await detected(iconv.encode(text, 'gb18030'))).toBe('gb18030');
    expect(await detected(Buffer.from('a,b\n1,2\n'))).toBe('utf-8');
    expect(await detected(Buffer.alloc(0))).toBe('utf-8');
  });

  test('characters that are cut by the pieces of a stream do not mislead it', async () => {
    for (const length of [1, 2, 3, 5, 7]) {
      expect(await detected(Buffer.from(text), length)).toBe('utf-8');
      expect(await detected(iconv.encode(text, 'gb18030'), length)).toBe('gb18030');
    }
  });

  test('the first Chinese character may come at the very end', async () => {
    const late = iconv.encode(`${'1,2,3\n'.repeat(50_000)}示例`, 'gb18030');
    expect(await detected(late, 4_096)).toBe('gb18030');
  });

  test('what is neither, and what is cut off within a character, is refused', async () => {
    expect(await detected(Uint8Array.of(0xff, 0xff, 0x0a))).toBe('unsupported-media-type');
    expect(await detected(Buffer.from('企业').subarray(0, 5))).toBe('unsupported-media-type');
    expect(await detected(Buffer.from('\ufeffa,b\n', 'utf16le'))).toBe('unsupported-media-type');
    expect(await detected(Buffer.from('a,b\n', 'utf16le'))).toBe('unsupported-media-type');
    expect(await detected(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toBe('unsupported-media-type');
  });
});

test('rows read the same from either encoding, whatever the pieces and with or without a byte order mark', async () => {
  const variants: readonly (readonly [Uint8Array, RowEncoding])[] = [
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(`\ufeff${text}`), 'utf-8'],
    [iconv.encode(text, 'gb18030'), 'gb18030'],
    [iconv.encode(`\ufeff${text}`, 'gb18030'), 'gb18030'],
  ];
  for (const [bytes, encoding] of variants) {
    for (const length of [1, 3, 1_000]) {
      expect(await allOf(csvRows(inPieces(bytes, length), encoding))).toEqual([
        { line: 2, values: { 企业名称: '示例㐀镕有限公司', 统一社会信用代码: '1' } },
      ]);
    }
  }
});
