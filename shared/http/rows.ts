import iconv from 'iconv-lite';
import { refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import type { Text } from '../domain/primitives/text.ts';
import { csvRecords } from './csv-records.ts';

/** The encodings that register files come in. UTF-8 may start with a byte order mark. */
export type RowEncoding = 'utf-8' | 'gb18030';

/** Why a row cannot be read at all, whatever it says. */
export type RowProblemCode =
  | 'row-quotes'
  | 'row-width'
  | 'row-too-long'
  | 'header-duplicate'
  | 'row-not-json'
  | 'row-value';

/** A row refused before its fields are looked at. */
export interface RowProblem {
  readonly code: RowProblemCode;
  readonly message: Text;
}

/**
 * One row of an upload: its cells by header, or why there are none. `line` is the line of the file that the row
 * starts on, from 1. `values` has no prototype, so no header can reach one.
 */
export type Row =
  | { readonly line: number; readonly values: Readonly<Record<string, string>> }
  | { readonly line: number; readonly problem: RowProblem };

const problems: Readonly<Record<RowProblemCode, Text>> = {
  'row-quotes': {
    zh: '该行引号不成对或位置有误；请成对使用英文双引号，字段内的引号写两个',
    en: 'the quotes of this row do not match; close each quote and write a quote inside a cell twice',
  },
  'row-width': {
    zh: '该行列数与表头不符；请检查是否多写或漏写逗号',
    en: 'this row has not as many cells as the header; look for a missing or extra comma',
  },
  'row-too-long': {
    zh: '该行过长，无法读取；请检查文件是否损坏',
    en: 'this row is too long to be read; check whether the file is damaged',
  },
  'header-duplicate': {
    zh: '表头中有重复的列名，无法确定取值；请改名或删除重复列',
    en: 'two columns bear the same header, so values are ambiguous; rename or delete one',
  },
  'row-not-json': {
    zh: '该行不是 JSON 对象；请每行写一个对象',
    en: 'this line is no JSON object; write one object a line',
  },
  'row-value': {
    zh: '字段只能是文本、数字、布尔值或空值，且数字不得超出精确范围；代码请写成文本',
    en: 'cells hold texts, numbers, booleans or null only, and numbers must be exact; write codes as texts',
  },
};

const failed = (line: number, code: RowProblemCode): Row => ({
  line,
  problem: { code, message: problems[code] },
});

/** GB18030 text as it arrives in pieces. A byte order mark is taken off; what is no GB18030 becomes U+FFFD. */
const gb18030Decoder = () => iconv.getDecoder('gb18030');

const unreadable = refusal(
  'unsupported-media-type',
  '文件既不是 UTF-8 也不是 GB18030 文本；请另存为 UTF-8 编码的 CSV',
  'the file is neither UTF-8 nor GB18030 text; save it as CSV in UTF-8',
);

/**
 * Finds the encoding of a file by reading all of it: the first Chinese character may come after a megabyte of
 * digits, and every UTF-8 file begins like a GB18030 one. UTF-8 counts first. Refused as `unsupported-media-type`
 * is what is neither, or holds the null bytes of UTF-16 and of binary files.
 */
export const detectEncoding = async (bytes: AsyncIterable<Uint8Array>): Promise<Result<RowEncoding>> => {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const gb18030 = gb18030Decoder();
  const isUtf8Piece = (piece?: Uint8Array): boolean => {
    try {
      utf8.decode(piece, { stream: piece !== undefined });
      return true;
    } catch {
      return false;
    }
  };
  const isReadable = (text = ''): boolean => !text.includes('\ufffd');
  let isUtf8 = true;
  let isGb18030 = true;
  for await (const piece of bytes) {
    if (piece.includes(0)) return refused(unreadable);
    isUtf8 &&= isUtf8Piece(piece);
    isGb18030 &&= isReadable(gb18030.write(Buffer.from(piece)));
    if (!isUtf8 && !isGb18030) return refused(unreadable);
  }
  if (isUtf8 && isUtf8Piece()) return accepted('utf-8');
  return isGb18030 && isReadable(gb18030.end()) ? accepted('gb18030') : refused(unreadable);
};

async function* textOf(bytes: AsyncIterable<Uint8Array>, encoding: RowEncoding): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? iconv.getDecoder('utf-8') : gb18030Decoder();
  for await (const piece of bytes) yield decoder.write(Buffer.from(piece));
  yield decoder.end() ?? '';
}

/** Cells by header without a prototype; columns without a header are left out. */
const valuesOf = (cells: Iterable<readonly [header: string, value: string]>): Record<string, string> => {
  const values: Record<string, string> = Object.create(null);
  for (const [header, value] of cells) if (header !== '') values[header] = value;
  return values;
};

const csvFaults = { quotes: 'row-quotes', 'too-long': 'row-too-long' } as const;

/**
 * The rows of a CSV file with a header line, in order and in constant memory. A row that cannot be read comes as
 * a problem of its own and never stops the others; only a header that cannot be read ends the reading.
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, encoding: RowEncoding): AsyncGenerator<Row> {
  let headers: readonly string[] | undefined;
  for await (const record of csvRecords(textOf(bytes, encoding))) {
    const { line } = record;
    if ('fault' in record) {
      yield failed(line, csvFaults[record.fault]);
      if (headers === undefined) return;
    } else if (headers === undefined) {
      headers = record.cells.map((header) => header.trim());
      const filled = headers.filter((header) => header !== '');
      if (new Set(filled).size < filled.length) {
        yield failed(line, 'header-duplicate');
        return;
      }
    } else if (record.cells.length !== headers.length) {
      yield failed(line, 'row-width');
    } else {
      const { cells } = record;
      yield { line, values: valuesOf(headers.map((header, column) => [header, cells[column] ?? ''])) };
    }
  }
}

/** A JSON value as the text of a cell; nothing for a list, an object, or a number that JSON has already rounded. */
const cellOf = (value: unknown): string | undefined => {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  const isExact = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return isExact ? String(value) : undefined;
};

const ndjsonRow = (text: string, number: number): Row => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return failed(number, 'row-not-json');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return failed(number, 'row-not-json');
  }
  const { line: given, ...fields } = parsed as Record<string, unknown>;
  const line = Number.isSafeInteger(given) && (given as number) > 0 ? (given as number) : number;
  const cells = Object.entries(fields).map(([header, value]) => [header.trim(), cellOf(value)] as const);
  return cells.every((cell): cell is readonly [string, string] => cell[1] !== undefined)
    ? { line, values: valuesOf(cells) }
    : failed(line, 'row-value');
};

/**
 * The rows of newline-delimited JSON, one object a line. A row's own `line` says where it stood in the file that it
 * was taken from and replaces its place in this text. A bad line is a problem of its own; blank lines are passed over.
 */
export function* ndjsonRows(text: string): Generator<Row> {
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    const object = line.trim();
    if (object !== '') yield ndjsonRow(object, number);
  }
}
