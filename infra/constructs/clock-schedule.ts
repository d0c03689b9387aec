import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import type { ServiceFunction } from './service-function.ts';

/** Calls a function every five minutes; calls that could not be delivered are parked. */
export class ClockSchedule extends Construct {
  readonly clock: ServiceFunction;
  readonly parked: DeadLetters;

  constructor(scope: Construct, id: string, clock: ServiceFunction) {
    super(scope, id);
    this.clock = clock;
    this.parked = new DeadLetters(this, 'Parked');
    // A tick that fails is not repeated: the next one does what it left.
    clock.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) });
    new Schedule(this, 'Schedule', {
      description: 'Openlot: deadlines',
      schedule: ScheduleExpression.rate(Duration.minutes(5)),
      target: new LambdaInvoke(clock.lambda, {
        // `LambdaInvoke` would permit every version of the function.
        role: this.scheduleRole().withoutPolicyUpdates(),
        deadLetterQueue: this.parked.queue,
        retryAttempts: 3,
        maxEventAge: Duration.minutes(5),
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
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [this.clock.lambda.functionArn],
      }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.parked.queue.queueArn] }),
    );
    return role;
  }
}
