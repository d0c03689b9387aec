import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../shared/domain/credit/standing.ts';
import {
  isLive,
  issueOrder,
  type MeasureOrder,
  type NextOrderStep,
  takeStep,
} from '../../../shared/domain/measures/order.ts';
import { reconcileOrders } from '../../../shared/domain/measures/reconcile-orders.ts';
import type { RuleTable, RuleTables } from '../../../shared/domain/rule-tables/rule-tables.ts';
import { on } from '../../support/builders.ts';
import { testNow } from '../../support/manual-clock.ts';
import { orderReport } from '../../support/measure-orders.ts';
import { testTables } from '../../support/rule-tables.ts';
import { measureOrder } from '../../support/sample-records.ts';

const settings = { numRuns: 100, seed: 20260302 };
const codes = ['E01', 'E04', 'M01', 'M03', 'M04'] as const;
const carriedBy = { a: ['M01', 'M03', 'M04'], b: ['M03'], c: ['E01', 'E04'] } as const;
const listingIds = Object.keys(carriedBy) as (keyof typeof carriedBy)[];
const listings = listingIds.map((id) => ({ id, measures: [...carriedBy[id]] }));

/** What of a standing decides on orders, and the units that answer for each measure; no unit: it is not published. */
interface World {
  readonly live: readonly { readonly listingId: keyof typeof carriedBy; readonly isSuspended: boolean }[];
  readonly measures: readonly string[];
  readonly responsible: Readonly<Partial<Record<string, readonly string[]>>>;
  /** What the table has retired, whether or not the standing was folded since. */
  readonly retired: readonly string[];
}

const worlds: fc.Arbitrary<World> = fc.record({
  live: fc.uniqueArray(fc.record({ listingId: fc.constantFrom(...listingIds), isSuspended: fc.boolean() }), {
    selector: ({ listingId }) => listingId,
  }),
  measures: fc.subarray([...codes]),
  responsible: fc.record(
    Object.fromEntries(
      codes.map((code) => [code, fc.subarray(['33.SCJG', '33.YJGL', '33.ZFJS'], { minLength: 1 })]),
    ),
    { requiredKeys: [] },
  ),
  retired: fc.subarray([...codes], { maxLength: 2 }),
});

const standingIn = ({
  live,
  measures,
}: World): Pick<Standing, 'subject' | 'asOf' | 'lists' | 'measures'> => ({
  subject: measureOrder().subject,
  asOf: on('2026-03-02'),
  measures: [...measures],
  lists: live.map(({ listingId, isSuspended }) => ({
    listingId,
    list: 'serious' as const,
    cause: 'SE-06',
    documentNo: '浙市监列〔2026〕1号',
    listedOn: on('2026-03-02'),
    ...(isSuspended && { isSuspended: true as const }),
  })),
});

const tablesIn = ({ responsible, retired }: World): Pick<RuleTables, 'measures'> => {
  const table: RuleTable<'measures'> = testTables.measures;
  return {
    measures: {
      ...table,
      rows: table.rows.flatMap((row) => {
        const units = responsible[row.code];
        if (units === undefined) return [];
        const isRetired = retired.includes(row.code) && { isRetired: true as const };
        return [{ ...row, responsible: [...units], ...isRetired }];
      }),
    },
  };
};

const reconcile = (world: World, orders: readonly MeasureOrder[]) =>
  reconcileOrders(
    standingIn(world),
    listings.filter(({ id }) => world.live.some(({ listingId }) => listingId === id)),
    tablesIn(world),
    orders,
  );

const stamp = { at: testNow, by: 'someone' };

const reconciled = (world: World, orders: readonly MeasureOrder[]): readonly MeasureOrder[] => {
  const { issue, lift } = reconcile(world, orders);
  const lifted = new Map(
    lift.map(({ order, why }) => {
      const moved = takeStep(order, { step: 'order-lift', ...stamp, why }, testTables);
      if (!moved.ok) throw new Error(moved.refusal.reason.en);
      return [order.id, moved.value];
    }),
  );
  const { subject, subjectName, authority } = measureOrder();
  return [
    ...orders.map((order) => lifted.get(order.id) ?? order),
    ...issue.map((missing) => issueOrder({ ...missing, subject, subjectName, authority }, stamp, testTables)),
  ];
};

const placeOf = ({ listingId, measureCode, department }: MeasureOrder): string =>
  `${listingId} ${measureCode} ${department}`;

/** Where orders should live, said once more by hand. */
const wantedIn = ({ live, measures, responsible, retired }: World): readonly string[] =>
  live
    .filter(({ isSuspended }) => !isSuspended)
    .flatMap(({ listingId }) =>
      carriedBy[listingId]
        .filter((code) => measures.includes(code) && !retired.includes(code))
        .flatMap((code) => (responsible[code] ?? []).map((unit) => `${listingId} ${code} ${unit}`)),
    );

