import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import { standingOf } from '../../../shared/domain/credit/standing.ts';
import type { Applicant } from '../../../shared/domain/pledges/applicant-verdicts.ts';
import { type Application, decideEligibility } from '../../../shared/domain/pledges/eligibility.ts';
import { factChanges } from '../../../shared/domain/pledges/gate-changes.ts';
import { gateFactsOf, gateFactsSchema } from '../../../shared/domain/pledges/gate-facts.ts';
import { civilDateOf } from '../../../shared/domain/primitives/time.ts';
import { targetStateSchema } from '../../../shared/domain/registry/target-state.ts';
import {
  type RuleTable,
  type RuleTables,
  tableHash,
} from '../../../shared/domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../../../shared/domain/rule-tables/shipped-tables.ts';
import { tablesInForce } from '../../../shared/domain/rule-tables/table-version.ts';
import { on, subjectOf } from '../../support/builders.ts';
import { disputedEvent, listedEvent, pledgeEvent, resultEvent } from '../../support/credit-events.ts';
import { testNow } from '../../support/manual-clock.ts';
import { tableVersionOf, testTables } from '../../support/rule-tables.ts';

const today = civilDateOf(testNow);
const run = { numRuns: 400, seed: 20260302 };

const inForceWith = (
  name: 'pledge-items' | 'measures',
  change: (table: RuleTable) => RuleTable,
): RuleTables => {
  const version = tableVersionOf(name);
  const table = { ...change(version.table), effectiveFrom: on('2026-03-01') };
  return tablesInForce([...shippedTables, { ...version, table, hash: tableHash(table) }], today, testNow);
};
/** The tables as they are, with other words for every measure, and with an item that takes no papers later. */
const allTables: readonly RuleTables[] = [
  testTables,
  inForceWith('measures', (table) => {
    const { rows } = table as RuleTables['measures'];
    return { ...table, rows: rows.map((row) => ({ ...row, basis: `${row.basis}（修订）` })) } as RuleTable;
  }),
  inForceWith('pledge-items', (table) => {
    const { rows } = table as RuleTables['pledge-items'];
    return {
      ...table,
      rows: rows.map((row) => (row.pledge === 'available' ? { ...row, deferrable: [] } : row)),
    } as RuleTable;
  }),
];

const days = fc.integer({ min: 1, max: 28 }).map((day) => on(`2026-02-${String(day).padStart(2, '0')}`));
const adverse: fc.Arbitrary<CreditEvent> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('pledge-broken', 'deferral-missed', 'pledge-rectified'),
      fc.boolean(),
      fc.nat(3),
      days,
    )
    .map(([kind, isRevoked, n, occurredOn]) =>
      pledgeEvent(kind, { id: `${kind}:${n}`, occurredOn, ...(isRevoked && { isRevoked }) }),
    ),
  fc
    .tuple(fc.constantFrom('2', '4', '5', '6'), fc.nat(3), days)
    .map(([code, n, occurredOn]) => resultEvent([code], { id: `bad-${code}-${n}`, occurredOn })),
  fc
    .tuple(
      fc.constantFrom('serious', 'abnormal'),
      fc.subarray(['M01', 'M02', 'M03', 'M04', 'M05', 'M06']),
      fc.nat(2),
      days,
    )
    .map(([list, measures, n, occurredOn]) =>
      listedEvent({ id: `listed-${list}-${n}`, listingId: `${list}-${n}`, list, measures, occurredOn }),
    ),
);
/** The event as one that no history holds yet. */
const newcomer = (event: CreditEvent): CreditEvent => ({
  ...event,
  id: 'newcomer',
  ...(event.kind === 'listed' && { listingId: 'newcomer' }),
});
const favourable: fc.Arbitrary<CreditEvent> = fc.oneof(
  fc.tuple(fc.nat(3), days).map(([n, occurredOn]) => resultEvent(['1'], { id: `good-${n}`, occurredOn })),
  fc
    .tuple(fc.constantFrom('pledge-kept', 'deferral-kept'), days)
    .map(([kind, occurredOn]) => pledgeEvent(kind, { occurredOn })),
  days.map((occurredOn) =>
    listedEvent({
      id: 'red',
      listingId: 'red',
      list: 'red',
      cause: 'RE-01',
      measures: ['E01', 'E02', 'E03', 'E04'],
      occurredOn,
    }),
  ),
);
const distinct = (events: readonly CreditEvent[]): readonly CreditEvent[] => [
  ...new Map(events.map((event) => [event.id, event])).values(),
];
const histories = fc
  .tuple(fc.array(fc.oneof(adverse, favourable), { maxLength: 5 }), fc.array(fc.nat(4), { maxLength: 2 }))
  .map(([events, disputed]) => {
    const known = distinct(events);
    return distinct([...known, ...disputed.flatMap((n) => (known[n] ? [disputedEvent(known[n])] : []))]);
  });

