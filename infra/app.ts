/*
 * The CDK app. `npm run synth` and the `cdk` command both run it; neither needs credentials, network or Docker.
 * It fails when a rule of cdk-nag finds something that no acknowledgement explains.
 */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { OpenlotStage } from './stacks/openlot-stage.ts';
import { stages } from './stages.ts';

const app = new App({
  outdir: process.env['CDK_OUTDIR'] ?? 'cdk.out',
  analyticsReporting: false,
  context: {
    // The data stack cannot be deleted while the others read from it.
    '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    '@aws-cdk/core:enablePartitionLiterals': true,
    '@aws-cdk/core:validateAgainstDefaultRules': true,
    '@aws-cdk/aws-iam:minimizePolicies': true,
  },
});
for (const stage of stages) new OpenlotStage(app, stage);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
