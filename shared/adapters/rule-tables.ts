import { type CivilDate, civilDateOf, type Instant } from '../domain/primitives/time.ts';
import type { RuleTables } from '../domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../domain/rule-tables/shipped-tables.ts';
import { type TableVersion, tablesInForce } from '../domain/rule-tables/table-version.ts';
import { type Clock, type Records, type Tables, TablesUnavailableError } from '../use-cases/ports.ts';

/** How long the published versions are taken as read. */
const freshMilliseconds = 60_000;

/** How long what was read serves while it cannot be read again. */
const staleMilliseconds = 30 * 60_000;

interface Snapshot {
  readonly versions: readonly TableVersion[];
  readonly readAt: number;
  readonly readOn: CivilDate;
}

/**
 * The rule tables: those that are shipped and those that were published since, which are read once a minute at most. A
 * version takes effect on a later day than it is published, so what was read serves for the rest of that day and never
 * beyond it: nobody is judged by a version that another one has taken the place of. The tables of the last day asked for
 * are kept, for they are the same all day.
 */
export const ruleTables = (
  records: Pick<Records, 'all'>,
  clock: Clock,
  shipped: readonly TableVersion[] = shippedTables,
): Tables => {
  let current: Snapshot | undefined;
  let reading: { readonly on: CivilDate; readonly snapshot: Promise<Snapshot> } | undefined;
  let last: { readonly of: Snapshot; readonly on: CivilDate; readonly tables: RuleTables } | undefined;

  const read = async (): Promise<Snapshot> => {
    const at = clock.now();
    const published: TableVersion[] = [];
    for await (const { value } of records.all('tableVersions', {})) published.push(value);
    return { versions: [...shipped, ...published], readAt: Date.parse(at), readOn: civilDateOf(at) };
  };

  const snapshot = async (): Promise<Snapshot> => {
    const now = clock.now();
    const on = civilDateOf(now);
    // A clock that was set back makes what was read no fresher.
    const age =
      current?.readOn === on ? Math.abs(Date.parse(now) - current.readAt) : Number.POSITIVE_INFINITY;
    if (current !== undefined && age < freshMilliseconds) return current;
    if (reading?.on !== on) reading = { on, snapshot: read() };
    const own = reading;
    try {
      current = await own.snapshot;
    } catch (cause) {
      if (current === undefined || age > staleMilliseconds)
        throw new TablesUnavailableError('the rule tables cannot be read', { cause });
    } finally {
      if (reading === own) reading = undefined;
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
    async versions() {
      current = await read();
      return current.versions;
    },
  };
};
