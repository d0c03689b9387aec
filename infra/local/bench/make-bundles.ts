import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { deployedForm, ServiceFunction } from '../../constructs/service-function.ts';

/** The files that Lambda would run. */
export interface Bundles {
  readonly service: string;
  readonly bare: string;
}

/** Bundles the credit API and the bare function for their comparison, both as the deployment does. */
export const makeBundles = (folder: string): Bundles => {
  const app = new App({ outdir: folder, analyticsReporting: false });
  const stack = new Stack(app, 'bench');
  const { lambda: service } = new ServiceFunction(stack, 'Service', {
    name: 'credit-api',
    impact: { zh: '无。', en: 'None.' },
    memorySize: 1024,
    timeout: 10,
    environment: {},
  });
  const bare = new NodejsFunction(stack, 'Bare', {
    ...deployedForm,
    entry: fileURLToPath(new URL('bare-lambda.ts', import.meta.url)),
  });
  const { template } = app.synth().getStackByName(stack.stackName) as {
    template: { Resources: Record<string, { Properties: { Code: { S3Key: string } } }> };
  };
  const bundleOf = (fn: NodejsFunction): string => {
    const key = template.Resources[stack.getLogicalId(fn.node.defaultChild as never)]?.Properties.Code.S3Key;
    if (key === undefined) throw new Error('the function was not synthesised');
    return join(folder, `asset.${key.replace(/\.zip$/, '')}`, 'index.mjs');
  };
  return { service: bundleOf(service), bare: bundleOf(bare) };
};
