import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { accepted } from '../../domain/primitives/result.ts';
import type { RecordKind, Records } from '../../use-cases/ports.ts';
import { batchGet } from './batch-get.ts';
import { decodeRecord } from './codecs.ts';
import { decodeCursor, encodeCursor, invalidCursor } from './cursor.ts';
import { type ListQuery, layout, patterns } from './keys.ts';

const isValidationError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationException';

/** Records in the one table. */
export const dynamoRecords = (client: DynamoDBDocumentClient, tableName: string): Records => {
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
      const items = await batchGet(client, tableName, keys);
      return items.map((item) => (item === undefined ? undefined : decodeRecord(kind, item)));
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
