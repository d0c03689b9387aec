import { CfnOutput, RemovalPolicy, Stage } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/**
 * The event bus that tells of every change of credit and of measure orders. Other systems in AWS hang their rules on it,
 * so it bears the name of the stage and outlives its deployments.
 */
export class ChangeBus extends Construct {
  private readonly bus: EventBus;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const name = Stage.of(this)?.stageName;
    this.bus = new EventBus(this, 'Bus', {
      ...(name !== undefined && { eventBusName: name }),
      description: 'Openlot: changes of credit and of measure orders',
    });
    this.bus.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new CfnOutput(this, 'Name', {
      value: this.bus.eventBusName,
      description: 'The bus that rules for changes of credit and of measure orders hang on',
    });
  }

  /** Lets the function publish, and nothing else. */
  grantPublish(fn: ServiceFunction): void {
    fn.permit(['events:PutEvents'], this.bus.eventBusArn);
    fn.setEnvironment('OPENLOT_EVENT_BUS', this.bus.eventBusName);
  }
}
