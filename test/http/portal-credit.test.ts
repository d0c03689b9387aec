import { beforeEach, describe, expect, it } from 'vitest';
import { createPortal } from '../../functions/portal/app.tsx';
import { entityPath, resultPath } from '../../functions/portal/site/paths.ts';
import type { App } from '../../shared/http/app.ts';
import { followResult } from '../../shared/use-cases/credit/follow-result.ts';
import { entity, on, personOf, subjectOf } from '../support/builders.ts';
import { type CreditDesk, creditDesk } from '../support/credit-desk.ts';
import { eventOf, factOf, listedEvent, resultEvent } from '../support/credit-events.ts';
import { acceptedValue } from '../support/draws.ts';
import { creation, listing, publishedVisit, sampleRecords } from '../support/sample-records.ts';

let desk: CreditDesk;
let portal: App;
beforeEach(async () => {
  desk = await creditDesk([
    creation('entity', entity(2)),
    creation('entity', entity(3, { id: personOf(1) })),
  ]);
  portal = createPortal({
    ...desk.ports,
    log: () => {},
    verifyToken: () => Promise.reject(new Error('the portal asks for no token')),
  });
});

const pageAt = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await portal.request(path);
  return { status: answer.status, text: await answer.text() };
};
const entityPage = async (): Promise<string> => (await pageAt(entityPath(desk.subject))).text;

/** The visible words of the rows of the table of reasons. */
const rowsIn = (page: string): readonly string[] =>
  [...(page.split('<tbody>')[1]?.split('</tbody>')[0] ?? '').matchAll(/<tr>(.*?)<\/tr>/gs)].map(
    ([, row = '']) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
  );

describe('the public page of an entity', () => {
  it('shows each published fact with its document, its day and until when it is shown', async () => {
    acceptedValue(await desk.record(factOf('penalty')));
    acceptedValue(await desk.record(factOf('recognition', { validUntil: on('2026-12-31') })));
    expect(rowsIn(await entityPage()).toSorted()).toEqual([
      '一般违法行政处罚 浙市监决〔2026〕1号 · 浙江省市场监督管理局（示例） 2026年3月2日 2029年3月2日 −60',
      '纳税信用 A 级 浙市监决〔2026〕1号 · 浙江省市场监督管理局（示例） 2026年3月2日 2026年12月31日 +20',
    ]);
    desk.clock.set('2026-04-01T01:00:00.000Z');
    // From that day on an ordinary penalty is shown for twelve months.
    expect(rowsIn(await entityPage()).join()).toContain('2027年3月2日');
  });

  it('does not show what is not published, and says that it counts', async () => {
    const note = '依法不予公示的事项';
    acceptedValue(await desk.record(factOf('penalty')));
    expect(await entityPage()).not.toContain(note);
    acceptedValue(
      await desk.record(factOf('penalty', { severity: 'minor', documentNo: '浙市监罚〔2026〕9号' })),
    );
    const page = await entityPage();
    expect(rowsIn(page)).toHaveLength(1);
    expect(page).toContain(note);
    expect(page).not.toContain('浙市监罚〔2026〕9号');
    expect(page).toContain('930 分');
  });

  it('shows a listing and never names who answers for the breach', async () => {
    const responsible = { legalRepresentative: '张示例', actualController: '李示例' };
    await desk.ports.ledger.prepare([creation('listing', listing({ responsible }))]);
    const page = await entityPage();
    expect(page).toContain('浙市监列〔2026〕1号');
    expect(page).not.toMatch(/张示例|李示例/);
  });

  it('marks what is under objection until that is settled', async () => {
    await desk.add(eventOf('penalty'), listedEvent({ list: 'abnormal', cause: 'AB-02' }));
    await desk.add(eventOf('disputed', { of: 'penalty-1' }));
    expect(rowsIn(await entityPage()).filter((row) => row.includes('异议处理中'))).toHaveLength(1);
    await desk.add(eventOf('dispute-settled', { of: 'penalty-1' }));
    expect(await entityPage()).not.toContain('异议处理中');
  });

  it('shows what a listing for serious breaches keeps on the record as shown while listed', async () => {
    await desk.add(eventOf('penalty'), listedEvent());
    desk.clock.set('2029-03-03T01:00:00.000Z');
    const rows = rowsIn(await entityPage());
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toContain('列入名单期间');
  });

  it.each([
    ['repaired', eventOf('repaired', { of: 'penalty-1' })],
    ['withdrawn', eventOf('withdrawn', { of: 'penalty-1' })],
  ])('no longer shows what was %s', async (_, annotation) => {
    await desk.add(eventOf('penalty'));
    expect(rowsIn(await entityPage())).toHaveLength(1);
    await desk.add(annotation);
    const page = await entityPage();
    expect([rowsIn(page), page.includes('浙市监决〔2026〕1号')]).toEqual([[], false]);
  });
});

describe('a published result', () => {
  const visit = publishedVisit(1, ['5']);
  const event = `inspection-result:${visit.id}`;
  beforeEach(async () => {
    await desk.ports.ledger.prepare([creation('task', sampleRecords.task), creation('visit', visit)]);
    acceptedValue(await followResult(desk.ports, visit));
  });
  const shown = async (): Promise<readonly boolean[]> => {
    const link = `${resultPath(visit.id)}"`;
    const pages = await Promise.all([pageAt('/'), pageAt('/en'), pageAt(entityPath(visit.target))]);
    return [
      ...pages.map(({ text }) => text.includes(link)),
      (await pageAt(resultPath(visit.id))).status === 200,
    ];
  };

  it('is shown on the home page, on the entity’s, and on its own', async () => {
    expect(await shown()).toEqual([true, true, true, true]);
  });

  it.each(['repaired', 'withdrawn'] as const)('is shown nowhere once it is %s', async (kind) => {
    await desk.add(eventOf(kind, { of: event, subject: visit.target }));
    expect(await shown()).toEqual([false, false, false, false]);
  });

  it('is shown as long as it is kept, and no longer', async () => {
    desk.clock.set('2031-03-02T01:00:00.000Z');
    expect(await shown()).toEqual([true, true, true, true]);
    desk.clock.set('2031-03-03T01:00:00.000Z');
    expect(await shown()).toEqual([false, false, false, false]);
  });
});

describe('a natural person', () => {
  it('has no public page: the answer is that for a code that is on no register', async () => {
    const [person, unknown] = [personOf(1), personOf(2)];
    await desk.add(resultEvent(['5'], { id: 'r', subject: person }));
    const [one, other] = [await pageAt(`/entities/${person}`), await pageAt(`/entities/${unknown}`)];
    expect([one.status, other.status]).toEqual([404, 404]);
    expect(one.text.replaceAll(person, '').replaceAll(encodeURIComponent(person), '')).toBe(
      other.text.replaceAll(unknown, '').replaceAll(encodeURIComponent(unknown), ''),
    );
    expect((await pageAt(entityPath(subjectOf(2)))).status).toBe(200);
  });

  it('whose number is typed into the search does not find it in the form again', async () => {
    const { status, text } = await pageAt('/entities?code=11010519491231002X');
    expect([status, /<form.*<\/form>/s.exec(text)?.[0].includes('110105')]).toEqual([400, false]);
    expect(text).toContain('看来是公民身份号码');
  });
});
