import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf, entityPath, resultPath } from '../../functions/portal/site/paths.ts';
import { digestOf } from '../../shared/domain/audit/digest.ts';
import { loggedResult } from '../../shared/domain/inspections/logged-result.ts';
import type { Visit } from '../../shared/domain/inspections/visit.ts';
import { instantOf } from '../../shared/domain/primitives/time.ts';
import type { App } from '../../shared/http/app.ts';
import { followResult } from '../../shared/use-cases/credit/follow-result.ts';
import { publishResult } from '../../shared/use-cases/inspections/publish-result.ts';
import { expireListing } from '../../shared/use-cases/lists/end-listing.ts';
import { publishListing } from '../../shared/use-cases/lists/publish-listing.ts';
import { askOf, at, callerIn, entity, on, personOf, subjectOf } from '../support/builders.ts';
import { type CreditDesk, creditDesk, officer } from '../support/credit-desk.ts';
import { eventOf, factOf, listedEvent, resultEvent } from '../support/credit-events.ts';
import { acceptedValue } from '../support/draws.ts';
import { punished } from '../support/listing-steps.ts';
import { testNow } from '../support/manual-clock.ts';
import { pageOf, portalOver } from '../support/portal-over.ts';
import { creation, draw, listing, publishedVisit, sampleRecords } from '../support/sample-records.ts';
import { succeed } from '../support/succession-steps.ts';

let desk: CreditDesk;
let portal: App;
beforeEach(async () => {
  desk = await creditDesk([
    creation('entity', entity(2)),
    creation('entity', entity(3, { id: personOf(1) })),
  ]);
  portal = portalOver(desk);
});

const pageAt = (path: string) => pageOf(portal, path);
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

  it('shows a penalty until its longest term, though a listing for serious breaches lives on', async () => {
    await desk.add(eventOf('penalty'), listedEvent());
    desk.clock.set('2027-03-02T01:00:00.000Z');
    expect(rowsIn(await entityPage())).toHaveLength(2);
    desk.clock.set('2027-03-03T01:00:00.000Z');
    const rows = rowsIn(await entityPage());
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('列入名单期间');
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
  const clean = publishedVisit(2, ['1']);
  const event = `inspection-result:${visit.id}`;
  beforeEach(async () => {
    await desk.ports.ledger.prepare([creation('task', sampleRecords.task), creation('visit', visit)]);
    acceptedValue(await followResult(desk.ports, visit));
  });
  const shown = async ({ id, target } = visit): Promise<readonly boolean[]> => {
    const link = `${resultPath(id)}"`;
    const pages = await Promise.all([pageAt('/'), pageAt('/en'), pageAt(entityPath(target))]);
    return [...pages.map(({ text }) => text.includes(link)), (await pageAt(resultPath(id))).status === 200];
  };

  it('is shown on the home page, on the entity’s, and on its own', async () => {
    expect(await shown()).toEqual([true, true, true, true]);
  });

  it.each(['repaired', 'withdrawn'] as const)('is shown nowhere once it is %s', async (kind) => {
    await desk.add(eventOf(kind, { of: event, subject: visit.target }));
    expect(await shown()).toEqual([false, false, false, false]);
  });

  it('that is adverse is shown until its publication term is over, and one that is not stays', async () => {
    await desk.ports.ledger.prepare([creation('visit', clean)]);
    acceptedValue(await followResult(desk.ports, clean));
    desk.clock.set('2027-03-02T01:00:00.000Z');
    expect(await shown()).toEqual([true, true, true, true]);
    desk.clock.set('2027-03-03T01:00:00.000Z');
    expect(await shown()).toEqual([false, false, false, false]);
    expect(await shown(clean)).toEqual([true, true, true, true]);
  });
});

