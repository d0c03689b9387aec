import { beforeEach, describe, expect, it } from 'vitest';
import { createFeeds } from '../../../functions/reactions/process.ts';
import { sha256Hex } from '../../../shared/domain/audit/hash.ts';
import type { Entity } from '../../../shared/domain/credit/entity.ts';
import { creditCopyOf } from '../../../shared/domain/delivery/credit-copy.ts';
import { creditFeed, type FeedEntry, ordersFeed, type Topic } from '../../../shared/domain/delivery/feed.ts';
import { refusal } from '../../../shared/domain/primitives/refusal.ts';
import { refused } from '../../../shared/domain/primitives/result.ts';
import { targetIdSchema } from '../../../shared/domain/registry/identifier.ts';
import { appendToFeeds } from '../../../shared/use-cases/delivery/append-to-feeds.ts';
import { feedCursor } from '../../../shared/use-cases/delivery/feed-cursor.ts';
import { endOf, entriesOf, readFeed } from '../../../shared/use-cases/delivery/read-feed.ts';
import { readSnapshot } from '../../../shared/use-cases/delivery/read-snapshot.ts';
import type { RecordChange } from '../../../shared/use-cases/ports.ts';
import { at, entity, on } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type FeedDesk, feedDesk } from '../../support/feed-desk.ts';
import { measureOrder, sampleRecords } from '../../support/sample-records.ts';
import { standingOfTarget } from '../../support/standings.ts';

let desk: FeedDesk;
beforeEach(async () => {
  desk = await feedDesk();
});

const rated = (n: number, score: number) => entity(n, {}, { standing: standingOfTarget(n, { score }) });

/** `<about> v<version>` of every entry of a feed. */
const told = async (feed: string): Promise<string[]> => {
  const { records } = desk.ports;
  const entries = await entriesOf(records, feed, 0, await endOf(records, feed));
  expect(entries.map(({ index }) => index)).toEqual(entries.map((_, i) => i));
  return entries.map((entry) =>
    entry.topic === 'credit'
      ? `${entry.credit.name} v${entry.version}`
      : `${entry.order.department} v${entry.version}`,
  );
};
const nameOf = (n: number): string => entity(n).target.name;
const person: Entity = {
  ...entity(9),
  target: { ...entity(9).target, id: targetIdSchema.parse(`PERSON:${'A1'.repeat(32)}`) },
};

