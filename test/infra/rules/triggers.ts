import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { eventSourcesOf } from '../../support/service-template.ts';
import type { Synthesis } from '../../support/synthesis.ts';

const change = (kind?: string) => ({
  dynamodb: { NewImage: { pk: { S: 'X' }, ...(kind !== undefined && { kind: { S: kind } }) } },
});

/** What calls functions besides requests: the table's stream and the time. */
export const triggerRules = (synthesis: Synthesis, stage: string) =>
  describe('triggers', () => {
    const template = synthesis.template(stage, 'service');

    test.each([
      ['draw-runner', ['run']],
      [
        'reactions',
        [
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
      ],
    ])('%s is fed with changes of %j and with nothing else', (fn, kinds) => {
      const source = eventSourcesOf(template).find((one) => one.fn === fn);
      const seen = [
        'run',
        'runProgress',
        'draw',
        'visit',
        'creditEvent',
        'listing',
        'listingCase',
        'application',
        'entity',
        'measureOrder',
        'feedHead',
        'feedEntry',
        'delivery',
        'feedMark',
        'task',
        'drawSecret',
        'signingKey',
        'latestAnswer',
        'queryLogEntry',
      ].filter((kind) => source?.accepts(change(kind)));
      expect(new Set(seen)).toEqual(new Set(kinds));
      expect(source?.accepts(change())).toBe(false);
      expect(source?.accepts({ dynamodb: {} })).toBe(false);
    });

    test('the feeds get a hundred changes together, and the draw runner few, each of which takes long', () => {
      const sizes = eventSourcesOf(template).map(({ fn, batchSize }) => [fn, batchSize]);
      expect(Object.fromEntries(sizes)).toEqual({ reactions: 100, 'draw-runner': 10 });
    });

    test('what a consumer cannot take is tried again, alone in the end, and then parked', () => {
      template.resourceCountIs('AWS::Lambda::EventSourceMapping', 2);
      template.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 10,
        StartingPosition: 'TRIM_HORIZON',
        DestinationConfig: {
          OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('Parked'), 'Arn'] } },
        },
      });
    });

    test.each([
      ['clock', 'Deadlines', 'rate(5 minutes)', 300],
      ['deliveries', 'Webhooks', 'rate(1 minute)', 60],
    ])(
      '%s is called at regular times; a call that cannot be delivered is tried again and then parked',
      (fn, id, rate, age) => {
        template.resourceCountIs('AWS::Scheduler::Schedule', 2);
        template.hasResourceProperties('AWS::Scheduler::Schedule', {
          ScheduleExpression: rate,
          State: 'ENABLED',
          Target: {
            Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${fn}Function`), 'Arn'] },
            RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: age },
            DeadLetterConfig: {
              Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}Parked`), 'Arn'] },
            },
          },
        });
      },
    );

    test.each([
      ['clock', 'Deadlines'],
      ['deliveries', 'Webhooks'],
    ])('the schedule of %s may call it and park, and nothing else', (fn, id) => {
      template.hasResourceProperties('AWS::IAM::Policy', {
        PolicyName: Match.stringLikeRegexp(`^${id}Role`),
        PolicyDocument: {
          Statement: [
            {
              Action: 'lambda:InvokeFunction',
              Effect: 'Allow',
              Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${fn}Function`), 'Arn'] },
            },
            {
              Action: 'sqs:SendMessage',
              Effect: 'Allow',
              Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}Parked`), 'Arn'] },
            },
          ],
        },
      });
    });

    test('what is parked is encrypted and kept for fourteen days', () => {
      template.resourceCountIs('AWS::SQS::Queue', 4);
      template.allResourcesProperties('AWS::SQS::Queue', {
        SqsManagedSseEnabled: true,
        MessageRetentionPeriod: 14 * 24 * 3600,
      });
    });
  });
