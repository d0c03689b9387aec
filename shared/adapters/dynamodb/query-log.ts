import { BatchWriteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type QueryLog, StorageBusyError } from '../../use-cases/ports.ts';
import { encodeRecord, type RecordItem } from './codecs.ts';
import { attempts, pauseAfter } from './retry.ts';

/** DynamoDB writes at most 25 items in one BatchWriteItem. */
const batchSize = 25;

/** The query log in the one table. */
export const dynamoQueryLog = (client: DynamoDBDocumentClient, tableName: string): QueryLog => {
  const put = (item: RecordItem): Promise<unknown> =>
    client.send(new PutCommand({ TableName: tableName, Item: item }));
  const writeBatch = async (items: readonly RecordItem[]): Promise<void> => {
    let pending: readonly unknown[] = items.map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 1; ; attempt += 1) {
      const { UnprocessedItems } = await client.send(
        new BatchWriteCommand({ RequestItems: { [tableName]: [...pending] as never } }),
      );
      pending = UnprocessedItems?.[tableName] ?? [];
      if (pending.length === 0) return;
      if (attempt === attempts) throw new StorageBusyError('storage does not take the query log');
      await pauseAfter(attempt);
    }
  };
  return {
    async append(entries) {
      const items = entries.map((entry) => encodeRecord('queryLogEntry', entry, 1));
      const [only] = items;
      if (items.length === 1 && only !== undefined) {
        await put(only);
        return;
      }
      for (let i = 0; i < items.length; i += batchSize) await writeBatch(items.slice(i, i + batchSize));
    },
    async appendBulk(entry) {
      await put(encodeRecord('bulkRead', entry, 1));
    },
  };
};
