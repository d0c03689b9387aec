import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  codeOf,
  drawPath,
  entityPath,
  fairnessPath,
  listPath,
  resultPath,
  tablePath,
} from '../../functions/portal/site/paths.ts';
import { shippedTables } from '../../shared/domain/rule-tables/shipped-tables.ts';
import { tablesInForce } from '../../shared/domain/rule-tables/table-version.ts';
import { createApp } from '../../shared/http/app.ts';
import { on, ownDepartment } from '../support/builders.ts';
import { inspectionDesk } from '../support/inspection-desk.ts';
import { testNow } from '../support/manual-clock.ts';
import { portalOver } from '../support/portal-over.ts';
import { type PortalScenes, portalScenes } from '../support/portal-scenes.ts';
import { audit, type Browsing, browse } from './browse.ts';

let scenes: PortalScenes;
let browsing: Browsing;

beforeAll(async () => {
  scenes = await portalScenes();
  browsing = await browse(scenes.portal);
});
afterAll(() => browsing.stop());

/** Every page in every state that looks different. */
const pages: Readonly<Record<string, (scenes: PortalScenes) => string>> = {
  'the home page': () => '/',
  'the search form': () => '/entities',
  'a mistyped code': () => '/entities?code=91330000733796106Q',
  'an entity on a list': ({ listed }) => entityPath(listed),
  'an entity of which nothing is known': ({ unknownCredit }) => entityPath(unknownCredit),
  'an entity with a hostile name': ({ hostile }) => entityPath(hostile),
  'an entity that is not on the register': () => '/entities/91330000733796106P',
  'a published result': ({ visits }) => resultPath(visits[1]?.id ?? ''),
  'a frozen draw': ({ frozen }) => drawPath(frozen.id),
  'a draw that awaits its witnesses': ({ committed }) => drawPath(committed.id),
  'a draw that fell back to its second source': ({ fallback }) => drawPath(fallback.id),
  'a draw under way': ({ drawing }) => drawPath(drawing.id),
  'a draw with substitutions': ({ substituted }) => drawPath(substituted.id),
  'a void draw': ({ voided }) => drawPath(voided.id),
  'a draw whose result was thrown away': ({ thrownAway }) => drawPath(thrownAway.id),
  'a draw whose secret is overdue': ({ overdue }) => drawPath(overdue.id),
  'a revealed draw': ({ revealed }) => drawPath(revealed.id),
  'a revealed draw with substitutions': ({ replaced }) => drawPath(replaced.id),
  'a draw of targets': ({ targets }) => drawPath(targets.id),
  'a draw of inspectors': ({ inspectors }) => drawPath(inspectors.id),
  'the list of all draws': () => '/draws',
  'the public log': () => '/log',
  'the list of fairness reports': () => '/fairness',
  'a fairness report': () => fairnessPath(ownDepartment, 2026),
  'a fairness report that does not exist': () => fairnessPath(ownDepartment, 2001),
  'what the lists are': () => '/lists',
  'the list of serious breaches': () => listPath('serious'),
  'a list that nobody is on': () => listPath('red'),
  'a list that does not exist': () => '/lists/nothing',
  'the list of rule tables': () => '/tables',
  'the table of measures': () => tablePath('measures'),
  'the table of holidays': () => tablePath('holidays'),
  'a version that is not in force': () =>
    tablePath('lists', tablesInForce(shippedTables, on('2022-01-01'), testNow).hashes.lists),
  'a rule table that does not exist': () => tablePath('nothing'),
  'how to check a draw': () => '/verify',
  'the API reference': () => '/docs',
  'an address without a page': () => '/nothing',
};

const languages = { Chinese: '', English: '/en' };

const cases = Object.entries(pages).flatMap(([page, pathIn]) =>
  Object.entries(languages).map(([language, prefix]) => ({ page, language, prefix, pathIn })),
);