const items = fc.constantFrom('XK-SCJG-001', 'XK-WHLY-001', 'XK-ZFJS-001', 'XK-YJGL-001', 'XK-NONE-001');
const applications: fc.Arbitrary<Application> = fc.record({
  itemCode: items,
  missingMaterials: fc.subarray(['M1', 'M2', 'M9']),
});
interface Scene {
  readonly applicant: Applicant | undefined;
  readonly application: Application;
  readonly tables: RuleTables;
}
const applicantWith = (
  events: readonly CreditEvent[],
  state: Applicant['state'],
  tables: RuleTables,
): Applicant => ({
  state,
  standing: standingOf(subjectOf(1), events, tables, { asOf: today, knownAt: testNow }),
});
const scenes: fc.Arbitrary<Scene> = fc
  .tuple(
    histories,
    fc.oneof(
      { weight: 6, arbitrary: fc.constant('active' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...targetStateSchema.options) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    applications,
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(testTables) },
      { weight: 1, arbitrary: fc.constantFrom(...allTables) },
    ),
  )
  .map(([events, state, application, tables]) => ({
    applicant: state === undefined ? undefined : applicantWith(events, state, tables),
    application,
    tables,
  }));

const decide = ({ applicant, application, tables }: Scene) =>
  decideEligibility(applicant, application, tables, today);
const factsOf = ({ applicant, application, tables }: Scene) =>
  gateFactsOf(applicant, application, tables, {
    judgedAt: testNow,
    judged: subjectOf(1),
    ...decide({ applicant, application, tables }),
  });

describe('the pledge gate', () => {
  const ranks = ['allow', 'allow-with-deferral', 'review', 'refuse'];

  it('never answers better for one more adverse fact', () => {
    fc.assert(
      fc.property(histories, adverse, applications, (events, worse, application) => {
        const [before = 0, after = 0] = [events, [...events, newcomer(worse)]].map((history) =>
          ranks.indexOf(
            decide({
              applicant: applicantWith(history, 'active', testTables),
              application,
              tables: testTables,
            }).decision,
          ),
        );
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      run,
    );
  });

  it('never answers better for one more missing paper', () => {
    fc.assert(
      fc.property(scenes, fc.constantFrom('M1', 'M2', 'M9'), (scene, paper) => {
        const { itemCode, missingMaterials } = scene.application;
        const missing = [...new Set([...missingMaterials, paper])];
        const more = decide({ ...scene, application: { itemCode, missingMaterials: missing } });
        expect(ranks.indexOf(more.decision)).toBeGreaterThanOrEqual(ranks.indexOf(decide(scene).decision));
      }),
      run,
    );
  });

  it('never allows what is unknown or excluded, nor anyone who is not active', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { applicant, application } = scene;
        const isOpen =
          applicant?.state === 'active' && !['XK-NONE-001', 'XK-YJGL-001'].includes(application.itemCode);
        const { decision, deferral, reasons } = decide(scene);
        if (!isOpen) expect(['review', 'refuse']).toContain(decision);
        if (application.itemCode === 'XK-YJGL-001') expect(decision).toBe('refuse');
        expect(deferral !== undefined).toBe(decision === 'allow-with-deferral');
        expect(reasons.length).toBeGreaterThan(0);
      }),
      run,
    );
  });

  it('answers otherwise only where it can say what has changed, and the same where nothing has', () => {
    fc.assert(
      fc.property(scenes, scenes, fc.boolean(), (one, other, isSameItem) => {
        const itemCode = one.application.itemCode;
        const next = isSameItem ? { ...other, application: { ...other.application, itemCode } } : other;
        const changes = factChanges(factsOf(one), factsOf(next));
        const [before, after] = [decide(one), decide(next)];
        if (isSameItem && changes.length === 0) expect(after).toEqual(before);
        expect(factChanges(factsOf(one), factsOf({ ...one }))).toEqual([]);
        for (const { text } of changes) expect(text.zh).toMatch(/。$/);
      }),
      { ...run, numRuns: 2000 },
    );
  });

  it('keeps its facts in a form that reads back', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const facts = factsOf(scene);
        expect(gateFactsSchema.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
      }),
      run,
    );
  });
});
