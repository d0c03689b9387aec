import { CsvError, parse } from 'csv-parse/sync';

/**
 * Longest line, and longest record of several lines, that is kept in memory, in UTF-16 code units. The longest
 * rows of real registers (business scope, addresses) stay below a tenth of it.
 */
const longest = 131_072;

/** How many one-line records go to the CSV parser at once; starting it costs as much as eight rows. */
const batchSize = 500;

/** A record of a CSV text and the line that it starts on, or what is wrong with that line. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: 'quotes' | 'too-long' };

interface Line {
  readonly number: number;
  /** Nothing when the line is too long to be kept. */
  readonly text: string | undefined;
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line, undefined> {
  let number = 0;
  let rest = '';
  let isTooLong = false;
  for await (const chunk of chunks) {
    // A carriage return at the very end may be the first half of a line end.
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const text of lines) {
      number += 1;
      yield { number, text: isTooLong || text.length > longest ? undefined : text };
      isTooLong = false;
    }
    if (rest.length > longest) {
      rest = '';
      isTooLong = true;
    }
  }
  if (rest !== '' || isTooLong) {
    yield { number: number + 1, text: isTooLong ? undefined : rest.replace(/\r$/, '') };
  }
}

/**
 * The cells of records, each with an even number of quotes; nothing for a record that is no CSV. Evenness keeps a
 * broken record from reaching into the next one, so that one call can take many.
 */
const parseRecords = (records: readonly string[]): readonly (readonly string[] | undefined)[] => {
  try {
    const rows: string[][] = parse(records.join('\n'), {
      relax_column_count: true,
      record_delimiter: '\n',
    });
    if (rows.length === records.length) return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return records.length === 1 ? [undefined] : records.flatMap((record) => parseRecords([record]));
};

const hasOpenQuote = (text: string): boolean => (text.split('"').length - 1) % 2 === 1;

/**
 * The records of a CSV text in order. A cell may span lines when its quotes close within a bounded length and the
 * record then has as many cells as the first one; otherwise its first line alone is at fault and reading goes on
 * with the next line, so that a lost quote never swallows the rows after it. Blank lines are passed over.
 */
export async function* csvRecords(chunks: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const lines = linesOf(chunks);
  /** Lines read ahead and given back, the next one last. */
  const givenBack: Line[] = [];
  const nextLine = async (): Promise<Line | undefined> => givenBack.pop() ?? (await lines.next()).value;
  let width: number | undefined;

  const spanningCells = async (first: string): Promise<readonly string[] | undefined> => {
    const taken: Line[] = [];
    let text = first;
    let isOpen = true;
    while (isOpen) {
      const line = await nextLine();
      if (line !== undefined) taken.push(line);
      if (line?.text === undefined || text.length + line.text.length > longest) break;
      text += `\n${line.text}`;
      if (hasOpenQuote(line.text)) isOpen = false;
    }
    const cells = isOpen ? undefined : parseRecords([text])[0];
    if (cells !== undefined && cells.length === (width ?? cells.length)) return cells;
    while (taken.length > 0) givenBack.push(taken.pop() as Line);
    return undefined;
  };

  let batch: { readonly line: number; readonly text: string }[] = [];
  const parsedBatch = (): readonly CsvRecord[] => {
    const rows = parseRecords(batch.map(({ text }) => text));
    const records = batch.map(({ line }, index): CsvRecord => {
      const cells = rows[index];
      return cells === undefined ? { line, fault: 'quotes' } : { line, cells };
    });
    batch = [];
    return records;
  };

  try {
    for (let line = await nextLine(); line !== undefined; line = await nextLine()) {
      const { number, text } = line;
      if (text !== undefined && /^[\s,]*$/.test(text)) continue;
      if (text !== undefined && !hasOpenQuote(text)) {
        batch.push({ line: number, text });
        if (width !== undefined && batch.length < batchSize) continue;
        const records = parsedBatch();
        if (width === undefined && records[0] !== undefined && 'cells' in records[0]) {
          width = records[0].cells.length;
        }
        yield* records;
        continue;
      }
      yield* parsedBatch();
      const cells = text === undefined ? undefined : await spanningCells(text);
      width ??= cells?.length;
      if (cells !== undefined) yield { line: number, cells };
      else yield { line: number, fault: text === undefined ? 'too-long' : 'quotes' };
    }
    yield* parsedBatch();
  } finally {
    // Lets the source close when the caller stops early.
    await lines.return(undefined);
  }
}