describe('every page', () => {
  test.each(cases)(
    '$page, in $language, keeps to WCAG 2.2 AA, to its origin and to a phone’s width',
    async ({ prefix, pathIn }) => {
      const { page, complaints, close } = await browsing.open({ width: 320 });
      await page.goto(`${prefix}${pathIn(scenes)}`);
      const { violations, rules } = await audit(page);
      expect(violations).toEqual([]);
      expect(rules).toBeGreaterThan(50);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(320);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('is as accessible before anything was published', async () => {
    const { ports } = await inspectionDesk([]);
    const empty = await browse(portalOver({ ports }));
    const { page, complaints, close } = await empty.open();
    await page.goto('/');
    expect(await page.getByText('目前还没有公示的检查结果。').isVisible()).toBe(true);
    expect((await audit(page)).violations).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
    await empty.stop();
  });

  test('is as accessible on a wide screen', async () => {
    const { page, close } = await browsing.open({ width: 1280 });
    await page.goto(drawPath(scenes.revealed.id));
    expect((await audit(page)).violations).toEqual([]);
    await close();
  });
});

describe('without scripts', () => {
  test('the first stop of the keyboard skips to the content', async () => {
    const { page, close } = await browsing.open({ withScripts: false });
    await page.goto('/');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(page.url()).toBe(`${browsing.origin}/#main`);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('id')).toBe('code');
    await close();
  });

  test('by keyboard, a code is typed, refused with its reason, corrected, and leads to the entity', async () => {
    const { page, complaints, close } = await browsing.open({ withScripts: false });
    const code = codeOf(scenes.listed);
    await page.goto('/en');
    await page.getByLabel('Unified social credit code').focus();
    await page.keyboard.type(code.slice(0, 17));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/en/entities?**');
    expect(await page.title()).toMatch(/^Error: /);
    const field = page.getByLabel('Unified social credit code');
    expect(await field.inputValue()).toBe(code.slice(0, 17));
    expect(await page.locator('#code-error').textContent()).toContain('has 17');
    await page.getByRole('alert').getByRole('link').focus();
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#code$/);
    await field.fill(`  ${code.toLowerCase()} `);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/en/entities/${code}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('杭州示例');
    expect(complaints).toEqual([]);
    await close();
  });

  test('one walks from a result to the draw behind it and to its certificate', async () => {
    const { page, close } = await browsing.open({ withScripts: false });
    await page.goto(resultPath(scenes.visits[0]?.id ?? ''));
    await page.getByRole('link', { name: '查看这次抽取并验证' }).click();
    expect(page.url()).toBe(`${browsing.origin}${drawPath(scenes.revealed.id)}`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载证书' }).click();
    expect((await download).suggestedFilename()).toBe('certificate.json');
    await close();
  });

  test('one walks from the home page to all draws, to the log and a proof, and to fairness', async () => {
    const { page, close } = await browsing.open({ withScripts: false });
    await page.goto('/en');
    await page.getByRole('navigation').getByRole('link', { name: 'Draws' }).click();
    await page.locator('#draws ~ ol a').first().click();
    expect(page.url()).toContain('/en/draws/');
    await page.getByRole('link', { name: 'Public log' }).click();
    const proof = page.getByRole('link', { name: 'Proof that it is in the log (JSON)' }).first();
    await proof.click();
    expect(page.url()).toMatch(/\/v1\/log\/entries\/\d+\/proof\?size=\d+$/);
    await page.goBack();
    await page.getByRole('link', { name: 'Fairness' }).click();
    await page.locator('#reports ~ ol a').first().click();
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toContain(
      'Workload of the inspectors',
    );
    await close();
  });

  test('a wide table of figures is reached and scrolled by keyboard on a phone', async () => {
    const { page, close } = await browsing.open({ width: 320, withScripts: false });
    await page.goto(fairnessPath(ownDepartment, 2026));
    const table = page.getByRole('figure').first();
    await table.focus();
    expect(await page.locator(':focus').getAttribute('class')).toBe('scroll');
    await close();
  });

  test('the language stays while one walks on', async () => {
    const { page, close } = await browsing.open({ withScripts: false });
    await page.goto(drawPath(scenes.voided.id));
    await page.getByRole('link', { name: 'English' }).click();
    expect(page.url()).toBe(`${browsing.origin}/en${drawPath(scenes.voided.id)}`);
    await page.getByRole('link', { name: 'Draw 2' }).click();
    expect(page.url()).toBe(`${browsing.origin}/en${drawPath(scenes.committed.id)}`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
    await page.getByRole('link', { name: '中文' }).click();
    expect(page.url()).toBe(`${browsing.origin}${drawPath(scenes.committed.id)}`);
    await close();
  });
});

test('a page that breaks these rules is caught', async () => {
  const careless = await browse(
    createApp(() => {}).get('/', (c) =>
      c.html(
        '<!DOCTYPE html><title>x</title><input><p style="color:#999">pale</p><img src="http://127.0.0.1:1/x.png"><div style="width:400px">wide</div>',
      ),
    ),
  );
  const { page, complaints, close } = await careless.open({ width: 320 });
  await page.goto('/');
  const { violations } = await audit(page);
  const found = ['html-has-lang', 'label', 'color-contrast', 'image-alt'];
  expect(found.filter((rule) => violations.some((one) => one.startsWith(`${rule}:`)))).toEqual(found);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeGreaterThan(320);
  expect(complaints.some((one) => one.startsWith('request to http://127.0.0.1:1/'))).toBe(true);
  await close();
  await careless.stop();
});

test('on paper there is the content and no way around it', async () => {
  const { page, close } = await browsing.open();
  await page.goto(drawPath(scenes.revealed.id));
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  await close();
});
