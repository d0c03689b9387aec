import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { accepted } from '../../domain/primitives/result.ts';
import type { RecordKind, Records } from '../../use-cases/ports.ts';
import { decodeRecord } from './codecs.ts';
import { decodeCursor, encodeCursor, invalidCursor } from './cursor.ts';
import { type Key, type ListQuery, layout, patterns } from './keys.ts';

/** DynamoDB reads at most 100 items in one BatchGetItem. */
const batchSize = 100;

/** How many batches are read side by side. */
const batchesAtOnce = 4;

const isValidationError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationException';

const idOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

/** Records in the one table. */
export const dynamoRecords = (client: DynamoDBDocumentClient, tableName: string): Records => {
  const readBatch = async (keys: readonly Key[]): Promise<Map<string, unknown>> => {
    const found = new Map<string, unknown>();
    let pending: readonly Key[] = keys;
    // DynamoDB may leave keys unprocessed; each round trip makes progress or the SDK throws for throttling.
    while (pending.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: [...pending], ConsistentRead: true } } }),
      );
      for (const item of Responses?.[tableName] ?? []) found.set(idOf(item as Key), item);
      pending = (UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
    }
    return found;
  };

  const query = async (
    { index, partition, sortPrefix: prefixOrNone, newestFirst }: ListQuery,
    limit: number | undefined,
    from: Record<string, string> | undefined,
  ) => {
    const prefix = index ?? '';
    // DynamoDB refuses to compare with an empty text, which every sort key begins with.
    const sortPrefix = prefixOrNone === '' ? undefined : prefixOrNone;
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
        KeyConditionExpression: sortPrefix === undefined ? '#p = :p' : '#p = :p AND begins_with(#s, :s)',
        ExpressionAttributeNames: {
          '#p': `${prefix}pk`,
          ...(sortPrefix !== undefined && { '#s': `${prefix}sk` }),
        },
        ExpressionAttributeValues: {
          ':p': partition,
          ...(sortPrefix !== undefined && { ':s': sortPrefix }),
        },
        ScanIndexForward: newestFirst !== true,
        ...(limit !== undefined && { Limit: limit }),
        ...(from !== undefined && { ExclusiveStartKey: from }),
      }),
    );
    return { items: Items, last: LastEvaluatedKey as Record<string, string> | undefined };
  };

  return {
    async get(kind, ref) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: layout[kind].key(ref), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : decodeRecord(kind, Item);
    },

    async getMany(kind, refs) {
      const keys = refs.map((ref) => layout[kind].key(ref));
      const distinct = [...new Map(keys.map((key) => [idOf(key), key])).values()];
      const batches = Array.from({ length: Math.ceil(distinct.length / batchSize) }, (_, i) =>
        distinct.slice(i * batchSize, (i + 1) * batchSize),
      );
      const found = new Map<string, unknown>();
      for (let i = 0; i < batches.length; i += batchesAtOnce) {
        const read = await Promise.all(batches.slice(i, i + batchesAtOnce).map(readBatch));
        for (const part of read) for (const [id, item] of part) found.set(id, item);
      }
      return keys.map((key) => {
        const item = found.get(idOf(key));
        return item === undefined ? undefined : decodeRecord(kind, item);
      });
    },

    async page(pattern, args, { limit, cursor }) {
      const asked = patterns[pattern](args);
      const from = cursor === undefined ? accepted(undefined) : decodeCursor(cursor, asked);
      if (!from.ok) return from;
      const read = await query(asked, limit, from.value).catch((error: unknown) => {
        // A place that DynamoDB finds impossible, such as a key too long, can only come from the caller.
        if (cursor !== undefined && isValidationError(error)) return undefined;
        throw error;
      });
      if (read === undefined) return invalidCursor;
      return accepted({
        items: read.items.map((item) => decodeRecord(asked.kind, item)),
        ...(read.last !== undefined && { cursor: encodeCursor(read.last) }),
      });
    },

    async *all(pattern, args) {
      const asked = patterns[pattern](args);
      let from: Record<string, string> | undefined;
      do {
        const { items, last } = await query(asked, undefined, from);
        for (const item of items) yield decodeRecord(asked.kind as RecordKind, item) as never;
        from = last;
      } while (from !== undefined);
    },
  };
};