describe('a published result of several categories', () => {
  // Not to be reached is ordinary and shown for a year; to refuse an inspection is serious and shown for three.
  const visit = publishedVisit(1, ['4', '6']);
  const tagged = async (category: string): Promise<readonly boolean[]> =>
    Promise.all(
      ['/', entityPath(visit.target), resultPath(visit.id)].map(async (path) =>
        (await pageAt(path)).text.includes(category),
      ),
    );
  const categoriesOn = async (instant: string) => {
    desk.clock.set(instant);
    return [await tagged('无法联系'), await tagged('不配合检查')];
  };
  const [all, none] = [
    [true, true, true],
    [false, false, false],
  ];

  it('shows each for its own term, and goes with the last', async () => {
    await desk.ports.ledger.prepare([creation('task', sampleRecords.task), creation('visit', visit)]);
    // Published a moment ago, it has not reached the history of the entity yet.
    expect([await tagged('无法联系'), await tagged('不配合检查')]).toEqual([all, all]);
    acceptedValue(await followResult(desk.ports, visit));
    expect(await categoriesOn('2027-03-02T01:00:00.000Z')).toEqual([all, all]);
    expect(await categoriesOn('2027-03-03T01:00:00.000Z')).toEqual([none, all]);
    expect((await pageAt(resultPath(visit.id))).status).toBe(200);
    expect(await categoriesOn('2029-03-03T01:00:00.000Z')).toEqual([none, none]);
    expect((await pageAt(resultPath(visit.id))).status).toBe(404);
  });

  it('that are adverse and not goes as a whole once nothing adverse is shown, for its findings tell of it', async () => {
    const mixed = publishedVisit(1, ['4', '7']);
    await desk.ports.ledger.prepare([creation('task', sampleRecords.task), creation('visit', mixed)]);
    acceptedValue(await followResult(desk.ports, mixed));
    desk.clock.set('2027-03-03T01:00:00.000Z');
    expect((await pageAt(resultPath(mixed.id))).status).toBe(404);
  });
});

describe('the public log', () => {
  const approver = callerIn('approver');
  const visit = publishedVisit(1, ['5']);
  const approved = async ({ publishedBy: _, publishedAt: __, ...rest }: Visit): Promise<void> =>
    desk.ports.ledger.prepare([
      creation('task', sampleRecords.task),
      creation('draw', draw({ drawnAt: testNow })),
      creation('visit', { ...rest, state: 'approved' }),
    ]);
  const logged = async (): Promise<string> => {
    return (
      (await pageAt('/v1/log/entries')).text + (await pageAt('/log')).text + (await pageAt('/en/log')).text
    );
  };
  /** The facts that a page shows as those of an entry, whose digest they must have. */
  const factsOn = (page: string): unknown => {
    const { digest, facts } =
      /<code[^>]*>(?<digest>[0-9a-f]{64})<\/code>.*?<code>(?<facts>{.*?})<\/code>/s.exec(
        page.slice(page.indexOf('公开日志可以印证')),
      )?.groups ?? { digest: '', facts: '{}' };
    const said: unknown = JSON.parse(facts?.replaceAll('&quot;', '"') ?? '');
    expect(digestOf(said)).toBe(digest);
    return said;
  };

  it('vouches for a result while that is shown, and tells nothing of it afterwards', async () => {
    await approved(visit);
    const published = acceptedValue(
      await publishResult(desk.ports, { ...askOf(approver), visitId: visit.id }),
    );
    acceptedValue(await followResult(desk.ports, published));
    const page = (await pageAt(resultPath(visit.id))).text;
    expect(factsOn(page)).toMatchObject({ target: visit.target, resultCodes: ['5'] });
    expect(await logged()).toContain(digestOf(loggedResult(published)));
    await desk.add(eventOf('repaired', { of: `inspection-result:${visit.id}`, subject: visit.target }));
    for (const word of [codeOf(visit.target), 'resultCodes', published.logSalt ?? 'salt'])
      expect(await logged()).not.toContain(word);
    expect((await pageAt(resultPath(visit.id))).status).toBe(404);
  });

  it('does not tell of a category past its term by the facts that it vouches for', async () => {
    const several = publishedVisit(1, ['4', '6']);
    await approved(several);
    const asked = { ...askOf(approver), visitId: several.id };
    acceptedValue(await followResult(desk.ports, acceptedValue(await publishResult(desk.ports, asked))));
    const page = (await pageAt(resultPath(several.id))).text;
    expect(factsOn(page)).toMatchObject({ resultCodes: ['4', '6'] });
    desk.clock.set('2027-03-03T01:00:00.000Z');
    const { text, status } = await pageAt(resultPath(several.id));
    expect([status, text.includes('公开日志可以印证'), text.includes('resultCodes')]).toEqual([
      200,
      false,
      false,
    ]);
  });

  it('vouches for a listing while that lives, and tells nothing of it afterwards', async () => {
    const evidence = { eventId: await punished(desk.ports, desk.subject) };
    const {
      publishedBy: _,
      publishedAt: __,
      listedOn: ___,
      endsOn: ____,
      ...decided
    } = listing({ evidence });
    await desk.ports.ledger.prepare([creation('listing', { ...decided, state: 'decided' })]);
    const asked = { ...askOf(officer), listingId: decided.id };
    const published = acceptedValue(await publishListing(desk.ports, asked));
    expect(factsOn(await entityPage())).toMatchObject({
      subject: desk.subject,
      list: 'serious',
      cause: 'SE-06',
    });
    const stored = await desk.ports.records.get('listing', { id: decided.id });
    if (stored === undefined) throw new Error('no listing');
    desk.clock.set('2029-03-03T01:00:00.000Z');
    acceptedValue(await expireListing(desk.ports, stored));
    expect(await entityPage()).not.toContain('公开日志可以印证');
    for (const word of [
      codeOf(desk.subject),
      'SE-06',
      decided.documentNo,
      decided.id,
      published.logSalt ?? 'salt',
    ])
      expect(await logged()).not.toContain(word);
  });

  it('has no entry about a natural person', async () => {
    await approved({ ...visit, target: personOf(1) });
    acceptedValue(await publishResult(desk.ports, { ...askOf(approver), visitId: visit.id }));
    expect((await desk.ports.ledger.publicLogHead()).size).toBe(0);
    for (const path of ['/', '/log', resultPath(visit.id), '/v1/log/entries'])
      expect((await pageAt(path)).text).not.toContain(codeOf(personOf(1)));
    expect((await pageAt(resultPath(visit.id))).status).toBe(404);
  });
});

