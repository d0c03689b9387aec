import { tableNameSchema } from '../../../shared/domain/rule-tables/rule-tables.ts';
import type { TableVersion } from '../../../shared/domain/rule-tables/table-version.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import {
  readTable,
  readTableVersion,
  type TableSummary,
  versionsOfTable,
} from '../../../shared/use-cases/tables/read-tables.ts';

/** A version of a table, and which others there are. */
export interface TableView {
  readonly version: TableVersion;
  /** The hash of the version in force today; absent where none is. */
  readonly inForce: string | undefined;
  /** All of them, the one that takes effect last first. */
  readonly versions: readonly TableSummary[];
}

/** The version of a table that a hash names, or the one in force; nothing where there is no such table or version. */
export const readTableView = async (
  ports: Pick<Ports, 'tables' | 'clock'>,
  named: string,
  hash: string | undefined,
): Promise<TableView | undefined> => {
  const name = tableNameSchema.safeParse(named);
  if (!name.success) return undefined;
  const inForce = await readTable(ports, name.data);
  const version = hash === undefined ? inForce : await readTableVersion(ports, name.data, hash);
  if (!version.ok) return undefined;
  return {
    version: version.value,
    inForce: inForce.ok ? inForce.value.hash : undefined,
    versions: await versionsOfTable(ports, name.data),
  };
};
