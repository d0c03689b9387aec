import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import type { App } from '../../shared/http/app.ts';

/** What the browser package asks for but would make the tests see less, or end with the first closed page. */
const unwanted = ['--single-process', '--disable-web-security', '--allow-running-insecure-content'];

/** A real browser in front of an app that is served on a port of its own. */
export interface Browsing {
  readonly origin: string;
  /** A new tab; what a visitor must never meet ends in its `complaints`. */
  open(options?: { readonly width?: number; readonly withScripts?: boolean }): Promise<Tab>;
  stop(): Promise<void>;
}

/** A tab: the page, and every request that left the origin, script error and line on the console. */
export interface Tab {
  readonly page: Page;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** The browser notes on the console that the page itself came with 4xx, which is what a page of an error is. */
const isOwnStatus = (text: string, about: string, page: Page): boolean =>
  text.startsWith('Failed to load resource') && about === page.url();

const watch = (page: Page, origin: string): readonly string[] => {
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) complaints.push(`request to ${url}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (!isOwnStatus(message.text(), message.location().url, page))
      complaints.push(`console: ${message.text()}`);
  });
  return complaints;
};

const tabOf = async (browser: Browser, origin: string, width: number, withScripts: boolean): Promise<Tab> => {
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: withScripts,
    viewport: { width, height: 800 },
  });
  const page = await context.newPage();
  return { page, complaints: watch(page, origin), close: () => context.close() };
};

/** Serves the app and starts the browser. */
export const browse = async (app: App): Promise<Browsing> => {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((one) => !unwanted.includes(one)), '--no-sandbox'],
  });
  return {
    origin,
    open: ({ width = 1200, withScripts = true } = {}) => tabOf(browser, origin, width, withScripts),
    stop: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Every level A and AA of WCAG 2.2; `wcag22aa` alone is a single rule. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core finds on the page as it is, and how many rules it went through. */
export const audit = async (
  page: Page,
): Promise<{ readonly violations: readonly string[]; readonly rules: number }> => {
  // Through the debugger, for the page's own policy lets no script in.
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations, passes, incomplete, inapplicable } = await (
      globalThis as unknown as { axe: typeof axe }
    ).axe.run({
      runOnly: { type: 'tag', values: tags },
      // Where a rule holds, that it was looked at is enough; a long page has thousands of such places.
      resultTypes: ['violations'],
      selectors: false,
    });
    return {
      violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      rules: new Set([...violations, ...passes, ...incomplete, ...inapplicable].map(({ id }) => id)).size,
    };
  }, wcag);
};
