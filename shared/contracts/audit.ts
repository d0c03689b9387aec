import * as z from 'zod';
import { auditEntrySchema, auditedThings } from '../domain/audit/entry.ts';
import { bulkReadSchema } from '../domain/delivery/bulk-read.ts';
import { queryLogEntrySchema } from '../domain/pledges/query-log.ts';
import { formedText } from '../domain/primitives/text.ts';
import { civilDateSchema } from '../domain/primitives/time.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';
import { readSubjectCode, subjectCodeSchema } from './subject-code.ts';

/** The most audit entries of one thing that are answered at once. */
export const mostEntries = 1000;

/** What comes before the code of an entity, which may be named here in every way that it may elsewhere. */
const entityPrefix = 'entity/';

export const readTrail = contract({
  id: 'readTrail',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/audit',
  action: 'audit:read',
  summary: {
    zh: '查看一件事的审计记录，最早的在前；about 形如 draw/编号、task/编号、visit/编号、entity/代码、case/编号、application/编号、order/编号、pledge/编号、table/名称、feed/credit、import/编号、unit/编码',
    en: 'Read the audit trail of one thing, oldest entry first; about is draw/ID, task/ID, visit/ID, entity/CODE, case/ID, application/ID, order/ID, pledge/ID, table/NAME, feed/credit, import/ID or unit/CODE',
  },
  query: z.object({
    /** Such as `draw/33.SCJG-2026-1-1`, `task/…`, `visit/…`, `entity/…`, `case/…`, `import/…`. */
    about: formedText(
      new RegExp(`^(${auditedThings.join('|')})/.+$`),
      `应为 ${auditedThings.join('、')} 之一，加斜杠和编号`,
      `must be one of ${auditedThings.join(', ')}, a slash and a name`,
    )
      .max(300)
      .transform((about, context) =>
        about.startsWith(entityPrefix)
          ? `${entityPrefix}${readSubjectCode(about.slice(entityPrefix.length), context)}`
          : about,
      ),
  }),
  answer: z.object({
    items: z.array(auditEntrySchema).max(mostEntries),
    /** Whether there are more entries than one answer holds. */
    isTruncated: z.boolean(),
  }),
});

export const listQueries = contract({
  id: 'listQueries',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/targets/{code}/queries',
  action: 'audit:read',
  summary: { zh: '查看谁在何时为何查询过该主体', en: 'See who asked about an entity, when and why' },
  params: z.object({ code: subjectCodeSchema }),
  query: pageQuerySchema,
  answer: pageOf(queryLogEntrySchema),
});

export const listBulkReads = contract({
  id: 'listBulkReads',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/bulk-reads',
  action: 'audit:read',
  summary: {
    zh: '查看某日谁为何批量读取过信用变更或全量副本',
    en: 'See who read the changes of credit, or the snapshot, on a day, and why',
  },
  query: pageQuerySchema.extend({
    /** A civil date in Asia/Shanghai. */
    on: civilDateSchema,
  }),
  answer: pageOf(bulkReadSchema),
});
