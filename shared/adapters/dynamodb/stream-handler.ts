import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
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
 * A Lambda handler of the table's stream. Records are taken one after another, for their order counts; one
 * that throws is reported as failed, with what came after it, and the rest of the batch is done.
 */
export const streamHandler =
  (react: (change: RecordChange) => Promise<void>) =>
  (event: DynamoDBStreamEvent, context?: Context): Promise<DynamoDBBatchResponse> =>
    processPartialResponse(
      event,
      async (record: DynamoDBRecord) => {
        const change = changeOf(record);
        if (change !== undefined) await react(change);
      },
      new BatchProcessor(EventType.DynamoDBStreams),
      {
        processInParallel: false,
        throwOnFullBatchFailure: false,
        ...(context !== undefined && { context }),
      },
    ) as Promise<DynamoDBBatchResponse>;
