import { routePathOf } from '../../shared/contracts/contract.ts';
import * as contracts from '../../shared/contracts/public.ts';
import { publicDrawSchema } from '../../shared/contracts/public.ts';
import * as tables from '../../shared/contracts/tables.ts';
import { publicDraw } from '../../shared/domain/inspections/public-draw.ts';
import { refusal } from '../../shared/domain/primitives/refusal.ts';
import { accepted, refused } from '../../shared/domain/primitives/result.ts';
import { type App, mount, mountFile } from '../../shared/http/app.ts';
import { valuesOf } from '../../shared/http/listing.ts';
import { readCertificate } from '../../shared/use-cases/inspections/read-certificate.ts';
import {
  readTable,
  readTableVersion,
  tablesInForceNow,
  versionsOfTable,
} from '../../shared/use-cases/tables/read-tables.ts';
import type { PortalPorts } from './ports.ts';
import { readPublicListings } from './read/lists.ts';
import { proveConsistency, proveInclusion, readLogHead, readLogState } from './read/log.ts';

/** A certificate, its chunks and what a content hash names never change once they exist. */
const lastingCaching = 'public, max-age=31536000, immutable';

/** How long a shared cache may answer for us otherwise. */
const dataCaching = 'public, max-age=30';

/** What anyone may read as data: draws and their certificates, the public log with its proofs, fairness reports, who is on a list, rule tables. */
export const mountPublicApi = (app: App, ports: PortalPorts): void => {
  const { records, ledger } = ports;

  for (const contract of [contracts.getCertificate, contracts.getCertificateChunk, tables.getTableVersion])
    app.use(routePathOf(contract), async (c, next) => {
      await next();
      if (c.res.ok) c.header('cache-control', lastingCaching);
    });
  app.use('/v1/*', async (c, next) => {
    await next();
    if (c.res.ok && !c.res.headers.has('cache-control')) c.header('cache-control', dataCaching);
  });

  mount(app, ports, contracts.listPublicDraws, async ({ query }) => {
    const page = valuesOf(await records.page('draws', {}, query));
    return page.ok
      ? accepted({
          ...page.value,
          items: page.value.items.map((draw) => publicDrawSchema.parse(publicDraw(draw))),
        })
      : page;
  });
  mountFile(app, ports, contracts.getCertificate, ({ params }) =>
    readCertificate(ports, params.drawId, 'certificate'),
  );
  mountFile(app, ports, contracts.getCertificateChunk, ({ params }) =>
    readCertificate(ports, params.drawId, params.chunk),
  );

  mount(app, ports, contracts.getLogHead, async () => accepted(await readLogHead(ledger)));
  mount(app, ports, contracts.listLogEntries, async ({ query }) =>
    accepted({ items: await ledger.publicLogEntries(query.from, query.limit) }),
  );
  mount(app, ports, contracts.getInclusionProof, ({ params, query }) =>
    proveInclusion(ledger, params.index, query.size),
  );
  mount(app, ports, contracts.getConsistencyProof, ({ query }) =>
    proveConsistency(ledger, query.from, query.to),
  );

  mount(app, ports, contracts.listFairnessReports, async ({ query }) =>
    valuesOf(await records.page('fairnessReports', {}, query)),
  );
  mount(app, ports, contracts.getFairnessReport, async ({ params: { department, year } }) => {
    const stored = await records.get('fairnessReport', { department, year });
    return stored === undefined
      ? refused(
          refusal(
            'not-found',
            `没有单位 ${department} ${year} 年度的公平性报告；该年度的第一次抽取揭示后才有。`,
            `There is no fairness report of unit ${department} for ${year}; the first comes with the first revealed draw.`,
          ),
        )
      : accepted(stored.value);
  });

  mount(app, ports, contracts.listPublicListings, ({ params, query }) =>
    readPublicListings(ports, params.list, query),
  );

  mount(app, ports, tables.listTables, async () => accepted({ items: await tablesInForceNow(ports) }));
  mount(app, ports, tables.getTable, ({ params, query }) => readTable(ports, params.tableName, query));
  mount(app, ports, tables.listTableVersions, async ({ params }) =>
    accepted({ items: await versionsOfTable(ports, params.tableName) }),
  );
  mount(app, ports, tables.getTableVersion, ({ params }) =>
    readTableVersion(ports, params.tableName, params.hash),
  );

  mount(app, ports, contracts.getHealth, async () =>
    accepted({ status: 'ok', publicLog: await readLogState(ledger) }),
  );
};
