import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import { attempts, pauseAfter } from './retry.ts';

/** DynamoDB writes at most 100 items in one transaction. */
const transactionSize = 100;

/** DynamoDB writes at most 4 MB in one transaction; JSON is longer than what it counts. */
const transactionBytes = 4_000_000;

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The write of an item that must not exist yet. */
export const putNew = <Item extends Key>(tableName: string, item: Item) => ({
  Put: { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
});

/** How a transaction ended: written, refused by the condition of one of its items, or never let through. */
export type TransactionOutcome =
  | { readonly kind: 'written' }
  | { readonly kind: 'condition-failed'; readonly failed: readonly number[] }
  | { readonly kind: 'busy' };

const overloaded = new Set([
  'StorageBusyError',
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
  'TransactionConflict',
  'TransactionInProgressException',
]);

const outcomeOf = (error: unknown): TransactionOutcome | undefined => {
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
    const failed = codes.flatMap((code, i) => (code === 'ConditionalCheckFailed' ? [i] : []));
    if (failed.length > 0) return { kind: 'condition-failed', failed };
    return codes.some((code) => overloaded.has(code)) ? { kind: 'busy' } : undefined;
  }
  if (error instanceof TransactionConflictException) return { kind: 'busy' };
  return error instanceof Error && overloaded.has(error.name) ? { kind: 'busy' } : undefined;
};

/** The items in their order, in as few transactions as their number and size allow; taken as they are needed. */
export function* transactionsOf(items: Iterable<TransactItem>): Generator<TransactItem[]> {
  let batch: TransactItem[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    if (batch.length === transactionSize || (batch.length > 0 && bytes + size > transactionBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(item);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Writes a transaction and says how it ended in words of this service. Conflicts and throttling are retried
 * a few times with growing pauses; what is neither is thrown.
 */
export const transact = async (
  client: DynamoDBDocumentClient,
  items: TransactItem[],
): Promise<TransactionOutcome> => {
  if (items.length > transactionSize)
    throw new Error(`a change of ${items.length} items does not fit one transaction`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: items }));
      return { kind: 'written' };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === undefined) throw error;
      if (outcome.kind !== 'busy' || attempt === attempts) return outcome;
      await pauseAfter(attempt);
    }
  }
};
