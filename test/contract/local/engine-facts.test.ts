import { IdempotentParameterMismatchException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { streamSource } from '../../../infra/local/stream/source.ts';
import { type EmbeddedTable, embeddedClientConfig, embeddedTable } from '../../support/embedded-table.ts';

/** What the adapters rely on, and what the engine must therefore do as DynamoDB does. */
let table: EmbeddedTable;
beforeEach(async () => {
  table = await embeddedTable();
});

const number = (index: number): string => String(index).padStart(3, '0');
const itemsOf = (count: number, rest: Readonly<Record<string, unknown>> = {}) =>
  Array.from({ length: count }, (_, index) => ({ pk: 'p', sk: number(index), ...rest }));
const putIfNew = (item: Readonly<Record<string, unknown>>) => ({
  Put: {
    TableName: table.tableName,
    Item: item,
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  },
});
const transact = (items: readonly Readonly<Record<string, unknown>>[]) =>
  table.client.send(new TransactWriteCommand({ TransactItems: items.map(putIfNew) }));
const stored = async (): Promise<unknown[]> =>
  (
    await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'p' },
      }),
    )
  ).Items ?? [];

describe('a transaction', () => {
  it('writes a hundred items or none, and puts them into the stream in its own order', async () => {
    await transact(itemsOf(100));
    expect(await stored()).toHaveLength(100);
    const source = streamSource(
      new DynamoDBStreamsClient(embeddedClientConfig(table.endpoint)),
      table.streamArn,
    );
    const [shard] = await source.shards();
    const { records } = await source.read(await source.open(shard?.id ?? ''), 1_000);
    expect(records.map(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S)).toEqual(
      itemsOf(100).map(({ sk }) => sk),
    );
  });

  it('that fails changes nothing and gives a reason for each item, with the item that was in the way', async () => {
    await table.client.send(
      new PutCommand({ TableName: table.tableName, Item: { pk: 'p', sk: '001', version: 7 } }),
    );
    const error = await transact(itemsOf(3)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect((error as TransactionCanceledException).CancellationReasons).toMatchObject([
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: { version: { N: '7' } } },
      { Code: 'None' },
    ]);
    expect(await stored()).toEqual([{ pk: 'p', sk: '001', version: 7 }]);
  });

  it('with the token of an earlier one is not applied again', async () => {
    const add = (amount: number) =>
      table.client.send(
        new TransactWriteCommand({
          ClientRequestToken: 'once',
          TransactItems: [
            {
              Update: {
                TableName: table.tableName,
                Key: { pk: 'p', sk: 'n' },
                UpdateExpression: 'ADD n :n',
                ExpressionAttributeValues: { ':n': amount },
              },
            },
          ],
        }),
      );
    await add(1);
    await add(1);
    expect(await stored()).toEqual([{ pk: 'p', sk: 'n', n: 1 }]);
    await expect(add(2)).rejects.toBeInstanceOf(IdempotentParameterMismatchException);
  });

  it('that loses a race against another one fails, so that exactly one of them wins', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => transact([{ pk: 'p', sk: 'one', index }])),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await stored()).toHaveLength(1);
  });
});

describe('reading', () => {
  it('gives an index in the order of its sort key, page by page', async () => {
    const indexed = itemsOf(25).map((item, index) => ({ ...item, gsi1pk: 'i', gsi1sk: number(999 - index) }));
    await table.client.send(
      new BatchWriteCommand({
        RequestItems: { [table.tableName]: indexed.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
    const page = (start?: Record<string, unknown>) =>
      table.client.send(
        new QueryCommand({
          TableName: table.tableName,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk',
          ExpressionAttributeValues: { ':pk': 'i' },
          Limit: 20,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
    const first = await page();
    const second = await page(first.LastEvaluatedKey);
    expect(second.LastEvaluatedKey).toBeUndefined();
    expect([...(first.Items ?? []), ...(second.Items ?? [])].map(({ gsi1sk }) => gsi1sk)).toEqual(
      indexed.map(({ gsi1sk }) => gsi1sk).reverse(),
    );
  });

  it('stops a batch at 16 MB and names the keys that are left', async () => {
    const items = itemsOf(60, { filler: 'x'.repeat(300_000) });
    for (let start = 0; start < items.length; start += 20)
      await table.client.send(
        new BatchWriteCommand({
          RequestItems: {
            [table.tableName]: items.slice(start, start + 20).map((Item) => ({ PutRequest: { Item } })),
          },
        }),
      );
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({
        RequestItems: { [table.tableName]: { Keys: items.map(({ pk, sk }) => ({ pk, sk })) } },
      }),
    );
    const read = Responses?.[table.tableName]?.length ?? 0;
    const unread = UnprocessedKeys?.[table.tableName]?.Keys?.length ?? 0;
    expect(read + unread).toBe(60);
    expect(unread).toBeGreaterThan(0);
  });

  it('sees a write at once', async () => {
    await table.client.send(new PutCommand({ TableName: table.tableName, Item: { pk: 'p', sk: 'now' } }));
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.tableName, Key: { pk: 'p', sk: 'now' }, ConsistentRead: true }),
    );
    expect(Item).toEqual({ pk: 'p', sk: 'now' });
  });
});
