import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Log } from '../../telemetry/log.ts';
import type { RecordChange } from '../../use-cases/ports.ts';
import { decodeAnyRecord } from './codecs.ts';

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

const recordOf = (image: Image | undefined) =>
  image === undefined ? undefined : decodeAnyRecord(unmarshall(image as never));

/** The change that a stream record tells of; nothing for what is no record (claims, audit) or was removed. */
const changeOf = (record: DynamoDBRecord): RecordChange | undefined => {
  const after = recordOf(record.dynamodb?.NewImage);
  if (after === undefined) return undefined;
  const before = recordOf(record.dynamodb?.OldImage);
  const { kind, value, version } = after;
  return { kind, before: before?.value, after: value, version } as RecordChange;
};

interface ReadRecords {
  readonly changes: readonly { readonly record: DynamoDBRecord; readonly change: RecordChange }[];
  /** The first record that does not parse; nothing behind it was looked at. */
  readonly unreadable?: { readonly record: DynamoDBRecord; readonly error: unknown };
}

const readRecords = (records: readonly DynamoDBRecord[]): ReadRecords => {
  const changes: { record: DynamoDBRecord; change: RecordChange }[] = [];
  for (const record of records) {
    try {
      const change = changeOf(record);
      if (change !== undefined) changes.push({ record, change });
    } catch (error) {
      return { changes, unreadable: { record, error } };
    }
  }
  return { changes };
};

/** What is done about the changes of one event. Both must be harmless when they are done again. */
export interface StreamReactions {
  /** Once for all of them, in their order, before anything else. A throw fails the whole batch, which Lambda halves. */
  readonly together?: (changes: readonly RecordChange[]) => Promise<void>;
  /** One after another. */
  readonly each: (change: RecordChange) => Promise<void>;
}

/**
 * A Lambda handler of the table's stream. Records are taken one after another, for their order counts: the first that
 * does not parse or whose reaction fails ends the batch and is reported, and Lambda delivers from there again.
 */
export const streamHandler =
  ({ together, each }: StreamReactions, log: Log) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const failed = (record: DynamoDBRecord, error: unknown): DynamoDBBatchResponse => {
      const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
      log('reaction-crashed', { sequenceNumber: itemIdentifier, error });
      return { batchItemFailures: [{ itemIdentifier }] };
    };
    const { changes, unreadable } = readRecords(Records);
    await together?.(changes.map(({ change }) => change));
    for (const { record, change } of changes) {
      try {
        await each(change);
      } catch (error) {
        return failed(record, error);
      }
    }
    return unreadable === undefined ? { batchItemFailures: [] } : failed(unreadable.record, unreadable.error);
  };
