import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

/** What people lose, in both languages. */
export interface Impact {
  readonly zh: string;
  readonly en: string;
}

/** The pages under `infra/runbook/`, one for each kind of alarm. */
export type RunbookPage =
  | 'function-errors'
  | 'function-throttles'
  | 'stream-delay'
  | 'parked-work'
  | 'server-errors'
  | 'slow-credit'
  | 'calls-stopped'
  | 'dead-messages';

export interface OperatorAlarmProps {
  readonly metric: IMetric;
  /** It rings when the metric reaches this; `nothing` when the metric shows nothing at all. */
  readonly atLeast: number | 'nothing';
  /** How many periods of the metric in a row. @default 1 */
  readonly periods?: number;
  readonly impact: Impact;
  readonly runbook: RunbookPage;
  readonly notify: IAlarmAction;
}

/** An alarm that tells whoever it wakes what people lose and what to do about it. */
export class OperatorAlarm extends Construct {
  constructor(scope: Construct, id: string, props: OperatorAlarmProps) {
    super(scope, id);
    const { metric, atLeast, periods = 1, impact, runbook, notify } = props;
    const alarm = new Alarm(this, 'Alarm', {
      metric,
      evaluationPeriods: periods,
      alarmDescription: `影响:${impact.zh} Impact: ${impact.en} 处置 Runbook: infra/runbook/${runbook}.md`,
      ...(atLeast === 'nothing'
        ? {
            threshold: 1,
            comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
            treatMissingData: TreatMissingData.BREACHING,
          }
        : {
            threshold: atLeast,
            comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treatMissingData: TreatMissingData.NOT_BREACHING,
          }),
    });
    alarm.addAlarmAction(notify);
    alarm.addOkAction(notify);
  }
}