describe('the feed of credit', () => {
  it('tells of an entity when it is registered and whenever its credit, state or name becomes another', async () => {
    const changes = [
      await desk.save('entity', entity(1)),
      await desk.save('entity', rated(1, 900)),
      await desk.save(
        'entity',
        entity(1, { name: '更名后的商贸有限公司' }, { standing: standingOfTarget(1) }),
      ),
      await desk.save('entity', entity(1, { state: 'revoked' }, { standing: standingOfTarget(1) })),
    ];
    await desk.tell(...changes);
    const entries = await entriesOf(desk.ports.records, creditFeed, 0, 4);
    expect(entries.map((entry) => [entry.version, 'credit' in entry && entry.credit])).toEqual(
      changes.map((change, i) => [i + 1, change.kind === 'entity' && creditCopyOf(change.after)]),
    );
  });

  it('is silent when nothing but the day of the computation, the lines, the source or the last visit changed', async () => {
    const lastVisit = { visitId: 'v', on: on('2026-03-02'), staffNos: [] };
    await desk.tell(
      await desk.save('entity', rated(1, 900)),
      await desk.save('entity', {
        ...rated(1, 900),
        standing: standingOfTarget(1, {
          asOf: on('2026-03-03'),
          knownAt: at('2026-03-03T01:00:00.000Z'),
          validThrough: on('2026-12-31'),
          tables: sha256Hex('other tables'),
        }),
      }),
      await desk.save('entity', { ...rated(1, 900), lastVisit }),
      await desk.save('entity', { ...rated(1, 900), source: { importId: 'again', line: 7 } }),
      await desk.save('entity', rated(1, 880)),
    );
    expect(await told(creditFeed)).toEqual([`${nameOf(1)} v1`, `${nameOf(1)} v5`]);
  });

  it('tells of a change once, however often the stream brings it and in whatever batches', async () => {
    const changes = [
      await desk.save('entity', entity(1)),
      await desk.save('entity', entity(2)),
      await desk.save('entity', rated(1, 900)),
    ];
    await desk.tell(...changes);
    await desk.tell(...changes.slice(1));
    await desk.tell(...changes.slice(2));
    expect(await told(creditFeed)).toEqual([`${nameOf(1)} v1`, `${nameOf(2)} v1`, `${nameOf(1)} v2`]);
  });

  it('never tells of an older version after a newer one, such as a parked change that is played again', async () => {
    const parked = await desk.save('entity', rated(1, 900));
    await desk.tell(await desk.save('entity', rated(1, 800)));
    await desk.tell(parked);
    expect(await told(creditFeed)).toEqual([`${nameOf(1)} v2`]);
  });

  it('never tells of a natural person', async () => {
    const changes = [await desk.save('entity', person), await desk.save('entity', entity(1))];
    await desk.tell(...changes);
    expect(await told(creditFeed)).toEqual([`${nameOf(1)} v1`]);
  });

  it('takes more changes than one transaction holds', async () => {
    const changes = Array.from(
      { length: 120 },
      (_, n): RecordChange => ({ kind: 'entity', before: undefined, after: entity(n), version: 1 }),
    );
    await desk.tell(...changes);
    expect(await told(creditFeed)).toEqual(changes.map((_, n) => `${nameOf(n)} v1`));
  });

  it('has no gap and nothing twice when several append to it at once', async () => {
    const changes: RecordChange[] = [];
    for (let n = 0; n < 24; n += 1) changes.push(await desk.save('entity', entity(n)));
    /** As the stream does it: whoever never gets a turn is asked again. */
    const tell = async (told: readonly RecordChange[], tries = 10): Promise<void> => {
      try {
        await desk.tell(...told);
      } catch (error) {
        if (tries === 0) throw error;
        await tell(told, tries - 1);
      }
    };
    await Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        for (const change of changes.filter((_, n) => n % 4 === writer)) await tell([change]);
        await tell(changes);
      }),
    );
    expect((await told(creditFeed)).toSorted()).toEqual(changes.map((_, n) => `${nameOf(n)} v1`).toSorted());
  });

  /** A ledger that is overloaded so many times before it is itself again. */
  const overloaded = (times: number): typeof desk.ports.ledger => {
    const { ledger } = desk.ports;
    let left = times;
    const apply: typeof ledger.apply = (change) => {
      left -= 1;
      return left < 0
        ? ledger.apply(change)
        : Promise.resolve(refused(refusal('busy', '存储繁忙。', 'Storage is busy.')));
    };
    return { ...ledger, apply };
  };

  it('is appended to in the end where storage is overloaded for a while', async () => {
    const change = await desk.save('entity', entity(1));
    await appendToFeeds({ ...desk.ports, ledger: overloaded(3) }, [change]);
    expect(await told(creditFeed)).toEqual([`${nameOf(1)} v1`]);
  });

  it('stays as it is when it cannot be written to, and the stream brings the change again', async () => {
    const change = await desk.save('entity', entity(1));
    const ports = { ...desk.ports, ledger: overloaded(Number.POSITIVE_INFINITY) };
    await expect(appendToFeeds(ports, [change])).rejects.toThrow('appended');
    expect(await told(creditFeed)).toEqual([]);
    await desk.tell(change);
    expect(await told(creditFeed)).toEqual([`${nameOf(1)} v1`]);
  });

  it('leaves in the audit trail what was put into it', async () => {
    await desk.tell(await desk.save('entity', entity(1)));
    const [entry] = await collect(desk.ports.ledger.trail('feed/credit'));
    expect(entry).toMatchObject({ action: 'feed-appended', actor: 'service:reactions' });
    expect(entry?.touched.map(({ record }) => record.split('#')[0])).toEqual([
      'FEED',
      'FEEDMARK',
      'FEEDHEAD',
    ]);
  });
});

