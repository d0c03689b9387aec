import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionNames } from '../../../infra/constructs/service-function.ts';
import type { Synthesis } from '../../support/synthesis.ts';

interface Alarm {
  readonly AlarmDescription: string;
  readonly MetricName: string;
  readonly Threshold: number;
  readonly TreatMissingData: string;
  readonly AlarmActions: readonly unknown[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
}

const runbook = 'infra/runbook';
const pages = readdirSync(runbook);

/** Whoever is woken up learns what people lose and where it says what to do. */
export const alarmRules = (synthesis: Synthesis, stage: string) =>
  describe('alarms', () => {
    const template = synthesis.template(stage, 'alarms');
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
      (resource): Alarm => resource['Properties'],
    );

    test('every alarm says its impact in both languages, links a runbook page, and reaches the operators', () => {
      for (const { AlarmDescription: description, AlarmActions: actions } of alarms) {
        expect(description).toMatch(/^影响:.+。 Impact: .+\. 处置 Runbook: infra\/runbook\/[\w-]+\.md$/);
        expect(pages).toContain(description.split('/').at(-1));
        expect(actions).toHaveLength(1);
      }
    });

    test('every runbook page belongs to an alarm', () => {
      const linked = new Set(
        alarms.map(({ AlarmDescription: description }) => description.split('/').at(-1)),
      );
      expect([...linked].sort()).toEqual(pages.sort());
    });

    test.each([
      ['Errors', functionNames.length],
      ['Throttles', functionNames.length],
      ['IteratorAge', 2],
      ['ApproximateNumberOfMessagesVisible', 4],
      ['5xx', 1],
      ['Duration', 1],
      ['Invocations', 2],
      ['deliveries-message-dead', 1],
    ])('%s is watched in %i places', (metric, count) => {
      expect(alarms.filter(({ MetricName: name }) => name === metric)).toHaveLength(count);
    });

    test('every line that says that a message is dead counts', () => {
      synthesis.template(stage, 'service').hasResourceProperties('AWS::Logs::MetricFilter', {
        FilterPattern: '{ $.code = "message-dead" }',
        MetricTransformations: [
          { MetricName: 'deliveries-message-dead', MetricNamespace: `openlot-${stage}`, MetricValue: '1' },
        ],
      });
    });

    test('the silence of what is called at regular times is an alarm of its own', () => {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName: 'Invocations',
        Period: 900,
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      });
    });

    test('the credit API rings when its slowest hundredth takes a second for a quarter of an hour', () => {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName: 'Duration',
        ExtendedStatistic: 'p99',
        Period: 300,
        EvaluationPeriods: 3,
        Threshold: 1000,
      });
    });

    test('alarms, and they alone, may write to the operators’ topic', () => {
      template.hasResourceProperties('AWS::SNS::TopicPolicy', {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'sns:Publish',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
            {
              Effect: 'Allow',
              Principal: { Service: 'cloudwatch.amazonaws.com' },
              Action: 'sns:Publish',
              Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            },
          ],
        },
      });
    });

    test.each(pages)(
      '%s tells impact, investigation and resolution in Chinese first and in English',
      (page) => {
        const text = readFileSync(`${runbook}/${page}`, 'utf8');
        for (const heading of ['## 影响 Impact', '## 调查 Investigate', '## 处置 Resolve'])
          expect(text).toContain(heading);
      },
    );
  });
