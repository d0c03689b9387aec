import { Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { AlarmsStack } from './alarms-stack.ts';
import { DataStack } from './data-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { ServiceStack } from './service-stack.ts';

/** The four stacks of one deployment: what must never be lost, what runs, where it is found, who is woken up. */
export class OpenlotStage extends Stage {
  constructor(scope: Construct, settings: StageSettings) {
    super(scope, settings.name, { stageName: `openlot-${settings.name}`, env: { region: settings.region } });
    const { records, seals, changes } = new DataStack(this);
    const service = new ServiceStack(this, { settings, records, seals, changes });
    new EdgeStack(this, { domainName: settings.domainName, api: service.api });
    new AlarmsStack(this, service);
  }
}