/** What people do between two changes of the world: steps at orders picked by number, those that are lawful. */
const deeds = fc.array(
  fc.record({
    pick: fc.nat(30),
    step: fc.constantFrom<NextOrderStep>(
      { step: 'acknowledge', ...stamp },
      { step: 'act', ...stamp, report: orderReport() },
      { step: 'object', ...stamp, reason: '不适用' },
      { step: 'uphold', ...stamp, reasons: '属实' },
      { step: 'reject', ...stamp, reasons: '不属实' },
      { step: 'confirm-lift', ...stamp, report: orderReport() },
    ),
  }),
  { maxLength: 12 },
);
type Deeds = typeof deeds extends fc.Arbitrary<infer T> ? T : never;

const afterDeeds = (orders: readonly MeasureOrder[], done: Deeds): readonly MeasureOrder[] =>
  done.reduce((now, { pick, step }) => {
    const chosen = now[pick % Math.max(now.length, 1)];
    const moved = chosen && takeStep(chosen, step, testTables);
    return moved?.ok ? now.map((order) => (order === chosen ? moved.value : order)) : now;
  }, orders);

const histories = fc.array(fc.tuple(worlds, deeds), { minLength: 1, maxLength: 6 });
const played = (history: readonly (readonly [World, Deeds])[]): readonly MeasureOrder[] =>
  history.reduce<readonly MeasureOrder[]>(
    (orders, [world, done]) => afterDeeds(reconciled(world, orders), done),
    [],
  );

describe('after reconciling, whatever came before', () => {
  it('exactly the orders live that should, but where an objection was upheld', () => {
    fc.assert(
      fc.property(histories, worlds, (history, world) => {
        const orders = reconciled(world, played(history));
        const excused = new Set(orders.filter(({ state }) => state === 'cancelled').map(placeOf));
        expect(orders.filter(isLive).map(placeOf).toSorted()).toEqual(
          wantedIn(world)
            .filter((place) => !excused.has(place))
            .toSorted(),
        );
      }),
      settings,
    );
  });

  it('there is nothing left to do', () => {
    fc.assert(
      fc.property(histories, worlds, (history, world) => {
        const { issue, lift } = reconcile(world, reconciled(world, played(history)));
        expect([issue, lift]).toEqual([[], []]);
      }),
      settings,
    );
  });

  it('no two orders live at one place, and no name is given twice', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const orders = played(history);
        const live = orders.filter(isLive).map(placeOf);
        expect(new Set(live).size).toBe(live.length);
        expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length);
      }),
      settings,
    );
  });

  it('neither the order of the listings nor that of the orders matters', () => {
    fc.assert(
      fc.property(histories, worlds, (history, world) => {
        const orders = played(history);
        const mirrored = { ...world, live: world.live.toReversed(), measures: world.measures.toReversed() };
        const named = ({ issue, lift }: ReturnType<typeof reconcile>) => [
          issue.map(({ id }) => id).toSorted(),
          lift.map(({ order, why }) => `${order.id} ${why}`).toSorted(),
        ];
        expect(named(reconcile(mirrored, orders.toReversed()))).toEqual(named(reconcile(world, orders)));
      }),
      settings,
    );
  });

  it('what was never published is named and never ordered', () => {
    fc.assert(
      fc.property(histories, worlds, (history, world) => {
        const orders = played(history);
        const { issue, unpublished } = reconcile(world, orders);
        for (const { measureCode } of issue) expect(world.responsible[measureCode]).toBeDefined();
        for (const { listingId, measureCode } of unpublished) {
          expect(world.responsible[measureCode]).toBeUndefined();
          expect(orders.some((one) => one.listingId === listingId && one.measureCode === measureCode)).toBe(
            false,
          );
        }
      }),
      settings,
    );
  });
});

describe('the reason of a lift', () => {
  const world: World = {
    live: [
      { listingId: 'a', isSuspended: false },
      { listingId: 'c', isSuspended: false },
    ],
    measures: ['M01', 'E01'],
    responsible: { M01: ['33.SCJG'], E01: ['33.SCJG'] },
    retired: [],
  };
  const whyLifted = (later: Partial<World>) =>
    Object.fromEntries(
      reconcile({ ...world, ...later }, reconciled(world, [])).lift.map(({ order, why }) => [
        order.measureCode,
        why,
      ]),
    );

  it.each<[string, Partial<World>, Readonly<Record<string, string>>]>([
    ['that its listing ended', { live: world.live.slice(1) }, { M01: 'listing-ended' }],
    [
      'that its listing gives nothing for a while',
      { live: world.live.map((one) => ({ ...one, isSuspended: one.listingId === 'c' })) },
      { E01: 'listing-suspended' },
    ],
    ['that another measure takes it away', { measures: ['M01'] }, { E01: 'measure-cancelled' }],
    [
      'that another unit answers for it now',
      { responsible: { ...world.responsible, M01: ['33.YJGL'] } },
      { M01: 'table-changed' },
    ],
    [
      'that it may be applied to nobody any more',
      { measures: ['E01'], retired: ['M01'] },
      { M01: 'table-changed' },
    ],
    ['that it was withdrawn from the table', { responsible: { E01: ['33.SCJG'] } }, { M01: 'table-changed' }],
  ])('says %s', (_, later, reasons) => {
    expect(whyLifted(later)).toEqual(reasons);
  });
});
