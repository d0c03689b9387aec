import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';
import { createTick } from '../../functions/clock/process.ts';
import { createCreditApi } from '../../functions/credit-api/app.ts';
import { createDeliveries } from '../../functions/deliveries/process.ts';
import { createDrawRunner } from '../../functions/draw-runner/process.ts';
import { createEntityApi } from '../../functions/entity-api/app.ts';
import { createInspectorApi } from '../../functions/inspector-api/app.ts';
import { createPortal } from '../../functions/portal/app.tsx';
import { createFeeds, createReactions } from '../../functions/reactions/process.ts';
import { createStaffApi } from '../../functions/staff-api/app.ts';
import { drandBeacon } from '../../shared/adapters/beacon.ts';
import { systemClock } from '../../shared/adapters/clock.ts';
import { clientConfig } from '../../shared/adapters/dynamodb/document-client.ts';
import { streamHandler } from '../../shared/adapters/dynamodb/stream-handler.ts';
import { tableDefinition } from '../../shared/adapters/dynamodb/table-definition.ts';
import { type Wiring, wire } from '../../shared/adapters/wiring.ts';
import { contracts } from '../../shared/contracts/all.ts';
import { type HttpFunction, routePathOf } from '../../shared/contracts/contract.ts';
import { readEnvironment } from '../../shared/environment.ts';
import type { App } from '../../shared/http/app.ts';
import type { Log } from '../../shared/telemetry/log.ts';
import type { Clock } from '../../shared/use-cases/ports.ts';
import { ensureTable } from './create-table.ts';
import { startDynoxide } from './dynoxide.ts';
import { startIdentityProvider } from './identity-provider.ts';
import { readPrivateJson, writePrivateJson } from './private-json.ts';
import { rememberServer } from './server-file.ts';
import { StartError } from './start-error.ts';
import { streamSource } from './stream/source.ts';
import { type StreamTail, tailStream } from './tail-stream.ts';

/** Where and how the whole service runs on one machine. */
export interface LocalServiceProps {
  readonly dataDir: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** A DynamoDB endpoint to use instead of the embedded one. */
  readonly endpoint?: string | undefined;
  /**
   * A simulated clock. Deadlines are then looked at by `tick` alone, and webhooks served by `deliver` alone.
   * @default the machine's own time, with a tick at the start and every minute, and a round of webhooks every second
   */
  readonly clock?: Clock;
  /** Whether webhooks may go to this very machine, without TLS. @default false */
  readonly webhooksToLoopback?: boolean;
  readonly log: Log;
}

/** The running service. */
export interface LocalService {
  readonly url: string;
  readonly issuer: string;
  readonly tableEndpoint: string;
  /** Whether nobody has registered anything yet. */
  readonly isEmpty: boolean;
  /** Resolves when everything that follows from what was written so far has happened. */
  drained(): Promise<void>;
  /** Deals with every deadline that has passed by now. Rejects with what failed of it. */
  tick(): Promise<void>;
  /** Sends what is due to every webhook. Rejects with what failed of it. */
  deliver(): Promise<void>;
  /** Ends all parts in order; nothing that was acknowledged is lost. */
  stop(): Promise<void>;
}

const tableName = 'openlot';
const audience = 'urn:openlot:local';
const tickMilliseconds = 60_000;
const roundMilliseconds = 1_000;

/**
 * Starts every part of the service: database, identity provider, all HTTP functions on one port, the stream's
 * consumers and the clock. Throws a `StartError` that says what stands in the way; nothing is left running then.
 */
export const startLocalService = async (props: LocalServiceProps): Promise<LocalService> => {
  const { dataDir, clock = systemClock, log } = props;
  const ends: (() => Promise<void>)[] = [];
  const server = createServer();
  const stop = async (): Promise<void> => {
    await close(server);
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const url = await listen(server, props.port);
    // The database's lock comes first: a second service on the folder must change nothing in it.
    const tableEndpoint = props.endpoint ?? (await embeddedEndpoint(dataDir, ends));
    const streamArn = await table(tableEndpoint);
    const identity = await startIdentityProvider({ dataDir, audience });
    ends.push(identity.stop);
    const wiring = wire(
      readEnvironment({
        OPENLOT_TABLE: tableName,
        OPENLOT_TABLE_ENDPOINT: tableEndpoint,
        OPENLOT_ISSUER: identity.issuer,
        OPENLOT_AUDIENCE: audience,
        OPENLOT_SEAL_SECRET: await sealSecret(dataDir),
        OPENLOT_PUBLIC_URL: url,
        OPENLOT_WEBHOOKS_TO_LOOPBACK: String(props.webhooksToLoopback ?? false),
      }),
      clock,
      log,
    );
    const units = await wiring.records.page('units', {}, { limit: 1 });
    const tail = await startConsumers(wiring, dataDir, tableEndpoint, streamArn);
    ends.push(tail.stop);
    const tick = inTurn(createTick(wiring));
    const deliver = createDeliveries(wiring);
    if (props.clock === undefined) ends.push(startTicking(tick, log), startDelivering(deliver, log));
    server.on('request', getRequestListener(gateway(wiring).fetch));
    await rememberServer(dataDir, url);
    return {
      url,
      issuer: identity.issuer,
      tableEndpoint,
      isEmpty: units.ok && units.value.items.length === 0,
      drained: tail.drained,
      tick,
      deliver,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const listen = async (server: Server, port: number): Promise<string> => {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    throw isTaken
      ? new StartError(
          {
            zh: `端口 ${port} 已被占用；请用 --port 另选端口。`,
            en: `Port ${port} is in use; choose another one with --port.`,
          },
          { cause },
        )
      : new StartError(
          {
            zh: `无法监听端口 ${port}；请用 --port 另选端口。`,
            en: `Port ${port} cannot be listened on; choose another one with --port.`,
          },
          { cause },
        );
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** How long requests under way may still take when the service stops. */
const lastRequestsMilliseconds = 1_000;

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), lastRequestsMilliseconds).unref();
  });

