import { listBulkReads, listQueries, mostEntries, readTrail } from '../../shared/contracts/audit.ts';
import type { AuditEntry } from '../../shared/domain/audit/entry.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { valuesOf } from '../../shared/http/listing.ts';
import { codesOf, resolveEntity } from '../../shared/use-cases/credit/resolve-entity.ts';
import { pageOverParts } from '../../shared/use-cases/page-over-parts.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts what auditors read: the trail of every change, and who asked about whom or about everybody. */
export const mountAudit = (app: App, ports: StaffPorts): void => {
  mount(app, ports, readTrail, async ({ query }) => {
    const items: AuditEntry[] = [];
    for await (const entry of ports.ledger.trail(query.about)) {
      if (items.length === mostEntries) return accepted({ items, isTruncated: true });
      items.push(entry);
    }
    return accepted({ items, isTruncated: false });
  });
  mount(app, ports, listQueries, async ({ params: { code }, query }) => {
    // Questions under a code that gave way are logged about whoever has taken its place.
    const entity = await resolveEntity(ports.records, code);
    return valuesOf(
      await pageOverParts(entity === undefined ? [code] : codesOf(entity.value), query, (subject, page) =>
        ports.records.page('queriesAboutSubject', { subject }, page),
      ),
    );
  });
  mount(app, ports, listBulkReads, async ({ query: { on, ...page } }) =>
    valuesOf(await ports.records.page('bulkReadsOn', { on }, page)),
  );
};
