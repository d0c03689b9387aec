import type { CivilDate, Instant } from '../domain/primitives/time.ts';
import type { RuleTables } from '../domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../domain/rule-tables/shipped-tables.ts';
import { type TableVersion, tablesInForce } from '../domain/rule-tables/table-version.ts';
import { type Clock, type Records, type Tables, TablesUnavailableError } from '../use-cases/ports.ts';

/** How long the published versions are taken as read. A version takes effect on a later day than it is published. */
const freshMilliseconds = 60_000;

/** How long what was read serves while it cannot be read again. */
const staleMilliseconds = 30 * 60_000;

interface Snapshot {
  readonly versions: readonly TableVersion[];
  readonly readAt: number;
}

/**
 * The rule tables: those that are shipped and those that were published since, which are read once a minute at most.
 * The snapshot of the last day asked for is kept, for it is the same all day.
 */
export const ruleTables = (records: Pick<Records, 'all'>, clock: Clock): Tables => {
  let current: Snapshot | undefined;
  let reading: Promise<Snapshot> | undefined;
  let last: { readonly of: Snapshot; readonly on: CivilDate; readonly tables: RuleTables } | undefined;

  const read = async (): Promise<Snapshot> => {
    const readAt = Date.parse(clock.now());
    const published: TableVersion[] = [];
    for await (const { value } of records.all('tableVersions', {})) published.push(value);
    return { versions: [...shippedTables, ...published], readAt };
  };

  const snapshot = async (): Promise<Snapshot> => {
    const now = Date.parse(clock.now());
    // A clock that was set back makes what was read no fresher.
    const age = current === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - current.readAt);
    if (current !== undefined && age < freshMilliseconds) return current;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    try {
      current = await reading;
    } catch (cause) {
      if (current === undefined || age > staleMilliseconds)
        throw new TablesUnavailableError('the rule tables cannot be read', { cause });
    }
    return current;
  };

  return {
    async at(on: CivilDate, knownAt: Instant) {
      const of = await snapshot();
      const isNow = Date.parse(knownAt) >= of.readAt;
      if (isNow && last?.of === of && last.on === on) return last.tables;
      const tables = tablesInForce(of.versions, on, knownAt);
      if (isNow) last = { of, on, tables };
      return tables;
    },
  };
};
