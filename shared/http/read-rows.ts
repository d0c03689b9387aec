import { refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import type { ImportRow } from '../use-cases/registry/import-report.ts';
import { mostRows } from '../use-cases/registry/run-import.ts';
import type { RowBody } from './app.ts';
import { csvRows, detectEncoding, ndjsonRows } from './rows.ts';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/**
 * The rows of a request's body, decoded from CSV (UTF-8 or GB18030) or NDJSON (UTF-8). Refuses with
 * `unsupported-media-type` what is no text and with `too-large` more rows than one call takes.
 */
export const readRows = async ({ bytes, type }: RowBody): Promise<Result<readonly ImportRow[]>> => {
  const encoding = await detectEncoding(once(bytes));
  if (!encoding.ok) return encoding;
  if (type === 'application/x-ndjson' && encoding.value !== 'utf-8')
    return refused(
      refusal(
        'unsupported-media-type',
        'NDJSON 必须是 UTF-8 编码；请转换编码后重试。',
        'NDJSON must be in UTF-8; convert it and retry.',
        'body',
      ),
    );
  const source =
    type === 'application/x-ndjson'
      ? ndjsonRows(new TextDecoder().decode(bytes))
      : csvRows(once(bytes), encoding.value);
  const rows: ImportRow[] = [];
  for await (const row of source) {
    if (rows.length === mostRows)
      return refused(
        refusal(
          'too-large',
          `一次最多导入 ${mostRows} 行。`,
          `At most ${mostRows} rows a call; send the rest in further calls.`,
          'body',
        ),
      );
    rows.push(row);
  }
  return accepted(rows);
};