describe('the feeds of measure orders', () => {
  const orderTo = (department: string, authority = department) =>
    measureOrder({ id: `order-${department}`, department, authority });

  it('tell of an order to the department itself, to each unit above it, and to nobody else', async () => {
    await desk.tell(
      await desk.save('measureOrder', orderTo('33.SCJG.3301')),
      await desk.save('measureOrder', orderTo('33.STHJ')),
      await desk.save('measureOrder', { ...orderTo('33.STHJ'), state: 'acknowledged' }),
    );
    const all = ['33.SCJG.3301 v1', '33.STHJ v1', '33.STHJ v2'];
    expect(await told(ordersFeed(''))).toEqual(all);
    expect(await told(ordersFeed('33'))).toEqual(all);
    expect(await told(ordersFeed('33.SCJG'))).toEqual(all.slice(0, 1));
    expect(await told(ordersFeed('33.SCJG.3301'))).toEqual(all.slice(0, 1));
    expect(await told(ordersFeed('33.STHJ'))).toEqual(all.slice(1));
    expect(await told(ordersFeed('33.SCJ'))).toEqual([]);
  });

  it('tell of it to the unit that decided as well, and to each unit above that one', async () => {
    const ordered = orderTo('33.STHJ', '33.SCJG.3301');
    await desk.tell(
      await desk.save('measureOrder', ordered),
      await desk.save('measureOrder', { ...ordered, state: 'objected' }),
    );
    const both = ['33.STHJ v1', '33.STHJ v2'];
    for (const unit of ['', '33', '33.STHJ', '33.SCJG', '33.SCJG.3301'])
      expect([unit, await told(ordersFeed(unit))]).toEqual([unit, both]);
    expect(await told(ordersFeed('33.YJGL'))).toEqual([]);
  });

  it('name a change alike wherever they tell of it, and every change differently', async () => {
    await desk.tell(
      await desk.save('measureOrder', orderTo('33.STHJ')),
      await desk.save('measureOrder', { ...orderTo('33.STHJ'), state: 'acknowledged' }),
    );
    const idsIn = async (feed: string) =>
      (await entriesOf(desk.ports.records, feed, 0, 2)).map(({ id }) => id);
    expect(await idsIn(ordersFeed('33'))).toEqual(await idsIn(ordersFeed('33.STHJ')));
    expect(new Set(await idsIn(ordersFeed('33'))).size).toBe(2);
  });
});

describe('reading a feed', () => {
  const page = async (since: string | undefined, limit = 2, topic: Topic = 'credit') =>
    readFeed(desk.ports.records, topic, creditFeed, { since, limit });

  it('gives every entry in order, and goes on with what comes later', async () => {
    for (const n of [0, 1, 2]) await desk.tell(await desk.save('entity', entity(n)));
    const first = acceptedValue(await page(undefined));
    expect(first.items.map(({ index }) => index)).toEqual([0, 1]);
    expect(first.hasMore).toBe(true);
    const second = acceptedValue(await page(first.next));
    expect([second.items.map(({ index }) => index), second.hasMore]).toEqual([[2], false]);
    const idle = acceptedValue(await page(second.next));
    expect([idle.items, idle.next, idle.hasMore]).toEqual([[], second.next, false]);
    await desk.tell(await desk.save('entity', entity(3)));
    expect(acceptedValue(await page(idle.next)).items.map(({ index }) => index)).toEqual([3]);
  });

  it('of which nobody has told anything yet begins at its beginning', async () => {
    const nothing = acceptedValue(await page(undefined));
    expect(nothing.items).toEqual([]);
    await desk.tell(await desk.save('entity', entity(1)));
    expect(acceptedValue(await page(nothing.next)).items).toHaveLength(1);
  });

  it.each([
    ['nonsense', 'x'],
    ['nothing', ''],
    ['a place in another feed', feedCursor('orders/33', 0)],
    ['a place behind the end, as after a restored backup', feedCursor(creditFeed, 1)],
    ['a number written otherwise', Buffer.from('credit@00').toString('base64url')],
    ['a negative number', Buffer.from('credit@-1').toString('base64url')],
    ['a place in a snapshot', Buffer.from('snapshot@0@0@').toString('base64url')],
  ])('refuses %s as a place to go on', async (_, since) => {
    expect(refusalIn(await page(since)).code).toBe('invalid-cursor');
  });
});

