import { Stack } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { OperatorAlarm, type OperatorAlarmProps } from '../constructs/operator-alarm.ts';
import type { ServiceStack } from './service-stack.ts';

/** Ten minutes in milliseconds, as the metric counts: by then a person waits for what should follow at once. */
const longDelay = 600_000;
/** Milliseconds; an approval system asks while somebody stands at its counter. */
const slow = 1_000;

/** Everything that wakes an operator. Operators subscribe to its topic, by themselves. */
export class AlarmsStack extends Stack {
  private readonly notify: SnsAction;

  constructor(scope: Construct, service: ServiceStack) {
    super(scope, 'alarms');
    this.notify = new SnsAction(this.topic());
    this.watchFunctions(service);
    this.watchStreams(service);
    this.watchCalls(service);
    this.watchWebhooks(service);
    this.watchApi(service);
  }

  private watchFunctions({ functions }: ServiceStack): void {
    for (const fn of Object.values(functions)) {
      const { name, impact } = fn;
      this.alarm(`${name}-errors`, {
        metric: fn.metricErrors(),
        atLeast: 1,
        impact,
        runbook: 'function-errors',
      });
      this.alarm(`${name}-throttles`, {
        metric: fn.metricThrottles(),
        atLeast: 1,
        impact,
        runbook: 'function-throttles',
      });
    }
  }

  private watchStreams({ consumers }: ServiceStack): void {
    for (const { consumer, parked } of consumers) {
      const { name, impact } = consumer;
      this.alarm(`${name}-delay`, {
        metric: consumer.metricStreamDelay(),
        atLeast: longDelay,
        impact,
        runbook: 'stream-delay',
      });
      this.alarm(`${name}-parked`, {
        metric: parked.metricDepth(),
        atLeast: 1,
        impact,
        runbook: 'parked-work',
      });
    }
  }

  private watchCalls({ calls }: ServiceStack): void {
    for (const { fn, parked } of calls) {
      const { name, impact } = fn;
      this.alarm(`${name}-parked`, {
        metric: parked.metricDepth(),
        atLeast: 1,
        impact,
        runbook: 'parked-work',
      });
      this.alarm(`${name}-stopped`, {
        metric: fn.metricInvocations(),
        atLeast: 'nothing',
        impact,
        runbook: 'calls-stopped',
      });
    }
  }

  private watchWebhooks({ functions: { deliveries } }: ServiceStack): void {
    this.alarm('dead-messages', {
      metric: deliveries.metricLogged('message-dead'),
      atLeast: 1,
      impact: {
        zh: '有部门三天多收不到推送消息，可能仍在适用已解除的措施。',
        en: 'For more than three days a department was not reached and may still apply measures that were lifted.',
      },
      runbook: 'dead-messages',
    });
  }

  private watchApi({ api, functions: { 'credit-api': credit } }: ServiceStack): void {
    this.alarm('api-server-errors', {
      metric: api.metricServerErrors(),
      atLeast: 5,
      impact: {
        zh: '请求失败，业务人员和公众看到错误。',
        en: 'Requests fail; staff and the public see errors.',
      },
      runbook: 'server-errors',
    });
    this.alarm('credit-api-slow', {
      metric: credit.metricSlowest(),
      atLeast: slow,
      periods: 3,
      impact: { zh: '审批窗口的信用核查变慢。', en: 'Credit checks at the approval counters are slow.' },
      runbook: 'slow-credit',
    });
  }

  private alarm(id: string, props: Omit<OperatorAlarmProps, 'notify'>): void {
    new OperatorAlarm(this, id, { ...props, notify: this.notify });
  }

  private topic(): Topic {
    const topic = new Topic(this, 'Operators', { displayName: 'Openlot', enforceSSL: true });
    // A topic with a policy of its own takes alarms only if that policy says so.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return topic;
  }
}
