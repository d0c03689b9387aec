import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import type { Viewpoint } from '../../../shared/domain/credit/history.ts';
import type { RecordableFact } from '../../../shared/domain/credit/recordable-fact.ts';
import { type Standing, standingOf } from '../../../shared/domain/credit/standing.ts';
import { civilDateOf, type Instant, instantOf } from '../../../shared/domain/primitives/time.ts';
import { auditStanding } from '../../../shared/use-cases/credit/audit-standing.ts';
import { currentStanding } from '../../../shared/use-cases/credit/current-standing.ts';
import { refoldStanding } from '../../../shared/use-cases/credit/refold-standing.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';
import { arbitraryHistory } from '../../support/arbitrary-history.ts';
import { callerIn } from '../../support/builders.ts';
import { type CreditDesk, creditDesk, officer, secondOfficer } from '../../support/credit-desk.ts';
import { factOf } from '../../support/credit-events.ts';
import { acceptedValue } from '../../support/draws.ts';

const factKinds = ['penalty', 'permit', 'recognition', 'complaint-upheld', 'score-imported'] as const;

/** What people and the service do to a record, at any time: `of` is a number, counted round. */
type Step =
  | { readonly kind: 'arrive' }
  | { readonly kind: 'record'; readonly fact: RecordableFact }
  | { readonly kind: 'correct' | 'withdraw'; readonly of: number; readonly fact: RecordableFact }
  | { readonly kind: 'refold' };

const arbitraryFact = fc
  .record({
    kind: fc.constantFrom(...factKinds),
    no: fc.nat(5),
    severity: fc.constantFrom('minor', 'ordinary', 'serious'),
  })
  .map(({ kind, no, severity }) =>
    kind === 'penalty'
      ? factOf(kind, { documentNo: `浙市监罚〔2024〕${no}号`, severity })
      : kind === 'score-imported'
        ? factOf(kind, { issuer: `平台${no}` })
        : factOf(kind, { documentNo: `浙市监〔2024〕${no}号` }),
  );

const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'arrive' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('record' as const), fact: arbitraryFact }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('correct' as const, 'withdraw' as const),
      of: fc.nat(20),
      fact: arbitraryFact,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'refold' as const }) },
);

/** Steps with the days between them, and the events that arrive from within the service in whatever order. */
const arbitraryScript = fc.record({
  steps: fc.array(fc.tuple(arbitraryStep, fc.integer({ min: -2, max: 200 })), {
    minLength: 3,
    maxLength: 14,
  }),
  arriving: arbitraryHistory.chain((events) =>
    fc.shuffledSubarray([...events], { minLength: events.length }),
  ),
});

const foldAt = async (
  { ports, subject }: CreditDesk,
  events: readonly CreditEvent[],
  viewpoint: Viewpoint,
): Promise<Standing> =>
  standingOf(subject, events, await ports.tables.at(viewpoint.asOf, viewpoint.knownAt), viewpoint);

const take = async (desk: CreditDesk, step: Step, arriving: CreditEvent[]): Promise<void> => {
  const today = civilDateOf(desk.clock.now());
  if (step.kind === 'arrive') {
    const next = arriving.pop();
    // Everything is told twice, as the stream may.
    for (let time = 0; next !== undefined && time < 2; time += 1) await desk.add(next);
  } else if (step.kind === 'record') {
    await desk.record({ ...step.fact, occurredOn: today });
  } else if (step.kind === 'refold') {
    acceptedValue(await refoldStanding(desk.ports, desk.subject));
  } else {
    const events = await desk.events();
    const of = events[step.of % Math.max(1, events.length)];
    if (of === undefined) return;
    const by = of.source.by === officer.subject ? secondOfficer : officer;
    if (step.kind === 'withdraw') await desk.withdraw(of.id, by);
    else await desk.correct(of.id, { ...step.fact, occurredOn: today }, by);
  }
};

it('what is stored of an entity is the fold of its history after every step, and what was answered stays answered', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryScript, async ({ steps, arriving }) => {
      const desk = await creditDesk();
      const { ports, clock, subject } = desk;
      clock.set('2024-06-03T01:00:00.000Z');
      const queue = arriving.map((event): CreditEvent => ({ ...event, knownAt: instantOf(0) }));
      const answered: { readonly viewpoint: Viewpoint; readonly standing: Standing }[] = [];
      for (const [step, days] of steps) {
        // Clocks may be set back a little, too.
        clock.advance({ days, minutes: 7 });
        await take(desk, step, queue);
        const events = await desk.events();
        const stored = await desk.stored();
        if (stored === undefined) {
          expect(events).toEqual([]);
          continue;
        }
        expect(await foldAt(desk, events, stored)).toEqual(stored);
        const audit = acceptedValue(await auditStanding(ports, callerIn('auditor'), subject));
        expect(audit).toMatchObject({ isStoredRowRight: true, differences: [], unfolded: [] });
        for (const { viewpoint, standing } of answered)
          expect(await foldAt(desk, events, viewpoint)).toEqual(standing);
        answered.push({ viewpoint: stored, standing: stored });

        // What is answered now is what a new fold says, whether or not the row is out of date.
        const entity = await ports.records.get('entity', { target: { id: subject } });
        if (entity === undefined) throw new Error('no entity');
        const now: Instant = clock.now();
        const answer = await currentStanding(
          ports.records,
          entity.value,
          await tablesNow(ports.tables, now),
          now,
        );
        const latest = now > stored.knownAt ? now : stored.knownAt;
        const {
          asOf: _,
          knownAt: __,
          ...fresh
        } = await foldAt(desk, events, {
          asOf: civilDateOf(latest),
          knownAt: latest,
        });
        expect(answer).toMatchObject(fresh);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
