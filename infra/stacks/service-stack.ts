import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ChangeBus } from '../constructs/change-bus.ts';
import { PublicApi } from '../constructs/public-api.ts';
import type { RecordTable } from '../constructs/record-table.ts';
import { RegularCall } from '../constructs/regular-call.ts';
import type { SealKey } from '../constructs/seal-key.ts';
import {
  type FunctionName,
  functionNames,
  ServiceFunction,
  type ServiceFunctionProps,
} from '../constructs/service-function.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import type { StageSettings } from '../stages.ts';

export interface ServiceStackProps {
  readonly settings: StageSettings;
  readonly records: RecordTable;
  readonly seals: SealKey;
  readonly changes: ChangeBus;
}

/** How large each function is, how long one call may take, and what people lose without it. */
const sizes: Readonly<Record<FunctionName, Omit<ServiceFunctionProps, 'name' | 'environment'>>> = {
  'staff-api': {
    memorySize: 2048,
    // API Gateway waits no longer than 29 seconds.
    timeout: 29,
    impact: {
      zh: '各部门无法管理名录、任务和抽取。',
      en: 'Departments cannot manage registers, tasks and draws.',
    },
  },
  'inspector-api': {
    memorySize: 512,
    timeout: 10,
    impact: {
      zh: '执法人员看不到任务，无法录入检查结果。',
      en: 'Inspectors see no visits and cannot record findings.',
    },
  },
  'credit-api': {
    memorySize: 1024,
    timeout: 10,
    impact: {
      zh: '审批系统无法核查信用，告知承诺受理停摆。',
      en: 'Approval systems cannot check credit; pledges are not accepted.',
    },
  },
  'entity-api': {
    memorySize: 512,
    timeout: 10,
    impact: {
      zh: '企业无法查看自身信用、陈述申辩、提出异议和申请修复。',
      en: 'Entities cannot see their own credit, defend themselves, object or apply for repair.',
    },
  },
  portal: {
    memorySize: 512,
    timeout: 10,
    // A rush on the public pages must not take the room of the approval systems.
    reservedConcurrency: 100,
    impact: { zh: '公众无法查询公示结果、验证抽取。', en: 'The public cannot read results or verify draws.' },
  },
  'draw-runner': {
    memorySize: 3008,
    timeout: 900,
    impact: {
      zh: '名单冻结、抽取、替换和派发都停住，种子不能按期揭示。',
      en: 'Frames are not frozen; draws, substitutions and dispatch do not finish; secrets are not revealed in time.',
    },
  },
  reactions: {
    memorySize: 1024,
    // Counting a year's draws reads their frames.
    timeout: 300,
    impact: {
      zh: '已公示的结果未计入信用，联合惩戒措施未下达。',
      en: 'Published results do not reach the credit record; measures are not issued.',
    },
  },
  clock: {
    memorySize: 512,
    // Below five minutes, so that two ticks never run at once.
    timeout: 240,
    impact: {
      zh: '到期的名单不移出，逾期未揭示的种子不示警。',
      en: 'Listings do not end on their day; overdue reveals are not shown.',
    },
  },
  deliveries: {
    memorySize: 512,
    // A round takes up messages for forty seconds and waits ten more for the last; two never run at once.
    timeout: 58,
    impact: {
      zh: '推送消息不送达，联合惩戒部门须自行读取变更流。',
      en: 'Webhooks are not sent; departments must read the feeds themselves.',
    },
  },
};

/** Everything that runs: the functions, what calls them, and what each may do. */
export class ServiceStack extends Stack {
  readonly functions: Readonly<Record<FunctionName, ServiceFunction>>;
  readonly api: PublicApi;
  readonly consumers: readonly StreamConsumer[];
  readonly calls: readonly RegularCall[];

  constructor(scope: Construct, { settings, records, seals, changes }: ServiceStackProps) {
    super(scope, 'service');
    this.functions = this.makeFunctions(settings);
    this.permit(records, seals);
    changes.grantPublish(this.functions.reactions);
    this.api = new PublicApi(this, 'Api', { issuer: settings.issuer, functions: this.functions });
    const { 'draw-runner': drawRunner, reactions, clock, deliveries } = this.functions;
    this.consumers = [
      new StreamConsumer(this, 'Runs', { records, consumer: drawRunner, kinds: ['run'], batchSize: 10 }),
      new StreamConsumer(this, 'Consequences', {
        records,
        consumer: reactions,
        // Feeds take what comes together in few transactions.
        batchSize: 100,
        kinds: [
          'visit',
          'creditEvent',
          'listing',
          'application',
          'draw',
          'entity',
          'measureOrder',
          'latestAnswer',
          'feedEntry',
        ],
      }),
    ];
    this.calls = [
      new RegularCall(this, 'Deadlines', { fn: clock, everyMinutes: 5, purpose: 'deadlines' }),
      new RegularCall(this, 'Webhooks', { fn: deliveries, everyMinutes: 1, purpose: 'webhooks' }),
    ];
  }

  private makeFunctions({ domainName, issuer }: StageSettings): Record<FunctionName, ServiceFunction> {
    const environment = {
      ...issuer.claims,
      OPENLOT_ISSUER: issuer.url,
      OPENLOT_AUDIENCE: issuer.audience,
      OPENLOT_PUBLIC_URL: `https://${domainName}`,
    };
    const functions = functionNames.map(
      (name) => [name, new ServiceFunction(this, name, { name, environment, ...sizes[name] })] as const,
    );
    return Object.fromEntries(functions) as Record<FunctionName, ServiceFunction>;
  }

  private permit(records: RecordTable, seals: SealKey): void {
    const fns = this.functions;
    for (const fn of Object.values(fns)) records.grantRead(fn);
    for (const name of functionNames)
      if (name !== 'entity-api' && name !== 'clock') records.grantReadMany(fns[name]);
    for (const fn of Object.values(fns)) if (fn !== fns.portal) records.grantChange(fn);
    records.grantAppendMany(fns['credit-api']);
    seals.grantSeal(fns['staff-api'], 'draw-secret');
    seals.grantOpen(fns['draw-runner'], 'draw-secret');
    seals.grantSeal(fns['credit-api'], 'receipt-key');
    seals.grantOpen(fns['credit-api'], 'receipt-key');
    seals.grantSeal(fns['staff-api'], 'webhook-secret');
    seals.grantOpen(fns.deliveries, 'webhook-secret');
  }
}