describe('an entity that another succeeded to', () => {
  const successor = subjectOf(2);
  const visits = Array.from({ length: 12 }, (_, n) =>
    publishedVisit(n + 1, ['1'], instantOf(Date.parse(testNow) + n)),
  ).map((visit, n) => ({ ...visit, target: n === 0 ? successor : subjectOf(1) }));
  beforeEach(async () => {
    await desk.ports.ledger.prepare([
      creation('task', sampleRecords.task),
      ...visits.map((visit) => creation('visit', visit)),
    ]);
    acceptedValue(await succeed(desk.ports, successor, desk.subject));
  });

  it('has its results on the page of its successor, whichever code is asked for, page by page', async () => {
    for (const code of [desk.subject, successor]) {
      const found: string[] = [];
      for (let path: string | undefined = entityPath(code); path !== undefined; ) {
        const { status, text } = await pageAt(path);
        expect([path, status]).toEqual([path, 200]);
        const shown = visits.flatMap(({ id }) => (text.includes(`${resultPath(id)}"`) ? [id] : []));
        expect(shown.length).toBeLessThanOrEqual(10);
        found.push(...shown);
        path = /rel="next" href="([^"#]*)#results"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      }
      expect(found.toSorted()).toEqual(visits.map(({ id }) => id).toSorted());
    }
  });

  it('is said to have been looked up, and by which code, on the page of its successor', async () => {
    const { text } = await pageAt(entityPath(desk.subject));
    expect(text).toContain('您查询的代码已由本主体承继');
    expect(text).toContain(codeOf(desk.subject));
    expect((await pageAt(entityPath(successor))).text).not.toContain('您查询的代码');
  });

  it('has its listings among its successor’s, newest first', async () => {
    const listings = ['2026-02-10', '2026-02-20', '2026-02-15'].map((day, n) =>
      listing({
        id: `listing-${n}`,
        subject: n === 2 ? successor : desk.subject,
        documentNo: `浙市监列〔2026〕${n}号`,
        listedOn: on(day),
        publishedAt: at(`${day}T01:00:00.000Z`),
      }),
    );
    await desk.ports.ledger.prepare(listings.map((one) => creation('listing', one)));
    const { text } = await pageAt(entityPath(successor));
    expect(text.match(/浙市监列〔2026〕\d号/g)).toEqual([1, 2, 0].map((n) => `浙市监列〔2026〕${n}号`));
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
