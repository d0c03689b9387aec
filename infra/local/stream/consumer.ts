import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

/** One reader of the stream with a position of its own: what an event source mapping is in AWS. */
export interface StreamConsumer {
  /** Names the checkpoint; two consumers of one stream never share it. */
  readonly name: string;
  /** At most this many records in one event, 1 to 1,000. */
  readonly batchSize: number;
  /** How often a failed record is tried again before it is parked. */
  readonly retryAttempts: number;
  /** Records that it does not accept pass by unseen, as with the filter patterns of Lambda. */
  readonly accepts?: (record: DynamoDBRecord) => boolean;
  /** The Lambda handler. A throw fails the whole batch; a reported failure fails from that record on. */
  readonly handle: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
}

/** A record that was tried as often as allowed, and why it failed the last time. */
export interface ParkedRecord {
  readonly consumer: string;
  readonly record: DynamoDBRecord;
  readonly attempts: number;
  readonly reason: string;
}

/** Keeps a parked record; when it throws, the record is tried again rather than lost. */
export type Park = (parked: ParkedRecord) => Promise<void>;
