import { serve } from '@hono/node-server';
import chromium from '@sparticuz/chromium';
import { chromium as pw } from 'playwright-core';
import { test } from 'vitest';
import { portalScenes } from '../support/portal-scenes.ts';
import { codeOf } from '../../functions/portal/site/paths.ts';
test('shots', async () => {
  const t = Date.now();
  const s = await portalScenes();
  console.log('seed', Date.now() - t);
  const server = serve({ fetch: s.portal.fetch, port: 0 });
  await new Promise((r) => server.once('listening', r));
  const base = `http://127.0.0.1:${(server.address() as any).port}`;
  const b = await pw.launch({ executablePath: await chromium.executablePath(), args: [...chromium.args.filter((a) => !['--single-process', '--disable-web-security', '--allow-running-insecure-content'].includes(a)), '--no-sandbox'] });
  const shots: [string, string, number][] = [];
  for (const [n, p] of Object.entries({ home: '/', find: '/entities?code=913300007337961', listed: `/entities/${codeOf(s.listed)}`, bare: `/entities/${codeOf(s.unknownCredit)}`, hostile: `/entities/${codeOf(s.hostile)}`, result: `/results/${s.visits[1]!.id}`, frozen: `/draws/${s.frozen.id}`, voided: `/draws/${s.voided.id}`, committed: `/draws/${s.committed.id}`, overdue: `/draws/${s.overdue.id}`, revealed: `/draws/${s.revealed.id}`, verify: '/verify', docs: '/docs', none: '/x' })) shots.push([n, p, 1200]);
  for (const [n, p] of shots.slice()) { shots.push([`${n}-en`, `/en${p === '/' ? '' : p}`, 1200]); shots.push([`${n}-320`, p, 320]); }
  for (const [n, p, w] of shots) {
    const page = await b.newPage({ viewport: { width: w, height: 800 } });
    page.on('console', (m) => console.log(n, m.type(), m.text()));
    await page.goto(base + p);
    await page.screenshot({ path: `/tmp/e-shots/${n}.png`, fullPage: true, clip: { x: 0, y: 0, width: w, height: Math.min(5000, await page.evaluate(() => document.documentElement.scrollHeight)) } });
    const sw = await page.evaluate(() => document.documentElement.scrollWidth); if (sw > w) console.log('WIDE', n, sw);
    await page.close();
  }
  await b.close(); server.close();
  console.log('all', Date.now() - t);
}, 120000);
