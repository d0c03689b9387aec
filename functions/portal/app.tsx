import { etag } from 'hono/etag';
import * as contracts from '../../shared/contracts/public.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, createApp, type HttpPorts, mount } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { readCertificate } from '../../shared/use-cases/inspections/read-certificate.ts';
import { apiDocument } from './api-document.ts';
import { pagesIn } from './pages-in.ts';
import { readLogState } from './read/draw.ts';

/** What the portal needs from outside. */
export type PortalPorts = HttpPorts & Pick<Ports, 'records' | 'ledger'>;

/** A certificate never changes once it exists. */
const certificateCaching = 'public, max-age=31536000, immutable';

/** The document changes with a release of the service. */
const documentCaching = 'public, max-age=300';

/** What anyone may see: the pages in both languages, certificates, and the reference of the API. */
export const createPortal = (ports: PortalPorts): App => {
  const app = createApp(ports.log);
  app.use(etag());
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });

  app.use(contracts.getCertificate.path.replace('{drawId}', ':drawId'), async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', certificateCaching);
  });
  mount(app, ports, contracts.getCertificate, ({ params }) => readCertificate(ports, params.drawId));
  mount(app, ports, contracts.getHealth, async () =>
    accepted({ status: 'ok', publicLog: await readLogState(ports.ledger) }),
  );

  app.get('/openapi.json', (c) => {
    c.header('cache-control', documentCaching);
    return c.json(apiDocument());
  });
  app.get('/en/', (c) => c.redirect('/en', 301));
  app.route('/en', pagesIn('en', ports));
  app.route('/', pagesIn('zh', ports));
  return app;
};
