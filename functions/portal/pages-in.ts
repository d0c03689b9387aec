import { Hono } from 'hono';
import type { Language } from '../../shared/domain/primitives/text.ts';
import { type IdentifierProblem, parseIdentifier } from '../../shared/domain/registry/identifier.ts';
import type { App, HttpPorts } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { tablesInForceNow } from '../../shared/use-cases/tables/read-tables.ts';
import { apiDocument } from './api-document.ts';
import { docsPage } from './pages/docs/docs.tsx';
import { drawPage } from './pages/draw/draw.tsx';
import { drawsPage } from './pages/draws.tsx';
import { entityPage } from './pages/entity.tsx';
import { fairnessListPage } from './pages/fairness/list.tsx';
import { fairnessReportPage } from './pages/fairness/report.tsx';
import { findPage } from './pages/find.tsx';
import { homePage } from './pages/home.tsx';
import { allListsPage } from './pages/lists/all.tsx';
import { listPage } from './pages/lists/list.tsx';
import { logPage } from './pages/log.tsx';
import { resultPage } from './pages/result.tsx';
import { tableListPage } from './pages/tables/list.tsx';
import { tablePage } from './pages/tables/table.tsx';
import { troublePage } from './pages/trouble.tsx';
import { verifyPage } from './pages/verify.tsx';
import type { CodeError } from './parts/find-form.tsx';
import { readDraw } from './read/draw.ts';
import { readDraws } from './read/draws.ts';
import { readEntity } from './read/entity.ts';
import { readFairnessReport, readFairnessReports } from './read/fairness.ts';
import { readList, readListRules } from './read/lists.ts';
import { readLogPage, readLogState } from './read/log.ts';
import { readResult } from './read/result.ts';
import { readResults } from './read/results.ts';
import { readTableView } from './read/tables.ts';
import { answerPage } from './site/page.tsx';
import { entityPath } from './site/paths.ts';
import { readerOf } from './site/reader.ts';

type PagePorts = Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'> & Pick<HttpPorts, 'log'>;

/** What was typed comes back to be mended, but for a person's number, which is shown to nobody. */
const codeError = (typed: string, { code, message }: IdentifierProblem): CodeError => ({
  typed: code === 'person-number' ? '' : typed,
  message,
});

/** Every page in one language. */
export const pagesIn = (language: Language, ports: PagePorts): App => {
  const { records, ledger, log } = ports;
  const reader = readerOf(language);
  const pages: App = new Hono();

  pages.get('/', async (c) => {
    const cursor = c.req.query('cursor');
    const results = await readResults(ports, cursor);
    if (!results.ok) return answerPage(c, reader, troublePage(reader, 'noSuchPlace'));
    const state = await readLogState(ledger);
    return answerPage(c, reader, homePage(reader, results.value, cursor === undefined, state));
  });

  pages.get('/entities', (c) => {
    const typed = c.req.query('code');
    if (typed === undefined) return answerPage(c, reader, findPage(reader));
    const parsed = parseIdentifier(typed);
    return parsed.ok
      ? c.redirect(reader.href(entityPath(parsed.value.id)), 303)
      : answerPage(c, reader, findPage(reader, codeError(typed, parsed.refusal)));
  });

  pages.get('/entities/:code', async (c) => {
    const typed = c.req.param('code');
    const parsed = parseIdentifier(typed);
    if (!parsed.ok) return answerPage(c, reader, findPage(reader, codeError(typed, parsed.refusal)));
    const cursor = c.req.query('cursor');
    const view = await readEntity(ports, parsed.value.id, cursor);
    if (!view.ok) return answerPage(c, reader, troublePage(reader, 'noSuchPlace'));
    return answerPage(
      c,
      reader,
      view.value === undefined
        ? troublePage(reader, 'noEntity')
        : entityPage(reader, view.value, cursor === undefined),
    );
  });

  pages.get('/results/:visitId', async (c) => {
    const view = await readResult(ports, c.req.param('visitId'));
    return answerPage(
      c,
      reader,
      view === undefined ? troublePage(reader, 'noResult') : resultPage(reader, view),
    );
  });

  pages.get('/draws', async (c) => {
    const cursor = c.req.query('cursor');
    const page = await readDraws(records, cursor);
    return answerPage(
      c,
      reader,
      page.ok ? drawsPage(reader, page.value, cursor === undefined) : troublePage(reader, 'noSuchPlace'),
    );
  });

  pages.get('/draws/:drawId', async (c) => {
    const cursor = c.req.query('cursor');
    const view = await readDraw(ports, c.req.param('drawId'), cursor);
    if (!view.ok) return answerPage(c, reader, troublePage(reader, 'noSuchPlace'));
    return answerPage(
      c,
      reader,
      view.value === undefined
        ? troublePage(reader, 'noDraw')
        : drawPage(reader, view.value, cursor === undefined),
    );
  });

  pages.get('/log', async (c) => {
    const cursor = c.req.query('cursor');
    const page = await readLogPage(ledger, cursor);
    return answerPage(
      c,
      reader,
      page.ok ? logPage(reader, page.value, cursor === undefined) : troublePage(reader, 'noSuchPlace'),
    );
  });

  pages.get('/fairness', async (c) => {
    const cursor = c.req.query('cursor');
    const page = await readFairnessReports(records, cursor);
    return answerPage(
      c,
      reader,
      page.ok
        ? fairnessListPage(reader, page.value, cursor === undefined)
        : troublePage(reader, 'noSuchPlace'),
    );
  });

  pages.get('/fairness/:department/:year', async (c) => {
    const { department, year } = c.req.param();
    const report = await readFairnessReport(ports, department, year);
    return answerPage(
      c,
      reader,
      report === undefined ? troublePage(reader, 'noReport') : fairnessReportPage(reader, report),
    );
  });

  pages.get('/lists', async (c) => answerPage(c, reader, allListsPage(reader, await readListRules(ports))));

  pages.get('/lists/:list', async (c) => {
    const cursor = c.req.query('cursor');
    const view = await readList(ports, c.req.param('list'), cursor);
    if (!view.ok) return answerPage(c, reader, troublePage(reader, 'noSuchPlace'));
    return answerPage(
      c,
      reader,
      view.value === undefined
        ? troublePage(reader, 'noList')
        : listPage(reader, view.value, cursor === undefined),
    );
  });

  pages.get('/tables', async (c) =>
    answerPage(c, reader, tableListPage(reader, await tablesInForceNow(ports))),
  );

  pages.get('/tables/:name', async (c) => {
    const view = await readTableView(ports, c.req.param('name'), c.req.query('version'));
    return answerPage(
      c,
      reader,
      view === undefined ? troublePage(reader, 'noTable') : tablePage(reader, view),
    );
  });

  pages.get('/verify', (c) => answerPage(c, reader, verifyPage(reader)));
  pages.get('/docs', (c) => answerPage(c, reader, docsPage(reader, apiDocument(reader.language))));

  // What is no page of the API either: its errors stay problem+json.
  pages.get('*', (c, next) =>
    c.req.path.startsWith('/v1/') ? next() : answerPage(c, reader, troublePage(reader, 'noPage')),
  );

  pages.onError((error, c) => {
    log('request-crashed', { requestId: c.get('requestId'), method: c.req.method, error });
    return answerPage(c, reader, troublePage(reader, 'broken'));
  });
  return pages;
};
