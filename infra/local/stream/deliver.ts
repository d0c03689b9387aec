import type { DynamoDBRecord } from 'aws-lambda';
import type { Park, StreamConsumer } from './consumer.ts';
import { sequenceNumberOf } from './lambda-record.ts';

/** What a delivery needs beside the records. */
export interface Delivery {
  readonly consumer: StreamConsumer;
  readonly park: Park;
  /** Everything up to this sequence number is done with. */
  readonly commit: (sequenceNumber: string) => Promise<void>;
  /** Waits before the head of the batch is tried once more; says whether to go on. */
  readonly backOff: (attempts: number) => Promise<boolean>;
}

interface Failure {
  /** How many records of the batch were handled before the failed one. */
  readonly handled: number;
  /** Whether the consumer named the record; a throw blames nobody. */
  readonly named: boolean;
  readonly reason: string;
}

/**
 * Hands the records over in order, as Lambda does with `ReportBatchItemFailures` and
 * `BisectBatchOnFunctionError`: it goes on from the record that failed, halves a batch that failed as a whole
 * until the poison record is alone, and parks that record once its retries are used up.
 * Says whether all records are done with; they are not when `backOff` gave up.
 */
export const deliver = async (records: readonly DynamoDBRecord[], delivery: Delivery): Promise<boolean> => {
  const { consumer, park, commit, backOff } = delivery;
  let left = records.filter((record) => consumer.accepts?.(record) ?? true);
  let size = left.length;
  let attempts = 0;
  const doneWith = async (count: number): Promise<void> => {
    const last = left[count - 1];
    if (last === undefined) return;
    left = left.slice(count);
    attempts = 0;
    await commit(sequenceNumberOf(last));
  };
  while (left.length > 0) {
    const batch = left.slice(0, size);
    const failure = await attempt(consumer, batch);
    await doneWith(failure?.handled ?? batch.length);
    const [head] = left;
    if (failure === undefined || head === undefined) {
      size = left.length;
      continue;
    }
    if (!failure.named && batch.length > 1) size = Math.ceil(batch.length / 2);
    else attempts += 1;
    if (attempts > consumer.retryAttempts) {
      await park({ consumer: consumer.name, record: head, attempts, reason: failure.reason });
      await doneWith(1);
      size = left.length;
    } else if (!(await backOff(attempts))) return false;
  }
  const last = records.at(-1);
  if (last !== undefined) await commit(sequenceNumberOf(last));
  return true;
};

const attempt = async (consumer: StreamConsumer, batch: DynamoDBRecord[]): Promise<Failure | undefined> => {
  try {
    const { batchItemFailures } = await consumer.handle({ Records: batch });
    if (batchItemFailures.length === 0) return undefined;
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const handled = batch.findIndex((record) => failed.has(sequenceNumberOf(record)));
    // Lambda too takes an identifier that is not in the batch for the failure of all of it.
    return [...failed].every((id) => batch.some((record) => sequenceNumberOf(record) === id))
      ? { handled, named: true, reason: 'The consumer reported the record as failed.' }
      : { handled: 0, named: false, reason: 'The consumer reported a failure that is not in the batch.' };
  } catch (error) {
    return {
      handled: 0,
      named: false,
      reason: error instanceof Error ? `${error.name}: ${error.message}` : `${error}`,
    };
  }
};
