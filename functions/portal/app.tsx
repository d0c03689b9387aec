import { etag } from 'hono/etag';
import { type App, createApp } from '../../shared/http/app.ts';
import { apiDocument } from './api-document.ts';
import { pagesIn } from './pages-in.ts';
import type { PortalPorts } from './ports.ts';
import { mountPublicApi } from './public-api.ts';

/** The document changes with a release of the service. */
const documentCaching = 'public, max-age=300';

/** What anyone may see: the pages in both languages, the public data, and the reference of the API. */
export const createPortal = (ports: PortalPorts): App => {
  const app = createApp(ports.log);
  app.use(etag());
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  mountPublicApi(app, ports);
  app.get('/openapi.json', (c) => {
    c.header('cache-control', documentCaching);
    return c.json(apiDocument('both'));
  });
  app.get('/en/', (c) => c.redirect('/en', 301));
  app.route('/en', pagesIn('en', ports));
  app.route('/', pagesIn('zh', ports));
  return app;
};
