/*
 * One case of `openlot bench credit`: `credit-case.ts CONNECTIONS`. The credit API and a bare handler that makes
 * the same calls to DynamoDB, each in a process of its own on one engine, take the same load in turn. Prints one line
 * of JSON.
 */
import { alternating, median } from './alternating.ts';
import type { BarePlans } from './bare-server.ts';
import type { CreditMeasures } from './benchmarks.ts';
import { benchPledgeItem, setCreditScene } from './credit-scene.ts';
import type { Load, LoadRequest, LoadResult } from './load.ts';
import { startProgram } from './program.ts';

const connections = Number(process.argv[2]);
const seconds = 3;
const rounds = 3;
const rivalNames = ['service', 'bare'] as const;

const scene = await setCreditScene();
const programs = [];
try {
  const { codes, token, endpoint } = scene;
  const operations = {
    getCredit: (code: string): LoadRequest => ({ method: 'GET', path: `/v1/credit/${code}` }),
    checkEligibility: (code: string): LoadRequest => ({
      method: 'POST',
      path: '/v1/pledge-eligibility',
      body: JSON.stringify({ code, itemCode: benchPledgeItem, applicationNo: '[<id>]' }),
    }),
  };
  const observe = (operation: keyof typeof operations) =>
    scene.observe((code) => {
      const { method, path, body } = operations[operation](code);
      return new Request(`http://127.0.0.1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body }),
      });
    });
  const plans: BarePlans = {
    endpoint,
    get: await observe('getCredit'),
    post: await observe('checkEligibility'),
  };
  const service = startProgram('service-server.ts', {
    ...scene.environment,
    OPENLOT_TABLE_ENDPOINT: endpoint,
  });
  const bare = startProgram('bare-server.ts');
  const load = startProgram('load.ts');
  programs.push(service, bare, load);
  const rivals = {
    service: { program: service, url: (await service.ask<{ url: string }>({})).url },
    bare: { program: bare, url: (await bare.ask<{ url: string }>(plans)).url },
  };

  const measure = async (operation: keyof typeof operations, { calls }: BarePlans['get']) => {
    const requests = codes.map(operations[operation]);
    const put = async (rival: keyof typeof rivals) => {
      const { program, url } = rivals[rival];
      const before = await program.processorTime();
      const result = await load.ask<LoadResult>({
        url,
        requests,
        token,
        connections,
        seconds,
      } satisfies Load);
      return { ...result, processorTime: ((await program.processorTime()) - before) / result.requests };
    };
    // The first round of each compiles what it runs.
    await alternating(rivalNames, 1, put);
    const results = await alternating(rivalNames, rounds, put);
    const middle = (
      rival: keyof typeof rivals,
      value: 'requestsPerSecond' | 'p50' | 'p99' | 'processorTime',
    ): number => median(results[rival].map((result) => result[value]));
    const of = (rival: keyof typeof rivals) => ({
      requestsPerSecond: Math.round(middle(rival, 'requestsPerSecond')),
      p50Milliseconds: middle(rival, 'p50'),
      p99Milliseconds: middle(rival, 'p99'),
      processorMilliseconds: middle(rival, 'processorTime'),
    });
    return {
      operation,
      calls: calls.map((call) => call.operation),
      service: of('service'),
      bare: of('bare'),
    };
  };
  const measures: CreditMeasures = {
    connections,
    operations: [await measure('getCredit', plans.get), await measure('checkEligibility', plans.post)],
  };
  console.log(JSON.stringify(measures));
} finally {
  for (const program of programs) await program.stop();
  await scene.stop();
}