const embeddedEndpoint = async (dataDir: string, ends: (() => Promise<void>)[]): Promise<string> => {
  const engine = await startDynoxide({ dbPath: join(dataDir, 'openlot.db') });
  ends.push(engine.stop);
  return engine.endpoint;
};

/** Makes the table where it is missing; gives the ARN of its stream. */
const table = async (endpoint: string): Promise<string> => {
  const client = new DynamoDBClient(clientConfig(endpoint));
  try {
    return (await ensureTable(client, tableName, tableDefinition)).streamArn;
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    throw new StartError(
      {
        zh: `无法使用 DynamoDB ${endpoint}；请检查地址、网络和凭证。`,
        en: `DynamoDB at ${endpoint} cannot be used; check address, network and credentials.`,
      },
      { cause },
    );
  } finally {
    client.destroy();
  }
};

/** The key that seals secrets on this machine, made at the first start. */
const sealSecret = async (dataDir: string): Promise<string> => {
  const path = join(dataDir, 'seal.json');
  const stored = z.object({ secret: z.string() }).safeParse(await readPrivateJson(path)).data;
  if (stored !== undefined) return stored.secret;
  const secret = randomBytes(32).toString('hex');
  await writePrivateJson(path, { secret });
  return secret;
};

/** Sends each request to the function that serves it, as the routes of the API gateway do in AWS. */
const gateway = (wiring: Wiring): Hono => {
  const apps: Readonly<Record<HttpFunction, App>> = {
    'staff-api': createStaffApi({ ...wiring, beacon: drandBeacon() }),
    'inspector-api': createInspectorApi(wiring),
    'credit-api': createCreditApi(wiring),
    'entity-api': createEntityApi(wiring),
    portal: createPortal(wiring),
  };
  const routes = new Hono();
  for (const contract of contracts)
    routes.on(contract.method.toUpperCase(), routePathOf(contract), (c) =>
      apps[contract.servedBy].fetch(c.req.raw),
    );
  return routes.all('*', (c) => apps.portal.fetch(c.req.raw));
};

const startConsumers = (
  wiring: Wiring,
  dataDir: string,
  endpoint: string,
  streamArn: string,
): Promise<StreamTail> => {
  const { log } = wiring;
  const streams = new DynamoDBStreamsClient(clientConfig(endpoint) as object);
  return tailStream({
    source: streamSource(streams, streamArn),
    checkpointFolder: join(dataDir, 'streams'),
    consumers: [
      {
        name: 'reactions',
        batchSize: 100,
        retryAttempts: 10,
        handle: streamHandler({ together: createFeeds(wiring), each: createReactions(wiring) }, log),
      },
      {
        name: 'draw-runner',
        batchSize: 100,
        retryAttempts: 10,
        handle: streamHandler({ each: createDrawRunner(wiring) }, log),
      },
    ],
    park: (parked) =>
      writePrivateJson(join(dataDir, 'parked', `${parked.consumer}-${parked.record.eventID}.json`), parked),
    onFault: (consumer, error) => log('reaction-crashed', { consumer, error }),
  });
};

/** The work, one run at a time: whoever asks while it runs gets a run of their own afterwards. */
const inTurn = (work: () => Promise<void>): (() => Promise<void>) => {
  let last = Promise.resolve();
  return () => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  };
};

/** Ticks at once and then every minute; gives the way to stop it. */
const startTicking = (tick: () => Promise<void>, log: Log): (() => Promise<void>) => {
  let last = Promise.resolve();
  const run = (): void => {
    last = tick().catch((error: unknown) => log('reaction-crashed', { consumer: 'clock', error }));
  };
  run();
  const timer = setInterval(run, tickMilliseconds);
  return () => {
    clearInterval(timer);
    return last;
  };
};

/**
 * Serves the webhooks every second; gives the way to stop it. Rounds overlap, for one that waits for an endpoint must not
 * hold up the others.
 */
const startDelivering = (deliver: () => Promise<void>, log: Log): (() => Promise<void>) => {
  const underWay = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const round = deliver()
      .catch((error: unknown) => log('reaction-crashed', { consumer: 'deliveries', error }))
      .finally(() => underWay.delete(round));
    underWay.add(round);
  }, roundMilliseconds);
  return async () => {
    clearInterval(timer);
    await Promise.all(underWay);
  };
};
