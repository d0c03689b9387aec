import { RegionInfo } from 'aws-cdk-lib/region-info';
import { describe, expect, test } from 'vitest';
import { stages } from '../../../infra/stages.ts';
import { type StackName, type Synthesis, stackNames } from '../../support/synthesis.ts';

/** The types of resources that are used. Each exists in cn-north-1 and cn-northwest-1. */
const inEveryRegion = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CertificateManager::Certificate',
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
];

/** One code base for AWS and for its China partition. */
export const partitionRules = (synthesis: Synthesis) =>
  describe('partitions', () => {
    test('there is a stage for either partition', () => {
      expect(synthesis.stages).toEqual(stages.map(({ name }) => name));
      expect(stages.map(({ region }) => RegionInfo.get(region).partition)).toEqual(['aws', 'aws-cn']);
    });

    test.each(stages)('$name stays within its partition and names no account', ({ name, region }) => {
      const foreign = RegionInfo.get(region).partition === 'aws' ? /arn:aws-cn:/ : /arn:aws:/;
      for (const stack of stackNames) {
        const text = JSON.stringify(synthesis.template(name, stack).toJSON());
        expect(text).not.toMatch(foreign);
        expect(text).not.toMatch(/\b\d{12}\b/);
      }
    });

    test.each(stages)('$name uses no kind of resource that a region in China lacks', ({ name }) => {
      expect([...new Set(stackNames.flatMap((stack) => typesIn(synthesis, name, stack)))].sort()).toEqual(
        inEveryRegion,
      );
    });

    test.each(stackNames)('both stages make the same resources in %s', (stack) => {
      expect(typesIn(synthesis, 'demo-cn', stack)).toEqual(typesIn(synthesis, 'demo-aws', stack));
    });

    test('functions are traced where X-Ray works with Lambda, which in China it does not', () => {
      const tracing = (stage: string) =>
        Object.values(synthesis.template(stage, 'service').findResources('AWS::Lambda::Function')).map(
          (fn) => fn['Properties'].TracingConfig?.Mode,
        );
      expect(new Set(tracing('demo-aws'))).toEqual(new Set(['Active']));
      expect(new Set(tracing('demo-cn'))).toEqual(new Set([undefined]));
    });
  });

const typesIn = (synthesis: Synthesis, stage: string, stack: StackName): readonly string[] => {
  const resources: Record<string, { Type: string }> = synthesis.template(stage, stack).toJSON()['Resources'];
  return Object.values(resources)
    .map(({ Type }) => Type)
    .sort();
};
