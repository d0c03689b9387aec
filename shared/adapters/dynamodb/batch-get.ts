import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';

/** DynamoDB reads at most 100 items in one BatchGetItem. */
const batchSize = 100;

/** How many batches are read side by side. */
const batchesAtOnce = 4;

const idOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

/** The items of any number of keys in their order, `undefined` where there is none. Strongly consistent. */
export const batchGet = async (
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Key[],
): Promise<readonly (Record<string, unknown> | undefined)[]> => {
  const found = new Map<string, Record<string, unknown>>();

  const readBatch = async (batch: readonly Key[]): Promise<void> => {
    let pending: readonly Key[] = batch;
    // DynamoDB may leave keys unprocessed; each round trip makes progress or the SDK throws for throttling.
    while (pending.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: [...pending], ConsistentRead: true } } }),
      );
      for (const item of Responses?.[tableName] ?? []) found.set(idOf(item as Key), item);
      pending = (UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
    }
  };

  const distinct = [...new Map(keys.map((key) => [idOf(key), key])).values()];
  const batches = Array.from({ length: Math.ceil(distinct.length / batchSize) }, (_, i) =>
    distinct.slice(i * batchSize, (i + 1) * batchSize),
  );
  for (let i = 0; i < batches.length; i += batchesAtOnce)
    await Promise.all(batches.slice(i, i + batchesAtOnce).map(readBatch));
  return keys.map((key) => found.get(idOf(key)));
};
