import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import type { RecordTable } from './record-table.ts';
import type { ServiceFunction } from './service-function.ts';

export interface StreamConsumerProps {
  readonly records: RecordTable;
  readonly consumer: ServiceFunction;
  /** The kinds of records whose changes it takes. */
  readonly kinds: readonly string[];
  /** How many changes it is given at most at once; they must be done within its time. */
  readonly batchSize: number;
}

/**
 * Feeds a function with the changes of some kinds of records, in order. What fails is tried again, alone in the end,
 * and then parked. A stream feeds two consumers well; a third would slow both.
 */
export class StreamConsumer extends Construct {
  readonly consumer: ServiceFunction;
  readonly parked: DeadLetters;

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const { records, consumer, kinds, batchSize } = props;
    this.consumer = consumer;
    this.parked = new DeadLetters(this, 'Parked');
    const parkedArn = this.parked.queue.queueArn;
    records.grantReadStream(consumer);
    consumer.permit(['sqs:SendMessage'], parkedArn);
    new EventSourceMapping(this, 'Source', {
      target: consumer.lambda,
      eventSourceArn: records.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      retryAttempts: 10,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      filters: [FilterCriteria.filter({ dynamodb: { NewImage: { kind: { S: FilterRule.or(...kinds) } } } })],
      // Only the name of the queue; `SqsDlq` would permit more than sending.
      onFailure: { bind: () => ({ destination: parkedArn }) },
    });
  }
}
