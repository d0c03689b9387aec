import type { Ports } from '../../shared/use-cases/ask.ts';
import { appendToFeeds } from '../../shared/use-cases/delivery/append-to-feeds.ts';
import type {
  RecordChange,
  RecordKind,
  RecordRefs,
  RecordValues,
  Write,
} from '../../shared/use-cases/ports.ts';
import { newCommand } from './builders.ts';
import { countingEntropy } from './counting-entropy.ts';
import { acceptedValue } from './draws.ts';
import { type EmbeddedTable, embeddedTable } from './embedded-table.ts';
import { deskPortsOver } from './inspection-desk.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';

/** A table, a clock, and what the stream would bring. */
export interface FeedDesk {
  readonly table: EmbeddedTable;
  readonly clock: ManualClock;
  readonly ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy'>;
  /** Stores a record as it became; gives the change that the stream brings of it. */
  save<K extends RecordKind>(kind: K, value: RecordValues[K]): Promise<RecordChange>;
  /** Does what the reactions do about changes. */
  tell(...changes: readonly RecordChange[]): Promise<void>;
}

/** A desk on a fresh table. */
export const feedDesk = async (): Promise<FeedDesk> => {
  const table = await embeddedTable();
  const clock = manualClock();
  const ports = deskPortsOver(table.client, table.tableName, clock, countingEntropy());
  return {
    table,
    clock,
    ports,
    async save(kind, value) {
      const before = await ports.records.get(kind, value as unknown as RecordRefs[typeof kind]);
      acceptedValue(
        await ports.ledger.apply({
          command: newCommand(),
          at: clock.now(),
          actor: 'test',
          action: 'register-imported',
          about: `import/${kind}`,
          basis: 'test',
          writes: [{ kind, value, before } as unknown as Write],
          answer: null,
        }),
      );
      const version = (before?.version ?? 0) + 1;
      return { kind, before: before?.value, after: value, version } as unknown as RecordChange;
    },
    tell: (...changes) => appendToFeeds(ports, changes),
  };
};
