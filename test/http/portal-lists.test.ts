import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf, entityPath, listPath } from '../../functions/portal/site/paths.ts';
import { problemSchema } from '../../shared/contracts/contract.ts';
import { listPublicListings, type PublicListing } from '../../shared/contracts/public.ts';
import { type ListName, listNameSchema } from '../../shared/domain/lists/list-name.ts';
import type { Listing } from '../../shared/domain/lists/listing.ts';
import type { App } from '../../shared/http/app.ts';
import { endListing, expireListing } from '../../shared/use-cases/lists/end-listing.ts';
import { followListing, followListingEnd } from '../../shared/use-cases/lists/follow-listing.ts';
import { publishListing } from '../../shared/use-cases/lists/publish-listing.ts';
import { revokeListing } from '../../shared/use-cases/lists/revoke-listing.ts';
import { serviceAsk } from '../../shared/use-cases/service-ask.ts';
import { askOf, callerIn, entity, on, personOf, subjectOf } from '../support/builders.ts';
import { type CreditDesk, creditDesk, officer } from '../support/credit-desk.ts';
import { eventOf } from '../support/credit-events.ts';
import { acceptedValue } from '../support/draws.ts';
import { punished } from '../support/listing-steps.ts';
import { testNow } from '../support/manual-clock.ts';
import { pageOf, portalOver } from '../support/portal-over.ts';
import { creation, endedAt, listing, sampleRecords } from '../support/sample-records.ts';

const causes: Readonly<Record<ListName, string>> = { red: 'RE-01', serious: 'SE-06', abnormal: 'AB-02' };

let desk: CreditDesk;
let portal: App;
beforeEach(async () => {
  desk = await creditDesk([
    ...Array.from({ length: 30 }, (_, n) => creation('entity', entity(n + 2))),
    creation('entity', entity(60, { id: personOf(1) })),
    creation('unit', sampleRecords.unit),
  ]);
  portal = portalOver(desk);
});

const pageAt = (path: string) => pageOf(portal, path);
const dataOf = async (list: ListName, query = ''): Promise<readonly PublicListing[]> => {
  const answer = await portal.request(`/v1/lists/${list}${query}`);
  return listPublicListings.answer.strict().parse(await answer.json()).items;
};

/** A published listing of target number `n`, put where the public would find it. */
const listed = async (n: number, list: ListName, differences: Partial<Listing> = {}): Promise<Listing> => {
  const one = listing({
    id: `listing-${String(n).padStart(3, '0')}-${list}`,
    subject: subjectOf(n),
    subjectName: `杭州示例第${n}号商贸有限公司`,
    documentNo: `浙市监列〔2026〕${n}号`,
    list,
    cause: causes[list],
    ...differences,
  });
  await desk.ports.ledger.prepare([creation('listing', one)]);
  return one;
};

