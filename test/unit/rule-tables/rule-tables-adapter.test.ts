import { beforeEach, describe, expect, it } from 'vitest';
import { ruleTables } from '../../../shared/adapters/rule-tables.ts';
import { civilDateOf } from '../../../shared/domain/primitives/time.ts';
import { tableHash } from '../../../shared/domain/rule-tables/rule-tables.ts';
import type { TableVersion } from '../../../shared/domain/rule-tables/table-version.ts';
import type { Records, Tables } from '../../../shared/use-cases/ports.ts';
import { TablesUnavailableError } from '../../../shared/use-cases/ports.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';
import { on } from '../../support/builders.ts';
import { type ManualClock, manualClock } from '../../support/manual-clock.ts';
import { nextVersion, testTables } from '../../support/rule-tables.ts';

/** Published versions as a table would hold them; how often they were read, and whether they can be. */
interface Store {
  readonly versions: TableVersion[];
  reads: number;
  isDown: boolean;
}

let clock: ManualClock;
let store: Store;
let tables: Tables;
beforeEach(() => {
  clock = manualClock();
  store = { versions: [], reads: 0, isDown: false };
  async function* all(): AsyncGenerator<unknown> {
    store.reads += 1;
    if (store.isDown) throw new Error('the table is gone');
    for (const value of store.versions) yield { kind: 'tableVersion', value, version: 1 };
  }
  tables = ruleTables({ all } as unknown as Pick<Records, 'all'>, clock);
});
const now = () => tablesNow(tables, clock.now());
const publish = (effectiveFrom: string): TableVersion => {
  const table = nextVersion('deadlines', effectiveFrom, () => ({ basis: '新的依据' }));
  const version = { hash: tableHash(table), publishedAt: clock.now(), table };
  store.versions.push(version);
  return version;
};

describe('the rule tables in memory', () => {
  it('are read once a minute, however often they are asked for', async () => {
    const first = await now();
    expect([await now(), (await now()).lists]).toEqual([first, testTables.lists]);
    expect(store.reads).toBe(1);
    clock.advance({ minutes: 1 });
    await Promise.all([now(), now(), now()]);
    expect(store.reads).toBe(2);
  });

  it('serve for half an hour of the day while they cannot be read, and then no more', async () => {
    await now();
    store.isDown = true;
    clock.advance({ minutes: 30 });
    expect((await now()).deadlines).toEqual(testTables.deadlines);
    clock.advance({ minutes: 1 });
    await expect(now()).rejects.toThrow(TablesUnavailableError);
    store.isDown = false;
    expect((await now()).deadlines).toEqual(testTables.deadlines);
  });

  it('never serve on another day than they were read on, for a version may take effect on that day', async () => {
    clock.set('2026-03-02T15:59:59.000Z');
    await now();
    const { hash } = publish('2026-03-03');
    clock.set('2026-03-02T16:00:00.000Z');
    store.isDown = true;
    await expect(now()).rejects.toThrow(TablesUnavailableError);
    store.isDown = false;
    expect((await now()).hashes.deadlines).toBe(hash);
  });

  it('do not take what was read over midnight for what is in force after it', async () => {
    clock.set('2026-03-02T15:59:59.999Z');
    const early = now();
    const { hash } = publish('2026-03-03');
    clock.set('2026-03-02T16:00:00.000Z');
    await early;
    expect((await now()).hashes.deadlines).toBe(hash);
  });

  it('answer for any day and moment, whatever was asked before', async () => {
    clock.advance({ minutes: 2 });
    const { hash, publishedAt } = publish('2026-03-10');
    clock.advance({ minutes: 2 });
    await now();
    const before = new Date(Date.parse(publishedAt) - 1).toISOString() as typeof publishedAt;
    expect((await tables.at(on('2026-03-10'), clock.now())).hashes.deadlines).toBe(hash);
    expect((await tables.at(on('2026-03-10'), before)).hashes.deadlines).not.toBe(hash);
    expect((await tables.at(civilDateOf(clock.now()), clock.now())).hashes.deadlines).not.toBe(hash);
    expect(store.reads).toBe(1);
  });

  it('are all read anew where none may be missing', async () => {
    await now();
    const { hash } = publish('2026-03-10');
    expect((await tables.versions()).map((version) => version.hash)).toContain(hash);
    expect(store.reads).toBe(2);
  });
});
