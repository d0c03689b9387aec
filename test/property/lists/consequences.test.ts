import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listNameSchema } from '../../../shared/domain/lists/list-name.ts';
import type { Listing } from '../../../shared/domain/lists/listing.ts';
import { listRuleOf } from '../../../shared/domain/lists/lists.ts';
import { measureOf } from '../../../shared/domain/measures/measures.ts';
import { isLive } from '../../../shared/domain/measures/order.ts';
import { followResult } from '../../../shared/use-cases/credit/follow-result.ts';
import { followListing, followListingEnd } from '../../../shared/use-cases/lists/follow-listing.ts';
import { followStanding } from '../../../shared/use-cases/measures/follow-standing.ts';
import { ordersOfSubject } from '../../../shared/use-cases/measures/orders-of-subject.ts';
import { entity, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { standingAt } from '../../support/credit-events.ts';
import { inspectionDesk } from '../../support/inspection-desk.ts';
import { testTables } from '../../support/rule-tables.ts';
import { creation, endedAt, listing, publishedVisit } from '../../support/sample-records.ts';

const happenings = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('result'), n: fc.nat(3), code: fc.constantFrom('1', '2', '5', '6') }),
    fc.record({
      kind: fc.constant('listed'),
      n: fc.nat(3),
      list: fc.constantFrom(...listNameSchema.options),
    }),
    fc.record({ kind: fc.constant('ended'), n: fc.nat(3) }),
  ),
  { maxLength: 10 },
);

it('what is stored of an entity is always the fold of its history, and the orders that live are those that its listings call for', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (script) => {
      const { ports, clock } = await inspectionDesk([creation('entity', entity(1))]);
      const listed = new Map<string, Listing>();
      const over = new Set<string>();
      for (const happening of script) {
        clock.advance({ minutes: 10 });
        const id = `listing-${happening.n}`;
        // Everything is told twice, as the stream may.
        for (let time = 0; time < 2; time += 1)
          if ('code' in happening) {
            const visit = publishedVisit(1, [happening.code], clock.now());
            await followResult(ports, { ...visit, id: `visit-${happening.n}` });
          } else if ('list' in happening) {
            const measures = [...listRuleOf(testTables.lists, happening.list).measures];
            const value =
              listed.get(id) ?? listing({ id, list: happening.list, measures, publishedAt: clock.now() });
            listed.set(id, value);
            await ports.ledger.prepare([creation('listing', value)]);
            await followListing(ports, value);
            await followStanding(ports, subjectOf(1));
          } else {
            const value = listed.get(id);
            if (value === undefined) continue;
            over.add(id);
            await followListingEnd(ports, endedAt(value, clock.now()));
            await followStanding(ports, subjectOf(1));
          }
      }

      const events = (await collect(ports.records.all('eventsOfSubject', { subject: subjectOf(1) }))).map(
        ({ value }) => value,
      );
      const stored = await ports.records.get('entity', { target: { id: subjectOf(1) } });
      const { standing } = stored?.value ?? {};
      if (events.length === 0) expect(standing).toBeUndefined();
      else expect(standing).toEqual(standingAt(subjectOf(1), events, standing?.knownAt));
      expect(standing?.lists.map(({ listingId }) => listingId).toSorted() ?? []).toEqual(
        [...listed.keys()].filter((id) => !over.has(id)).toSorted(),
      );
      const orders = (await ordersOfSubject(ports.records, subjectOf(1))).map(({ value }) => value);
      const isSuspended = new Map(standing?.lists.map((one) => [one.listingId, one.isSuspended === true]));
      const expected = [...listed].flatMap(([listingId, { measures }]) =>
        isSuspended.get(listingId) === false
          ? measures
              .filter((code) => standing?.measures.includes(code))
              .flatMap((code) =>
                (measureOf(testTables.measures, code)?.responsible ?? []).map(
                  (department) => `${listingId} ${code} ${department}`,
                ),
              )
          : [],
      );
      const live = orders.filter(isLive);
      expect(
        live
          .map(({ listingId, measureCode, department }) => `${listingId} ${measureCode} ${department}`)
          .toSorted(),
      ).toEqual(expected.toSorted());
    }),
    { numRuns: 15, seed: 20260302 },
  );
});
