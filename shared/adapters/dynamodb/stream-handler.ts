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
  return { kind: after.kind, before: before?.value, after: after.value } as RecordChange;
};

/**
 * A Lambda handler of the table's stream. Records are taken one after another, for their order counts: the
 * first that fails ends the batch and is reported, and Lambda delivers from there again.
 */
export const streamHandler =
  (react: (change: RecordChange) => Promise<void>, log: Log) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      try {
        const change = changeOf(record);
        if (change !== undefined) await react(change);
      } catch (error) {
        const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
        log('reaction-crashed', { sequenceNumber: itemIdentifier, error });
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    return { batchItemFailures: [] };
  };
