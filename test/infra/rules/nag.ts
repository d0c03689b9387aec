import { App } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { OpenlotStage } from '../../../infra/stacks/openlot-stage.ts';
import { stages } from '../../../infra/stages.ts';
import { type Synthesis, stackNames } from '../../support/synthesis.ts';

/** Every stage in one construct tree, without bundles, which the checks do not look at. */
const tree = (): App => {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  for (const stage of stages) new OpenlotStage(app, stage);
  return app;
};

const findings = (app: App): readonly string[] =>
  new AwsSolutionsChecks().validateScope(app).violations.map(({ ruleName }) => ruleName);

/** The AWS Solutions checks of cdk-nag, which also run whenever the app is synthesised. */
export const nagRules = (synthesis: Synthesis) =>
  describe('cdk-nag', () => {
    test('nothing is found that is not explained', () => {
      expect(findings(tree())).toEqual([]);
    });

    test('the checks do look at these stacks', () => {
      const app = tree();
      new Queue(app.node.findChild('demo-cn').node.findChild('service'), 'Unexplained');
      expect(findings(app)).toEqual(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']);
    });

    test('only these findings are explained, each with its reason', () => {
      const explained = synthesis.stages
        .flatMap((stage) => stackNames.map((stack) => synthesis.stack(stage, stack)))
        .flatMap((stack) => stack.findMetadataByType('aws:cdk:acknowledged-rules'))
        .flatMap(({ data }) => Object.entries(data as unknown as Record<string, string>));
      expect(new Set(explained.map(([id]) => id.replace(/^Annotation::/, '')))).toEqual(
        new Set(['AwsSolutions-APIG4', 'AwsSolutions-IAM5[Resource::*]', 'AwsSolutions-SQS3']),
      );
      for (const [, reason] of explained) expect(reason.split(' ').length).toBeGreaterThan(5);
    });

    test('synthesis warns of nothing', () => {
      const messages = synthesis.stages.flatMap((stage) =>
        stackNames.flatMap((stack) => synthesis.stack(stage, stack).messages),
      );
      expect(messages).toEqual([]);
    });
  });
