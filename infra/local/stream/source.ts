import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { lambdaRecordOf } from './lambda-record.ts';

/** A part of the stream that is in order. When it is closed, its children continue it. */
export interface Shard {
  readonly id: string;
  readonly parentId?: string;
}

/** Some records in order, and where to go on; no `next` means that the shard is closed and read to its end. */
interface Page {
  readonly records: readonly DynamoDBRecord[];
  readonly next?: string;
}

/** A table's stream. */
export interface StreamSource {
  readonly arn: string;
  /** The shards there are now, closed ones included for as long as they can be read. */
  shards(): Promise<readonly Shard[]>;
  /** An iterator behind the given sequence number, or at the oldest record there is. */
  open(shardId: string, after?: string): Promise<string>;
  read(iterator: string, limit: number): Promise<Page>;
}

/** The stream behind an ARN, read with the AWS SDK. Errors of the SDK pass through. */
export const streamSource = (client: DynamoDBStreamsClient, arn: string): StreamSource => ({
  arn,
  async shards() {
    const found: Shard[] = [];
    let last: string | undefined;
    do {
      const { StreamDescription: page } = await client.send(
        new DescribeStreamCommand({ StreamArn: arn, ...(last && { ExclusiveStartShardId: last }) }),
      );
      for (const { ShardId: id, ParentShardId: parentId } of page?.Shards ?? [])
        if (id !== undefined) found.push({ id, ...(parentId && { parentId }) });
      last = page?.LastEvaluatedShardId;
    } while (last !== undefined);
    return found;
  },
  async open(shardId, after) {
    const at = (position: { ShardIteratorType: 'TRIM_HORIZON' } | AfterSequenceNumber) =>
      client.send(new GetShardIteratorCommand({ StreamArn: arn, ShardId: shardId, ...position }));
    const oldest = () => at({ ShardIteratorType: 'TRIM_HORIZON' });
    const { ShardIterator: iterator } =
      after === undefined
        ? await oldest()
        : await at({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }).catch(
            (error: unknown) => {
              // DynamoDB keeps records for a day; who comes later goes on with the oldest there is.
              if (error instanceof TrimmedDataAccessException) return oldest();
              throw error;
            },
          );
    if (iterator === undefined) throw new Error(`The shard ${shardId} gave no iterator.`);
    return iterator;
  },
  async read(iterator, limit) {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));
    return {
      records: (page.Records ?? []).map((record) => lambdaRecordOf(record, arn)),
      ...(page.NextShardIterator && { next: page.NextShardIterator }),
    };
  },
});

interface AfterSequenceNumber {
  readonly ShardIteratorType: 'AFTER_SEQUENCE_NUMBER';
  readonly SequenceNumber: string;
}
