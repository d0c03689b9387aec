import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { getRequestListener } from '@hono/node-server';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { type FunctionName, functionNames } from '../../infra/constructs/service-function.ts';
import { startIdentityProvider } from '../../infra/local/identity-provider.ts';
import { streamSource } from '../../infra/local/stream/source.ts';
import { type StreamTail, tailStream } from '../../infra/local/tail-stream.ts';
import { type AwsStandIn, type PublishedEvent, startAwsStandIn } from './aws-stand-in.ts';
import { type RunningBundle, startBundle } from './bundle.ts';
import { type EmbeddedTable, embeddedClientConfig, embeddedTable } from './embedded-table.ts';
import { httpEvent, responseOf } from './http-event.ts';
import { type EventSource, eventSourcesOf, type Route, routesOf } from './service-template.ts';
import type { Synthesis } from './synthesis.ts';

/** A stage at work: the bundles and templates that synthesis made, with stand-ins for AWS around them. */
export interface DeployedService {
  readonly url: string;
  /** Where the identity provider keeps what `personaToken` needs. */
  readonly dataDir: string;
  readonly table: EmbeddedTable;
  call(name: FunctionName, event: unknown): Promise<unknown>;
  /** What a function needed permission for so far. */
  used(name: FunctionName): ReadonlySet<string>;
  /** What a function published on the event bus so far. */
  published(name: FunctionName): readonly PublishedEvent[];
  /** Resolves when everything that follows from what was written so far has happened. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

interface Running {
  readonly bundle: RunningBundle;
  readonly aws: AwsStandIn;
}

/** Starts a stage. Requests go where its routes say, changes where its event sources say. */
export const startDeployedService = async (synthesis: Synthesis, stage: string): Promise<DeployedService> => {
  const template = synthesis.template(stage, 'service');
  const dataDir = await mkdtemp(join(tmpdir(), 'openlot-deployed-'));
  const table = await embeddedTable();
  const audience = 'urn:openlot:deployed';
  const identity = await startIdentityProvider({ dataDir, audience });
  const server = createServer();
  const url = await listen(server);
  const running = await startFunctions(synthesis, stage, table, {
    OPENLOT_TABLE: table.tableName,
    OPENLOT_ISSUER: identity.issuer,
    OPENLOT_AUDIENCE: audience,
    OPENLOT_PUBLIC_URL: url,
    OPENLOT_SEAL_KEY: 'the-seal-key',
    OPENLOT_EVENT_BUS: 'the-bus',
  });
  const call = (name: FunctionName, event: unknown): Promise<unknown> => running[name].bundle.call(event);
  const routes = routesOf(template);
  server.on(
    'request',
    getRequestListener(async (request) =>
      responseOf(await call(functionFor(request, routes), await httpEvent(request))),
    ),
  );
  const tail = await startEventSources(eventSourcesOf(template), table, dataDir, call);
  return {
    url,
    dataDir,
    table,
    call,
    used: (name) => running[name].aws.used,
    published: (name) => running[name].aws.published,
    drained: tail.drained,
    stop: async () => {
      await tail.stop();
      server.close();
      server.closeAllConnections();
      for (const { bundle, aws } of Object.values(running)) {
        bundle.stop();
        aws.stop();
      }
      await identity.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** Starts every function; `deployed` fills in what its template leaves to be known at deployment. */
const startFunctions = async (
  synthesis: Synthesis,
  stage: string,
  table: EmbeddedTable,
  deployed: Readonly<Record<string, string>>,
): Promise<Readonly<Record<FunctionName, Running>>> => {
  const start = async (name: FunctionName): Promise<Running> => {
    const { folder, environment } = synthesis.bundle(stage, name);
    const aws = await startAwsStandIn(table.endpoint);
    const told = Object.entries(environment).map(([key, value]) => [key, deployed[key] ?? String(value)]);
    const bundle = await startBundle(folder, {
      ...Object.fromEntries(told),
      ...lambdaEnvironment(name, aws.url),
      // So that a receiver on this machine stands for a department's server.
      OPENLOT_WEBHOOKS_TO_LOOPBACK: 'true',
    });
    return { bundle, aws };
  };
  const started = await Promise.all(functionNames.map(async (name) => [name, await start(name)] as const));
  return Object.fromEntries(started) as Record<FunctionName, Running>;
};

const startEventSources = (
  sources: readonly EventSource[],
  { endpoint, streamArn }: EmbeddedTable,
  dataDir: string,
  call: DeployedService['call'],
): Promise<StreamTail> =>
  tailStream({
    source: streamSource(new DynamoDBStreamsClient(embeddedClientConfig(endpoint)), streamArn),
    checkpointFolder: join(dataDir, 'streams'),
    consumers: sources.map(({ fn, ...source }) => ({
      ...source,
      name: fn,
      handle: async (event) => (await call(fn, event)) as DynamoDBBatchResponse,
    })),
    park: ({ reason }) => Promise.reject(new Error(reason)),
    onFault: (consumer, error) => console.error(consumer, error),
  });

const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** What Lambda itself puts into a function's environment, pointed at the stand-in for AWS. */
const lambdaEnvironment = (name: FunctionName, endpoint: string): Readonly<Record<string, string>> => ({
  AWS_REGION: 'local',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL: endpoint,
  AWS_LAMBDA_FUNCTION_NAME: name,
  TZ: ':UTC',
});

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

/** The function whose route takes a request; the most literal path wins, as in API Gateway. */
const functionFor = (request: Request, routes: readonly Route[]): FunctionName => {
  const { pathname } = new URL(request.url);
  const fitting = routes
    .filter(({ key }) => {
      const [method, path = ''] = key.split(' ');
      return method === request.method && patternOf(path).test(pathname);
    })
    .sort((a, b) => a.key.split('{').length - b.key.split('{').length);
  const taken = fitting[0] ?? routes.find(({ key }) => key === '$default');
  if (taken === undefined) throw new Error(`no route takes ${request.method} ${pathname}`);
  return taken.fn;
};