/** The codes of everybody on a list as its pages show them, page by page. */
const shownOn = async (list: ListName): Promise<readonly (readonly string[])[]> => {
  const pages: string[][] = [];
  for (let path: string | undefined = listPath(list); path !== undefined; ) {
    const { status, text } = await pageAt(path);
    expect([path, status]).toEqual([path, 200]);
    pages.push([...text.matchAll(/<h3><a href="\/entities\/([^"]*)">/g)].map(([, code = '']) => code));
    path = /rel="next" href="([^"#]*)#members"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  return pages;
};
/** The same as data and as pages. */
const onIt = async (list: ListName): Promise<readonly string[]> => {
  const shown = (await shownOn(list)).flat();
  expect((await dataOf(list)).map(({ subject }) => codeOf(subject))).toEqual(shown);
  return shown;
};

describe('the page of the lists', () => {
  it('explains each list with the basis and the term of the table in force, and leads to it', async () => {
    const { status, text } = await pageAt('/lists');
    expect(status).toBe(200);
    for (const list of listNameSchema.options) expect(text).toContain(`href="${listPath(list)}"`);
    for (const words of [
      '严重违法失信名单',
      '总局令第44号',
      '3 年',
      '列入满 12 个月后可以申请',
      '1 年',
      '无固定期限',
    ])
      expect(text).toContain(words);
    expect((await pageAt('/en/lists')).text).toContain(`href="/en${listPath('red')}"`);
  });

  it('is found from the home page and from every page', async () => {
    expect((await pageAt('/')).text.match(/href="\/lists"/g)).toHaveLength(2);
    expect((await pageAt('/en/verify')).text).toContain('href="/en/lists"');
  });
});

describe('a list', () => {
  it.each(listNameSchema.options)(
    '%s: shows who is on it, by what decision, and nobody of another list',
    async (list) => {
      for (const [n, other] of listNameSchema.options.entries()) await listed(n + 1, other);
      const n = listNameSchema.options.indexOf(list) + 1;
      expect(await onIt(list)).toEqual([codeOf(subjectOf(n))]);
      const { text } = await pageAt(listPath(list));
      for (const words of [
        `杭州示例第${n}号商贸有限公司`,
        `href="${entityPath(subjectOf(n))}"`,
        sampleRecords.unit.name,
        `浙市监列〔2026〕${n}号`,
        '2026年3月2日',
        '2029年3月2日',
      ])
        expect(text).toContain(words);
    },
  );

  it('says the same as data', async () => {
    await listed(1, 'serious');
    expect(await dataOf('serious')).toEqual([
      {
        subject: subjectOf(1),
        subjectName: '杭州示例第1号商贸有限公司',
        list: 'serious',
        cause: 'SE-06',
        causeLabel: { zh: '不配合检查情节严重', en: 'Serious refusal to cooperate with an inspection' },
        authority: sampleRecords.unit.code,
        authorityName: sampleRecords.unit.name,
        documentNo: '浙市监列〔2026〕1号',
        listedOn: '2026-03-02',
        endsOn: '2029-03-02',
      },
    ]);
    const answer = await portal.request('/v1/lists/serious');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=30');
  });

  it('that nobody is on says so', async () => {
    for (const list of listNameSchema.options) {
      expect((await pageAt(listPath(list))).text).toContain('现在没有主体在这份名单上');
      expect((await pageAt(`/en${listPath(list)}`)).text).toContain('Nobody is on this list at present');
      expect(await dataOf(list)).toEqual([]);
    }
  });

  it('is turned page by page, each entity once', async () => {
    for (let n = 1; n <= 25; n += 1) await listed(n, 'abnormal', { endsOn: undefined });
    const pages = await shownOn('abnormal');
    expect(pages.map(({ length }) => length)).toEqual([20, 5]);
    expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, n) => codeOf(subjectOf(n + 1))));
    expect((await pageAt(listPath('abnormal'))).text).toContain('直至作出移出决定');
    expect(await dataOf('abnormal', '?limit=10')).toHaveLength(10);
  });

  it('never names who answers for the breach or which official did what', async () => {
    const responsible = { legalRepresentative: '张示例', actualController: '李示例' };
    await listed(1, 'serious', { responsible, decidedBy: 'decider-7', publishedBy: 'officer-8' });
    for (const path of [listPath('serious'), '/v1/lists/serious'])
      expect((await pageAt(path)).text).not.toMatch(/张示例|李示例|decider-7|officer-8/);
  });

  it('never shows a natural person, nor names to whoever pages through it a listing that is not public', async () => {
    const { publishedBy: _, publishedAt: __, listedOn: ___, endsOn: ____, ...decided } = listing();
    for (const n of [1, 3, 5]) {
      await listed(n, 'red', { subject: personOf(1), subjectName: '王示例', id: `listing-00${n}-person` });
      const secret = { ...decided, id: `listing-00${n}-secret`, list: 'red', state: 'decided' } as const;
      await desk.ports.ledger.prepare([creation('listing', secret)]);
    }
    await listed(2, 'red');
    await listed(4, 'red');
    let told = (await pageAt(listPath('red'))).text;
    for (let path: string | undefined = '/v1/lists/red?limit=1'; path !== undefined; ) {
      const { items, cursor } = listPublicListings.answer.parse(JSON.parse((await pageAt(path)).text));
      told += JSON.stringify(items) + Buffer.from(cursor ?? '', 'base64url').toString();
      path = cursor && `/v1/lists/red?limit=1&cursor=${cursor}`;
    }
    expect(told).toContain('listing-002-red');
    expect(told).not.toMatch(/PERSON|person|secret|王示例/);
    expect(await onIt('red')).toEqual([2, 4].map((n) => codeOf(subjectOf(n))));
  });

  it('says on a page of which everything is over that there are others', async () => {
    for (let n = 1; n <= 20; n += 1) await listed(n, 'red', { endsOn: on('2026-03-10') });
    await listed(21, 'red');
    desk.clock.set('2026-03-11T01:00:00.000Z');
    expect((await pageAt(listPath('red'))).text).toContain('这一页没有可以显示的主体');
    expect(await shownOn('red')).toEqual([[], [codeOf(subjectOf(21))]]);
  });

  it('shows a listing from its publication on', async () => {
    const evidence = { eventId: await punished(desk.ports, desk.subject) };
    const { publishedBy: _, publishedAt: __, listedOn: ___, endsOn: ____, ...rest } = listing({ evidence });
    await desk.ports.ledger.prepare([creation('listing', { ...rest, state: 'decided' })]);
    expect(await onIt('serious')).toEqual([]);
    acceptedValue(await publishListing(desk.ports, { ...askOf(officer), listingId: rest.id }));
    expect(await onIt('serious')).toEqual([codeOf(desk.subject)]);
  });

  it('shows a listing on its last day and not on the next, though nothing has ended it yet', async () => {
    await listed(1, 'serious', { endsOn: on('2026-03-10') });
    desk.clock.set('2026-03-10T15:59:00.000Z');
    expect(await onIt('serious')).toEqual([codeOf(subjectOf(1))]);
    desk.clock.set('2026-03-10T16:00:00.000Z');
    expect(await onIt('serious')).toEqual([]);
  });

  it('no longer shows what was removed, revoked or is over', async () => {
    const over = await listed(1, 'serious');
    const revoked = await listed(2, 'serious');
    const removed = await listed(3, 'abnormal');
    const stored = async ({ id }: Listing) => {
      const found = await desk.ports.records.get('listing', { id });
      if (found === undefined) throw new Error(`no listing ${id}`);
      return found;
    };
    acceptedValue(await expireListing(desk.ports, await stored(over)));
    acceptedValue(
      await revokeListing(desk.ports, {
        ...askOf(callerIn('approver', { subject: 'second-approver' })),
        listingId: revoked.id,
        documentNo: '（2026）浙01行终1号',
        reason: '认定事实不清，撤销列入决定',
      }),
    );
    const { actor: by, command } = serviceAsk('reactions', 'take-down');
    const ending = { why: 'removed', at: testNow, by, documentNo: '浙市监移〔2026〕1号' } as const;
    acceptedValue(await endListing(desk.ports, await stored(removed), command, '准予移出', ending));
    expect([await onIt('serious'), await onIt('abnormal')]).toEqual([[], []]);
  });

  it('marks a red listing as suspended while a serious one of the same entity lives', async () => {
    const red = await listed(1, 'red');
    await listed(2, 'red');
    const serious = await listed(1, 'serious');
    for (const one of [red, serious]) acceptedValue(await followListing(desk.ports, one));
    const suspended = async () =>
      (await dataOf('red')).map(({ subject, isSuspended = false }) => [codeOf(subject), isSuspended]);
    expect(await suspended()).toEqual([
      [codeOf(subjectOf(1)), true],
      [codeOf(subjectOf(2)), false],
    ]);
    expect((await pageAt(listPath('red'))).text.match(/暂停适用<\/span>/g)).toHaveLength(1);
    acceptedValue(await followListingEnd(desk.ports, endedAt(serious, testNow)));
    expect((await suspended()).map(([, is]) => is)).toEqual([false, false]);
  });

  it('marks a listing that is under objection', async () => {
    acceptedValue(await followListing(desk.ports, await listed(1, 'abnormal')));
    await desk.add(eventOf('disputed', { of: 'listed:listing-001-abnormal' }));
    expect((await dataOf('abnormal')).map(({ isDisputed }) => isDisputed)).toEqual([true]);
    expect((await pageAt(listPath('abnormal'))).text).toContain('异议处理中</span>');
  });

  it('that does not exist, or a place in it that does not, is refused', async () => {
    expect((await pageAt('/lists/black')).status).toBe(404);
    expect((await pageAt(`${listPath('red')}?cursor=nowhere`)).status).toBe(400);
    for (const path of ['/v1/lists/black', '/v1/lists/red?cursor=nowhere']) {
      const answer = await portal.request(path);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(problemSchema.parse(await answer.json()).remedy).not.toBe('');
    }
  });
});
