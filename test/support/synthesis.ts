import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Template } from 'aws-cdk-lib/assertions';
import { CloudAssembly, type CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import type { FunctionName } from '../../infra/constructs/service-function.ts';
import { functionOf } from './service-template.ts';

/** The stacks of a stage. */
export const stackNames = ['data', 'service', 'edge', 'alarms'] as const;
export type StackName = (typeof stackNames)[number];

/** What the CDK app wrote, read back from its files. */
export interface Synthesis {
  /** The stages' names. */
  readonly stages: readonly string[];
  stack(stage: string, stack: StackName): CloudFormationStackArtifact;
  template(stage: string, stack: StackName): Template;
  /** The folder with the bundle of a function, and what its template tells it. */
  bundle(stage: string, name: FunctionName): Bundle;
  remove(): Promise<void>;
}

/** A function as it would be deployed. */
export interface Bundle {
  readonly folder: string;
  readonly environment: Readonly<Record<string, unknown>>;
}

/** Runs the CDK app as `npm run synth` does, without any credentials, into a folder of its own. */
const synthesiseAnew = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'openlot-synth-'));
  await promisify(execFile)(process.execPath, ['infra/app.ts'], {
    env: { PATH: process.env['PATH'], HOME: folder, CDK_OUTDIR: folder },
  });
  return folder;
};

/** What the CDK app writes; `npm test` has it written already and says where. */
export const synthesise = async (): Promise<Synthesis> => {
  const written = process.env['OPENLOT_SYNTHESIS'];
  const folder = written ?? (await synthesiseAnew());
  const assembly = new CloudAssembly(folder);
  const stages = assembly.nestedAssemblies.map(({ displayName }) => displayName);
  const stack = (stage: string, name: StackName): CloudFormationStackArtifact => {
    const found = assembly
      .getNestedAssembly(`assembly-${stage}`)
      .stacks.find(({ hierarchicalId }) => hierarchicalId === `${stage}/${name}`);
    if (found === undefined) throw new Error(`there is no stack ${name} in ${stage}`);
    return found;
  };
  const template = (stage: string, name: StackName) => Template.fromJSON(stack(stage, name).template);
  return {
    stages,
    stack,
    template,
    bundle: (stage, name) => {
      const { Code: code, Environment: environment } = functionOf(template(stage, 'service'), name);
      const hash = code.S3Key.replace(/\.zip$/, '');
      return { folder: join(folder, `asset.${hash}`), environment: environment.Variables };
    },
    remove: async () => {
      if (written === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
};
