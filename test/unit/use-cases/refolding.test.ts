import { describe, expect, it } from 'vitest';
import { createTick } from '../../../functions/clock/process.ts';
import { createDrawRunner } from '../../../functions/draw-runner/process.ts';
import { ruleTables } from '../../../shared/adapters/rule-tables.ts';
import { isCurrent } from '../../../shared/domain/credit/standing.ts';
import { civilDateOf } from '../../../shared/domain/primitives/time.ts';
import { tableHash } from '../../../shared/domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../../../shared/domain/rule-tables/shipped-tables.ts';
import { refoldStandings } from '../../../shared/use-cases/credit/refold-standings.ts';
import { startRefolding } from '../../../shared/use-cases/credit/start-refolding.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';
import { itemCode, itemEntry, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { resultEvent } from '../../support/credit-events.ts';
import { acceptedValue } from '../../support/draws.ts';
import { approvedTask, frozenFor, inspectors } from '../../support/frozen-draw.ts';
import { type Desk, type DeskPorts, inspectionDesk } from '../../support/inspection-desk.ts';
import { nextVersion } from '../../support/rule-tables.ts';
import { creation } from '../../support/sample-records.ts';
import { evaluated, inspected, publish, ruleUnits } from '../../support/table-steps.ts';

const log = () => {};

/** Ten who did not publish what they must, and one whose fact of February 2025 counts until April 2026. */
const deskOfEleven = (): Promise<Desk> =>
  inspectionDesk([
    ...ruleUnits,
    creation('item', itemEntry(itemCode)),
    ...inspectors({}, {}, {}),
    ...inspected(10, () => ['2']),
    ...evaluated(10, resultEvent(['2'], { occurredOn: on('2025-02-01') })),
  ]);

/** What is not published puts into class D, from a day on. */
const harsher = (from: string) =>
  nextVersion('result-codes', from, ({ rows }) => ({
    rows: rows.map((row) => (row.code === '2' ? { ...row, riskClass: 'D' as const } : row)),
  }));

const storedClass = async ({ records }: DeskPorts, n: number): Promise<string | undefined> =>
  (await records.get('entity', { target: { id: subjectOf(n) } }))?.value.standing?.riskClass;
const runs = async ({ records }: DeskPorts): Promise<readonly string[]> =>
  (await collect(records.all('runsUnderWay', {}))).map(({ value }) => value.id);
/** Lets the clock start what is due and the runner do it. */
const tick = async (ports: DeskPorts): Promise<boolean> => {
  const started = await startRefolding({ ...ports, log });
  for (const id of await runs(ports)) acceptedValue(await refoldStandings(ports, id.split('/')[1] ?? ''));
  return started;
};

describe('stored standings', () => {
  it('follow a published version on the day on which it takes effect, once', async () => {
    const { ports, clock } = await deskOfEleven();
    expect(await tick(ports)).toBe(true);
    await publish(ports, harsher('2026-03-05'));
    clock.set('2026-03-04T15:59:00.000Z');
    expect(await tick(ports)).toBe(false);
    expect(await storedClass(ports, 0)).toBe('C');

    clock.set('2026-03-04T16:00:00.000Z');
    expect(await tick(ports)).toBe(true);
    for (let n = 0; n < 11; n += 1) expect([n, await storedClass(ports, n)]).toEqual([n, 'D']);
    const trail = await collect(ports.ledger.trail('clock/standing-tables'));
    expect(
      trail.map(({ action }) => action).filter((action) => action === 'standings-refolded'),
    ).toHaveLength(2);
    expect([await tick(ports), await runs(ports)]).toEqual([false, []]);
  });

  it('follow a shipped version that takes effect', async () => {
    const { ports, clock } = await deskOfEleven();
    await tick(ports);
    expect(await storedClass(ports, 10)).toBe('C');
    clock.set('2026-03-31T16:00:00.000Z');
    expect(await tick(ports)).toBe(true);
    // Since 1 April 2026 an ordinary fact counts for twelve months.
    expect(await storedClass(ports, 10)).toBeUndefined();
    expect(await storedClass(ports, 0)).toBe('C');
  });

  it('follow a version that comes with a new release', async () => {
    const { ports, clock } = await deskOfEleven();
    await tick(ports);
    const table = harsher('2026-03-01');
    const released = [...shippedTables, { hash: tableHash(table), publishedAt: clock.now(), table }];
    const later = { ...ports, tables: ruleTables(ports.records, clock, released) };
    expect(await tick(later)).toBe(true);
    expect(await storedClass(ports, 0)).toBe('D');
  });

  it('are all folded though the work is broken off, and none twice', async () => {
    const { ports, clock } = await deskOfEleven();
    await tick(ports);
    await publish(ports, harsher('2026-03-05'));
    clock.set('2026-03-05T01:00:00.000Z');
    await startRefolding({ ...ports, log });
    let folded = 0;
    const dying: DeskPorts = {
      ...ports,
      ledger: {
        ...ports.ledger,
        apply: async (change) => {
          if (change.action === 'standing-updated' && ++folded > 3) throw new Error('the machine went away');
          return ports.ledger.apply(change);
        },
      },
    };
    await expect(refoldStandings(dying, '2026-03-05')).rejects.toThrow('the machine went away');
    expect(await runs(ports)).toEqual(['refold-standings/2026-03-05']);
    // Asking again while it is under way starts no second one.
    expect(await startRefolding({ ...ports, log })).toBe(false);
    const run = createDrawRunner({ ...ports, log });
    const after = (await ports.records.get('run', { id: 'refold-standings/2026-03-05' }))?.value;
    if (after === undefined) throw new Error('nothing runs');
    await run({ kind: 'run', before: undefined, after, version: 1 });
    const tables = await tablesNow(ports.tables, clock.now());
    for (let n = 0; n < 11; n += 1) {
      const stored = await ports.records.get('entity', { target: { id: subjectOf(n) } });
      expect(stored?.version).toBe(2);
      expect(
        stored?.value.standing && isCurrent(stored.value.standing, tables, civilDateOf(clock.now())),
      ).toBe(true);
    }
    await run({ kind: 'run', before: undefined, after, version: 1 });
    expect(await runs(ports)).toEqual([]);
  });

  it('are looked after by every tick of the clock', async () => {
    const { ports } = await deskOfEleven();
    await createTick({ ...ports, log })();
    expect(await runs(ports)).toEqual(['refold-standings/2026-03-02']);
  });
});

describe('a frame', () => {
  const strataOf = async (desk: Desk): Promise<readonly string[]> => {
    const taskId = await approvedTask(desk, {
      plannedOn: '2026-03-09',
      sampling: { kind: 'fixed-size', size: 4 },
    });
    const { inputs } = await frozenFor(desk, acceptedValue(await desk.freeze(taskId)));
    return inputs.frame.map(({ stratum }) => stratum);
  };

  it('holds the risk classes of the day, whether or not the stored standings were folded anew', async () => {
    const desk = await deskOfEleven();
    expect(new Set(await strataOf(desk))).toEqual(new Set(['C']));
    await publish(desk.ports, harsher('2026-03-05'));
    desk.clock.set('2026-03-05T01:00:00.000Z');
    expect(await storedClass(desk.ports, 0)).toBe('C');
    expect(new Set(await strataOf(desk))).toEqual(new Set(['D']));
  });

  it('is sized by the ratios in force when it is frozen, and says which those were', async () => {
    const desk = await deskOfEleven();
    const byClass = { sampling: { kind: 'by-risk-class' } } as const;
    const [today, tomorrow] = [await approvedTask(desk, byClass), await approvedTask(desk, byClass)];
    const { hash } = await publish(
      desk.ports,
      nextVersion('draw-ratios', '2026-03-03', ({ rows }) => ({
        rows: rows.map((row) => (row.stratum === 'C' ? { ...row, perTenThousand: 5_000 } : row)),
      })),
    );
    const first = acceptedValue(await desk.freeze(today));
    desk.clock.advance({ days: 1 });
    const second = acceptedValue(await desk.freeze(tomorrow));
    expect([first.counts.sample, second.counts.sample]).toEqual([2, 6]);
    expect(Object.keys(first.tables).toSorted()).toEqual([
      'draw-ratios',
      'exclusion-tags',
      'inspection-caps',
      'triggers',
    ]);
    expect(first.tables['draw-ratios']).not.toBe(hash);
    expect(second.tables['draw-ratios']).toBe(hash);
    expect(second.tables['triggers']).toBe(first.tables['triggers']);
  });
});
