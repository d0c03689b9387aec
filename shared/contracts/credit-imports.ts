import type { Text } from '../domain/primitives/text.ts';
import { contract } from './contract.ts';
import { importQuerySchema, importReportSchema } from './registry.ts';

const importOf = (id: string, of: string, summary: Text) =>
  contract({
    id,
    servedBy: 'staff-api',
    method: 'post',
    path: `/v1/credit-events/import/${of}`,
    action: 'credit:import',
    summary,
    query: importQuerySchema,
    body: 'rows',
    answer: importReportSchema,
  });

export const importPenalties = importOf('importPenalties', 'penalties', {
  zh: '导入双公示行政处罚（CSV 或 NDJSON，每次至多 1000 行）；同一文书只记一次，简易程序的处罚和含身份证件号码的行一律拒绝',
  en: 'Import administrative penalties (CSV or NDJSON, at most 1,000 rows); a document is recorded once, and rows of simplified procedure or with identity numbers are refused',
});

export const importPermits = importOf('importPermits', 'permits', {
  zh: '导入双公示行政许可（CSV 或 NDJSON，每次至多 1000 行）；同一文书只记一次，含身份证件号码的行一律拒绝',
  en: 'Import administrative permits (CSV or NDJSON, at most 1,000 rows); a document is recorded once, and rows with identity numbers are refused',
});
