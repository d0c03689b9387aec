/*
 * `openlot bench bundle`: `bundle-case.ts STARTS`. Bundles the credit API and a function that has the AWS SDK alone, and
 * starts both so many times over one engine, in turn; beside them a function that does nothing, for what is Node's own.
 * Prints one line of JSON.
 */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { alternating, median } from './alternating.ts';
import type { BundleMeasures } from './benchmarks.ts';
import { coldStart } from './cold-start.ts';
import { setCreditScene } from './credit-scene.ts';
import { makeBundles } from './make-bundles.ts';

const starts = Number(process.argv[2]);

const folder = await mkdtemp(join(tmpdir(), 'openlot-bench-'));
const scene = await setCreditScene();
try {
  const path = (code: string): string => `/v1/credit/${code}`;
  const headers = { authorization: `Bearer ${scene.token}` };
  const plan = await scene.observe((code) => new Request(`http://127.0.0.1${path(code)}`, { headers }));
  const empty = join(folder, 'empty.mjs');
  await writeFile(empty, 'export const handler = async () => ({ statusCode: 200 });\n');
  const bundles = { ...makeBundles(folder), empty };

  /** A request as API Gateway hands it over. */
  const request = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path(plan.code),
    rawQueryString: '',
    headers,
    requestContext: {
      domainName: '127.0.0.1',
      http: {
        method: 'GET',
        path: path(plan.code),
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: '',
      },
    },
    isBase64Encoded: false,
  };
  const events = { service: request, bare: { plan }, empty: {} };
  const environment = {
    ...scene.environment,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: scene.endpoint,
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    NODE_OPTIONS: '--enable-source-maps',
  };
  const start = (rival: keyof typeof bundles) => coldStart(bundles[rival], environment, events[rival]);
  const rivals = ['service', 'bare', 'empty'] as const;
  // The first round reads the files into the machine's memory.
  await alternating(rivals, 1, start);
  const started = await alternating(rivals, starts, start);

  const of = async (rival: keyof typeof bundles) => ({
    bytes: (await stat(bundles[rival])).size,
    gzipBytes: gzipSync(await readFile(bundles[rival])).length,
    loadedMilliseconds: Math.round(median(started[rival].map(({ loaded }) => loaded))),
    answeredMilliseconds: Math.round(median(started[rival].map(({ answered }) => answered))),
    processorMilliseconds: Math.round(median(started[rival].map(({ processorTime }) => processorTime))),
  });
  const measures: BundleMeasures = {
    starts,
    service: await of('service'),
    bare: await of('bare'),
    empty: await of('empty'),
  };
  console.log(JSON.stringify(measures));
} finally {
  await scene.stop();
  await rm(folder, { recursive: true, force: true });
}
