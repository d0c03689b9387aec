import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTable } from '../../../infra/local/create-table.ts';
import { type Dynoxide, startDynoxide } from '../../../infra/local/dynoxide.ts';
import { StartError } from '../../../infra/local/start-error.ts';
import { tableDefinition } from '../../../shared/adapters/dynamodb/table-definition.ts';
import { embeddedClientConfig } from '../../support/embedded-table.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await startDynoxide();
  client = new DynamoDBClient(embeddedClientConfig(engine.endpoint));
});
afterAll(async () => {
  client.destroy();
  await engine.stop();
});

describe('the local table', () => {
  it('has the keys, indexes, expiry and stream of the one definition, however often it is ensured', async () => {
    const { streamArn } = await ensureTable(client, 'ensured', tableDefinition);
    expect(await ensureTable(client, 'ensured', tableDefinition)).toEqual({ streamArn });

    const { Table: table } = await client.send(new DescribeTableCommand({ TableName: 'ensured' }));
    expect(table).toMatchObject({
      LatestStreamArn: streamArn,
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(
      table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => [
        IndexName,
        KeySchema?.map(({ AttributeName }) => AttributeName),
        Projection?.ProjectionType,
      ]),
    ).toEqual([
      ['gsi1', ['gsi1pk', 'gsi1sk'], 'ALL'],
      ['gsi2', ['gsi2pk', 'gsi2sk'], 'ALL'],
      ['gsi3', ['gsi3pk', 'gsi3sk'], 'ALL'],
    ]);
    const { TimeToLiveDescription: expiry } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: 'ensured' }),
    );
    expect(expiry).toMatchObject({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' });
  });

  it('is refused when it was made from another definition', async () => {
    await client.send(
      new CreateTableCommand({
        TableName: 'foreign',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      }),
    );
    await expect(ensureTable(client, 'foreign', tableDefinition)).rejects.toThrow(StartError);
  });
});
