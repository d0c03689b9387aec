import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import type { ServiceFunction } from './service-function.ts';

export interface RegularCallProps {
  readonly fn: ServiceFunction;
  readonly everyMinutes: number;
  /** What it is called for. */
  readonly purpose: string;
}

/** Calls a function at regular times; calls that could not be delivered are parked. */
export class RegularCall extends Construct {
  readonly fn: ServiceFunction;
  readonly parked: DeadLetters;

  constructor(scope: Construct, id: string, { fn, everyMinutes, purpose }: RegularCallProps) {
    super(scope, id);
    this.fn = fn;
    this.parked = new DeadLetters(this, 'Parked');
    const interval = Duration.minutes(everyMinutes);
    // A call that fails is not repeated: the next one does what it left.
    fn.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: interval });
    new Schedule(this, 'Schedule', {
      description: `Openlot: ${purpose}`,
      schedule: ScheduleExpression.rate(interval),
      target: new LambdaInvoke(fn.lambda, {
        // `LambdaInvoke` would permit every version of the function.
        role: this.scheduleRole().withoutPolicyUpdates(),
        deadLetterQueue: this.parked.queue,
        retryAttempts: 3,
        maxEventAge: interval,
      }),
    });
  }

  private scheduleRole(): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.fn.lambda.functionArn] }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.parked.queue.queueArn] }),
    );
    return role;
  }
}
