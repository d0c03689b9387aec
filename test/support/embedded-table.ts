import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { ensureTable } from '../../infra/local/create-table.ts';
import { type Dynoxide, startDynoxide } from '../../infra/local/dynoxide.ts';
import { documentClient } from '../../shared/adapters/dynamodb/document-client.ts';
import { tableDefinition } from '../../shared/adapters/dynamodb/table-definition.ts';

/** A fresh table of the product's definition, on the engine that a worker's test files share, and the product's client. */
export interface EmbeddedTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly endpoint: string;
  readonly streamArn: string;
}

let engine: Promise<Dynoxide> | undefined;
let tables = 0;

/** Starts the worker's engine, which ends with the worker. */
const startEngine = (): Promise<Dynoxide> =>
  startDynoxide({ dbPath: join(inject('engineFolder'), `${process.pid}.db`) });

/** Client settings for an engine that checks no credentials. */
export const embeddedClientConfig = (endpoint: string) => ({
  endpoint,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** Makes an empty table; the first call starts the engine. */
export const embeddedTable = async (): Promise<EmbeddedTable> => {
  engine ??= startEngine();
  const { endpoint } = await engine;
  tables += 1;
  const tableName = `openlot-${tables}`;
  const maker = new DynamoDBClient(embeddedClientConfig(endpoint));
  const { streamArn } = await ensureTable(maker, tableName, tableDefinition);
  maker.destroy();
  return { client: documentClient(endpoint), tableName, endpoint, streamArn };
};