describe('a snapshot', () => {
  const snapshot = async (limit: number) => {
    const found: string[] = [];
    const sinces = new Set<string>();
    let pages = 0;
    let cursor: string | undefined;
    do {
      const page = acceptedValue(await readSnapshot(desk.ports, { cursor, limit }));
      expect(page.items.length).toBeLessThanOrEqual(limit);
      found.push(...page.items.map(({ version, credit }) => `${credit.name} v${version}`));
      sinces.add(page.since);
      cursor = page.cursor;
      pages += 1;
    } while (cursor !== undefined);
    expect(sinces.size).toBe(1);
    return { found: found.toSorted(), since: [...sinces][0] ?? '', pages };
  };

  it.each([1, 7, 200])('has every entity once, %i at a time, wherever it is', async (limit) => {
    const places = [undefined, '110101', '330106', '330206', '659011', '820000'];
    for (let n = 0; n < 30; n += 1) {
      const { district: _, ...placeless } = entity(n).target;
      const district = places[n % places.length];
      await desk.save('entity', {
        ...entity(n),
        target: { ...placeless, ...(district !== undefined && { district }) },
      });
    }
    const { found } = await snapshot(limit);
    expect(found).toEqual(Array.from({ length: 30 }, (_, n) => `${nameOf(n)} v1`).toSorted());
  });

  it('leaves natural persons out, and reads on for others', async () => {
    await desk.save('entity', person);
    for (let n = 0; n < 5; n += 1) await desk.save('entity', entity(n));
    for (const limit of [1, 50])
      expect((await snapshot(limit)).found).toEqual(
        Array.from({ length: 5 }, (_, n) => `${nameOf(n)} v1`).toSorted(),
      );
  });

  it('of an empty register is one empty page', async () => {
    const { found, pages } = await snapshot(50);
    expect([found, pages]).toEqual([[], 1]);
  });

  it('goes on with the changes of the last minutes before it, for what is listed follows the table with a delay', async () => {
    for (const n of [0, 1, 2, 3, 4]) {
      await desk.tell(await desk.save('entity', entity(n)));
      desk.clock.advance({ minutes: 4 });
    }
    const { since } = await snapshot(50);
    const page = acceptedValue(
      await readFeed(desk.ports.records, 'credit', creditFeed, { since, limit: 50 }),
    );
    expect(page.items.map(({ index }) => index)).toEqual([3, 4]);
  });

  it.each([
    ['nonsense', 'x'],
    ['a place in the feed', feedCursor(creditFeed, 0)],
    ['a part of the register that there is not', Buffer.from('snapshot@0@8@').toString('base64url')],
    ['a place in the feed behind its end', Buffer.from('snapshot@5@0@').toString('base64url')],
    ['a place in the part that is none', Buffer.from('snapshot@0@0@abc').toString('base64url')],
  ])('refuses %s as a place to go on', async (_, cursor) => {
    expect(refusalIn(await readSnapshot(desk.ports, { cursor, limit: 5 })).code).toBe('invalid-cursor');
  });
});

describe('the event bus', () => {
  it('is told of new entries once: those of credit, and those of all orders', async () => {
    const published: FeedEntry[] = [];
    const feeds = createFeeds({
      ...desk.ports,
      eventBus: { publish: async (entries) => void published.push(...entries) },
    });
    await feeds([await desk.save('entity', entity(1)), await desk.save('measureOrder', measureOrder())]);
    expect(published).toEqual([]);
    const feedsOfAll = [creditFeed, ordersFeed(''), ordersFeed('33'), ordersFeed('33.SCJG')];
    const entries = await Promise.all(feedsOfAll.map((feed) => entriesOf(desk.ports.records, feed, 0, 1)));
    await feeds(
      entries
        .flat()
        .map((after): RecordChange => ({ kind: 'feedEntry', before: undefined, after, version: 1 })),
    );
    expect(published.map(({ feed }) => feed)).toEqual([creditFeed, ordersFeed('')]);
  });

  it('is not told of orders about natural persons, which their units hear of by their own feeds', async () => {
    const published: FeedEntry[] = [];
    const eventBus = { publish: async (entries: readonly FeedEntry[]) => void published.push(...entries) };
    const order = await desk.save('measureOrder', measureOrder({ subject: person.target.id }));
    await desk.tell(order);
    const [entry] = await entriesOf(desk.ports.records, ordersFeed(''), 0, 1);
    if (entry === undefined) throw new Error('no entry');
    await createFeeds({ ...desk.ports, eventBus })([
      { kind: 'feedEntry', before: undefined, after: entry, version: 1 },
    ]);
    expect(published).toEqual([]);
    expect(await told(ordersFeed('33.SCJG'))).toEqual(['33.SCJG v1']);
  });

  it('that is not there is not missed', async () => {
    const after = sampleRecords.feedEntry;
    await createFeeds(desk.ports)([{ kind: 'feedEntry', before: undefined, after, version: 1 }]);
    expect(await told(creditFeed)).toEqual([]);
  });
});
