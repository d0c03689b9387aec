import { Duration, Stack, Stage, Tags, Validations } from 'aws-cdk-lib';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type Conditions, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import {
  Charset,
  NodejsFunction,
  type NodejsFunctionProps,
  OutputFormat,
} from 'aws-cdk-lib/aws-lambda-nodejs';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { httpFunctions } from '../../shared/contracts/contract.ts';
import type { EnvironmentName } from '../../shared/environment.ts';
import { logRetention } from './log-retention.ts';
import type { Impact } from './operator-alarm.ts';

/** The folders under `functions/`. */
export const functionNames = [...httpFunctions, 'draw-runner', 'reactions', 'clock', 'deliveries'] as const;
export type FunctionName = (typeof functionNames)[number];

export interface ServiceFunctionProps {
  /** The folder under `functions/` whose `handler.ts` it runs. */
  readonly name: FunctionName;
  /** What people lose while it fails; its alarms say so. */
  readonly impact: Impact;
  /** Memory in megabytes; processing power grows with it. */
  readonly memorySize: number;
  /** Seconds after which one call is given up. */
  readonly timeout: number;
  /** What every function is told; the grants of other constructs add their own. */
  readonly environment: Readonly<Partial<Record<EnvironmentName, string>>>;
  /**
   * How many calls may run at once, so that this function leaves room for the others.
   * @default whatever the account has left
   */
  readonly reservedConcurrency?: number;
}

/** CommonJS packages in the bundle, the AWS SDK's among them, call `require`, which an ES module does not have. */
const requireBanner =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** How a handler becomes what Lambda runs. */
export const deployedForm = {
  runtime: Runtime.NODEJS_24_X,
  architecture: Architecture.ARM_64,
  bundling: {
    format: OutputFormat.ESM,
    mainFields: ['module', 'main'],
    banner: requireBanner,
    // The SDK is part of what was tested, so the bundle brings its own and not the runtime's.
    bundleAwsSDK: true,
    minify: true,
    // Chinese as it is written, not escaped: half the bytes to load.
    charset: Charset.UTF8,
    sourceMap: true,
    sourcesContent: false,
  },
} as const satisfies NodejsFunctionProps;

/** One function with its bundle, its log and a role that may do nothing but what is granted. */
export class ServiceFunction extends Construct {
  readonly name: FunctionName;
  readonly impact: Impact;
  /** What routes, event sources and schedules call. */
  readonly lambda: NodejsFunction;
  private readonly logGroup: LogGroup;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    this.name = props.name;
    this.impact = props.impact;
    const logGroup = new LogGroup(this, 'Log', { retention: logRetention });
    this.logGroup = logGroup;
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    // AWS X-Ray does not work with Lambda in the China regions.
    const tracing = Stack.of(this).region.startsWith('cn-') ? Tracing.DISABLED : Tracing.ACTIVE;
    this.lambda = new NodejsFunction(this, 'Function', {
      entry: `functions/${props.name}/handler.ts`,
      description: `Openlot ${props.name}`,
      ...deployedForm,
      memorySize: props.memorySize,
      timeout: Duration.seconds(props.timeout),
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      role: this.role,
      logGroup,
      tracing,
      ...(props.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrency,
      }),
    });
    if (tracing === Tracing.ACTIVE) this.explainAnywhere('X-Ray takes traces of no particular resource.');
  }

  /** Allows actions on one resource, under conditions if there are any. */
  permit(actions: readonly string[], resource: string, conditions: Conditions = {}): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [resource], conditions }));
  }

  /** Allows actions that AWS ties to no particular resource; says why that is harmless. */
  permitAnywhere(actions: readonly string[], reason: string): void {
    this.permit(actions, '*');
    this.explainAnywhere(reason);
  }

  /** Tells the function something that it reads from its environment. */
  setEnvironment(name: EnvironmentName, value: string): void {
    this.lambda.addEnvironment(name, value);
  }

  /** Marks the function's role, for policies that go by who asks. */
  tagRole(key: string, value: string): void {
    Tags.of(this.role).add(key, value);
  }

  /** Calls that threw or ran out of time or memory. */
  metricErrors(): Metric {
    return this.lambda.metricErrors();
  }

  /** Calls that found no room to run. */
  metricThrottles(): Metric {
    return this.lambda.metricThrottles();
  }

  /** Calls, in fifteen minutes. */
  metricInvocations(): Metric {
    return this.lambda.metricInvocations({ period: Duration.minutes(15) });
  }

  /** Milliseconds that all but the slowest hundredth of calls stayed below. */
  metricSlowest(): Metric {
    return this.lambda.metricDuration({ statistic: Stats.p(99) });
  }

  /** Milliseconds that the last record taken from the stream had waited. */
  metricStreamDelay(): Metric {
    return this.lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM });
  }

  /** How often the function wrote a log line of a code. */
  metricLogged(code: string): Metric {
    const filter = this.logGroup.addMetricFilter(code, {
      filterPattern: FilterPattern.stringValue('$.code', '=', code),
      metricNamespace: Stage.of(this)?.stageName ?? 'openlot',
      metricName: `${this.name}-${code}`,
      metricValue: '1',
    });
    return filter.metric({ statistic: Stats.SUM });
  }

  private explainAnywhere(reason: string): void {
    Validations.of(this.role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason });
  }
}
