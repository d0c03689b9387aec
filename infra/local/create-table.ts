import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  ResourceInUseException,
  type TableDescription,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from '../../shared/adapters/dynamodb/table-definition.ts';
import { StartError } from './start-error.ts';

interface Key {
  readonly partitionKey: string;
  readonly sortKey: string;
}

const keySchemaOf = (key: Key): KeySchemaElement[] => [
  { AttributeName: key.partitionKey, KeyType: 'HASH' },
  { AttributeName: key.sortKey, KeyType: 'RANGE' },
];

/**
 * Makes the table of the definition where it is missing, waits until it is usable, and turns on its
 * expiry. Running it again changes nothing. Returns the ARN of the table's stream.
 * Throws a `StartError` when the table that is there was made from another definition.
 */
export const ensureTable = async (
  client: DynamoDBClient,
  tableName: string,
  definition: TableDefinition,
): Promise<{ readonly streamArn: string }> => {
  await createUnlessThere(client, tableName, definition);
  await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName: tableName });
  await ensureExpiry(client, tableName, definition.ttlAttribute);
  const { Table: table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  if (table?.LatestStreamArn === undefined || !hasIndexes(table, definition))
    throw new StartError({
      zh: `表 ${tableName} 由另一版本建立；请用 --data 另选文件夹，或用 --endpoint 指定其他 DynamoDB。`,
      en: `The table ${tableName} was made by another version; choose another folder with --data, or point --endpoint at another DynamoDB.`,
    });
  return { streamArn: table.LatestStreamArn };
};

const createUnlessThere = async (
  client: DynamoDBClient,
  tableName: string,
  definition: TableDefinition,
): Promise<void> => {
  const keys: readonly Key[] = [definition, ...definition.indexes];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keySchemaOf(definition),
        AttributeDefinitions: keys
          .flatMap((key) => [key.partitionKey, key.sortKey])
          .map((name) => ({ AttributeName: name, AttributeType: 'S' })),
        GlobalSecondaryIndexes: definition.indexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keySchemaOf(index),
          Projection: { ProjectionType: 'ALL' },
        })),
        StreamSpecification: { StreamEnabled: true, StreamViewType: definition.streamView },
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
};

/** AWS refuses to turn on what is on, so this looks first. */
const ensureExpiry = async (client: DynamoDBClient, tableName: string, attribute: string): Promise<void> => {
  const { TimeToLiveDescription: expiry } = await client.send(
    new DescribeTimeToLiveCommand({ TableName: tableName }),
  );
  if (expiry?.TimeToLiveStatus === 'ENABLED' || expiry?.TimeToLiveStatus === 'ENABLING') return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: tableName,
      TimeToLiveSpecification: { AttributeName: attribute, Enabled: true },
    }),
  );
};

const hasIndexes = (table: TableDescription, definition: TableDefinition): boolean => {
  const there = new Set(table.GlobalSecondaryIndexes?.map((index) => index.IndexName));
  return definition.indexes.every((index) => there.has(index.name));
};
